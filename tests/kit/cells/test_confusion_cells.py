"""The matrix on the screen, with mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.cells.confusion_cells import ConfusionCells
from fmnist_gui.kit.cells.heatmap import Heatmap
from fmnist_gui.kit.look import DARK, LIGHT
from tests.conftest import Put, UseLook

HEATMAP = Heatmap(np.arange(100.0).reshape(10, 10), lambda value: f"{value:.0f}")


@pytest.fixture
def view(put: Put) -> ConfusionCells:
    view = put(ConfusionCells(), 560, 480)
    view.show_heatmap(HEATMAP, lambda true, predicted: f"row {true}, column {predicted}")
    return view


def place_of(view: ConfusionCells, true: int, predicted: int) -> QPoint:
    return view.plan().rect_of(true, predicted).center().toPoint()


def color_at(view: ConfusionCells, true: int, predicted: int) -> str:
    """Of the cell's corner, where no number is."""
    corner = view.plan().rect_of(true, predicted).topLeft().toPoint() + QPoint(5, 5)
    return view.grab().toImage().pixelColor(corner).name()


def test_a_click_chooses_the_cell_under_it(qtbot: QtBot, view: ConfusionCells) -> None:
    with qtbot.waitSignal(view.cellChosen) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(view, 6, 0))
    assert chosen.args == [6, 0]
    assert view.chosen == (6, 0)
    assert view.accessibleDescription() == "row 6, column 0"


def test_cells_have_the_colours_of_their_values_in_both_themes(view: ConfusionCells, use_look: UseLook) -> None:
    for look in (LIGHT, DARK):
        use_look(look)
        for cell in ((0, 1), (5, 5), (9, 8)):
            assert color_at(view, *cell) == HEATMAP.color_of(float(HEATMAP.values[cell]), look).name()
    before = color_at(view, 9, 9)
    view.show_heatmap(Heatmap(HEATMAP.values, HEATMAP.number, without_diagonal=True))
    assert color_at(view, 9, 9) != before
    assert color_at(view, 9, 9) == color_at(view, 0, 0)


def test_without_a_matrix_there_is_a_sentence_and_nothing_to_choose(qtbot: QtBot, view: ConfusionCells) -> None:
    view.show_heatmap(None)
    before = view.grab().toImage()
    view.set_empty_text("Train a network first.")
    assert view.grab().toImage() != before
    assert view.accessibleDescription() == "Train a network first."
    with qtbot.assertNotEmitted(view.cellChosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(view, 6, 0))
        qtbot.keyClick(view, Qt.Key.Key_Down)
