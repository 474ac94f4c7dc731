"""Work that is asked for more often than it can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.tasks import Task, run_task


class LatestTask(QObject):
    """Runs one job at a time; of those that are asked for meanwhile, only the newest is run after it."""

    done = Signal(object)
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._next: Callable[[Task], Any] | None = None

    def run(self, work: Callable[[Task], Any]) -> None:
        """Run `work(task)` in a pool thread, as `run_task` does."""
        if self._task is not None:
            self._next = work
            return
        self._task = run_task(work, self._on_done, self._on_failed, on_cancelled=self._on_cancelled)

    @property
    def busy(self) -> bool:
        return self._task is not None

    @Slot(object)
    def _on_done(self, result: object) -> None:
        self._go_on()
        self.done.emit(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._go_on()
        self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._go_on()

    def _go_on(self) -> None:
        """Start what was asked for meanwhile."""
        work, self._next, self._task = self._next, None, None
        if work is not None:
            self.run(work)
