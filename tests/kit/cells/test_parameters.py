"""All ten parameters as pictures."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.kit.cells.parameters import PARAMETERS, ParameterPictures, index_text, tiles_of
from tests.conftest import Put


@pytest.fixture
def pictures(put: Put) -> ParameterPictures:
    pictures = put(ParameterPictures())
    pictures.show_values({name: values.numpy() for name, values in new_network(0).state_dict().items()})
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


@pytest.mark.parametrize("name", PARAMETERS)
def test_indices_are_those_of_the_parameter(name: str) -> None:
    tensor = new_network(0).state_dict()[name]
    tiles, _, _ = tiles_of(name, tensor.numpy())
    generator = np.random.default_rng(0)
    for _ in range(20):
        tile, row, column = (int(generator.integers(size)) for size in tiles.shape)
        index = tuple(int(part) for part in index_text(name, tile, row, column).strip("[]").split(","))
        assert tensor[index].item() == tiles[tile, row, column]
