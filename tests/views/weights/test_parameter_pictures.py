"""All ten parameters as pictures."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.views.weights.layout import PARAMETERS
from fmnist_gui.views.weights.parameter_pictures import ParameterPictures


@pytest.fixture
def pictures(qtbot: QtBot) -> ParameterPictures:
    pictures = ParameterPictures()
    qtbot.addWidget(pictures)
    pictures.show_values({name: values.numpy() for name, values in new_network(0).state_dict().items()})
    pictures.show()
    return pictures


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_number_has_whole_pixels_and_the_scale_its_largest(pictures: ParameterPictures, name: str) -> None:
    grid, values = pictures.grids[name], new_network(0).state_dict()[name].numpy()
    assert grid.cell_size() >= 1
    assert grid.cell_size() == int(grid.cell_size())
    last = grid.tile_rect(len(grid.values) - 1)
    assert grid.rect().contains(last)
    assert grid._high == -grid._low == np.abs(values).max()


def test_a_number_is_read_off_and_its_parameter_chosen(pictures: ParameterPictures, qtbot: QtBot) -> None:
    grid = pictures.grids["conv2.bias"]
    with qtbot.waitSignal(pictures.chosen) as told:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(Cell(0, 0, 5)).center())
    assert told.args == ["conv2.bias"]
    value = f"{new_network(0).conv2.bias[5].item():.6f}".replace("-", "−")
    assert pictures.reading.text() == f"conv2.bias[5] = {value}"
