"""The picture of filter and stride: the output value that is pointed at, and the filter that made it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.views.output_size.convolution_picture import Axis, ConvolutionPicture
from tests.conftest import Put


@pytest.fixture
def picture(put: Put) -> ConvolutionPicture:
    picture = put(ConvolutionPicture(), 500, 340)
    picture.show_axes(Axis(20, 3, 1, 2, 10), Axis(28, 5, 0, 3, 8))
    return picture


def test_pointing_at_an_output_value_moves_the_filter(picture: ConvolutionPicture, qtbot: QtBot) -> None:
    rect = picture.output_rect()
    qtbot.mouseMove(picture, QPoint(int(rect.right() - 2), int(rect.bottom() - 2)))
    assert picture.cell == (9, 7)
    qtbot.mouseMove(picture, QPoint(3, 3))  # beside it: nothing changes
    assert picture.cell == (9, 7)


def test_keys_move_it_and_a_smaller_output_brings_it_back_inside(picture: ConvolutionPicture, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(picture, key)
    assert picture.cell == (1, 1)
    picture.set_cell((9, 7))
    picture.show_axes(Axis(4, 2, 0, 2, 2), Axis(4, 2, 0, 2, 2))
    assert picture.cell == (1, 1)


@pytest.mark.parametrize("n", [1, 28, 512])
def test_all_sizes_are_painted(picture: ConvolutionPicture, n: int) -> None:
    picture.show_axes(Axis(n, 1, 3, 1, n + 6), Axis(n, 1, 0, 1, n))
    assert picture.rect().contains(picture.output_rect().toAlignedRect())
    assert not picture.grab().isNull()


def test_without_an_output_the_reason_is_shown(picture: ConvolutionPicture, qtbot: QtBot) -> None:
    picture.clear("no output")
    assert picture.accessibleName() == "no output"
    assert not picture.grab().isNull()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.mouseMove(picture, QPoint(200, 100))
