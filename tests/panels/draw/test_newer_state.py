"""Something else is chosen on the Draw page while a drawing is looked at."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.models import Candidate
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import _workers, hold_jobs, jobs_running, release_jobs
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.panels.draw import DrawPanel
from fmnist_gui.views.sketch.examples import example
from tests.conftest import Press, give_data, record

PICTURE = Drawing((), np.pad(np.full((40, 30), 220, np.uint8), 20))
SHIPPED = "Sketch-ready"


@pytest.fixture
def until_idle(qtbot: QtBot) -> Callable[[], None]:
    def idle() -> bool:
        return not jobs_running() and not any(worker.busy for worker in _workers)

    return lambda: qtbot.waitUntil(idle, timeout=20_000)


@pytest.fixture
def panel(qtbot: QtBot, empty_state: AppState, until_idle: Callable[[], None]) -> DrawPanel:
    """There is no current model: whoever chooses it has none."""
    panel = DrawPanel(empty_state)
    panel.resize(936, 610)
    qtbot.addWidget(panel)
    panel.show()
    until_idle()
    return panel


def choose_next_model(panel: DrawPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.models.first.network, Qt.Key.Key_Down)


def test_another_model_is_chosen_while_a_picture_is_looked_at(
    panel: DrawPanel, qtbot: QtBot, until_idle: Callable[[], None]
) -> None:
    hold_jobs()
    panel.canvas.set_drawing(PICTURE)
    choose_next_model(panel, qtbot)
    release_jobs()
    until_idle()
    assert panel.models.picked == []
    assert panel.verdicts[0].bars.values is None
    assert not panel.walk_button.isEnabled()


def test_what_is_kept_or_followed_is_what_was_seen(
    panel: DrawPanel, qtbot: QtBot, press: Press, until_idle: Callable[[], None]
) -> None:
    panel.canvas.set_drawing(example(8, 0))
    until_idle()
    panel.label_bar.classes.setCurrentIndex(8)
    hold_jobs()
    choose_next_model(panel, qtbot)
    with qtbot.waitSignal(panel.requestWalk) as followed:
        press(panel.walk_button)
    press(panel.label_bar.keep)
    release_jobs()
    until_idle()
    assert followed.args[0].model.name == SHIPPED
    assert [(kept.model, kept.label, kept.correct) for kept in panel.kept_drawings.kept.drawings] == [
        (SHIPPED, 8, True)
    ]


def test_a_drawing_that_is_still_looked_at_can_neither_be_kept_nor_followed(
    panel: DrawPanel, until_idle: Callable[[], None]
) -> None:
    panel.canvas.set_drawing(example(8, 0))
    until_idle()
    hold_jobs()
    panel.canvas.set_drawing(PICTURE)
    panel.label_bar.classes.setCurrentIndex(2)
    assert not panel.label_bar.keep.isEnabled()
    assert not panel.walk_button.isEnabled()
    release_jobs()
    until_idle()
    assert panel.label_bar.keep.isEnabled()
    assert panel.walk_button.isEnabled()


def test_details_of_another_drawing_are_not_shown(
    panel: DrawPanel, qtbot: QtBot, until_idle: Callable[[], None]
) -> None:
    with qtbot.waitSignal(panel.predictor.detailed, timeout=20_000) as older:
        panel.canvas.set_drawing(example(8, 0))
    assert panel.stages._details is older.args[0]
    panel.canvas.clear()
    until_idle()
    panel.canvas.set_drawing(example(1, 0))
    until_idle()
    panel.predictor.detailed.emit(older.args[0])
    assert panel.stages._details is not older.args[0]


def test_similar_images_are_those_of_the_data_set_that_is_there(
    panel: DrawPanel, empty_state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    give_data(empty_state, tiny_data)
    with qtbot.waitSignal(panel.predictor.detailed, timeout=20_000):
        panel.canvas.set_drawing(example(8, 0))
    others = replace(tiny_data, train=replace(tiny_data.train, images=255 - tiny_data.train.images))
    with qtbot.waitSignal(panel.predictor.detailed, timeout=20_000) as later:
        give_data(empty_state, others)
    images = others.train.images.numpy()
    assert all((images == found).all(axis=(1, 2)).any() for found in later.args[0].similar)


def test_a_run_that_has_learned_more_is_loaded_anew(
    panel: DrawPanel, empty_state: AppState, tiny_data: FashionData, qtbot: QtBot, until_idle: Callable[[], None]
) -> None:
    run_id, events = record(empty_state.store, tiny_data, TrainingConfig(epochs=2, batch_size=500))
    for event in events:
        if type(event).__name__ == "EpochEnd":
            break
    empty_state.runs.refresh()
    panel.models.first.choose(Candidate(run_id))
    panel.models.first.changed.emit()
    until_idle()
    first = panel.models.picked[0].weights
    list(events)
    empty_state.runs.refresh()
    until_idle()
    later = panel.models.picked[0].weights
    assert not later["conv1.weight"].equal(first["conv1.weight"])
    assert later["conv1.weight"].equal(empty_state.store.checkpoint(run_id).weights["conv1.weight"])


def test_undo_brings_back_what_was_deleted_and_keeps_what_came_since(
    panel: DrawPanel, press: Press, until_idle: Callable[[], None]
) -> None:
    def keep(label: int) -> None:
        panel.canvas.set_drawing(example(label, 0))
        until_idle()
        panel.label_bar.classes.setCurrentIndex(label)
        press(panel.label_bar.keep)

    keep(1)
    keep(2)
    panel.show_view(panel.own_view)
    panel.kept_drawings.list.item(1).setSelected(True)  # the newest comes first
    press(panel.kept_drawings.delete_button)
    panel.show_view(panel.drawing_view)
    keep(3)
    panel.show_view(panel.own_view)
    press(panel.kept_drawings.notice.action_button)
    assert [kept.label for kept in panel.kept_drawings.kept.drawings] == [1, 2, 3]
