"""A confusion matrix as a heatmap whose cells are chosen with the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fmnist_gui.kit.look import SPACE, TYPE_BODY, current_look, type_px
from fmnist_gui.views.confusion.picture import SIDE, Heatmap, HeatmapPainter, Plan

Cell = tuple[int, int]  # true class, predicted class
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ConfusionView(QWidget):
    """Shows a Heatmap; without one, its empty frame with a sentence over it."""

    cellChosen = Signal(int, int)  # true class, predicted class

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heatmap: Heatmap | None = None
        self.chosen: Cell | None = None
        self._hovered: Cell | None = None
        self._empty_text = ""
        self._describe: Callable[[int, int], str] = lambda true, predicted: ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_heatmap(self, heatmap: Heatmap | None, describe: Callable[[int, int], str] | None = None) -> None:
        """`describe(true, predicted)` says in words what a cell holds."""
        self.heatmap = heatmap
        self._describe = describe or (lambda true, predicted: "")
        self._tell_chosen()
        self.update()

    def set_empty_text(self, text: str) -> None:
        """What to say, in the current language, while there is no matrix."""
        self._empty_text = text
        self._tell_chosen()
        self.update()

    def choose(self, cell: Cell | None) -> None:
        """Outline `cell`, without telling of it."""
        self.chosen = cell
        self._tell_chosen()
        self.update()

    def plan(self) -> Plan:
        """Where everything is painted now."""
        return Plan(QRectF(self.rect()).adjusted(2, 2, -2, -2), self.font())

    def sizeHint(self) -> QSize:
        return QSize(560, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 300)

    # ---- choosing

    def _choose_and_tell(self, cell: Cell) -> None:
        self.choose(cell)
        self.cellChosen.emit(*cell)

    def _tell_chosen(self) -> None:
        """To those who cannot see the picture."""
        if self.heatmap is None:
            self.setAccessibleDescription(self._empty_text)
        elif self.chosen is not None:
            self.setAccessibleDescription(self._describe(*self.chosen))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.plan().cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None and self.heatmap is not None:
            self._choose_and_tell(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.plan().cell_at(event.position()) if self.heatmap is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.setCursor(Qt.CursorShape.PointingHandCursor if cell is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if self.heatmap is None or (step is None and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Space)):
            super().keyPressEvent(event)
            return
        row, column = self.chosen or (0, 0)
        if step is not None and self.chosen is not None:
            row, column = min(max(row + step[0], 0), SIDE - 1), min(max(column + step[1], 0), SIDE - 1)
        self._choose_and_tell((row, column))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.plan().cell_at(event.pos().toPointF())
            if cell is not None and self.heatmap is not None:
                QToolTip.showText(event.globalPos(), self._describe(*cell), self, self.plan().rect_of(*cell).toRect())
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, plan = QPainter(self), current_look(), self.plan()
        chosen = self.chosen if self.heatmap is not None else None
        HeatmapPainter(plan, self.heatmap, look, chosen, self._hovered).paint(painter)
        if self.heatmap is None and self._empty_text:
            self._paint_sentence(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            first, last = plan.rect_of(0, 0), plan.rect_of(SIDE - 1, SIDE - 1)
            painter.drawRect(first.united(last).adjusted(-1, -1, 1, 1))
        painter.end()

    def _paint_sentence(self, painter: QPainter) -> None:
        look, flags = current_look(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        plan = self.plan()
        grid = plan.rect_of(0, 0).united(plan.rect_of(SIDE - 1, SIDE - 1)).adjusted(3 * SPACE, 0, -3 * SPACE, 0)
        font = self.font()
        font.setPixelSize(type_px(TYPE_BODY))
        painter.setFont(font)
        room = painter.boundingRect(grid, int(flags), self._empty_text)
        painter.setPen(QPen(QColor(look.hairline), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(room.adjusted(-2 * SPACE, -SPACE, 2 * SPACE, SPACE), SPACE, SPACE)
        painter.setPen(QColor(look.text))
        painter.drawText(grid, int(flags), self._empty_text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self.update()
        super().changeEvent(event)
