"""Slow jobs in a pool thread, and their news in the GUI thread."""

from __future__ import annotations

import gc
import logging
import threading
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.tasks import Task, finish_tasks, run_task
from fmnist_gui.engine.errors import Cancelled, StudioError


class Receiver(QObject):
    """Notes what it is told and in which thread."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.news: list[tuple[str, Any]] = []
        self.threads: set[QThread] = set()

    def _note(self, what: str, value: Any = None) -> None:
        self.news.append((what, value))
        self.threads.add(QThread.currentThread())
        self.told.emit()

    @Slot(object)
    def on_done(self, value: Any) -> None:
        self._note("done", value)

    @Slot(object)
    def on_error(self, error: Any) -> None:
        self._note("error", error)

    @Slot(object)
    def on_progress(self, value: Any) -> None:
        self._note("progress", value)

    @Slot()
    def on_cancelled(self) -> None:
        self._note("cancelled")


@pytest.fixture
def receiver(qapp: QCoreApplication) -> Receiver:
    return Receiver()


def _run(receiver: Receiver, work: Any) -> Task:
    return run_task(work, receiver.on_done, receiver.on_error, receiver.on_progress, receiver.on_cancelled)


def test_work_is_done_elsewhere_and_told_here(receiver: Receiver, qtbot: QtBot, qapp: QCoreApplication) -> None:
    workers = []

    def work(task: Task) -> int:
        workers.append(threading.current_thread())
        task.progressed.emit(0.5)
        return 42

    with qtbot.waitSignals([receiver.told] * 2):
        _run(receiver, work)
    assert receiver.news == [("progress", 0.5), ("done", 42)]
    assert receiver.threads == {qapp.thread()}
    assert workers != [threading.main_thread()]


@pytest.mark.parametrize("logged", [False, True])
def test_a_failure_is_told_and_logged_if_nobody_foresaw_it(
    logged: bool, receiver: Receiver, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    error = ZeroDivisionError("a mistake") if logged else StudioError("The disk is full.")

    def work(task: Task) -> None:
        raise error

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(receiver.told):
        _run(receiver, work)
    assert receiver.news == [("error", error)]
    assert bool(caplog.records) is logged


@pytest.mark.parametrize("raises", [False, True])
def test_a_cancelled_task_tells_of_nothing_else(raises: bool, receiver: Receiver, qtbot: QtBot) -> None:
    started, ask = threading.Event(), threading.Event()

    def work(task: Task) -> str:
        started.set()
        ask.wait(timeout=20)
        if raises:
            raise Cancelled
        return "a result that nobody wants any more"

    task = _run(receiver, work)
    assert started.wait(timeout=20)
    task.cancel()
    with qtbot.waitSignal(receiver.told):
        ask.set()
    assert receiver.news == [("cancelled", None)]


def test_tasks_that_nobody_holds_all_arrive(receiver: Receiver, qtbot: QtBot) -> None:
    def work(task: Task) -> int:
        gc.collect(0)
        return 1

    with qtbot.waitSignals([receiver.told] * 300, timeout=20_000):
        for _ in range(300):
            run_task(work, receiver.on_done)
    assert sum(value for _, value in receiver.news) == 300


def test_what_still_runs_is_cancelled_at_the_end(receiver: Receiver, qtbot: QtBot) -> None:
    tick = threading.Event()

    def work(task: Task) -> None:
        while not task.is_cancelled():
            tick.wait(0.01)

    with qtbot.waitSignals([receiver.told] * 3):
        for _ in range(3):
            _run(receiver, work)
        assert finish_tasks()
    assert receiver.news == [("cancelled", None)] * 3


def test_a_task_that_does_not_end_is_not_waited_for_for_ever(receiver: Receiver, qtbot: QtBot) -> None:
    release = threading.Event()

    def work(task: Task) -> None:
        release.wait(timeout=20)

    with qtbot.waitSignal(receiver.told):
        _run(receiver, work)
        assert not finish_tasks(timeout_ms=20)
        release.set()
    assert finish_tasks()
