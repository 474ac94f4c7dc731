"""Writes a run's history while the run goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from fmnist_gui.engine.devices import TRAINING_THREADS
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.events import (
    BatchEnd,
    EpochEnd,
    Event,
    RecordingFailed,
    RecordingResumed,
    RunEnd,
    Snapshot,
)
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.runs import DATA_SET, DRAWN, RunStore
from fmnist_gui.engine.versions import package_versions

WRITE_INTERVAL_S = 0.5  # a killed process loses no more than this and the batch under way


def run_versions(trainer: Trainer) -> dict[str, str]:
    return package_versions() | {
        "device": trainer.device.type,
        "threads": str(TRAINING_THREADS),
        DATA_SET: DRAWN if trainer.drawn else "Fashion-MNIST",
    }


class Recorder:
    """Passes a trainer's events on and writes them to a store, about twice a second and at every epoch's end.

    While the store cannot be written (a full disk, say) training goes on, and what is not yet written is kept
    and tried again; `RecordingFailed` and `RecordingResumed` report it.
    """

    def __init__(self, trainer: Trainer, store: RunStore, run_id: int) -> None:
        self._trainer = trainer
        self._store = store
        self._run_id = run_id
        self._batches: list[BatchEnd] = []
        self._epochs: list[EpochEnd] = []
        self._end_reason = ""
        self._test_accuracy: float | None = None
        self._written_at = time.monotonic()
        self._failed = False

    def events(self) -> Iterator[Event]:
        with self._store.kept_open():
            for event in self._trainer.events():
                self._take(event)
                if self._is_due(event):
                    yield from self._write()
                yield event

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
        return time.monotonic() - self._written_at >= WRITE_INTERVAL_S

    def _write(self) -> Iterator[Event]:
        self._written_at = time.monotonic()
        info: dict[str, Any] = {"run": self._run_id}
        status = self._end_reason or ("paused" if self._trainer.control.paused else "running")
        try:
            self._store.write(
                self._run_id,
                self._batches,
                self._epochs,
                self._trainer.checkpoint(info),
                status,
                self._test_accuracy,
            )
        except StudioError as error:
            if not self._failed:
                self._failed = True
                yield RecordingFailed(error)
            return
        self._batches, self._epochs = [], []
        if self._failed:
            self._failed = False
            yield RecordingResumed()
