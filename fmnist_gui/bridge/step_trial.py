"""The training loop in slow motion seen from the GUI thread: one step, some batches, or on to the end."""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable, Generator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.training.history import History

if TYPE_CHECKING:
    from fmnist_gui.engine.course.seven_steps import GradientCheck, SevenSteps, StepSnapshot
    from fmnist_gui.engine.data.fashion_mnist import FashionData

MANY = 10  # batches
SLOW_S = 0.7  # from one step to the next in slow motion
EVERY_BATCH = 0.0  # smoothing: none, each batch's loss as it is


class Goal(enum.Enum):
    """How far `run` goes."""

    STEP = enum.auto()
    BATCH = enum.auto()
    MANY_BATCHES = enum.auto()
    EPOCH = enum.auto()
    ALL = enum.auto()


class StepTrial(QObject):
    """Owns one training in slow motion; its steps are done in jobs."""

    stepped = Signal()  # `snapshot` is another one; None after a restart
    stateChanged = Signal()  # `running` or `finished`
    failed = Signal(object)  # the exception

    def __init__(self, data: Callable[[], FashionData], parent: QObject | None = None) -> None:
        """`data` is called in a job."""
        super().__init__(parent)
        self.data = data  # of the next restart
        self._worker = Worker(self)
        self._worker.progressed.connect(self._on_stepped)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)
        self._stopping = threading.Event()
        self.slow_s = SLOW_S
        self.zeroing = True
        self._start_afresh()

    def _start_afresh(self) -> None:
        self.snapshot: StepSnapshot | None = None
        self.checks: list[GradientCheck] = []  # of each batch
        self.losses, self.other_losses = History(EVERY_BATCH), History(EVERY_BATCH)
        self.running = self.finished = False
        self._loop = _Loop(self.data, self.zeroing)

    @property
    def busy(self) -> bool:
        """Whether a step is being done, or the next one of a run will be."""
        return self._worker.busy

    @property
    def forked(self) -> bool:
        """Whether the other network has gone a way of its own."""
        return not np.array_equal(self.losses.losses, self.other_losses.losses)

    @Slot()
    def next(self) -> None:
        """Do one step."""
        if not self.busy and not self.finished:
            self._work(Goal.STEP)

    def run(self, goal: Goal, slow: bool) -> None:
        """Go on until `goal` is reached or `stop` is called; `slow`: with time to look after each step."""
        if not self.busy and not self.finished:
            self.running = True
            self.stateChanged.emit()
            self._work(goal, self.slow_s if slow else 0)

    @Slot()
    def stop(self) -> None:
        """End a run after the step that is being done: that step still arrives."""
        if self.running:
            self._stopping.set()
            self.running = False
            self.stateChanged.emit()

    @Slot()
    def restart(self) -> None:
        """A new network with the same first weights, the same images in the same order."""
        self._stopping.set()
        self._worker.cancel()
        self._start_afresh()
        self.stepped.emit()
        self.stateChanged.emit()

    @Slot(bool)
    def set_zeroing(self, zeroing: bool) -> None:
        """Whether the gradients are zeroed before the next batch."""
        self.zeroing = self._loop.zeroing = zeroing

    def _work(self, goal: Goal, pause_s: float = 0) -> None:
        self._stopping = threading.Event()
        self._worker.request(partial(self._loop.run, goal, self._stopping, pause_s))

    @Slot(object)
    def _on_stepped(self, snapshot: StepSnapshot) -> None:
        self.snapshot = snapshot
        if snapshot.loss is not None and snapshot.number > len(self.losses):
            accuracy = (snapshot.correct or 0) / len(snapshot.labels)
            self.losses.append(snapshot.number, snapshot.loss, accuracy)
            self.other_losses.append(snapshot.number, snapshot.other_loss or 0.0, accuracy)
        if snapshot.check is not None and snapshot.number > len(self.checks):
            self.checks.append(snapshot.check)
        self.stepped.emit()

    @Slot(object)
    def _on_done(self, finished: bool) -> None:
        self.finished = finished
        self.running = False
        self.stateChanged.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._on_done(False)
        self.failed.emit(error)


class _Loop:
    """The engine's loop, made by the first job that needs it. Only one job at a time uses it."""

    def __init__(self, data: Callable[[], FashionData], zeroing: bool) -> None:
        self._data = data
        self.zeroing = zeroing  # from any thread
        self._steps: SevenSteps | None = None

    def run(self, goal: Goal, stopping: threading.Event, pause_s: float) -> Generator[StepSnapshot | None, None, bool]:
        """Steps until the goal is reached, or one after `stopping` was set. True: all epochs are done.

        Each step is reported where there is a pause to look at it, else the one that was reached and each batch's last.
        """
        import torch

        from fmnist_gui.engine.course.seven_steps import Step
        from fmnist_gui.engine.devices import TRAINING_THREADS

        torch.set_num_threads(TRAINING_THREADS)
        batches_left = {Goal.BATCH: 1, Goal.MANY_BATCHES: MANY}.get(goal, 0)
        while (snapshot := self._advance()) is not None:
            batches_left -= snapshot.step is Step.NEXT_BATCH
            reached = (
                stopping.is_set()
                or goal is Goal.STEP
                or (snapshot.step is Step.NEXT_BATCH and batches_left == 0)
                or (snapshot.step is Step.NEXT_EPOCH and goal is Goal.EPOCH)
            )
            yield snapshot if reached or pause_s or snapshot.step >= Step.NEXT_BATCH else None
            if reached or (pause_s and stopping.wait(pause_s)):
                return False
        return True

    def _advance(self) -> StepSnapshot | None:
        from fmnist_gui.engine.course.seven_steps import SevenSteps

        if self._steps is None:
            self._steps = SevenSteps(self._data().train)
        self._steps.zeroing = self.zeroing
        return self._steps.advance()
