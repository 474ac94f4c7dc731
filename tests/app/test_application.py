"""The start: what is slow waits until the window can be seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import FirstPaint
from fmnist_gui.bridge.worker import Worker, finish_jobs, hold_jobs, release_jobs


class _Ear(QObject):
    heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []

    @Slot(object)
    def hear(self, result: object) -> None:
        self.results.append(result)
        self.heard.emit()


@pytest.fixture(autouse=True)
def _released() -> Iterator[None]:
    yield
    release_jobs()
    finish_jobs()


def test_jobs_wait_for_the_first_paint_which_is_told_once(qtbot: QtBot) -> None:
    ear, label = _Ear(), QLabel("text")
    qtbot.addWidget(label)
    painted = FirstPaint(label)
    painted.painted.connect(release_jobs)
    told: list[int] = []
    painted.painted.connect(lambda: told.append(1))
    hold_jobs()
    worker = Worker()
    worker.done.connect(ear.hear)
    worker.start(lambda: 1)
    with qtbot.assertNotEmitted(ear.heard, wait=100):
        pass
    with qtbot.waitSignal(ear.heard, timeout=10_000):
        label.show()
    assert ear.results == told == [1]
    label.repaint()
    label.grab()
    assert told == [1]


def test_jobs_that_are_held_do_not_hold_up_the_end() -> None:
    hold_jobs()
    worker = Worker()
    worker.start(lambda: 1)
    assert finish_jobs()
