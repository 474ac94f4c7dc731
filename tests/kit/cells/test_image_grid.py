import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.cells.image_grid import ImageGrid
from tests.conftest import Put

IMAGES = np.random.default_rng(0).integers(0, 256, (300, 28, 28), dtype=np.uint8)


@pytest.fixture
def grid(put: Put) -> ImageGrid:
    grid = put(ImageGrid(), 500, 400)
    grid.set_items(IMAGES, np.arange(300)[::-1], lambda index: f"image {index}")
    grid.setFocus()
    return grid


def middle_of(grid: ImageGrid, row: int) -> QPoint:
    return grid.visualRect(grid.model().index(row, 0)).center()


def click(grid: ImageGrid, qtbot: QtBot, row: int, *modifiers: Qt.KeyboardModifier) -> None:
    modifier = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, middle_of(grid, row))


def test_one_or_several_are_selected_with_mouse_and_keyboard(grid: ImageGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.current_index_changed) as changed:
        click(grid, qtbot, 3)
    assert changed.args == [296]
    assert (grid.current_index(), grid.selected_indices()) == (296, [296])
    click(grid, qtbot, 0)
    click(grid, qtbot, 2, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_indices() == [299, 298, 297]
    click(grid, qtbot, 5, Qt.KeyboardModifier.ControlModifier)
    assert grid.selected_indices() == [299, 298, 297, 294]
    click(grid, qtbot, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_indices() == [299, 298]
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert (grid.selected_count(), len(grid.selected_indices())) == (300, 300)


def test_enter_and_double_click_activate(grid: ImageGrid, qtbot: QtBot) -> None:
    click(grid, qtbot, 1)
    with qtbot.waitSignal(grid.activated_index) as activated:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert activated.args == [298]
    click(grid, qtbot, 4)
    with qtbot.waitSignal(grid.activated_index) as activated:
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(grid, 4))
    assert activated.args == [295]


def test_going_to_an_image_brings_it_into_view(grid: ImageGrid) -> None:
    assert grid.go_to(7)
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))
    assert grid.current_index() == 7
    assert not grid.go_to(-1)
    assert not grid.go_to(300)


def test_the_current_image_stays_where_it_is_still_there(grid: ImageGrid, qtbot: QtBot) -> None:
    grid.go_to(42)
    grid.set_items(IMAGES, [1, 42, 5])
    assert grid.current_index() == 42
    with qtbot.waitSignal(grid.current_index_changed) as changed:
        grid.set_items(IMAGES, [1, 5])
    assert changed.args == [-1]
    assert grid.current_index() == -1


def test_pixels_are_drawn_sharply(grid: ImageGrid) -> None:
    grid.set_items(IMAGES, [7])
    place = grid.visualRect(grid.model().index(0, 0))
    picture = grid.viewport().grab().toImage()
    left = place.adjusted(1, 0, -1, 0).x() + (place.width() - 2 - 56) // 2
    drawn = [[picture.pixelColor(left + x, place.y() + 4 + y).red() for x in range(56)] for y in range(56)]
    assert np.array_equal(drawn, IMAGES[7].repeat(2, axis=0).repeat(2, axis=1))


def test_copying_puts_the_selected_pictures_on_the_clipboard(grid: ImageGrid, qtbot: QtBot) -> None:
    click(grid, qtbot, 0)
    click(grid, qtbot, 1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    picture = QGuiApplication.clipboard().image()
    assert (picture.width(), picture.height()) == ((2 * 28 + 2) * 4, 28 * 4)
    assert picture.pixelColor(0, 0).red() == IMAGES[299, 0, 0]
    assert picture.pixelColor(30 * 4, 0).red() == IMAGES[298, 0, 0]


def test_seventy_thousand_images_scroll_smoothly_and_captions_are_asked_for_those_in_view(grid: ImageGrid) -> None:
    """A frame has 33 ms; the lower quartile is taken because other programs slow this one down."""
    asked: list[int] = []
    grid.set_items(np.zeros((70_000, 28, 28), np.uint8), np.arange(70_000), lambda index: str(asked.append(index)))
    grid.viewport().grab()
    assert 0 < len(set(asked)) < 100
    grid.resize(1200, 800)
    bar, spent = grid.verticalScrollBar(), []
    for frame in range(30):
        began = time.thread_time()
        bar.setValue(bar.maximum() * (frame * 7 % 30) // 30)
        grid.viewport().repaint()
        spent.append(time.thread_time() - began)
    assert sorted(spent)[7] < 0.033


def test_marks_are_drawn_around_the_picture_and_screen_readers_hear_the_caption(grid: ImageGrid) -> None:
    plain = grid.viewport().grab().toImage()
    grid.set_items(IMAGES, np.arange(300)[::-1], lambda index: f"image {index}", lambda index: index == 299)
    assert grid.viewport().grab().toImage() != plain
    first = grid.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "image 299"


def test_captions_grow_with_the_type(grid: ImageGrid, qapp: QApplication, qtbot: QtBot) -> None:
    """As in presentation mode."""
    before, font = grid.gridSize().height(), QFont(qapp.font())
    larger = QFont(font)
    larger.setPixelSize(28)
    qapp.setFont(larger)
    qtbot.waitUntil(lambda: grid.gridSize().height() > before)
    qapp.setFont(font)
    qtbot.waitUntil(lambda: grid.gridSize().height() == before)
