"""Matrices on screen: which cell is where, what hovering, clicking and the keys tell, and the colours of the cells."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.numbers import short_number
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import DIVERGING, GREY, lookup_table
from tests.conftest import Put


@pytest.fixture
def grid(put: Put) -> MatrixGrid:
    grid = put(MatrixGrid(), 420, 300)
    grid.show_matrices(np.arange(6 * 4 * 5, dtype=np.float32).reshape(6, 4, 5), 0, 119)
    return grid


def test_each_cell_is_found_where_it_is_painted_and_all_fill_the_widget(grid: MatrixGrid) -> None:
    for cell in (Cell(*place) for place in np.ndindex(6, 4, 5)):
        assert grid.cell_at(grid.cell_rect(cell).center()) == cell
    assert grid.cell_at(QPoint(0, 0)) is None
    rects = [grid.tile_rect(tile) for tile in range(6)]
    assert all(grid.rect().contains(rect) for rect in rects)
    assert not any(a.intersects(b) for number, a in enumerate(rects) for b in rects[:number])
    assert grid.cell_size() >= 26  # 3 columns and 2 rows; every other arrangement gives smaller cells
    assert grid.cell_size() == int(grid.cell_size())


def test_hovering_and_clicks_tell_the_cell(grid: MatrixGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.hovered, check_params_cb=lambda *cell: cell == (4, 2, 3)):
        qtbot.mouseMove(grid, grid.cell_rect(Cell(4, 2, 3)).center())
    heard: list[tuple[int, ...]] = []
    grid.hovered.connect(lambda *cell: heard.append(cell))
    qtbot.mouseMove(grid, QPoint(1, 1))
    assert heard == [(-1, -1, -1)]
    with qtbot.waitSignal(grid.clicked, check_params_cb=lambda *cell: cell == (5, 3, 4)):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(Cell(5, 3, 4)).center())


def test_keys_move_the_highlight_and_stop_at_the_edge(grid: MatrixGrid, qtbot: QtBot) -> None:
    grid.set_highlight(Cell(0, 3, 0))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up):
        qtbot.keyClick(grid, key)
    assert grid.highlight == (1, 2, 1)
    for _ in range(10):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.highlight == (1, 2, 0)


def test_cells_have_the_colours_of_their_values(put: Put) -> None:
    grid = put(MatrixGrid(), 90, 50)
    grid.show_matrices(np.array([[[-1.0, 1.0]]], np.float32), -1, 1, DIVERGING)
    picture = grid.grab().toImage()
    table = lookup_table(DIVERGING)
    for column, index in ((0, 0), (1, 255)):
        seen = picture.pixelColor(grid.cell_rect(Cell(0, 0, column)).center())
        assert [seen.red(), seen.green(), seen.blue()] == table[index][:3].tolist()


def test_a_large_matrix_is_shown_whole(put: Put) -> None:
    grid = put(MatrixGrid(), 100, 80)
    grid.show_matrices(np.zeros((1, 120, 192), np.float32), -1, 1)
    assert 0 < grid.cell_size() < 1
    assert grid.rect().contains(grid.tile_rect(0))
    assert not grid.grab().isNull()


def test_another_shape_drops_the_marks(grid: MatrixGrid) -> None:
    grid.set_highlight(Cell(5, 1, 1))
    grid.set_region(QRect(0, 0, 2, 2), 3)
    grid.show_matrices(np.zeros((1, 4, 5), np.float32), 0, 1)
    assert grid.highlight is None
    assert not grid.grab().isNull()


def test_one_matrix_tells_rows_and_columns(put: Put, qtbot: QtBot) -> None:
    view = put(MatrixView(), 200, 200)
    view.number_text = short_number
    view.show_matrix(np.linspace(0, 1, 25, dtype=np.float32).reshape(5, 5), 0, 1, GREY, highlight=(1, 1))
    view.set_region(QRect(1, 2, 3, 2))
    assert view.highlight == (0, 1, 1)
    with qtbot.waitSignal(view.clicked, check_params_cb=lambda row, column: (row, column) == (3, 2)):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_rect(Cell(0, 3, 2)).center())
    assert view.highlight == (0, 3, 2)
    with qtbot.waitSignal(view.clicked, check_params_cb=lambda row, column: (row, column) == (3, 3)):
        qtbot.keyClick(view, Qt.Key.Key_Right)
