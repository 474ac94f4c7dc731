"""A training run seen from the GUI thread."""

from __future__ import annotations

import enum
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.drawing.labelled import Labelled, LabelledDrawings
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import (
    BatchEnd,
    EndStored,
    EpochEnd,
    RecordingFailed,
    RecordingRepeated,
    RecordingResumed,
    RunEnd,
    Snapshot,
)
from fmnist_gui.engine.training.history import History, stored_history
from fmnist_gui.engine.training.unstored import UnstoredEnds

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.checkpoint import Checkpoint
    from fmnist_gui.engine.training.loop import Trainer


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
    history: History = field(default_factory=History, compare=False)  # what a resumed run did before
    starts_from: str = ""  # the network that it goes on from with the user's drawings


@dataclass(frozen=True, eq=False)
class Start:
    """A network to go on from, and the drawings that the user has kept; `before` reads the network's own checkpoint,
    where there is one: it says what it has learned from."""

    weights: Weights
    name: str
    drawings: Sequence[Labelled]
    before: Callable[[], Checkpoint] | None = None


class TrainingSession(QObject):
    """Owns the training thread; at most one run at a time. All methods and signals belong to the GUI thread."""

    stateChanged = Signal()
    started = Signal(object)  # RunStarted
    batchEnded = Signal(object)
    epochEnded = Signal(object)
    snapshotTaken = Signal(object)  # Snapshot, after request_snapshot
    recordingFailed = Signal(object)  # StudioError
    recordingResumed = Signal()
    recordingRepeated = Signal(object)  # StudioError: why all of the run was stored again
    ended = Signal(object)  # RunEnd
    endStored = Signal(object)  # the id of an earlier run: what could not be stored at its end is stored now
    failed = Signal(object)  # the exception; no run is under way any more

    def __init__(self, store_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store_path = store_path
        self.state = State.IDLE
        self.run: RunStarted | None = None  # the run under way, or the last one
        self.history = History()  # its curves, growing
        self.last_batch: BatchEnd | None = None  # of what it did since it began, or went on
        self.unstored = UnstoredEnds()  # tried again with the next run, and when the window is closed
        self._control = Control()
        self._worker = Worker(self, ends_by_itself=True)
        self._worker.progressed.connect(self._on_happened)
        self._worker.failed.connect(self._on_failed)

    @property
    def active(self) -> bool:
        return self.state is not State.IDLE

    def start(self, config: TrainingConfig, data: FashionData, name: str, paused: bool = False) -> None:
        """Begin a new run; with `paused` it waits before its first batch."""
        self._order(data, config, name, None, paused)

    def fine_tune(self, config: TrainingConfig, data: FashionData, name: str, start: Start) -> None:
        """Begin a new run that goes on from a network with the user's drawings."""
        self._order(data, config, name, None, False, start)

    def resume(self, run_id: int, data: FashionData, paused: bool = False) -> None:
        """Go on with a stored run where it was."""
        self._order(data, None, "", run_id, paused)

    def _order(
        self,
        data: FashionData,
        config: TrainingConfig | None,
        name: str,
        run_id: int | None,
        paused: bool,
        start: Start | None = None,
    ) -> None:
        if self.active:
            raise RuntimeError("a run is under way already")
        self._control = Control()
        if paused:
            self._control.pause()
        self._set_state(State.STARTING)
        control, store_path, unstored = self._control, self.store_path, self.unstored
        self._worker.request(lambda: _train(store_path, unstored, control, data, config, name, run_id, start))

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

    def end_for_today(self) -> None:
        """Let a run under way be stored as paused, to go on another day, and the ends of others that are not stored."""
        self._control.stop("paused")
        if self.unstored:
            self._worker.request(partial(_store_ends, self.store_path, self.unstored))

    def shut_down(self, timeout_ms: int = -1) -> None:
        """The same, and wait for the end of the thread."""
        self.end_for_today()
        self._worker.wait(timeout_ms)

    def _set_state(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.stateChanged.emit()

    @Slot(object)
    def _on_happened(self, event: object) -> None:
        match event:
            case BatchEnd():
                self.last_batch = event
                self.history.append(event.step, event.loss, event.accuracy)
                self.batchEnded.emit(event)
            case EpochEnd(step=step):
                scores = (event.train_loss, event.train_accuracy, event.eval_loss, event.eval_accuracy)
                self.history.append_epoch(step, *scores)
                self.epochEnded.emit(event)
            case Snapshot():
                self.snapshotTaken.emit(event)
            case RunStarted():
                self.run, self.history, self.last_batch = event, event.history, None
                if self.state is State.STARTING:
                    self._set_state(State.PAUSED if self._control.paused else State.RUNNING)
                self.started.emit(event)
            case RecordingFailed():
                self.recordingFailed.emit(event.error)
            case RecordingResumed():
                self.recordingResumed.emit()
            case RecordingRepeated():
                self.recordingRepeated.emit(event.report)
            case EndStored():
                self.endStored.emit(event.run_id)
            case RunEnd():
                self._set_state(State.IDLE)
                self.ended.emit(event)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._set_state(State.IDLE)
        self.failed.emit(error)


def _train(
    store_path: Path,
    unstored: UnstoredEnds,
    control: Control,
    data: FashionData,
    config: TrainingConfig | None,
    name: str,
    run_id: int | None,
    start: Start | None,
) -> Iterator[object]:
    """The events of a new run, or with `run_id` of a stored one that goes on; after a RunStarted."""
    from fmnist_gui.engine.training.loop import Trainer
    from fmnist_gui.engine.training.recording import Recorder, run_versions
    from fmnist_gui.engine.training.runs import RunStore

    with closing(RunStore(store_path)) as store:
        yield from unstored.store(store)
        history = History()
        if run_id is None:
            assert config is not None
            trainer = Trainer(config, data, control) if start is None else _fine_tuner(config, data, control, start)
            run_id = store.create(name, config, run_versions(trainer), trainer.images_per_epoch)
        else:
            store.take(run_id)
            unstored.drop(run_id)
            trainer = _resumed(store.run(run_id).config, data, control, store.checkpoint(run_id))
            history = stored_history(store, run_id)
        run = store.run(run_id)
        yield RunStarted(
            run_id,
            run.name,
            trainer.config,
            trainer.images_per_epoch,
            trainer.batches_per_epoch,
            trainer.step,
            history,
            run.starts_from,
        )
        yield from Recorder(trainer, store, run_id, unstored).events()


def _store_ends(store_path: Path, unstored: UnstoredEnds) -> Iterator[EndStored]:
    from fmnist_gui.engine.training.runs import RunStore

    with closing(RunStore(store_path)) as store:
        yield from unstored.store(store)
    if unstored:
        log.warning("The ends of %d runs are not stored", len(unstored))


def _fine_tuner(config: TrainingConfig, data: FashionData, control: Control, start: Start) -> Trainer:
    from fmnist_gui.engine.training.fine_tuner import FineTuner, Source

    before = None if start.before is None else start.before()
    return FineTuner(config, data, control, Source.begun(start.weights, start.name, start.drawings, before))


def _resumed(config: TrainingConfig, data: FashionData, control: Control, checkpoint: Checkpoint) -> Trainer:
    from fmnist_gui.engine.training.fine_tuner import FineTuner, Source, has_source
    from fmnist_gui.engine.training.loop import Trainer

    if not has_source(checkpoint):
        return Trainer(config, data, control, checkpoint)
    kept = LabelledDrawings()
    kept.read()
    return FineTuner(config, data, control, Source.stored(checkpoint, kept.drawings), checkpoint)
