"""The recorder: nothing is lost, neither when the disk fails nor when the process is killed."""

import itertools
import math
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import recording
from fmnist_gui.engine.training.backups import tend
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import (
    BatchEnd,
    EpochEnd,
    RecordingFailed,
    RecordingRepeated,
    RecordingResumed,
    RunPaused,
    Snapshot,
)
from fmnist_gui.engine.training.loop import Trainer, train
from fmnist_gui.engine.training.recording import Recorder
from fmnist_gui.engine.training.runs import RunStore
from tests.conftest import record
from tests.engine.training.stored_runs import execute, finished

CONFIG = TrainingConfig(epochs=2, shuffle=True)


class FailingStore(RunStore):
    """Takes nothing while `fails` says so; counts the writes."""

    def __init__(self, path: Path, fails: Callable[[int], bool]) -> None:
        super().__init__(path)
        self.attempts = 0
        self._fails = fails

    def write(self, *arguments: Any, **options: Any) -> None:
        self.attempts += 1
        if self._fails(self.attempts):
            raise StudioError("The disk is full.")
        super().write(*arguments, **options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


@pytest.fixture
def _always_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "WRITE_INTERVAL_S", 0.0)


def test_a_recorded_run_is_the_run_and_all_of_it_is_stored(path: Path, tiny_data: FashionData) -> None:
    store = RunStore(path)
    run_id, recorded = record(store, tiny_data, CONFIG)
    events = list(recorded)
    batches = [event for event in events if isinstance(event, BatchEnd)]
    plain = [event.loss for event in train(CONFIG, tiny_data) if isinstance(event, BatchEnd)]
    assert [event.loss for event in batches] == plain
    assert [(row.step, row.loss, row.correct) for row in store.batches(run_id)] == [
        (event.step, event.loss, event.correct) for event in batches
    ]
    epochs = [event for event in events if isinstance(event, EpochEnd)]
    assert [row.eval_loss for row in store.epochs(run_id)] == [event.eval_loss for event in epochs]
    for event in epochs:
        stored = store.weights(run_id, event.epoch).weights
        assert all(torch.equal(stored[name], tensor) for name, tensor in event.weights.items())
    end, run = events[-1], store.run(run_id)
    assert (run.status, run.epochs, run.step, run.test_accuracy) == ("finished", 2, 20, end.test_accuracy)
    assert run.seconds == end.time
    assert run.versions["device"] == "cpu"


def test_writes_are_spaced_but_come_at_every_epochs_end(
    path: Path, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "WRITE_INTERVAL_S", 1e9)
    store = FailingStore(path, lambda attempt: False)
    _, recorded = record(store, tiny_data, CONFIG)
    stored_at = [(type(event).__name__, getattr(event, "step", 0), store.attempts) for event in recorded]
    changes = [now for before, now in itertools.pairwise([("", 0, 0), *stored_at]) if now[2] > before[2]]
    assert changes == [
        ("BatchEnd", 10, 1),
        ("EpochEnd", 10, 2),
        ("BatchEnd", 20, 3),
        ("EpochEnd", 20, 4),
        ("RunEnd", 20, 5),
    ]


@pytest.mark.usefixtures("_always_due")
def test_an_event_is_stored_before_it_is_told(path: Path, tiny_data: FashionData) -> None:
    store = RunStore(path)
    run_id, recorded = record(store, tiny_data, CONFIG)
    for event in itertools.islice(recorded, 3):
        assert store.run(run_id).step == event.step
        training = store.checkpoint(run_id).training
        assert training["batch"] == event.batch


@pytest.mark.usefixtures("_always_due")
def test_a_disk_that_fails_for_a_while_costs_nothing(path: Path, tiny_data: FashionData) -> None:
    store = FailingStore(path, lambda attempt: 3 <= attempt <= 14)
    run_id, recorded = record(store, tiny_data, CONFIG)
    kinds = [type(event) for event in recorded]
    assert kinds.count(RecordingFailed) == kinds.count(RecordingResumed) == 1
    assert kinds.index(RecordingFailed) == 2
    assert kinds.index(RecordingResumed) > kinds.index(EpochEnd)  # the first epoch's end had to wait
    assert [row.step for row in store.batches(run_id)] == list(range(1, 21))
    assert [row.epoch for row in store.epochs(run_id)] == [1, 2]
    assert store.run(run_id).status == "finished"


