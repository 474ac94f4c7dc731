"""Slow jobs other than training: run in a pool thread, reported in the GUI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from fmnist_gui.bridge.worker import finish_jobs, hold_jobs, jobs_running, release_jobs
from fmnist_gui.engine.errors import Cancelled, StudioError
from fmnist_gui.engine.imports import load_torch

log = logging.getLogger(__name__)


class Task(QObject):
    """One slow job. Connect its signals to slots of QObjects: they are then called in those objects' threads."""

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)  # the exception
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; `cancelled` follows when it has."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()


class _Job(QRunnable):
    def __init__(self, task: Task, work: Callable[[Task], Any]) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        task = self._task
        _go.wait()
        try:
            load_torch()  # most jobs want it, and two must not import it at once
            result = self._work(task)
            signal, values = (task.cancelled, ()) if task.is_cancelled() else (task.done, (result,))
        except Cancelled:
            signal, values = task.cancelled, ()
        except Exception as error:  # whatever it is, it must reach the person who is waiting
            if not isinstance(error, StudioError):
                log.exception("A background task failed")
            signal, values = task.failed, (error,)
        signal.emit(*values)
        with _lock:
            _running.discard(task)


_running: set[Task] = set()  # a task lives as long as its job
_lock = threading.Lock()
_go = threading.Event()
_go.set()


def run_task(
    work: Callable[[Task], Any],
    on_done: Callable[[Any], None] | None = None,
    on_error: Callable[[Any], None] | None = None,
    on_progress: Callable[[Any], None] | None = None,
    on_cancelled: Callable[[], None] | None = None,
) -> Task:
    """Run `work(task)` in a pool thread. The callbacks must be slots of QObjects; they are called in their thread.

    `work` reports by `task.progressed.emit(...)` and looks at `task.is_cancelled` now and then.
    """
    task = Task()
    for signal, slot in (
        (task.done, on_done),
        (task.failed, on_error),
        (task.progressed, on_progress),
        (task.cancelled, on_cancelled),
    ):
        if slot is not None:
            signal.connect(slot)
    with _lock:
        _running.add(task)
    QThreadPool.globalInstance().start(_Job(task, work))
    return task


def hold_tasks() -> None:
    """Let jobs wait: at the start, importing torch in a thread would hold up the window by half a second."""
    _go.clear()
    hold_jobs()


def release_tasks() -> None:
    _go.set()
    release_jobs()


def tasks_running() -> bool:
    """Whether a slow job is still under way."""
    with _lock:
        return bool(_running) or jobs_running()


def finish_tasks(timeout_ms: int = 10_000) -> bool:
    """Cancel what still runs and wait for it: the last thing before the application ends."""
    with _lock:
        for task in _running:
            task.cancel()
    release_tasks()
    return QThreadPool.globalInstance().waitForDone(timeout_ms) and finish_jobs(timeout_ms)
