"""Names with a bar and a number each, of which one may be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.cells.cells import CellRow, Position
from fmnist_gui.kit.look import SPACE, Look, type_px

MARGIN = SPACE // 2  # px at the sides of rows that can be chosen
POINTER = 12  # px of room for the pointer at a bar
THICKEST = 12  # px


@dataclass(frozen=True)
class Bar:
    """`fraction` of the room is filled, in the accent colour where it `stands_out`."""

    name: str
    number: str
    fraction: float
    stands_out: bool = True
    bold: bool = False
    has_pointer: bool = False


class Bars(CellRow):
    """One below the other; `selectable` ones are chosen by click, Up and Down.

    With a `least_row_height` the rows share what height there is. `widest` keeps room for a number that is to come.
    """

    usual_width, least_width = 240, 180  # px

    def __init__(self, row_height: int, least_row_height: int = 0, selectable: bool = False, widest: str = "") -> None:
        super().__init__()
        self.bars: Sequence[Bar] = ()
        self._row_height, self._least_row_height = row_height, least_row_height or row_height
        self._selectable, self._widest = selectable, widest
        self._left = 0  # px before the names
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Preferred if least_row_height else policy.Fixed)
        if selectable:
            self._left = MARGIN
            self.set_current(0)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """A name and a number each; the largest bar fills the room."""
        most = max([number for _, number in rows] + [1])
        self.show_bars([Bar(name, thousands(number), number / most) for name, number in rows])

    def show_bars(self, bars: Sequence[Bar]) -> None:
        if len(bars) != len(self.bars):
            self.updateGeometry()
        self.bars = bars
        self.update()

    @property
    def count(self) -> int:
        return len(self.bars)

    def columns(self) -> int:
        return 1

    def item_rect(self, index: int) -> QRect:
        top, bottom = (round(row * self.height() / max(self.count, 1)) for row in (index, index + 1))
        return QRect(0, top, self.width(), bottom - top)

    def choose_cell(self, cell: Position) -> None:
        if self._selectable:
            super().choose_cell(cell)

    def sizeHint(self) -> QSize:
        return QSize(self.usual_width, type_px(self._row_height) * self.count)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least_width, type_px(self._least_row_height) * self.count)

    def paint(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, bold = self.small_font(), self.small_font(bold=True)
        for each in (font, bold):
            each.setFeature(QFont.Tag("tnum"), 1)  # digits of one width: the numbers stand in columns
        metrics = QFontMetrics(bold)
        names = max((metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0)
        numbers = max(metrics.horizontalAdvance(text) for text in (self._widest, *(bar.number for bar in self.bars)))
        right = MARGIN if self._selectable else 0
        for index, bar in enumerate(self.bars):
            row = QRectF(self.item_rect(index))
            if self._selectable and index == self.current:
                self._paint_choice(painter, look, row)
            painter.setFont(bold if bar.bold else font)
            painter.setPen(QColor(look.text))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(row.adjusted(self._left, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, bar.name)
            painter.drawText(row.adjusted(0, 0, -right, 0), middle | Qt.AlignmentFlag.AlignRight, bar.number)
            thin = max((row.height() - THICKEST) / 2, 3)
            track = row.adjusted(self._left + names + SPACE, thin, -numbers - right - SPACE, -thin)
            painter.fillRect(track, QColor(look.raised))
            track.setWidth(max(track.width() * bar.fraction, 1.0 if bar.fraction > 0.0005 else 0.0))
            painter.fillRect(track, QColor(look.accent if bar.stands_out else look.muted))
            if bar.has_pointer:
                _paint_pointer(painter, row, look)

    def _paint_choice(self, painter: QPainter, look: Look, row: QRectF) -> None:
        painter.fillRect(row, QColor(look.selected))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 1))
            painter.drawRect(row.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_pointer(painter: QPainter, row: QRectF, look: Look) -> None:
    """A triangle that points at the row."""
    middle = row.center().y() + 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.text))
    painter.drawPolygon(QPolygonF([QPointF(0, middle - 5), QPointF(8, middle), QPointF(0, middle + 5)]))