@pytest.mark.usefixtures("_always_due")
def test_a_disk_that_fails_for_good_does_not_end_the_training(path: Path, tiny_data: FashionData) -> None:
    store = FailingStore(path, lambda attempt: True)
    _, recorded = record(store, tiny_data, CONFIG)
    events = list(recorded)
    failures = [event for event in events if isinstance(event, RecordingFailed)]
    assert [str(event.error) for event in failures] == ["The disk is full."]
    assert sum(isinstance(event, BatchEnd) for event in events) == 20
    assert events[-1].reason == "finished"


def test_a_run_that_diverges_keeps_its_epochs_and_finite_weights(path: Path, tiny_data: FashionData) -> None:
    store = RunStore(path)
    config = TrainingConfig(epochs=20, batch_size=500, optimizer="sgd", learning_rate=10.0, weight_decay=1.0)
    run_id, recorded = record(store, tiny_data, config)
    events = list(recorded)
    assert events[-1].reason == store.run(run_id).status == "diverged"
    assert not any(isinstance(event, RecordingFailed) for event in events)
    assert all(math.isfinite(row.loss) for row in store.batches(run_id))
    epochs = sum(isinstance(event, EpochEnd) for event in events)
    assert epochs > 0
    assert store.run(run_id).epochs == epochs
    kept = store.checkpoint(run_id).weights  # would refuse weights that are not finite
    last = store.weights(run_id, epochs).weights
    assert all(torch.equal(kept[name], tensor) for name, tensor in last.items())


def test_a_paused_run_is_stored_as_paused_and_as_running_when_it_goes_on(path: Path, tiny_data: FashionData) -> None:
    store, control = RunStore(path), Control()
    control.step(3)
    run_id, recorded = record(store, tiny_data, CONFIG, control=control)
    for event in recorded:
        if isinstance(event, RunPaused):
            assert (store.run(run_id).status, store.run(run_id).step) == ("paused", 3)
            control.proceed()
        elif isinstance(event, EpochEnd):
            assert store.run(run_id).status == "running"
            control.stop("paused")
    assert (store.run(run_id).status, store.run(run_id).epochs) == ("paused", 1)
    assert store.run(run_id).resumable


def _all_of_it_is_stored(store: RunStore, events: list[Any]) -> None:
    """Whatever happened to the file: the run is in it as it was, with every batch and epoch."""
    (run,) = store.runs()
    assert (run.name, run.status, run.config, run.owned) == ("Run 1", events[-1].reason, CONFIG, False)
    batches = [event for event in events if isinstance(event, BatchEnd)]
    assert [(row.step, row.loss) for row in store.batches(run.id)] == [(b.step, b.loss) for b in batches]
    for event in (event for event in events if isinstance(event, EpochEnd)):
        stored = store.weights(run.id, event.epoch).weights
        assert all(torch.equal(stored[name], tensor) for name, tensor in event.weights.items())
    assert store.checkpoint(run.id).training["epoch"] == run.epochs == run.config.epochs


@pytest.mark.usefixtures("_always_due")
@pytest.mark.parametrize("lost", [".", "runs.sqlite"], ids=["folder", "file"])
def test_a_run_whose_file_is_deleted_is_written_again_from_its_first_batch(
    lost: str, tmp_path: Path, tiny_data: FashionData
) -> None:
    store = RunStore(tmp_path / "home" / "runs.sqlite")
    _, recorded = record(store, tiny_data, CONFIG)
    events = []
    for event in recorded:
        events.append(event)
        if isinstance(event, BatchEnd) and event.step in (5, 13):  # before and after an epoch's end
            gone = store.path.parent / lost
            shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    _all_of_it_is_stored(store, events)
    reports = [str(event.report) for event in events if isinstance(event, RecordingRepeated)]
    assert len(reports) == 2
    assert re.match(r"Run 1 is no longer in .*runs.sqlite.* All of this run was stored again", reports[0])


@pytest.mark.usefixtures("_always_due")
@pytest.mark.parametrize("damaged", [True, False], ids=["damaged", "deleted"])
def test_a_history_that_is_lost_in_the_middle_of_a_run_is_restored_with_this_run(
    damaged: bool, path: Path, tiny_data: FashionData
) -> None:
    store = RunStore(path)
    finished(store)
    tend(path)
    run_id, recorded = record(store, tiny_data, CONFIG)
    reports = []
    for event in recorded:
        if isinstance(event, RecordingRepeated):
            reports.append(str(event.report))
        elif isinstance(event, BatchEnd) and event.step == 13:
            path.write_bytes(b"no history any more" * 1000) if damaged else path.unlink()
    (report,) = reports
    assert re.match(r"The history of runs was (damaged|gone). It is restored as it was on .* \(runs: 1\)", report)
    assert report.endswith("All of this run was stored again.")
    assert [(run.id, run.status) for run in store.runs()] == [(run_id, "finished"), (1, "finished")]
    assert [row.step for row in store.batches(run_id)] == list(range(1, 21))


