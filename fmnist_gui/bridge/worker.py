"""Every slow job: a generator on a thread of its own, cancelled by closing it.

A job is a function without arguments. It gives a generator, or simply computes something and returns it. What the
generator yields is progress, and each `yield` is a point where the job can be stopped; a bare `yield` is only that.
Jobs reach for plain data and engine objects alone, never for a QObject: they run in a thread of their own.
"""

from __future__ import annotations

import atexit
import enum
import inspect
import logging
import threading
import weakref
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Qt, QThread, Signal, Slot

from fmnist_gui.engine.errors import Cancelled, StudioError
from fmnist_gui.engine.imports import load_torch

log = logging.getLogger(__name__)
Job = Callable[[], Any]

_threads: set[_JobThread] = set()  # a thread lives as long as its job
_workers: weakref.WeakSet[Worker] = weakref.WeakSet()
_go = threading.Event()
_go.set()


class Worker(QObject):
    """Runs one job at a time. Nothing arrives of a job that was cancelled or replaced."""

    progressed = Signal(object)  # what the job yields
    done = Signal(object)  # what it returns
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None, ends_by_itself: bool = False) -> None:
        """`ends_by_itself`: the owner of this worker brings its job to an end, also when the application ends."""
        super().__init__(parent)
        self.ends_by_itself = ends_by_itself
        self._thread: _JobThread | None = None  # also while a cancelled job comes to its end
        self._current: _JobThread | None = None  # whose news are passed on
        self._next: Job | None = None
        _workers.add(self)

    @property
    def busy(self) -> bool:
        """Whether a result is still to come."""
        return self._current is not None or self._next is not None

    def start(self, job: Job) -> None:
        """Run `job` instead of what is under way or waits."""
        self.cancel()
        self.request(job)

    def request(self, job: Job) -> None:
        """Run `job`, after the one under way if there is one; of those that wait only the newest is run."""
        self._next = job
        if self._thread is None:
            self._run_next()

    def cancel(self) -> None:
        """Drop what is under way and what waits; nothing of it arrives any more."""
        self._next = self._current = None
        if self._thread is not None:
            self._thread.cancel()

    def wait(self, timeout_ms: int = -1) -> None:
        """Wait for the end of the job under way, without asking for it; only while the application ends."""
        if self._thread is not None:
            release_jobs()
            self._thread.wait(QDeadlineTimer(timeout_ms))

    def _run_next(self) -> None:
        assert self._next is not None
        thread = _JobThread(self._next)
        self._thread = self._current = thread
        self._next = None
        thread.posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)
        thread.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(thread.cancel)
        _threads.add(thread)
        thread.start()

    @Slot(object, object, object)
    def _on_posted(self, thread: _JobThread, news: _News, value: object) -> None:
        if thread is not self._current:
            return
        if news is _News.PROGRESS:
            self.progressed.emit(value)
            return
        self._current = None
        if news is _News.DONE:
            self.done.emit(value)
        elif news is _News.FAILED:
            self.failed.emit(value)

    @Slot()
    def _on_finished(self) -> None:
        self._thread = self._current = None
        if self._next is not None:
            self._run_next()


class _News(enum.Enum):
    PROGRESS = enum.auto()
    DONE = enum.auto()
    FAILED = enum.auto()


class _JobThread(QThread):
    """The thread of one job. The object itself belongs to the thread that made it, as every QThread does."""

    posted = Signal(object, object, object)  # this thread, the kind of news, the value

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job: Job | None = job
        self._cancelled = threading.Event()
        self.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def cancel(self) -> None:
        self._cancelled.set()

    def run(self) -> None:
        _go.wait()
        if self._cancelled.is_set():
            return
        try:
            load_torch()  # most jobs want it, and two must not import it at once
            result = self._exhaust()
        except Cancelled:
            pass
        except Exception as error:  # whatever it is, it must reach the person who is waiting
            if not isinstance(error, StudioError):
                log.exception("A background job failed")
            self.posted.emit(self, _News.FAILED, error)
        else:
            self.posted.emit(self, _News.DONE, result)

    def _exhaust(self) -> Any:
        """Run the job to its end, or to the first `yield` after it was cancelled; its result."""
        assert self._job is not None
        if self._cancelled.is_set():
            raise Cancelled
        made = self._job()
        if not inspect.isgenerator(made):
            return made
        while not self._cancelled.is_set():
            try:
                value = next(made)
            except StopIteration as end:
                return end.value
            if value is not None:
                self.posted.emit(self, _News.PROGRESS, value)
        made.close()
        raise Cancelled

    @Slot()
    def _on_finished(self) -> None:
        """In the thread that made it: what the job holds on to is let go here, not where it ran."""
        self.wait()
        self._job = None
        _threads.discard(self)
        self.deleteLater()


def hold_jobs() -> None:
    """Let jobs wait: at the start, importing torch in a thread would hold up the window by half a second."""
    _go.clear()


def release_jobs() -> None:
    _go.set()


def jobs_running() -> bool:
    """Whether a job is still under way, or its end has not been noticed yet."""
    return bool(_threads)


def cancel_jobs() -> None:
    """Cancel all jobs but the training, which stores its run when it is asked to end."""
    release_jobs()
    for worker in list(_workers):
        if not worker.ends_by_itself:
            worker.cancel()


def finish_jobs(timeout_ms: int = 10_000) -> bool:
    """Cancel all jobs and wait for them: the last thing before the application ends. False: one goes on.

    Nothing of them arrives any more, which might ask for another one.
    """
    deadline = QDeadlineTimer(timeout_ms)
    release_jobs()
    for worker in list(_workers):
        worker.cancel()
    for thread in _threads:
        thread.cancel()
    return all(thread.wait(deadline) for thread in list(_threads))


@atexit.register
def _end() -> None:
    """Also of a process that ends by an error: Qt aborts it where a thread's object goes before the thread."""
    finish_jobs()
    QCoreApplication.sendPostedEvents()  # the threads' last news hold objects of Python, which ends next
