"""C10: the learnable parameters as bars, and what their axes count."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.network.course_network import expected_shapes
from fmnist_gui.panels.learn.parameters import ROW_HEIGHT, ParametersPart


@pytest.fixture
def part(show: Callable[[type[ParametersPart]], ParametersPart], qtbot: QtBot) -> ParametersPart:
    part = show(ParametersPart)
    qtbot.waitUntil(lambda: bool(part.shapes))
    return part


def test_all_ten_are_there_with_their_numbers(part: ParametersPart) -> None:
    shapes = expected_shapes()

    shown = [(bar.name, bar.number) for bar in part.bars.bars]
    assert shown == [(f"{name}  {list(shape)}", f"{prod(shape):,}") for name, shape in shapes.items()]
    assert part.total.text() == "10 tensors, 32,998 numbers in all."
    assert "fc1.weight  [120, 192]: 23,040" in part.bars.accessibleDescription()


def test_the_axes_of_the_first_are_told_at_once(part: ParametersPart) -> None:
    assert part.reckoned.text() == "conv1.weight: 6 · 1 · 5 · 5 = 150"
    assert part.axes.text() == "6 filters, each 1 deep, 5 high and 5 wide: one filter an output channel."


def test_another_one_by_mouse_and_keyboard(part: ParametersPart, qtbot: QtBot) -> None:
    qtbot.mouseClick(part.bars, Qt.MouseButton.LeftButton, pos=QPoint(50, 4 * ROW_HEIGHT + 5))
    assert part.reckoned.text() == "fc1.weight: 120 · 192 = 23,040"
    assert part.axes.text() == "A matrix of 120 rows and 192 columns: one row an output, one column an input."

    qtbot.keyClick(part.bars, Qt.Key.Key_Down)
    assert part.reckoned.text() == "fc1.bias: 120"
    assert part.axes.text() == "120 numbers: one for each output of the layer, added to its sum."


def test_the_choice_ends_with_the_rows(part: ParametersPart, qtbot: QtBot) -> None:
    qtbot.keyClick(part.bars, Qt.Key.Key_Up)
    assert part.bars.current == 0
    for _ in range(12):
        qtbot.keyClick(part.bars, Qt.Key.Key_Down)
    assert part.reckoned.text() == "out.bias: 10"


def test_the_longest_bar_fills_the_room(part: ParametersPart) -> None:
    picture = part.bars.grab().toImage()
    accent = {
        row: sum(
            picture.pixelColor(x, row * ROW_HEIGHT + ROW_HEIGHT // 2).blue() > 180
            and picture.pixelColor(x, row * ROW_HEIGHT + ROW_HEIGHT // 2).red() < 60
            for x in range(picture.width())
        )
        for row in range(10)
    }
    assert accent[4] == max(accent.values()) > 100  # fc1.weight
    assert accent[2] == pytest.approx(accent[4] * 1800 / 23040, abs=2)  # conv2.weight
