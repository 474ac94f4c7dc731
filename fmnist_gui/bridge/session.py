"""A training run seen from the GUI thread."""

from __future__ import annotations

import enum
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.imports import load_torch
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, RecordingFailed, RecordingResumed, RunEnd, Snapshot

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData

log = logging.getLogger(__name__)


class State(enum.Enum):
    IDLE = enum.auto()
    STARTING = enum.auto()
    RUNNING = enum.auto()
    PAUSED = enum.auto()
    STOPPING = enum.auto()


@dataclass(frozen=True)
class RunStarted:
    """A run is set up and about to train."""

    run_id: int
    name: str
    config: TrainingConfig
    images_per_epoch: int
    batches_per_epoch: int
    step: int  # 0, or where a resumed run goes on


@dataclass(frozen=True)
class _Order:
    """What the worker is asked to do: a new run, or with `run_id` an old one that goes on."""

    data: FashionData
    store_path: Path
    control: Control
    config: TrainingConfig | None
    name: str
    run_id: int | None


class _Worker(QObject):
    """Lives on the training thread and tells of every event there."""

    happened = Signal(object)
    failed = Signal(object)

    @Slot(object)
    def run(self, order: _Order) -> None:
        try:
            self._train(order)
        except StudioError as error:
            self.failed.emit(error)
        except Exception as error:  # the thread must live on, and the person must hear of it
            log.exception("Training failed")
            self.failed.emit(error)

    def _train(self, order: _Order) -> None:
        load_torch()  # off the GUI thread
        from fmnist_gui.engine.training.loop import Trainer
        from fmnist_gui.engine.training.recording import Recorder, run_versions
        from fmnist_gui.engine.training.runs import RunStore

        store = RunStore(order.store_path)
        if order.run_id is None:
            assert order.config is not None
            trainer = Trainer(order.config, order.data, order.control)
            run_id = store.create(order.name, order.config, run_versions(trainer), trainer.images_per_epoch)
        else:
            run_id = order.run_id
            checkpoint = store.checkpoint(run_id)
            assert checkpoint.config is not None
            trainer = Trainer(checkpoint.config, order.data, order.control, checkpoint)
        self.happened.emit(
            RunStarted(
                run_id,
                store.run(run_id).name,
                trainer.config,
                trainer.images_per_epoch,
                trainer.batches_per_epoch,
                trainer.step,
            )
        )
        for event in Recorder(trainer, store, run_id).events():
            self.happened.emit(event)


class TrainingSession(QObject):
    """Owns the training thread; at most one run at a time. All methods and signals belong to the GUI thread."""

    stateChanged = Signal()
    started = Signal(object)  # RunStarted
    batchEnded = Signal(object)
    epochEnded = Signal(object)
    snapshotTaken = Signal(object)  # Snapshot, after request_snapshot
    recordingFailed = Signal(object)  # StudioError
    recordingResumed = Signal()
    ended = Signal(object)  # RunEnd
    failed = Signal(object)  # the exception; no run is under way any more
    _ordered = Signal(object)

    def __init__(self, store_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store_path = store_path
        self.state = State.IDLE
        self.run: RunStarted | None = None  # the run under way, or the last one
        self._control = Control()
        self._thread = QThread()
        self._thread.setObjectName("training")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._ordered.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
        self._worker.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)
        self._worker.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    @property
    def active(self) -> bool:
        return self.state is not State.IDLE

    def start(self, config: TrainingConfig, data: FashionData, name: str, paused: bool = False) -> None:
        """Begin a new run; with `paused` it waits before its first batch."""
        self._order(data, config, name, None, paused)

    def resume(self, run_id: int, data: FashionData, paused: bool = False) -> None:
        """Go on with a stored run where it was."""
        self._order(data, None, "", run_id, paused)

    def _order(
        self, data: FashionData, config: TrainingConfig | None, name: str, run_id: int | None, paused: bool
    ) -> None:
        if self.active:
            raise RuntimeError("a run is under way already")
        self._control = Control()
        if paused:
            self._control.pause()
        self._set_state(State.STARTING)
        self._ordered.emit(_Order(data, self.store_path, self._control, config, name, run_id))

    def pause(self) -> None:
        """Hold the run; the batch that is on its way still ends."""
        if self.state is State.RUNNING:
            self._control.pause()
            self._set_state(State.PAUSED)

    def proceed(self) -> None:
        """Go on after a pause."""
        if self.state is State.PAUSED:
            self._control.proceed()
            self._set_state(State.RUNNING)

    def step(self, batches: int = 1) -> None:
        """Train on so many batches although paused; a run that is starting is meant too."""
        self._control.step(batches)
        if self.state is State.RUNNING:  # the steps end in a pause
            self._set_state(State.PAUSED)

    def stop(self) -> None:
        if self.active:
            self._control.stop()
            self._set_state(State.STOPPING)

    def request_snapshot(self) -> None:
        """Ask for the weights, gradients and changes of the next batch; `snapshotTaken` brings them."""
        self._control.request_snapshot()

    def shut_down(self) -> None:
        """End the thread and wait for it. A run under way is stored as paused, to go on another day."""
        self._control.stop("paused")
        self._thread.quit()
        self._thread.wait()

    def _set_state(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.stateChanged.emit()

    @Slot(object)
    def _on_happened(self, event: object) -> None:
        match event:
            case BatchEnd():
                self.batchEnded.emit(event)
            case EpochEnd():
                self.epochEnded.emit(event)
            case Snapshot():
                self.snapshotTaken.emit(event)
            case RunStarted():
                self.run = event
                if self.state is State.STARTING:
                    self._set_state(State.PAUSED if self._control.paused else State.RUNNING)
                self.started.emit(event)
            case RecordingFailed():
                self.recordingFailed.emit(event.error)
            case RecordingResumed():
                self.recordingResumed.emit()
            case RunEnd():
                self._set_state(State.IDLE)
                self.ended.emit(event)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._set_state(State.IDLE)
        self.failed.emit(error)
