"""The learnable parameters as bars, and what their axes count."""

from math import prod

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.network.course_network import expected_shapes
from fmnist_gui.views.structure.parameters import ROW_HEIGHT, ParametersView
from tests.conftest import Show, opened

view = opened(ParametersView)


def test_all_ten_are_there_with_their_numbers(view: ParametersView, see: Show) -> None:
    shapes = expected_shapes()

    shown = [(bar.name, bar.number) for bar in view.bars.bars]
    assert shown == [(f"{name}  {list(shape)}", f"{prod(shape):,}") for name, shape in shapes.items()]
    assert view.total.text() == "10 tensors, 32,998 numbers in all."
    assert "fc1.weight  [120, 192]: 23,040" in view.bars.accessibleDescription()
    assert not view.about.isVisible()
    assert "[6, 5, 5]" in see(ParametersView, compact=False).about.text()


def test_the_axes_of_the_first_are_shown_and_others_by_mouse_and_key(view: ParametersView, qtbot: QtBot) -> None:
    assert view.product.text() == "conv1.weight: 6 · 1 · 5 · 5 = 150"
    assert view.axes.text() == "6 filters, each 1 deep, 5 high and 5 wide: one filter an output channel."
    qtbot.mouseClick(view.bars, Qt.MouseButton.LeftButton, pos=QPoint(50, 4 * ROW_HEIGHT + 5))
    assert view.product.text() == "fc1.weight: 120 · 192 = 23,040"
    assert view.axes.text() == "A matrix of 120 rows and 192 columns: one row an output, one column an input."

    qtbot.keyClick(view.bars, Qt.Key.Key_Down)
    assert view.product.text() == "fc1.bias: 120"
    assert view.axes.text() == "120 numbers: one for each output of the layer, added to its sum."


def test_the_longest_bar_fills_the_room(view: ParametersView) -> None:
    picture = view.bars.grab().toImage()

    def length(row: int) -> int:
        pixels = [picture.pixelColor(x, row * ROW_HEIGHT + ROW_HEIGHT // 2) for x in range(picture.width())]
        return sum(pixel.blue() > 180 and pixel.red() < 60 for pixel in pixels)

    accent = [length(row) for row in range(10)]
    assert accent[4] == max(accent) > 100  # fc1.weight
    assert accent[2] == pytest.approx(accent[4] * 1800 / 23040, abs=2)  # conv2.weight
