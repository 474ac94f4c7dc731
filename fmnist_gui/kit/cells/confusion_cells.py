"""A confusion matrix as a heatmap whose cells are chosen with the mouse or the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.kit.cells.cells import Cells, Position
from fmnist_gui.kit.cells.heatmap import SIDE, Heatmap, HeatmapPainter, Plan
from fmnist_gui.kit.look import SPACE, TYPE_BODY, Look, sized_font


class ConfusionCells(Cells):
    """Shows a Heatmap, its cells true and predicted class; without one, its empty frame with a sentence over it."""

    cellChosen = Signal(int, int)
    usual_size, least_size = QSize(560, 480), QSize(360, 300)
    hand_over_cells = True

    def __init__(self) -> None:
        super().__init__()
        self.heatmap: Heatmap | None = None
        self._empty_text = ""
        self._describe: Callable[[int, int], str] = lambda true, predicted: ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_heatmap(self, heatmap: Heatmap | None, describe: Callable[[int, int], str] | None = None) -> None:
        """`describe(true, predicted)` says in words what a cell holds."""
        self.heatmap = heatmap
        self._describe = describe or (lambda true, predicted: "")
        self.set_cell(self.cell)

    def set_empty_text(self, text: str) -> None:
        """What to say, in the current language, while there is no matrix."""
        self._empty_text = text
        self.set_cell(self.cell)

    @property
    def chosen(self) -> tuple[int, int] | None:
        return (self.cell[0], self.cell[1]) if self.cell is not None else None

    def choose(self, cell: tuple[int, int] | None) -> None:
        """Outline `cell`, without a signal."""
        self.set_cell(cell)

    def set_cell(self, cell: Position | None) -> None:
        super().set_cell(cell)
        if self.heatmap is None:
            self.setAccessibleDescription(self._empty_text)
        else:
            self.setAccessibleDescription("" if cell is None else self.describe(cell))

    def plan(self) -> Plan:
        """Where everything is painted now."""
        return Plan(QRectF(self.rect()).adjusted(2, 2, -2, -2), self.font())

    def shape(self) -> tuple[int, ...]:
        return (SIDE, SIDE) if self.heatmap is not None else (0, 0)

    def cell_rect(self, cell: Position) -> QRect:
        return self.plan().rect_of(*cell).toRect()

    def cell_at(self, point: QPoint) -> Position | None:
        return self.plan().cell_at(point.toPointF()) if self.heatmap is not None else None

    def describe(self, cell: Position) -> str:
        return self._describe(*cell)

    def on_chosen(self, cell: Position) -> None:
        self.cellChosen.emit(*cell)

    def on_pointed(self, cell: Position | None) -> None:
        self.update()

    def paint(self, painter: QPainter, look: Look) -> None:
        plan = self.plan()
        grid = plan.rect_of(0, 0).united(plan.rect_of(SIDE - 1, SIDE - 1))
        chosen = self.chosen if self.heatmap is not None else None
        HeatmapPainter(plan, self.heatmap, look, chosen, self.pointed).paint(painter)
        if self.heatmap is None and self._empty_text:
            self._paint_sentence(painter, look, grid.adjusted(3 * SPACE, 0, -3 * SPACE, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRect(grid.adjusted(-1, -1, 1, 1))

    def _paint_sentence(self, painter: QPainter, look: Look, around: QRectF) -> None:
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.setFont(sized_font(self.font(), TYPE_BODY))
        room = painter.boundingRect(around, flags, self._empty_text)
        painter.setPen(QPen(QColor(look.hairline), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(room.adjusted(-2 * SPACE, -SPACE, 2 * SPACE, SPACE), SPACE, SPACE)
        painter.setPen(QColor(look.text))
        painter.drawText(around, flags, self._empty_text)
