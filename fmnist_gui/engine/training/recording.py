"""Writes a run's history while the run goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator

from fmnist_gui.engine.devices import TRAINING_THREADS
from fmnist_gui.engine.errors import StudioError, in_one
from fmnist_gui.engine.training.backups import restore
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.events import (
    BatchEnd,
    EpochEnd,
    Event,
    RecordingFailed,
    RecordingRepeated,
    RecordingResumed,
    RunEnd,
    Snapshot,
)
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.run_file import HistoryLost
from fmnist_gui.engine.training.run_rows import DATA_SET, DRAWN
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.unstored import UnstoredEnd, UnstoredEnds
from fmnist_gui.engine.versions import package_versions

WRITE_INTERVAL_S = 0.5  # a killed process loses no more than this and the batch under way
QUICK_WRITE_S = 0.05  # where a disk takes longer, it is written to less often: a tenth of the time at most


def run_versions(trainer: Trainer) -> dict[str, str]:
    own = {
        "device": trainer.device.type,
        "threads": str(TRAINING_THREADS),
        DATA_SET: DRAWN if trainer.drawn else "Fashion-MNIST",
    }
    return package_versions() | own | trainer.made_from


class Recorder:
    """Passes a trainer's events on and writes them to a store, about twice a second and at every epoch's end.

    The run belongs to the store and is released at its end. While the store cannot be written (a full disk, say)
    training goes on, and what is not yet written is kept and tried again; `RecordingFailed` and `RecordingResumed`
    report it. Where the file is lost, the run is written anew from its first batch: `RecordingRepeated`. What cannot
    be written at the end either is left in `unstored`.
    """

    def __init__(self, trainer: Trainer, store: RunStore, run_id: int, unstored: UnstoredEnds | None = None) -> None:
        self._trainer = trainer
        self._store = store
        self._unstored = UnstoredEnds() if unstored is None else unstored
        self._record = store.record(run_id)
        self._batches: list[BatchEnd] = []  # these are not written yet
        self._epochs: list[EpochEnd] = []
        self._end_reason = ""
        self._test_accuracy: float | None = None
        self._written_at = time.monotonic()
        self._interval_s = WRITE_INTERVAL_S
        self._failed = False

    def events(self) -> Iterator[Event]:
        try:
            for event in self._trainer.events():
                self._take(event)
                if self._is_due(event):
                    yield from self._write()
                if isinstance(event, RunEnd):  # who hears of the end may go on with the run
                    if self._failed:
                        self._unstored.add(self._end())
                    self._store.release(self._record.id)
                yield event
        finally:
            self._store.release(self._record.id)

    def _end(self) -> UnstoredEnd:
        run_id = self._record.id
        checkpoint = self._trainer.checkpoint({"run": run_id})
        new = (self._batches, self._epochs, checkpoint, self._end_reason, self._test_accuracy)
        return UnstoredEnd(run_id, self._record.position, *new)

    def _take(self, event: Event) -> None:
        if isinstance(event, BatchEnd):
            self._batches.append(event)
        elif isinstance(event, EpochEnd):
            self._epochs.append(event)
        elif isinstance(event, RunEnd):
            self._end_reason = event.reason
            self._test_accuracy = event.test_accuracy

    def _is_due(self, event: Event) -> bool:
        if isinstance(event, Snapshot):  # it is only shown; its batch is dealt with already
            return False
        if not isinstance(event, BatchEnd):
            return True
        if event.batch == self._trainer.batches_per_epoch:  # the evaluation that follows takes a while
            return True
        return time.monotonic() - self._written_at >= self._interval_s

    def _write(self) -> Iterator[Event]:
        status = self._end_reason or ("paused" if self._trainer.control.paused else "running")
        began = time.monotonic()
        try:
            repeated = self._store_run(self._trainer.checkpoint({"run": self._record.id}), status)
        except StudioError as error:
            if not self._failed:
                self._failed = True
                yield RecordingFailed(error)
            return
        finally:
            self._written_at = time.monotonic()
            self._interval_s = WRITE_INTERVAL_S * max(1.0, (self._written_at - began) / QUICK_WRITE_S)
        if repeated is not None:
            yield RecordingRepeated(in_one(repeated, StudioError("All of this run was stored again.")))
        elif self._failed:
            yield RecordingResumed()
        self._failed = False

    def _store_run(self, checkpoint: Checkpoint, status: str) -> StudioError | None:
        """Write what is new, or all of the run where the file was lost; then what came of that is given back."""
        new = (self._batches, self._epochs, checkpoint, status, self._test_accuracy)
        lost = None
        try:
            self._store.write(self._record.id, *new, after=self._record.position)
        except HistoryLost as error:
            lost = restore(self._store.path) or error
            self._store.write_again(self._record, *new)
        self._record.add(self._batches, self._epochs)
        self._batches, self._epochs = [], []
        return lost
