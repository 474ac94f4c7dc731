"""The training loop in slow motion seen from the GUI thread: one step, some batches, or on to the end."""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.training.history import History

if TYPE_CHECKING:
    from fmnist_gui.engine.course.seven_steps import GradientCheck, SevenSteps, StepSnapshot
    from fmnist_gui.engine.data.fashion_mnist import FashionData

MANY = 10  # batches
SLOW_MS = 700  # from one step to the next in slow motion
EVERY_BATCH = 0.0  # smoothing: none, each batch's loss as it is


class Goal(enum.Enum):
    """How far `run` goes."""

    STEP = enum.auto()
    BATCH = enum.auto()
    MANY_BATCHES = enum.auto()
    EPOCH = enum.auto()
    ALL = enum.auto()


@dataclass(frozen=True)
class BatchRow:
    """What is kept of each batch."""

    number: int
    loss: float
    other_loss: float
    check: GradientCheck


class StepTrial(QObject):
    """Owns one training in slow motion; its steps are done in jobs."""

    stepped = Signal()  # `snapshot` is another one; None after a restart
    stateChanged = Signal()  # `running` or `finished`
    failed = Signal(object)  # the exception

    def __init__(self, data: Callable[[], FashionData], parent: QObject | None = None) -> None:
        """`data` is called in a job."""
        super().__init__(parent)
        self._data = data
        self._worker = Worker(self)
        self._worker.progressed.connect(self._on_stepped)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)
        self._target = _Target(Goal.STEP)
        self._slow = False
        self._pause = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._pause.timeout.connect(self._on_pause_over)
        self.zeroing = True
        self._start_afresh()

    def _start_afresh(self) -> None:
        self.snapshot: StepSnapshot | None = None
        self.rows: list[BatchRow] = []
        self.losses, self.other_losses = History(EVERY_BATCH), History(EVERY_BATCH)
        self.running = self.finished = False
        self._loop = _Loop(self._data, self.zeroing)

    @property
    def busy(self) -> bool:
        """Whether a step is being done, or the next one of a run will be."""
        return self.running or self._worker.busy

    def next(self) -> None:
        """Do one step."""
        if not self.busy and not self.finished:
            self._work(_Target(Goal.STEP))

    def run(self, goal: Goal, slow: bool) -> None:
        """Go on until `goal` is reached or `stop` is called; `slow`: with time to look after each step."""
        if self.busy or self.finished:
            return
        self._target, self._slow = _Target(goal), slow
        self.running = True
        self.stateChanged.emit()
        self._go_on()

    @Slot()
    def stop(self) -> None:
        """End a run after the step that is being done: that step still arrives."""
        if self.running:
            self._pause.stop()
            self._target.stop()
            self.running = False
            self.stateChanged.emit()

    @Slot()
    def restart(self) -> None:
        """A new network with the same first weights, the same images in the same order."""
        self._pause.stop()
        self._worker.cancel()
        self._start_afresh()
        self.stepped.emit()
        self.stateChanged.emit()

    def set_zeroing(self, zeroing: bool) -> None:
        """Whether the gradients are zeroed before the next batch."""
        self.zeroing = zeroing
        self._loop.set_zeroing(zeroing)

    def _go_on(self) -> None:
        """The next step of a run in slow motion, or all of a fast one."""
        self._work(_Target(Goal.STEP) if self._slow else self._target)

    def _work(self, target: _Target) -> None:
        self._worker.request(partial(_steps, self._loop, target))

    @Slot(object)
    def _on_stepped(self, snapshot: StepSnapshot) -> None:
        self.snapshot = snapshot
        if snapshot.loss is not None and snapshot.number > len(self.losses):
            accuracy = (snapshot.correct or 0) / len(snapshot.labels)
            self.losses.append(snapshot.number, snapshot.loss, accuracy)
            self.other_losses.append(snapshot.number, snapshot.other_loss or 0.0, accuracy)
        if snapshot.check is not None and snapshot.number > len(self.rows):
            assert snapshot.loss is not None
            assert snapshot.other_loss is not None
            self.rows.append(BatchRow(snapshot.number, snapshot.loss, snapshot.other_loss, snapshot.check))
        self.stepped.emit()

    @Slot(object)
    def _on_done(self, finished: bool) -> None:
        self.finished = finished
        goes_on = self._slow and not finished and self.snapshot is not None and not self._target.reached(self.snapshot)
        if self.running and goes_on:
            self._pause.start()
            return
        self.running = False
        self.stateChanged.emit()

    @Slot()
    def _on_pause_over(self) -> None:
        if self.running:
            self._go_on()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.running = False
        self.stateChanged.emit()
        self.failed.emit(error)


class _Loop:
    """The engine's loop, made by the first job that needs it. Only one job at a time uses it."""

    def __init__(self, data: Callable[[], FashionData], zeroing: bool) -> None:
        self._data, self._zeroing = data, zeroing
        self._steps: SevenSteps | None = None

    def steps(self) -> SevenSteps:
        from fmnist_gui.engine.course.seven_steps import SevenSteps

        if self._steps is None:
            self._steps = SevenSteps(self._data().train)
        self._steps.zeroing = self._zeroing
        return self._steps

    def set_zeroing(self, zeroing: bool) -> None:
        self._zeroing = zeroing
        if self._steps is not None:
            self._steps.zeroing = zeroing


class _Target:
    """Given one snapshot after the other, it says when the goal is reached, or `stop` was called from any thread."""

    def __init__(self, goal: Goal) -> None:
        self._goal = goal
        self._batches_left = {Goal.BATCH: 1, Goal.MANY_BATCHES: MANY}.get(goal, 0)
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def reached(self, snapshot: StepSnapshot) -> bool:
        from fmnist_gui.engine.course.seven_steps import Step

        if snapshot.step is Step.NEXT_BATCH:
            self._batches_left -= 1
        return (
            self._stopped.is_set()
            or self._goal is Goal.STEP
            or (snapshot.step is Step.NEXT_BATCH and self._batches_left == 0)
            or (snapshot.step is Step.NEXT_EPOCH and self._goal is Goal.EPOCH)
        )


def _steps(loop: _Loop, target: _Target) -> Generator[StepSnapshot | None, None, bool]:
    """Steps until the target is reached; that one and each batch's last are reported. True: all epochs are done."""
    import torch

    from fmnist_gui.engine.course.seven_steps import Step
    from fmnist_gui.engine.devices import TRAINING_THREADS

    torch.set_num_threads(TRAINING_THREADS)
    steps = loop.steps()
    while (snapshot := steps.advance()) is not None:
        reached = target.reached(snapshot)
        yield snapshot if reached or snapshot.step >= Step.NEXT_BATCH else None
        if reached:
            return False
    return True
