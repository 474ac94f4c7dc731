"""The check that all tests make of their jobs."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.jobs import gui_objects_of, watched


class Holder:
    def __init__(self, held: object) -> None:
        self.held = held

    def work(self) -> int:
        return 1


def of_closure(held: object) -> Callable[[], object]:
    return lambda: [held]


def generator(held: object = None) -> Iterator[int]:
    inner = [held]
    yield 1
    yield from (len(inner) for _ in range(2))


@pytest.mark.parametrize(
    "job_of",
    [
        of_closure,
        lambda held: partial(len, [held]),
        lambda held: partial(len, key={"a": (Holder(held),)}),
        lambda held: Holder(held).work,
        lambda held: lambda kept=held: kept,
    ],
)
def test_a_job_that_holds_a_gui_object_is_noticed(qtbot: QtBot, job_of: Callable[[object], Any]) -> None:
    thing = QTimer()
    assert any(way.endswith("QTimer") for way in gui_objects_of(job_of(thing)))
    assert gui_objects_of(job_of("no widget")) == []


def test_so_are_those_that_it_makes_or_gives(qtbot: QtBot) -> None:
    found: list[str] = []
    run = watched(lambda: generator(QObject()), found.append)
    assert list(run()) == [1, 1, 1]
    assert found
    assert all(way.startswith("the frame of") for way in found)
    found.clear()
    watched(QObject, found.append)()
    assert [way.split(" → ")[-1] for way in found] == ["QObject"]


def test_a_job_that_is_closed_closes_what_it_watches(qtbot: QtBot) -> None:
    ended = []

    def job() -> Iterator[int]:
        try:
            yield 1
        finally:
            ended.append(True)

    made = watched(job, ended.append)()
    assert next(made) == 1
    made.close()
    assert ended == [True]


def test_the_names_of_executed_code_are_not_of_the_window(qapp: QApplication) -> None:
    names: dict[str, object] = {}
    exec("one = 1", names)
    assert gui_objects_of(names) == []
