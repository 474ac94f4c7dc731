"""Choosing a network: what is offered, what stays chosen, what an epoch means."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.models import CURRENT, SHIPPED, Candidate
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.kit.fields.model_picker import ModelPicker
from tests.conftest import Put, new_weights


def add_run(state: AppState, epochs: int, learned: bool = True) -> int:
    run_id = state.store.create("Run {n}", TrainingConfig(), {}, 1000)
    batches = [BatchEnd(1, 1, 1, 2.0, 10, 100, 100, 1.0)] if learned else []
    ends = [
        EpochEnd(number, number, 2.0, 0.1, 2.0, 0.1, "test", new_weights(number), 1.0)
        for number in range(1, epochs + 1)
    ]
    state.store.write(run_id, batches, ends, Checkpoint(new_weights(0)), "finished")
    state.store.release(run_id)
    state.runs.refresh()
    return run_id


@pytest.fixture
def picker(empty_state: AppState, put: Put) -> ModelPicker:
    """Runs 1 with two epochs, 2 without, 3 that learned nothing."""
    add_run(empty_state, 2)
    add_run(empty_state, 0)
    add_run(empty_state, 0, learned=False)
    return put(ModelPicker("First", empty_state.models))


def test_the_shipped_model_comes_first_then_the_current_one_runs_and_files(
    picker: ModelPicker, empty_state: AppState
) -> None:
    for path, name in (("a/net.pt", "net"), ("b/other.pt", "Run 1")):
        empty_state.models.add_opened(Path(path), Checkpoint(new_weights(5), info={"name": name}))
    names = [picker.network.itemText(row) for row in range(picker.network.count())]
    assert names == ["Sketch-ready", "Current model", "Run 2", "Run 1", "net", "Run 1 (other.pt)"]
    picker.choose(Candidate(Path("b/other.pt")))
    assert picker.candidate() == Candidate(Path("b/other.pt"))
    assert not picker.epoch.isVisible()


def test_a_run_is_chosen_with_its_last_epoch_and_then_another_one(picker: ModelPicker, qtbot: QtBot) -> None:
    assert picker.candidate() == Candidate(CURRENT)
    assert not picker.epoch.isVisible()
    with qtbot.waitSignal(picker.changed):
        qtbot.keyClick(picker.network, Qt.Key.Key_End)
    assert picker.candidate() == Candidate(1, 2)
    with qtbot.waitSignal(picker.changed):
        qtbot.keyClick(picker.epoch, Qt.Key.Key_Up)

    assert picker.candidate() == Candidate(1, 1)
    assert picker.name() == "Run 1, epoch 1"
    assert picker.run_name() == "Run 1"
    picker.choose(Candidate(2))

    assert picker.candidate() is None
    assert picker.name() == "Run 2"


def test_what_was_chosen_stays_as_long_as_it_is_there(picker: ModelPicker, empty_state: AppState) -> None:
    picker.choose(Candidate(1, 1))
    add_run(empty_state, 1)
    empty_state.runs.rename(1, "Renamed")
    assert picker.candidate() == Candidate(1, 1)
    assert picker.name() == "Renamed, epoch 1"
    picker.choose(Candidate(99))
    assert picker.candidate() == Candidate(1, 1)
    empty_state.runs.delete(1)
    assert picker.candidate() == Candidate(SHIPPED)
    picker.choose(Candidate(CURRENT))
    assert picker.name() == "Current model"
    picker.name_current("Current: Course 1")
    assert picker.name() == "Current: Course 1"


def test_where_epochs_do_not_matter_a_run_is_taken_as_it_is(
    picker: ModelPicker, empty_state: AppState, put: Put
) -> None:
    other = put(ModelPicker("Network", empty_state.models, epochs=False, chosen=SHIPPED))
    assert other.candidate() == Candidate(SHIPPED)
    other.choose(Candidate(2))
    assert other.candidate() == Candidate(2)
