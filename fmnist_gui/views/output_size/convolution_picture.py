"""Input, padding, filter and stride as squares, and the output that comes of them."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.network.sizes import left_over
from fmnist_gui.kit.cells.cells import Cells, Position
from fmnist_gui.kit.look import SPACE, Look, color, type_px
from fmnist_gui.kit.text import tr

LARGEST_CELL = 22
LEAST_FOR_LINES = 4  # px a cell, below which lines would fill it
BETWEEN = 4 * SPACE
MARGIN = 24  # px above, for the words


@dataclass(frozen=True)
class Axis:
    """Sizes along height or width: input, filter, padding at either end, stride, output."""

    n: int
    f: int
    p: int
    s: int
    output: int

    @property
    def padded(self) -> int:
        return self.n + 2 * self.p

    @property
    def unseen(self) -> tuple[int, int]:
        """How many values at the end of the image, and of the padding behind it, the filter never reaches."""
        left = left_over(self.n, self.f, self.p, self.s)
        return max(left - self.p, 0), min(left, self.p)


class ConvolutionPicture(Cells):
    """The cells are the output's: pointing at one, or walking to it, moves the filter to where it comes from."""

    usual_size = QSize(480, 320)

    def __init__(self) -> None:
        super().__init__()
        self._axes: tuple[Axis, Axis] | None = None  # height and width
        self._why = ""
        self.cell = (0, 0)  # the output value whose filter is drawn
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_axes(self, height: Axis, width: Axis) -> None:
        self._axes = height, width
        row, column = self.cell or (0, 0)
        self.set_cell((min(row, height.output - 1), min(column, width.output - 1)))
        self.setAccessibleName(
            tr(
                "Input {n} × {m}, output {height} × {width}",
                n=height.n,
                m=width.n,
                height=height.output,
                width=width.output,
            )
        )

    def clear(self, why: str) -> None:
        """Show nothing but a sentence, in the current language."""
        self._axes = None
        self._why = why
        self.setAccessibleName(why)
        self.update()

    def _sizes(self) -> tuple[Axis, Axis]:
        assert self._axes is not None
        return self._axes

    def _cell(self) -> float:
        height, width = self._sizes()
        across = (self.width() - BETWEEN - 2) / (width.padded + width.output)
        down = (self.height() - type_px(MARGIN) - 2) / max(height.padded, height.output)
        size = min(across, down, LARGEST_CELL)
        return float(int(size)) if size >= 1 else size

    def _input_rect(self) -> QRectF:
        (height, width), cell = self._sizes(), self._cell()
        return QRectF(1, type_px(MARGIN), width.padded * cell, height.padded * cell)

    def output_rect(self) -> QRectF:
        (height, width), cell = self._sizes(), self._cell()
        left = self._input_rect().right() + BETWEEN
        return QRectF(left, type_px(MARGIN), width.output * cell, height.output * cell)

    def shape(self) -> tuple[int, ...]:
        return tuple(axis.output for axis in self._axes) if self._axes is not None else (0, 0)

    def cell_rect(self, cell: Position) -> QRect:
        rect, size = self.output_rect(), self._cell()
        return QRectF(rect.x() + cell[1] * size, rect.y() + cell[0] * size, size, size).toRect()

    def cell_at(self, point: QPoint) -> Position | None:
        if self._axes is None or not self.output_rect().contains(point):
            return None
        rect, cell = self.output_rect(), self._cell()
        return int((point.y() - rect.y()) / cell), int((point.x() - rect.x()) / cell)

    def on_pointed(self, cell: Position | None) -> None:
        if cell is not None:
            self.set_cell(cell)

    def paint(self, painter: QPainter, look: Look) -> None:
        if self._axes is None:
            painter.setPen(color(look.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._why)
            return
        height, width = self._axes
        cell, outer, output = self._cell(), self._input_rect(), self.output_rect()
        inner = outer.adjusted(width.p * cell, height.p * cell, -width.p * cell, -height.p * cell)
        painter.setPen(color(look.muted))
        self._paint_word(painter, outer, tr("input"))
        self._paint_word(painter, output, tr("output"))
        painter.fillRect(outer, color(look.window))
        painter.fillRect(outer, QBrush(color(look.outline), Qt.BrushStyle.BDiagPattern))  # the padding
        painter.fillRect(inner, color(look.raised))
        self._paint_lines(painter, outer, cell, color(look.hairline))
        painter.fillRect(output, color(look.raised))
        self._paint_lines(painter, output, cell, color(look.hairline))
        self._paint_unseen(painter, inner, cell, color(look.error))
        row, column = self.cell or (0, 0)
        looks_at = QRectF(
            outer.x() + column * width.s * cell, outer.y() + row * height.s * cell, width.f * cell, height.f * cell
        )
        painter.fillRect(looks_at, color(look.accent, 0.45))
        painter.setPen(QPen(color(look.accent), 2))
        painter.drawRect(looks_at)
        if column + 1 < width.output:  # where the filter goes next: the stride
            painter.setPen(QPen(color(look.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(looks_at.translated(width.s * cell, 0))
        made = QRectF(output.x() + column * cell, output.y() + row * cell, max(cell, 2), max(cell, 2))
        painter.fillRect(made, color(look.accent))
        if self.hasFocus():
            painter.setPen(QPen(color(look.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(output.adjusted(-2, -2, 2, 2))

    def _paint_unseen(self, painter: QPainter, image: QRectF, cell: float, ink: QColor) -> None:
        """The rows and columns of the image that no position of the filter covers."""
        height, width = self._sizes()
        ink.setAlphaF(0.5)
        rows, columns = height.unseen[0] * cell, width.unseen[0] * cell
        painter.fillRect(image.adjusted(0, image.height() - rows, 0, 0), ink)
        painter.fillRect(image.adjusted(image.width() - columns, 0, 0, -rows), ink)

    def _paint_word(self, painter: QPainter, below: QRectF, word: str) -> None:
        painter.drawText(
            QRectF(below.x(), 0, 160, type_px(MARGIN) - 4),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            word,
        )

    def _paint_lines(self, painter: QPainter, rect: QRectF, cell: float, ink: QColor) -> None:
        painter.setPen(ink)
        painter.drawRect(rect)
        if cell < LEAST_FOR_LINES:
            return
        for number in range(1, round(rect.width() / cell)):
            x = rect.x() + number * cell
            painter.drawLine(round(x), round(rect.top()), round(x), round(rect.bottom()))
        for number in range(1, round(rect.height() / cell)):
            y = rect.y() + number * cell
            painter.drawLine(round(rect.left()), round(y), round(rect.right()), round(y))
