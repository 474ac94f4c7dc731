"""From files to tensors, in a section: one image on its way through the three steps."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.views.files.view import FilesView
from tests.conftest import NARROW, Press, Show, give_data, opened

view = opened(FilesView)


def test_the_first_image_goes_through_the_three_steps(view: FilesView, tiny_data: FashionData) -> None:
    label = int(tiny_data.train.labels[0])
    values = [value.text() for value in view.batch_table.values]
    assert values == [f"[1, 28, 28], {label}", "[100, 1, 28, 28]", "[100]", "10"]
    assert [caption.text() for caption in view.transform.captions] == ["uint8 [28, 28]", "float32 [1, 28, 28]"]
    assert all(row[1].isVisible() for row in view.archive_rows)
    assert view.minimumSizeHint().width() <= NARROW


@pytest.mark.parametrize("pressed", ["darkest", "brightest"])
def test_the_ends_of_the_range_are_a_press_away(
    view: FilesView, tiny_data: FashionData, press: Press, pressed: str
) -> None:
    picture, image = view.transform, tiny_data.train.images[0]
    value = int(image.min() if pressed == "darkest" else image.max())
    press(getattr(picture, pressed))
    row, column = picture.cell
    assert int(image[row, column]) == value
    assert picture.reading.text() == f"[{row}, {column}]  {value} / 255 → {round(value / 255, 4)}"


@pytest.mark.parametrize("cell", [(0, 0), (27, 27), (14, 3)])
def test_a_click_reads_any_pixel(view: FilesView, tiny_data: FashionData, qtbot: QtBot, cell: tuple[int, int]) -> None:
    picture = view.transform
    place = picture.pictures[1].cell_rect(Cell(0, *cell)).center()
    qtbot.mouseClick(picture.pictures[1], Qt.MouseButton.LeftButton, pos=place)
    assert picture.cell == cell
    value = int(tiny_data.train.images[0][cell])
    assert picture.reading.text() == f"[{cell[0]}, {cell[1]}]  {value} / 255 → {round(value / 255, 4)}"
    assert value in picture.patches[0].values


def test_drawn_garments_stand_in_and_have_no_files(see: Show, state: AppState) -> None:
    give_data(state, None)
    view = see(FilesView)
    assert view.extract_note.text().startswith("No files")
    assert not view.archive_rows[0][1].isVisible()
