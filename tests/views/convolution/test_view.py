"""A filter that one makes by hand, on the Network page and in a section."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.views.convolution.filter_board import OWN
from fmnist_gui.views.convolution.view import CONVOLUTION, LAST_POSITION, POOLED, RELU, ConvolutionView
from tests.conftest import Press, Write, after, new_weights, opened, unnamed

view = opened(ConvolutionView, False, True)


def choose(view: ConvolutionView, value: object, qtbot: QtBot) -> None:
    view.board.choice.choose(value)
    after(qtbot, view, lambda: view.board.choice.activated.emit(view.board.choice.currentIndex()))


def click(part: MatrixView, row: int, column: int, qtbot: QtBot) -> None:
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=part.cell_rect((0, row, column)).center())


def test_a_filter_for_edges_is_there_with_its_three_maps_and_a_sum(view: ConvolutionView) -> None:
    maps = {stage: part.values[0] for stage, part in view.maps.items()}

    assert {stage: values.shape for stage, values in maps.items()} == {
        CONVOLUTION: (24, 24),
        RELU: (24, 24),
        POOLED: (12, 12),
    }
    assert maps[CONVOLUTION].min() < 0
    assert np.array_equal(maps[RELU], np.maximum(maps[CONVOLUTION], 0))
    assert f"row {view.cell[0]}, column {view.cell[1]}" in view.about.text()
    assert abs(maps[CONVOLUTION][view.cell]) == np.abs(maps[CONVOLUTION]).max()
    assert "25" in view.sums.formula.text()
    assert unnamed(view) == []


def test_a_weight_that_is_typed_changes_the_map_and_the_filter_is_ones_own(
    view: ConvolutionView, write: Write, qtbot: QtBot
) -> None:
    before = view.maps[CONVOLUTION].values.copy()
    write(view.board.weights[12], "3")
    qtbot.waitUntil(lambda: not np.array_equal(view.maps[CONVOLUTION].values, before), timeout=5_000)

    assert view.board.choice.value == OWN


def test_a_bias_sinks_the_whole_map(view: ConvolutionView, write: Write, qtbot: QtBot) -> None:
    before = view.maps[CONVOLUTION].values.copy()
    write(view.board.bias, "-10")
    qtbot.waitUntil(lambda: np.allclose(view.maps[CONVOLUTION].values, before - 10, atol=1e-4), timeout=5_000)

    assert (view.maps[RELU].values > 0).sum() < (before > 0).sum()


def test_a_field_without_a_number_is_told_and_the_maps_stay(view: ConvolutionView, write: Write, qtbot: QtBot) -> None:
    before = view.maps[CONVOLUTION].values.copy()
    write(view.board.weights[6], "x")

    assert view.problem.isVisible()
    assert "Weight, row 1, column 1" in view.problem.text()
    assert np.array_equal(view.maps[CONVOLUTION].values, before)
    write(view.board.weights[6], "1")
    assert not view.problem.isVisible()


def test_a_filter_of_the_network_follows_the_network(view: ConvolutionView, state: AppState, qtbot: QtBot) -> None:
    choose(view, 2, qtbot)
    learned = state.weights["conv1.weight"][2, 0].numpy()  # type: ignore[index]
    assert np.allclose(view.board.numbers()[0], learned, atol=1e-3)

    other = new_weights(8)
    state.model.replace(other, "Another network")
    qtbot.waitUntil(lambda: np.allclose(view.board.numbers()[0], other["conv1.weight"][2, 0], atol=1e-3), timeout=5_000)
    assert view.board.choice.value == 2


@pytest.mark.parametrize(
    ("stage", "words", "window"), [(CONVOLUTION, "Convolution", 5), (RELU, "ReLU", 5), (POOLED, "Max-pool", 6)]
)
def test_a_click_shows_how_a_number_was_made_and_from_where(
    view: ConvolutionView, qtbot: QtBot, stage: int, words: str, window: int
) -> None:
    click(view.maps[stage], 4, 7, qtbot)

    assert view.about.text().startswith(f"{words}, row 4, column 7")
    _, region = view.image._region or (None, None)
    assert region is not None
    assert (region.width(), region.height()) == (window, window)
    assert [known for known, part in view.maps.items() if part.highlight is not None] == [stage]


def test_pointing_shows_a_number_and_leaving_the_chosen_one_again(view: ConvolutionView, qtbot: QtBot) -> None:
    chosen = view.about.text()
    part = view.maps[POOLED]
    qtbot.mouseMove(part, part.cell_rect((0, 2, 3)).center())
    assert view.about.text().startswith("Max-pool, row 2, column 3")

    qtbot.mouseMove(part, QPoint(1, 1))  # beside the captions
    assert view.about.text() == chosen


def test_the_filter_slides_over_the_image_and_the_maps_fill(view: ConvolutionView, press: Press, qtbot: QtBot) -> None:
    whole = view.maps[CONVOLUTION].values.copy()
    press(view.play)
    assert view.cell == (0, 0)
    view.playback.moved.emit()
    assert np.isnan(view.maps[CONVOLUTION].values).sum() == 24 * 24 - 2
    assert np.isnan(view.maps[POOLED].values).all()

    press(view.play)
    assert np.array_equal(view.maps[CONVOLUTION].values, whole)
    press(view.forward)
    press(view.back)
    press(view.back)
    assert view.cell == (0, 0)


def test_it_ends_at_the_last_place_and_begins_again(view: ConvolutionView, press: Press, qtbot: QtBot) -> None:
    click(view.maps[CONVOLUTION], LAST_POSITION[0], LAST_POSITION[1] - 1, qtbot)
    press(view.play)
    view.playback.moved.emit()
    assert not view.playback.playing
    assert view.cell == LAST_POSITION
    assert not np.isnan(view.maps[CONVOLUTION].values).any()

    press(view.play)
    assert view.cell == (0, 0)
