"""Slow jobs on threads of their own: what arrives of them, and what does not."""

import gc
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.worker import Worker, cancel_jobs, finish_jobs, hold_jobs, jobs_running, release_jobs
from fmnist_gui.engine.errors import Cancelled, StudioError


class Log(QObject):
    """Everything that a worker sends, and in which threads it arrives."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.news: list[tuple[str, Any]] = []
        self.threads: set[QThread] = set()
        worker.progressed.connect(self.on_progress)
        worker.done.connect(self.on_done)
        worker.failed.connect(self.on_failed)

    def _note(self, what: str, value: Any) -> None:
        self.news.append((what, value))
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def on_progress(self, value: Any) -> None:
        self._note("progress", value)

    @Slot(object)
    def on_done(self, value: Any) -> None:
        self._note("done", value)

    @Slot(object)
    def on_failed(self, error: Any) -> None:
        self._note("failed", error)


class Waiting:
    """A job that waits in its middle until it may go on."""

    def __init__(self) -> None:
        self.reached, self.go_on, self.closed = (threading.Event() for _ in range(3))

    def __call__(self) -> Iterator[int]:
        try:
            yield 1
            self.reached.set()
            self.go_on.wait(5)
            yield 2
        finally:
            self.closed.set()

    def start(self, worker: Worker) -> None:
        worker.start(self)
        assert self.reached.wait(5)


def endless() -> Iterator[None]:
    while True:
        yield


@pytest.fixture
def worker(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.cancel()
    qtbot.waitUntil(lambda: not jobs_running())


@pytest.fixture
def news(worker: Worker) -> Log:
    return Log(worker)


def _ended(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs_running())


def test_a_function_is_run_elsewhere_and_its_result_arrives_here(worker: Worker, news: Log, qtbot: QtBot) -> None:
    worker.start(threading.get_ident)
    _ended(qtbot)
    assert news.news[0][0] == "done"
    assert news.news[0][1] != threading.get_ident()
    assert news.threads == {QCoreApplication.instance().thread()}


def test_a_generator_reports_what_it_yields(worker: Worker, news: Log, qtbot: QtBot) -> None:
    def job() -> Iterator[int | None]:
        yield 1
        yield  # only a point to stop at
        yield 2
        return "end"

    worker.start(job)
    assert worker.busy
    _ended(qtbot)
    assert news.news == [("progress", 1), ("progress", 2), ("done", "end")]
    assert not worker.busy


def test_nothing_arrives_after_cancel_and_the_generator_is_closed(worker: Worker, news: Log, qtbot: QtBot) -> None:
    job = Waiting()
    job.start(worker)
    worker.cancel()
    assert not worker.busy
    job.go_on.set()
    _ended(qtbot)
    assert news.news == []  # not even what was on its way already
    assert job.closed.is_set()


def test_start_replaces_and_jobs_never_overlap(worker: Worker, news: Log, qtbot: QtBot) -> None:
    first = Waiting()
    first.start(worker)
    worker.start(first.closed.is_set)
    first.go_on.set()
    _ended(qtbot)
    assert news.news == [("done", True)]


def test_of_requests_that_wait_only_the_newest_is_run(worker: Worker, news: Log, qtbot: QtBot) -> None:
    hold_jobs()
    for number in range(5):
        worker.request(lambda number=number: number)
    release_jobs()
    qtbot.waitUntil(lambda: len(news.news) == 2)
    _ended(qtbot)
    assert news.news == [("done", 0), ("done", 4)]


def test_a_job_may_be_asked_for_while_a_result_is_shown(worker: Worker, news: Log, qtbot: QtBot) -> None:
    class Asker(QObject):
        @Slot(object)
        def on_done(self, value: int) -> None:
            if value < 3:
                worker.request(lambda: value + 1)

    asker = Asker()
    worker.done.connect(asker.on_done)
    worker.request(lambda: 1)
    qtbot.waitUntil(lambda: len(news.news) == 3)
    assert news.news == [("done", 1), ("done", 2), ("done", 3)]


@pytest.mark.parametrize("error", [StudioError("The disk is full."), ValueError("unexpected")])
def test_a_failure_arrives_and_only_surprises_are_logged(
    worker: Worker, news: Log, qtbot: QtBot, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def job() -> None:
        raise error

    with caplog.at_level(logging.ERROR):
        worker.start(job)
        _ended(qtbot)
    assert news.news == [("failed", error)]
    assert bool(caplog.records) is not isinstance(error, StudioError)


def test_a_job_that_gives_up_by_itself_reports_nothing(worker: Worker, news: Log, qtbot: QtBot) -> None:
    def job() -> None:
        raise Cancelled

    worker.start(job)
    _ended(qtbot)
    assert news.news == []
    assert not worker.busy


def test_a_worker_that_is_gone_ends_its_job(qapp: QCoreApplication, qtbot: QtBot) -> None:
    reached, closed = threading.Event(), threading.Event()

    def job() -> Iterator[None]:
        try:
            reached.set()
            yield from endless()
        finally:
            closed.set()

    worker = Worker()
    worker.start(job)
    assert reached.wait(5)
    worker.deleteLater()
    qtbot.waitUntil(closed.is_set)
    _ended(qtbot)


def test_what_a_job_holds_is_let_go_in_the_gui_thread(worker: Worker, qtbot: QtBot) -> None:
    died_in: list[int] = []

    class Held:
        def __del__(self) -> None:
            died_in.append(threading.get_ident())

    held = Held()
    worker.start(lambda held=held: None)
    del held
    _ended(qtbot)
    gc.collect()
    assert died_in == [threading.get_ident()]


def test_finish_jobs_waits_for_all(qapp: QCoreApplication, qtbot: QtBot) -> None:
    workers = [Worker() for _ in range(3)]
    begun, ended = threading.Barrier(4), []

    def job() -> Iterator[None]:
        begun.wait(5)
        try:
            yield from endless()
        finally:
            ended.append(1)

    for worker in workers:
        worker.start(job)
    begun.wait(5)
    assert finish_jobs()
    assert len(ended) == 3
    _ended(qtbot)


def test_finish_jobs_says_when_one_goes_on(worker: Worker, qtbot: QtBot) -> None:
    job = Waiting()
    job.start(worker)
    assert not finish_jobs(20)
    job.go_on.set()
    _ended(qtbot)


@pytest.mark.parametrize("last", ["", "sys.exit(3)", "1 / 0"])
def test_a_process_may_end_while_a_job_runs(last: str) -> None:
    """Qt aborts a process in which a thread's object goes before the thread."""
    script = f"""
import sys, torch
from PySide6.QtCore import QCoreApplication, QEventLoop
from fmnist_gui.bridge.worker import Worker

def job():
    while True:
        yield sum(range(1000))

application, worker, loop = QCoreApplication([]), Worker(), QEventLoop()
worker.progressed.connect(loop.quit)
worker.request(job)
loop.exec()
{last}
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == {"sys.exit(3)": 3, "1 / 0": 1}.get(last, 0), ran.stderr
    assert "QThread" not in ran.stderr


def test_jobs_are_cancelled_together_but_for_one_that_ends_by_itself(worker: Worker, news: Log, qtbot: QtBot) -> None:
    asked = threading.Event()

    def until_asked() -> Iterator[None]:
        while not asked.wait(0.01):
            yield

    own = Worker(ends_by_itself=True)
    own_news = Log(own)
    own.start(until_asked)
    worker.start(endless)
    worker.request(lambda: "what waits is dropped too")
    cancel_jobs()
    qtbot.waitUntil(lambda: not worker.busy)
    assert own.busy
    asked.set()
    _ended(qtbot)
    assert (news.news, own_news.news) == ([], [("done", None)])


def test_nothing_arrives_of_a_job_that_was_cancelled_before_it_began(worker: Worker, news: Log, qtbot: QtBot) -> None:
    hold_jobs()
    worker.start(lambda: 1)
    assert finish_jobs()
    _ended(qtbot)
    assert news.news == []
