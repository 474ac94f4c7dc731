"""C12: a linear layer, reckoned by hand and by torch."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.panels.learn.linear_layer import INPUT, ROWS, LinearLayerPart
from fmnist_gui.views.linear.product_texts import numbers

Write = Callable[[QWidget, str], None]
Press = Callable[[QWidget], None]


@pytest.fixture
def part(show: Callable[[type[LinearLayerPart]], LinearLayerPart], qtbot: QtBot) -> LinearLayerPart:
    part = show(LinearLayerPart)
    qtbot.waitUntil(lambda: part.product is not None)
    return part


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


def outputs(part: LinearLayerPart) -> list[str]:
    return [plain(label.text()) for label in part.board.results]


def test_the_variants_are_those_of_torch(part: LinearLayerPart) -> None:
    bias = [field.value() for field in part.board.bias]
    layer = torch.nn.Linear(4, 3)
    layer.weight, layer.bias = torch.nn.Parameter(torch.tensor(ROWS)), torch.nn.Parameter(torch.tensor(bias))
    text = plain(part.variants.text())
    assert text.count("[30, 40, 50]") == 2  # by hand, and without a bias
    assert numbers(layer(torch.tensor(INPUT)).detach()) in text
    assert "[0, 0, 0]: equal" in text
    assert "close, not equal" in text
    assert "the weights are random" in text
    assert all(isinstance(value, float) and value for value in bias)


def test_the_output_grows_product_by_product(part: LinearLayerPart, press: Press) -> None:
    assert outputs(part) == ["?", "?", "?"]
    for total in ("1", "5", "14", "30"):
        press(part.forward)
        assert outputs(part) == [total, "?", "?"]
    assert plain(part.sum.text()) == "y1 = 1·1 + 2·2 + 3·3 + 4·4 = 30"
    press(part.forward)  # the bias
    bias = part.board.bias[0].value()
    assert bias is not None
    assert float(outputs(part)[0]) == pytest.approx(30 + bias)
    press(part.back)
    assert outputs(part)[0] == "30"


def test_playing_fills_all_rows(part: LinearLayerPart, press: Press, write: Write, qtbot: QtBot) -> None:
    for field in part.board.bias:
        write(field, "0")
    part._timer.setInterval(1)
    press(part.play)
    qtbot.waitUntil(lambda: not part.forward.isEnabled())
    assert outputs(part) == ["30", "40", "50"]
    qtbot.waitUntil(lambda: part.play.text() == "Play")
    press(part.play)  # from the beginning
    assert outputs(part)[2] == "?"
    press(part.play)
    assert part.play.text() == "Play"


def test_typed_numbers_are_reckoned_with(part: LinearLayerPart, write: Write, qtbot: QtBot) -> None:
    write(part.board.matrix[1][3], "-2,5")
    write(part.board.inputs[0], "10")
    matrix = torch.tensor(ROWS)
    matrix[1, 3] = -2.5
    expected = numbers(matrix @ torch.tensor([10.0, 2, 3, 4]))
    qtbot.waitUntil(lambda: plain(part.variants.text()).count(expected) == 2)
    qtbot.keyClick(part.board.inputs[0], Qt.Key.Key_Down)
    assert part.board.inputs[0].value() == 9


def test_a_bias_of_zero_makes_no_difference(part: LinearLayerPart, write: Write, qtbot: QtBot) -> None:
    for field in part.board.bias:
        write(field, "0")
    qtbot.waitUntil(lambda: plain(part.variants.text()).count("[30, 40, 50]") == 3)
    assert plain(part.variants.text()).count(": equal") == 2
    write(part.board.bias[2], "7")
    qtbot.waitUntil(lambda: "[0, 0, 7]: not equal: the bias is added" in plain(part.variants.text()))


@pytest.mark.parametrize("typed", ["", "two", "1e9", "nan"])
def test_a_wrong_number_is_told_at_the_field(
    part: LinearLayerPart, press: Press, write: Write, qtbot: QtBot, typed: str
) -> None:
    write(part.board.matrix[1][2], typed)
    assert part.problem.text().startswith("A, row 2, column 3: type a number")
    assert part.board.matrix[1][2].property("invalid")
    assert not part.variants.isVisible()
    assert not part.forward.isEnabled()
    press(part.reset)
    assert not part.problem.isVisible()
    qtbot.waitUntil(part.variants.isVisible)


def test_drawing_again_changes_weights_and_bias(part: LinearLayerPart, press: Press, qtbot: QtBot) -> None:
    text, bias = part.variants.text(), part.board.bias[0].text()
    press(part.again)
    qtbot.waitUntil(lambda: part.board.bias[0].text() != bias and part.variants.text() != text)
    assert plain(part.variants.text()).count("[30, 40, 50]") == 2
