"""Work asked for more often than it can be done: only the newest of it is done."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.tasks import Task


class Listener(QObject):
    def __init__(self, task: LatestTask) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_done(self, result: object) -> None:
        self.results.append(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.errors.append(error)


def test_what_was_asked_for_meanwhile_is_done_once_and_last(qtbot: QtBot) -> None:
    latest = LatestTask()
    listener = Listener(latest)
    may_go = threading.Event()
    done: list[int] = []

    def work(number: int) -> int:
        may_go.wait(10)
        done.append(number)
        return number

    for number in range(5):
        latest.run(lambda task, number=number: work(number))
    may_go.set()
    qtbot.waitUntil(lambda: listener.results == [0, 4])
    assert done == [0, 4]
    assert not latest.busy


def test_a_failure_does_not_stop_what_follows(qtbot: QtBot, caplog: object) -> None:
    latest = LatestTask()
    listener = Listener(latest)

    def fail(task: Task) -> None:
        raise ValueError("no")

    latest.run(fail)
    latest.run(lambda task: "after")
    qtbot.waitUntil(lambda: listener.results == ["after"])
    assert [str(error) for error in listener.errors] == ["no"]
