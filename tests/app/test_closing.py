"""Closing the window: it is gone at once, and the application ends when its jobs have."""

import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.app import main_window
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.worker import Worker, jobs_running

AT_ONCE_S = 2  # far less than a job may take to end


@pytest.fixture
def slow_job(window: MainWindow) -> threading.Event:
    """A job that cannot be stopped; it ends when the event is set."""
    began, end = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        end.wait(20)

    Worker(window).start(work)
    assert began.wait(20)
    return end


def test_the_window_hides_at_once_and_ends_later(window: MainWindow, slow_job: threading.Event, qtbot: QtBot) -> None:
    began = time.monotonic()
    with qtbot.assertNotEmitted(window.closed, wait=200):
        window.close()
        assert time.monotonic() - began < AT_ONCE_S
        assert not window.isVisible()
    with qtbot.waitSignal(window.closed, timeout=20_000):
        slow_job.set()


def test_a_job_that_does_not_end_is_given_up(
    window: MainWindow, slow_job: threading.Event, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "END_MS", 100)
    with qtbot.waitSignal(window.closed, timeout=20_000):
        window.close()
    assert not window.shut_down()
    slow_job.set()
    qtbot.waitUntil(lambda: not jobs_running())