@pytest.mark.usefixtures("_always_due")
def test_a_folder_that_cannot_be_made_again_is_explained_and_the_run_written_when_it_can(
    tmp_path: Path, tiny_data: FashionData
) -> None:
    store = RunStore(tmp_path / "home" / "runs.sqlite")
    _, recorded = record(store, tiny_data, CONFIG)
    events = []
    for event in recorded:
        events.append(event)
        if isinstance(event, BatchEnd) and event.step == 5:
            shutil.rmtree(store.path.parent)
            store.path.parent.write_text("in the way")
        elif isinstance(event, BatchEnd) and event.step == 13:
            store.path.parent.unlink()
    _all_of_it_is_stored(store, events)
    (failed,) = [event for event in events if isinstance(event, RecordingFailed)]
    assert "of the history of runs is not there, and it cannot be created" in str(failed.error)
    assert sum(isinstance(event, RecordingRepeated) for event in events) == 1


@pytest.mark.usefixtures("_always_due")
def test_a_resumed_run_is_written_again_with_what_it_did_before(path: Path, tiny_data: FashionData) -> None:
    store, control = RunStore(path), Control()
    run_id, recorded = record(store, tiny_data, CONFIG, control=control)
    events: list[Any] = []
    for event in recorded:
        events.append(event)
        if isinstance(event, BatchEnd) and event.step == 14:
            control.stop("paused")
    store.take(run_id)
    trainer = Trainer(CONFIG, tiny_data, Control(), store.checkpoint(run_id))
    for event in Recorder(trainer, store, run_id).events():
        events.append(event)
        if isinstance(event, BatchEnd) and event.step == 17:
            path.unlink()
    _all_of_it_is_stored(store, events)


_KILLED = """
import pickle, sys
from pathlib import Path
from fmnist_gui.engine.training import recording
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.engine.training.recording import Recorder
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.loop import Trainer
recording.QUICK_WRITE_S = 1e9  # however slow the disk is
data = pickle.loads(Path(sys.argv[1]).read_bytes())
store = RunStore(Path(sys.argv[2]))
config = TrainingConfig(epochs=200, batch_size=20, shuffle=True, augmentation="flip+shift")
trainer = Trainer(config, data, Control())
run_id = store.create("killed", config, {}, trainer.images_per_epoch)
for event in Recorder(trainer, store, run_id).events():
    if isinstance(event, BatchEnd):
        print(event.step, event.time, repr(event.loss), flush=True)
"""


def test_a_killed_process_loses_no_more_than_a_second_and_its_run_goes_on(
    path: Path, tiny_data: FashionData, tiny_data_file: Path
) -> None:
    command = [sys.executable, "-c", _KILLED, str(tiny_data_file), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if float(line.split()[1]) > 1.5:  # seconds of training: three writes or more
                break
        process.send_signal(signal.SIGKILL)
        told = [line, *process.stdout]
    last_step, last_time = int(told[-1].split()[0]), float(told[-1].split()[1])
    store = RunStore(path)
    execute(path, "UPDATE runs SET written = written + 9000")  # the clock was set back
    (run,) = store.runs()
    assert (run.status, run.resumable) == ("interrupted", True)
    store.take(run.id)
    rows = store.batches(run.id)
    assert [row.step for row in rows] == list(range(1, len(rows) + 1))
    assert last_time - rows[-1].seconds < 1.5  # half a second is aimed at
    assert 0 < rows[-1].step <= last_step + 1
    stored = store.checkpoint(run.id)
    resumed = Trainer(stored.config, tiny_data, Control(), stored)
    assert resumed.step == rows[-1].step
    assert run.epochs == resumed.epoch
    next_batch = next(event for event in resumed.events() if isinstance(event, BatchEnd))
    assert next_batch.step == rows[-1].step + 1
    later = {int(step): float(loss) for step, _, loss in map(str.split, told)}
    if next_batch.step in later:  # told before it was killed, and not stored: the same once more
        assert next_batch.loss == later[next_batch.step]


def test_a_snapshot_is_passed_on_and_nothing_is_written_for_it(
    path: Path, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "WRITE_INTERVAL_S", 1e9)
    control, store = Control(), FailingStore(path, lambda attempt: False)
    control.request_snapshot()
    _, recorded = record(store, tiny_data, CONFIG, control=control)
    assert [type(event) for event in itertools.islice(recorded, 2)] == [BatchEnd, Snapshot]
    assert store.attempts == 0
