"""What all pictures made of cells have in common: pointing at a cell, walking along with the keys, telling of both."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from fmnist_gui.kit.picture import Picture

Position = tuple[int, ...]  # of a cell along each axis: (index,), (row, column) or (matrix, row, column)
KEYS = {  # which axis, counted from the last one, and how far
    Qt.Key.Key_Left: (-1, -1),
    Qt.Key.Key_Right: (-1, 1),
    Qt.Key.Key_Up: (-2, -1),
    Qt.Key.Key_Down: (-2, 1),
    Qt.Key.Key_PageUp: (-3, -1),
    Qt.Key.Key_PageDown: (-3, 1),
}


class Cells(Picture):
    """A picture of cells, of which one may be the current one.

    A subclass says by `shape` how many there are along each axis, by `cell_rect` where each of them is, by `describe`
    what it holds, and passes on in signals of its own what `on_chosen` and `on_pointed` are called with.
    """

    hand_over_cells = False  # whether the mouse's pointer shows where a click chooses something

    def __init__(self) -> None:
        super().__init__()
        self.cell: Position | None = None  # the current one
        self.pointed: Position | None = None  # under the mouse
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def shape(self) -> tuple[int, ...]:
        raise NotImplementedError

    def cell_rect(self, cell: Position) -> QRect:
        raise NotImplementedError

    def cell_at(self, point: QPoint) -> Position | None:
        return next((cell for cell in np.ndindex(self.shape()) if self.cell_rect(cell).contains(point)), None)

    def describe(self, cell: Position) -> str:
        """The tip of a cell, in the current language; empty: that of the widget."""
        return ""

    def on_chosen(self, cell: Position) -> None:
        """A click or a key made `cell` the current one."""

    def on_pointed(self, cell: Position | None) -> None:
        """The mouse moved onto another cell, or off them."""

    def set_cell(self, cell: Position | None) -> None:
        """Make it the current one, without a word."""
        self.cell = cell
        self.update()

    def choose_cell(self, cell: Position) -> None:
        self.set_cell(cell)
        self.on_chosen(cell)

    def _goal_of(self, key: int) -> Position | None:
        """Where a key leads from the current cell, perhaps beyond the edge; None for keys that lead nowhere."""
        shape = self.shape()
        if not all(shape):
            return None
        first = (0,) * len(shape)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return self.cell or first
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return first if key == Qt.Key.Key_Home else tuple(size - 1 for size in shape)
        axis, by = self._step_of(key, len(shape))
        if not by:
            return None
        if self.cell is None:
            return first
        goal = list(self.cell)
        goal[axis] += by
        return tuple(goal)

    def _step_of(self, key: int, axes: int) -> tuple[int, int]:
        axis, by = KEYS.get(Qt.Key(key), (-1, 0))
        return (axis, by) if -axis <= axes else (-1, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.cell_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def _point_at(self, cell: Position | None) -> None:
        if cell != self.pointed:
            self.pointed = cell
            if self.hand_over_cells:
                self.setCursor(Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.PointingHandCursor)
            self.on_pointed(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose_cell(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goal = self._goal_of(event.key())
        if goal is None:
            super().keyPressEvent(event)
        elif all(0 <= at < size for at, size in zip(goal, self.shape(), strict=True)):
            self.choose_cell(goal)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos())
            text = self.describe(cell) if cell is not None else ""
            if cell is not None and text:
                QToolTip.showText(event.globalPos(), text, self, self.cell_rect(cell))
                return True
        return super().event(event)


class CellRow(Cells):
    """Cells that are counted one after the other, in one line or in several; `columns` is how many a line has."""

    chosen = Signal(int)

    @property
    def current(self) -> int:
        return self.cell[0] if self.cell is not None else 0

    @property
    def count(self) -> int:
        raise NotImplementedError

    def columns(self) -> int:
        """How far Up and Down lead; 0: nowhere."""
        return 0

    def item_rect(self, index: int) -> QRect:
        raise NotImplementedError

    def index_at(self, point: QPoint) -> int | None:
        cell = self.cell_at(point)
        return None if cell is None else cell[0]

    def set_current(self, index: int) -> None:
        self.set_cell((index,))

    def choose(self, index: int) -> None:
        self.choose_cell((index,))

    def keep_current(self) -> None:
        """There may be fewer cells now."""
        self.set_current(min(self.current, max(self.count - 1, 0)))

    def shape(self) -> tuple[int, ...]:
        return (self.count,)

    def cell_rect(self, cell: Position) -> QRect:
        return self.item_rect(cell[0])

    def on_chosen(self, cell: Position) -> None:
        self.chosen.emit(cell[0])

    def _step_of(self, key: int, axes: int) -> tuple[int, int]:
        axis, by = KEYS.get(Qt.Key(key), (-1, 0))
        return -1, by * {-1: 1, -2: self.columns()}.get(axis, 0)
