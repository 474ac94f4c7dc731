"""The display clock: it runs for what is in view, and only then."""

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.clock import Redraw, display_clock
from tests.conftest import Put


class Counter(QWidget):
    def __init__(self, beats: int = 1) -> None:
        super().__init__()
        self.looks = 0
        Redraw(self, self.look, beats)

    def look(self) -> None:
        self.looks += 1


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    counter = Counter()
    qtbot.addWidget(counter)
    return counter


def test_it_looks_at_once_and_on_every_beat_while_in_view(counter: Counter, qtbot: QtBot) -> None:
    assert not display_clock().isActive()
    counter.show()
    assert counter.looks == 1
    assert display_clock().isActive()
    display_clock().timeout.emit()
    assert counter.looks == 2
    counter.hide()
    assert not display_clock().isActive()
    display_clock().timeout.emit()
    assert counter.looks == 2
    counter.show()
    assert counter.looks == 3
    qtbot.waitUntil(lambda: counter.looks > 3)  # it beats by itself


def test_one_clock_for_all_runs_until_the_last_one_goes(counter: Counter, put: Put) -> None:
    slow = put(Counter(beats=3))
    counter.show()
    for _ in range(6):
        display_clock().timeout.emit()
    assert (counter.looks, slow.looks) == (7, 3)
    counter.hide()
    assert display_clock().isActive()
    slow.hide()
    assert not display_clock().isActive()


def test_a_widget_that_is_deleted_in_view_stops_the_clock() -> None:
    counter = Counter()
    counter.show()
    shiboken6.delete(counter)
    assert not display_clock().isActive()
