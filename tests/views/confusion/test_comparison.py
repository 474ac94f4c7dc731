"""Two networks side by side: what differs, and on which images."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.models import SHIPPED, Candidate
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.shipped import shipped
from fmnist_gui.views.confusion.comparison import ComparisonView
from tests.conftest import TIMEOUT_MS, new_weights
from tests.views.confusion.conftest import Open, Until, figures_by

LEFT = Qt.MouseButton.LeftButton


BATCHES = [BatchEnd(1, 1, 1, 2.0, 10, 100, 100, 1.0)]


def add_run(store: RunStore, seeds: tuple[int, ...], name: str = "Quick {n}") -> int:
    """A run whose epochs end with the first weights of networks with these seeds."""
    run_id = store.create(name, TrainingConfig(), {}, 1000)
    epochs = [
        EpochEnd(number, 10 * number, 1.0, 0.5, 1.0, 0.5, "test", new_weights(seed), 1.0)
        for number, seed in enumerate(seeds, start=1)
    ]
    store.write(run_id, BATCHES, epochs, Checkpoint(new_weights(0)), "finished")
    store.release(run_id)  # a run that somebody holds is not removed
    return run_id


@pytest.fixture
def comparing(state: AppState, page: Open, ready: Until, qtbot: QtBot) -> ComparisonView:
    """The first epoch of a stored run against the current model."""
    add_run(state.store, (1, 2))
    state.runs.refresh()
    view = page(ComparisonView)
    ready(view)
    return view


def shown_images(view: ComparisonView) -> list[int]:
    view.grid.selectAll()
    return view.grid.selected_indices()


def test_an_epoch_is_compared_with_the_current_model_and_a_cell_narrows_the_images(
    comparing: ComparisonView, tiny_data: FashionData, qtbot: QtBot
) -> None:
    first, second = figures_by(1, tiny_data.test), figures_by(7, tiny_data.test)
    assert comparing.title() == "Current model less Quick 1, epoch 1"
    assert comparing.heatmap.values.tolist() == (second.matrix - first.matrix).tolist()
    assert comparing.heatmap.diverging
    right = [figures.predictions == figures.labels for figures in (first, second)]
    only_first, only_second = (right[0] & ~right[1]).nonzero()[0], (right[1] & ~right[0]).nonzero()[0]
    assert sorted(shown_images(comparing)) == only_second.tolist()
    qtbot.mouseClick(comparing.sides, LEFT, pos=comparing.sides.tabRect(0).center())
    assert sorted(shown_images(comparing)) == only_first.tolist()
    assert only_first.tolist() != only_second.tolist()
    grid = comparing.grid
    with qtbot.waitSignal(comparing.requestWalk) as walk:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=grid.visualRect(grid.model().index(0, 0)).center())
    assert walk.args[0] == "test"
    assert walk.args[1] in only_first
    labels = comparing.result.figures[0].labels
    everything = shown_images(comparing)
    label = int(labels[everything[0]])
    centre = comparing.matrix.plan().rect_of(label, label).center().toPoint()
    qtbot.mouseClick(comparing.matrix, LEFT, pos=centre)
    shown = shown_images(comparing)
    assert shown
    assert shown == [index for index in everything if labels[index] == label]
    qtbot.mouseClick(comparing.all_cells, LEFT)
    assert shown_images(comparing) == everything


def test_another_epoch_and_the_same(
    comparing: ComparisonView, tiny_data: FashionData, ready: Until, qtbot: QtBot
) -> None:
    qtbot.keyClick(comparing.first.epoch, Qt.Key.Key_Down)
    assert comparing.result is None
    ready(comparing)
    assert comparing.result.figures[0].matrix.tolist() == figures_by(2, tiny_data.test).matrix.tolist()
    qtbot.keyClick(comparing.first.network, Qt.Key.Key_Up)
    assert comparing.result is None
    assert "Choose two different networks" in comparing.matrix.accessibleDescription()


def test_the_current_model_is_followed_and_without_one_stored_runs_are_compared(
    comparing: ComparisonView, state: AppState, tiny_data: FashionData, ready: Until, qtbot: QtBot
) -> None:
    shown = comparing.heatmap
    state.model.replace(new_weights(3), "Another")
    assert comparing.heatmap is shown  # until the new one is there
    ready(comparing)
    expected = figures_by(3, tiny_data.test).matrix - figures_by(1, tiny_data.test).matrix
    assert comparing.heatmap.values.tolist() == expected.tolist()
    state.model.weights = None
    state.model.changed.emit()
    assert "no current model" in comparing.matrix.accessibleDescription()
    qtbot.keyClick(comparing.second.network, Qt.Key.Key_Down)
    ready(comparing)
    assert comparing.title() == "Quick 1, epoch 2 less Quick 1, epoch 1"


def test_a_run_without_snapshots_is_pointed_out(comparing: ComparisonView, state: AppState, qtbot: QtBot) -> None:
    add_run(state.store, (), "Broken off")
    state.runs.refresh()
    qtbot.waitUntil(lambda: comparing.first.network.count() == 4, timeout=TIMEOUT_MS)
    assert comparing.first.name() == "Quick 1, epoch 1"  # what was chosen stays
    comparing.first.network.setFocus()
    qtbot.keyClick(comparing.first.network, Qt.Key.Key_Up)
    assert "“Broken off” has no whole epoch yet" in comparing.matrix.accessibleDescription()
    assert comparing.heatmap is None


def test_without_runs_the_current_model_is_compared_with_the_shipped_one_and_a_file_with_it(
    state: AppState, tiny_data: FashionData, page: Open, ready: Until, qtbot: QtBot
) -> None:
    view = page(ComparisonView)
    ready(view)
    assert view.title() == "Current model less Sketch-ready"
    weights = shipped().weights
    state.choose_model(weights, "Sketch-ready", 0.9, SHIPPED)
    assert "Choose two different networks" in view.matrix.accessibleDescription()
    for seed in (3, 4):  # the file is opened once more, and another network is in it
        state.models.add_opened(Path("a.pt"), Checkpoint(new_weights(seed)))
        view.first.choose(Candidate(Path("a.pt")))
        view.first.changed.emit()
        ready(view)
        assert view.title() == "Current model less a"
        assert view.result.figures[0].matrix.tolist() == figures_by(seed, tiny_data.test).matrix.tolist()


def test_a_run_that_was_removed_is_a_sentence(comparing: ComparisonView, state: AppState, qtbot: QtBot) -> None:
    state.store.delete(1)
    state.store.purge()
    qtbot.keyClick(comparing.first.epoch, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Nothing was stored" in comparing.notice.text, timeout=TIMEOUT_MS)
    assert "could not be compared" in comparing.matrix.accessibleDescription()
