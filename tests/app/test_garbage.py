"""Python's garbage is collected in the GUI thread alone."""

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.app import garbage
from fmnist_gui.app.garbage import GarbageCollector
from fmnist_gui.bridge.worker import Worker, jobs_running


class Node:
    """Refers to itself, so that only the collector can find it."""

    died_in: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.own = self
        self.label = QLabel("a widget that is garbage")

    def __del__(self) -> None:
        self.died_in.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollector]:
    monkeypatch.setattr(garbage, "INTERVAL_MS", 1)
    monkeypatch.setattr(Node, "died_in", [])
    monkeypatch.setattr(gc, "freeze", lambda: None)  # the tests have their own
    window = QWidget()
    qtbot.addWidget(window)
    thresholds = gc.get_threshold()
    gc.set_threshold(50, 1, 1)
    collector = GarbageCollector(window)
    collector.begin()
    yield collector
    gc.set_threshold(*thresholds)


def test_garbage_made_while_a_job_allocates_dies_in_the_gui_thread(collector: GarbageCollector, qtbot: QtBot) -> None:
    worker = Worker(collector)

    def job() -> Iterator[None]:
        for _ in range(200):
            [[] for _ in range(1000)]
            yield

    worker.start(job)
    for _ in range(20):
        Node()
    qtbot.waitUntil(lambda: len(Node.died_in) == 20)
    assert set(Node.died_in) == {threading.get_ident()}
    qtbot.waitUntil(lambda: not jobs_running())
    assert not gc.isenabled()
