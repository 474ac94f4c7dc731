"""Filters as pictures, random and learned."""

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.views.weights.filters import FiltersView
from tests.conftest import new_weights as weights
from tests.conftest import opened

view = opened(FiltersView)


def test_the_pictures_are_the_numbers_of_a_network(view: FiltersView, state: AppState, qtbot: QtBot) -> None:
    network = network_of(state.weights)

    assert np.array_equal(view.now.values, network.conv1.weight.detach().numpy()[:, 0])
    assert np.array_equal(view.initial.values, network_of(None).conv1.weight.detach().numpy()[:, 0])
    slices = network.conv2.weight.detach().numpy()
    assert view.slices.values.shape == (72, 5, 5)
    assert np.array_equal(view.slices.values[12 * 3 + 7], slices[7, 3])  # fourth row, eighth column
    learned = weights(3)
    state.model.replace(learned, "Another")

    qtbot.waitUntil(lambda: np.array_equal(view.now.values, learned["conv1.weight"].numpy()[:, 0]))
    assert "Another" in view.model_text.text()


def test_a_click_shows_a_filters_numbers_and_what_it_answers_to(view: FiltersView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.now, Qt.MouseButton.LeftButton, pos=view.now.cell_rect(Cell(4, 1, 1)).center())

    values = view.now.values[4]
    assert np.array_equal(view.numbers.values[0], values)
    assert f"{(values > 0).sum()} positive and {(values < 0).sum()} negative" in view.about.text()
    down, across = values[:2].sum() - values[3:].sum(), values[:, :2].sum() - values[:, 3:].sum()
    brighter = ("above" if down > 0 else "below") if abs(down) >= abs(across) else ("left" if across > 0 else "right")
    assert brighter in view.about.text().partition(" than ")[0]
