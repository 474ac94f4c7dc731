"""A linear layer, computed by hand and by torch, on the Network page and in a section."""

import re

import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.network.products import PRODUCT_INPUT, PRODUCT_ROWS
from fmnist_gui.views.linear.product_texts import numbers
from fmnist_gui.views.linear.view import LinearView
from tests.conftest import Press, Show, Write, opened

view = opened(LinearView, False, True)


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


def outputs(view: LinearView) -> list[str]:
    return [plain(label.text()) for label in view.board.results]


def test_the_variants_are_those_of_torch_each_time_they_are_drawn(view: LinearView, press: Press, qtbot: QtBot) -> None:
    bias = [field.value() for field in view.board.bias]
    layer = torch.nn.Linear(4, 3)
    layer.weight, layer.bias = torch.nn.Parameter(torch.tensor(PRODUCT_ROWS)), torch.nn.Parameter(torch.tensor(bias))
    text = plain(view.variants.text())
    assert text.count("[30, 40, 50]") == 2  # by hand, and without a bias
    assert numbers(layer(torch.tensor(PRODUCT_INPUT)).detach()) in text
    assert "[0, 0, 0]: equal" in text
    assert "close, not equal" in text
    assert "the weights are random" in text
    assert all(isinstance(value, float) and value for value in bias)
    before, drawn = view.variants.text(), view.board.bias[0].text()
    press(view.again)
    qtbot.waitUntil(lambda: view.board.bias[0].text() != drawn and view.variants.text() != before)
    assert plain(view.variants.text()).count("[30, 40, 50]") == 2


def test_the_output_grows_product_by_product(view: LinearView, press: Press) -> None:
    assert outputs(view) == ["?", "?", "?"]
    for total in ("1", "5", "14", "30"):
        press(view.forward)
        assert outputs(view) == [total, "?", "?"]
    assert plain(view.sum.text()) == "y1 = 1·1 + 2·2 + 3·3 + 4·4 = 30"
    press(view.forward)  # the bias
    bias = view.board.bias[0].value()
    assert float(outputs(view)[0]) == pytest.approx(30 + bias)
    press(view.back)
    assert outputs(view)[0] == "30"


def test_playing_fills_all_rows(view: LinearView, press: Press, write: Write, qtbot: QtBot) -> None:
    for field in view.board.bias:
        write(field, "0")
    view.playback.timer.setInterval(1)
    press(view.play)
    qtbot.waitUntil(lambda: not view.forward.isEnabled())
    assert outputs(view) == ["30", "40", "50"]
    qtbot.waitUntil(lambda: view.play.text() == "Play")
    press(view.play)  # from the beginning
    assert outputs(view)[2] == "?"
    press(view.play)
    assert view.play.text() == "Play"


def test_typed_numbers_are_computed_with(view: LinearView, write: Write, qtbot: QtBot) -> None:
    write(view.board.matrix[1][3], "-2,5")
    write(view.board.inputs[0], "10")
    matrix = torch.tensor(PRODUCT_ROWS)
    matrix[1, 3] = -2.5
    expected = numbers(matrix @ torch.tensor([10.0, 2, 3, 4]))
    qtbot.waitUntil(lambda: plain(view.variants.text()).count(expected) == 2)
    qtbot.keyClick(view.board.inputs[0], Qt.Key.Key_Down)
    assert view.board.inputs[0].value() == 9


def test_a_bias_of_zero_makes_no_difference(view: LinearView, write: Write, qtbot: QtBot) -> None:
    for field in view.board.bias:
        write(field, "0")
    qtbot.waitUntil(lambda: plain(view.variants.text()).count("[30, 40, 50]") == 3)
    assert plain(view.variants.text()).count(": equal") == 2
    write(view.board.bias[2], "7")
    qtbot.waitUntil(lambda: "[0, 0, 7]: not equal: the bias is added" in plain(view.variants.text()))


@pytest.mark.parametrize("typed", ["", "two", "1e9", "nan"])
def test_a_wrong_number_is_explained(view: LinearView, press: Press, write: Write, qtbot: QtBot, typed: str) -> None:
    write(view.board.matrix[1][2], typed)
    assert view.problem.text().startswith("A, row 2, column 3: type a number")
    assert view.board.matrix[1][2].property("invalid")
    assert not view.variants.isVisible()
    assert not view.forward.isEnabled()
    press(view.reset)
    assert not view.problem.isVisible()
    qtbot.waitUntil(view.variants.isVisible)


def test_the_smallest_window_has_room_for_all(see: Show) -> None:
    view = see(LinearView, compact=False)
    assert view.layout().totalHeightForWidth(732) <= 538
