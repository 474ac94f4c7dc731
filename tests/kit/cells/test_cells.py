"""What all pictures made of cells can do: pointing, choosing, walking along, telling what a cell holds."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.cells.cells import CellRow, Cells, Position
from fmnist_gui.kit.look import Look
from tests.conftest import Put

SIDE = 20  # px
Key = Qt.Key


class Board(Cells):
    """Four rows of five cells."""

    hand_over_cells = True
    size = (4, 5)

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[Position] = []
        self.seen: list[Position | None] = []
        self.painted = 0

    def shape(self) -> tuple[int, ...]:
        return self.size

    def cell_rect(self, cell: Position) -> QRect:
        return QRect(cell[1] * SIDE, cell[0] * SIDE, SIDE, SIDE)

    def describe(self, cell: Position) -> str:
        return f"cell {cell}"

    def on_chosen(self, cell: Position) -> None:
        self.chosen.append(cell)

    def on_pointed(self, cell: Position | None) -> None:
        self.seen.append(cell)

    def paint(self, painter: QPainter, look: Look) -> None:
        self.painted += 1


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


class Line(CellRow):
    """Ten cells, four of them in each line."""

    @property
    def count(self) -> int:
        return 10

    def columns(self) -> int:
        return 4

    def item_rect(self, index: int) -> QRect:
        return QRect(index % 4 * SIDE, index // 4 * SIDE, SIDE, SIDE)

    def paint(self, painter: QPainter, look: Look) -> None:
        """Nothing to see."""


@pytest.fixture
def board(put: Put) -> Board:
    board = put(Board(), 6 * SIDE, 5 * SIDE)
    return board


def middle_of(board: Cells, *cell: int) -> QPoint:
    return board.cell_rect(cell).center()


def test_a_click_chooses_the_cell_under_it_and_nothing_beside_them(board: Board, qtbot: QtBot) -> None:
    qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=middle_of(board, 2, 3))
    qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(5 * SIDE + 3, 3))
    qtbot.mouseClick(board, Qt.MouseButton.RightButton, pos=middle_of(board, 0, 0))
    assert (board.cell, board.chosen) == ((2, 3), [(2, 3)])


def test_keys_begin_at_the_first_cell_walk_along_and_stop_at_the_edge(board: Board, qtbot: QtBot) -> None:
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_End, Key.Key_Down):
        qtbot.keyClick(board, key)
    assert board.chosen == [(0, 0), (1, 0), (1, 1), (1, 0), (3, 4)]
    qtbot.keyClick(board, Key.Key_Home)
    qtbot.keyClick(board, Key.Key_Return)
    assert board.chosen[-2:] == [(0, 0), (0, 0)]


def test_keys_that_lead_nowhere_are_left_to_others(put: Put, qtbot: QtBot) -> None:
    """So a page scrolls by Page Down although a picture has the focus."""
    page = put(Page())
    board = Board()
    board.setParent(page)
    qtbot.keyClick(board, Key.Key_PageDown)
    board.size = (0, 0)
    qtbot.keyClick(board, Key.Key_Down)
    assert page.keys == [Key.Key_PageDown, Key.Key_Down]
    assert not board.chosen


def test_pointing_tells_each_cell_once_and_the_leaving(board: Board, qtbot: QtBot) -> None:
    for place in (middle_of(board, 1, 1), middle_of(board, 1, 1) + QPoint(1, 1), QPoint(5 * SIDE + 3, 3)):
        qtbot.mouseMove(board, place)
        hand = Qt.CursorShape.PointingHandCursor if board.pointed else Qt.CursorShape.ArrowCursor
        assert board.cursor().shape() == hand
    assert board.seen[-2:] == [(1, 1), None]
    assert board.seen.count((1, 1)) == 1


def test_the_tip_says_what_a_cell_holds(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda position, text, *rest: shown.append(text))
    for place in (middle_of(board, 3, 4), QPoint(5 * SIDE + 3, 3)):
        QApplication.sendEvent(board, QHelpEvent(QHelpEvent.Type.ToolTip, place, board.mapToGlobal(place)))
    assert shown == ["cell (3, 4)"]


def test_another_language_or_palette_paints_anew(board: Board, qtbot: QtBot) -> None:
    for kind in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
        board.grab()
        before = board.painted
        QApplication.sendEvent(board, QEvent(kind))
        qtbot.waitUntil(lambda before=before: board.painted > before)


def test_a_row_in_several_lines_is_walked_up_and_down(put: Put, qtbot: QtBot) -> None:
    line = put(Line())
    line.set_current(1)
    for key, expected in ((Key.Key_Down, 5), (Key.Key_Down, 9), (Key.Key_Down, 9), (Key.Key_Left, 8), (Key.Key_Up, 4)):
        qtbot.keyClick(line, key)
        assert line.current == expected
    with qtbot.waitSignal(line.chosen) as chosen:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=middle_of(line, 6))
    assert chosen.args == [6]
    assert line.index_at(QPoint(5 * SIDE, 5)) is None
