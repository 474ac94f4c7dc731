"""Choosing a network: what is offered, what stays chosen, what an epoch means."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.kit.model_picker import CURRENT, SHIPPED, Candidate, ModelPicker
from tests.conftest import Put


def run(run_id: int, epochs: int) -> Run:
    values: dict[str, Any] = dict.fromkeys(Run.__dataclass_fields__)
    return Run(**values | {"id": run_id, "name": f"Run {run_id}", "config": TrainingConfig(), "epochs": epochs})


RUNS = [run(3, 2), run(5, 0)]


@pytest.fixture
def picker(put: Put) -> ModelPicker:
    picker = put(ModelPicker("First"))
    picker.show_runs(RUNS)
    return picker


def test_a_run_is_chosen_with_its_last_epoch_and_then_another_one(picker: ModelPicker, qtbot: QtBot) -> None:
    assert picker.candidate() == Candidate(CURRENT)
    assert not picker.epoch.isVisible()
    with qtbot.waitSignal(picker.changed):
        qtbot.keyClick(picker.network, Qt.Key.Key_Down)
    assert picker.candidate() == Candidate(3, 2)
    with qtbot.waitSignal(picker.changed):
        qtbot.keyClick(picker.epoch, Qt.Key.Key_Up)

    assert picker.candidate() == Candidate(3, 1)
    assert picker.name() == "Run 3, epoch 1"
    assert picker.run_name() == "Run 3"
    picker.choose(Candidate(5))

    assert picker.candidate() is None
    assert picker.name() == "Run 5"


def test_what_was_chosen_stays_as_long_as_it_is_there(picker: ModelPicker) -> None:
    picker.choose(Candidate(3, 1))
    picker.show_runs([run(7, 1), replace(RUNS[0], name="Renamed")])
    assert picker.candidate() == Candidate(3, 1)
    assert picker.name() == "Renamed, epoch 1"
    picker.show_runs([])
    assert picker.candidate() == Candidate(CURRENT)
    assert picker.name() == "Current model"
    picker.name_current("Current: Course 1")
    assert picker.name() == "Current: Course 1"


def test_where_epochs_do_not_matter_a_run_is_taken_as_it_is(qtbot: QtBot) -> None:
    picker = ModelPicker("Network", shipped=True, epochs=False)
    qtbot.addWidget(picker)
    picker.show_runs(RUNS)
    assert picker.candidate() == Candidate(SHIPPED)
    picker.choose(Candidate(5))

    assert picker.candidate() == Candidate(5)
    assert picker.network.itemText(0) == "Sketch-ready"
