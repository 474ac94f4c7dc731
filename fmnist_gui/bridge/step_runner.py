"""The training loop in slow motion seen from the GUI thread: one step, some batches, or on to the end."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fmnist_gui.bridge.history import History
from fmnist_gui.bridge.tasks import Task, run_task

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


class StepRunner(QObject):
    """Owns one training in slow motion; its work is done in tasks, one at a time."""

    moved = Signal()  # `moment` is another one; None after a restart
    stateChanged = Signal()  # `running` or `finished`
    failed = Signal(object)  # the exception

    def __init__(self, data: Callable[[], FashionData], parent: QObject | None = None) -> None:
        """`data` is asked in a task."""
        super().__init__(parent)
        self._data = data
        self._task: Task | None = None
        self._aim = _Aim(Goal.STEP)
        self._slow = False
        self._pause = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._pause.timeout.connect(self._on_pause_over)
        self.zeroing = True
        self._start_afresh()

    def _start_afresh(self) -> None:
        self.moment: StepSnapshot | None = None
        self.rows: list[BatchRow] = []
        self.losses, self.twin_losses = History(EVERY_BATCH), History(EVERY_BATCH)
        self.running = self.finished = False
        self._loop = _Loop(self._data, self.zeroing)

    @property
    def busy(self) -> bool:
        """Whether a step is being done, or the next one of a run will be."""
        return self.running or self._task is not None

    def next(self) -> None:
        """Do one step."""
        if not self.busy and not self.finished:
            self._work(_Aim(Goal.STEP))

    def run(self, goal: Goal, slow: bool) -> None:
        """Go on until `goal` is reached or `stop` is called; `slow`: with time to look after each step."""
        if self.busy or self.finished:
            return
        self._aim, self._slow = _Aim(goal), slow
        self.running = True
        self.stateChanged.emit()
        self._go_on()

    @Slot()
    def stop(self) -> None:
        """End a run after the step that is being done."""
        if self.running:
            self._pause.stop()
            self.running = False
            if self._task is not None:
                self._task.cancel()
            self.stateChanged.emit()

    @Slot()
    def restart(self) -> None:
        """A new network with the same first weights, the same images in the same order."""
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._start_afresh()
        self.moved.emit()
        self.stateChanged.emit()

    def set_zeroing(self, zeroing: bool) -> None:
        """Whether the gradients are zeroed before the next batch."""
        self.zeroing = zeroing
        self._loop.set_zeroing(zeroing)

    def _go_on(self) -> None:
        """The next step of a run in slow motion, or all of a fast one."""
        self._work(_Aim(Goal.STEP) if self._slow else self._aim)

    def _work(self, aim: _Aim) -> None:
        work = _Work(self._loop, aim)
        self._task = run_task(work, self._on_done, self._on_failed, self._on_moment, self._on_cancelled)

    @Slot(object)
    def _on_moment(self, moment: StepSnapshot) -> None:
        if self.sender() is not self._task:
            return
        self.moment = moment
        if moment.loss is not None and moment.number > len(self.losses):
            accuracy = (moment.correct or 0) / len(moment.labels)
            self.losses.append(moment.number, moment.loss, accuracy)
            self.twin_losses.append(moment.number, moment.other_loss or 0.0, accuracy)
        if moment.check is not None and moment.number > len(self.rows):
            assert moment.loss is not None
            assert moment.other_loss is not None
            self.rows.append(BatchRow(moment.number, moment.loss, moment.other_loss, moment.check))
        self.moved.emit()

    @Slot(object)
    def _on_done(self, finished: bool) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        self.finished = finished
        if self.running and self._slow and not finished and self.moment is not None:
            self.running = not self._aim.reached(self.moment)
        else:
            self.running = False
        if self.running:
            self._pause.start()
        else:
            self.stateChanged.emit()

    @Slot()
    def _on_pause_over(self) -> None:
        if self.running:
            self._go_on()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._task:
            self._task = None
            self.running = False
            self.stateChanged.emit()
            self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.running = False
            self.stateChanged.emit()


class _Loop:
    """The engine's loop, made by the first task that needs it. Only one task at a time uses it."""

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


class _Aim:
    """Told of moments one after the other, it says when the goal is reached."""

    def __init__(self, goal: Goal) -> None:
        self._goal = goal
        self._batches_left = {Goal.BATCH: 1, Goal.MANY_BATCHES: MANY}.get(goal, 0)

    def reached(self, moment: StepSnapshot) -> bool:
        from fmnist_gui.engine.course.seven_steps import Step

        if moment.step is Step.NEXT_BATCH:
            self._batches_left -= 1
            return self._goal is Goal.STEP or self._batches_left == 0
        return self._goal is Goal.STEP or (self._goal is Goal.EPOCH and moment.step is Step.NEXT_EPOCH)


class _Work:
    """Steps until the aim is reached. Told are that moment and each batch's last one. True: all epochs are done."""

    def __init__(self, loop: _Loop, aim: _Aim) -> None:
        self._loop, self._aim = loop, aim

    def __call__(self, task: Task) -> bool:
        import torch

        from fmnist_gui.engine.course.seven_steps import Step
        from fmnist_gui.engine.devices import TRAINING_THREADS

        torch.set_num_threads(TRAINING_THREADS)
        steps = self._loop.steps()
        while (moment := steps.advance()) is not None:
            ended = self._aim.reached(moment) or task.is_cancelled()
            if ended or moment.step >= Step.NEXT_BATCH:
                task.progressed.emit(moment)
            if ended:
                return False
        return True
