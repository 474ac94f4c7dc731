"""One parameter at a time: its numbers, those of earlier epochs, its gradients."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import UNTRAINED_SEED
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import EpochEnd
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.kit.cells.parameters import PARAMETERS
from fmnist_gui.views.weights.filters import about_filter
from fmnist_gui.views.weights.view import WeightsView
from tests.conftest import Show, new_weights, record


def use_run(state: AppState, data: FashionData, epochs: int = 2) -> list[EpochEnd]:
    """Train and store a run, and make its network the current model."""
    config = TrainingConfig(epochs=epochs, learning_rate=0.005, seed=3)
    run, events = record(state.store, data, config)
    ends = [event for event in events if isinstance(event, EpochEnd)]
    state.model.replace(ends[-1].weights, "A run", ends[-1].eval_accuracy, run, epochs)
    return ends


@pytest.fixture
def view(show: Show) -> WeightsView:
    view: WeightsView = show(WeightsView, compact=False)
    assert view.grid.isVisible()
    return view


def test_every_number_of_every_parameter_is_shown_once(view: WeightsView, state: AppState) -> None:
    for number, name in enumerate(PARAMETERS):
        view.parameter.setCurrentIndex(number)
        values = state.weights[name].numpy()
        assert np.array_equal(np.sort(view.grid.values, None), np.sort(values, None))
        assert f"{values.size:,}" in view.statistics.text()
        assert view.histogram.counts.sum() == values.size


def test_hovering_shows_index_and_value_and_a_click_what_a_filter_answers_to(view: WeightsView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.grid, view.grid.cell_rect(Cell(3, 1, 2)).center())
    value = f"{new_network(7).conv1.weight[3, 0, 1, 2].item():.6f}".replace("-", "−")
    assert view.reading.text() == f"conv1.weight[3, 0, 1, 2] = {value}"
    assert not view.filter_text.text()
    qtbot.mouseClick(view.grid, Qt.MouseButton.LeftButton, pos=view.grid.cell_rect(Cell(3, 1, 2)).center())
    assert view.filter_text.text() == about_filter(3, view.grid.values[3])
    view.parameter.setCurrentIndex(1)
    assert not view.filter_text.text()


def test_the_slider_replays_epochs(view: WeightsView, state: AppState, tiny_data: FashionData, qtbot: QtBot) -> None:
    ends = use_run(state, tiny_data)
    qtbot.waitUntil(lambda: view.slider.isEnabled() and view.slider.maximum() == 2)
    assert view.slider.value() == 2
    scale = view.scale._high
    for epoch, weights in ((1, ends[0].weights), (0, new_weights(3)), (2, ends[1].weights)):
        view.slider.setValue(epoch)
        assert np.array_equal(view.grid.values.ravel(), weights["conv1.weight"].numpy().ravel())
        assert view.scale._high == scale  # one scale for all, so that pictures can be compared
    view.slider.setValue(0)
    assert view.epoch_text.text() == "Before the training"
    qtbot.mouseClick(view.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.slider.value() == 2)
    qtbot.waitUntil(lambda: not view.playback.playing)


def test_a_model_without_stored_epochs_says_so_and_gradients_need_a_run(view: WeightsView) -> None:
    assert not view.slider.isEnabled()
    assert not view.play.isEnabled()
    assert "no stored epochs" in view.epoch_text.text()
    view.what.setCurrentIndex(1)
    assert view.empty.isVisible()
    assert "press Start" in view.empty.text()
    view.what.setCurrentIndex(0)
    assert view.grid.isVisible()
    assert not view.empty.isVisible()


def test_without_a_model_the_untrained_network_is_shown(show: Show, state: AppState, qtbot: QtBot) -> None:
    state.model.weights = None
    view: WeightsView = show(WeightsView, compact=False)
    qtbot.waitUntil(view.grid.isVisible)
    untrained = new_weights(UNTRAINED_SEED)["conv1.weight"].numpy()
    assert np.array_equal(view.grid.values.ravel(), untrained.ravel())
