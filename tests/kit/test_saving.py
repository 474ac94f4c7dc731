"""A file that is put together in a thread, with progress, and can be stopped."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.kit.notice import Notice
from fmnist_gui.kit.saving import Saving
from tests.conftest import Put


@pytest.fixture
def notice(put: Put) -> Notice:
    return put(Notice())


@pytest.fixture
def saving(notice: Notice) -> Saving:
    return Saving(notice, notice)


def until_over(saving: Saving, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not saving.busy)


def test_bytes_and_what_a_generator_returns_are_written(
    saving: Saving, notice: Notice, qtbot: QtBot, tmp_path: Path
) -> None:
    threads, fractions = [], []
    saving.progressed.connect(lambda: fractions.append(saving.fraction))

    def content() -> Iterator[float]:
        threads.append(threading.current_thread())
        yield 0.5
        return b"slow"

    for name, made in (("a", lambda: b"quick"), ("b", content)):
        saving.start(str(tmp_path / name), made)
        until_over(saving, qtbot)
        assert notice.kind == "good"
        assert name in notice.text
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"quick", b"slow"]
    assert fractions == [0.5]
    assert threads[0] is not threading.main_thread()


def test_what_is_stopped_writes_nothing(saving: Saving, notice: Notice, qtbot: QtBot, tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def content() -> Iterator[float]:
        begun.set()
        go_on.wait()
        yield 0.5
        return b"never"

    saving.start(str(tmp_path / "file"), content)
    begun.wait()
    saving.cancel()
    go_on.set()
    assert not saving.busy
    assert notice.text == "Stopped: nothing was saved."
    saving.start(str(tmp_path / "other"), lambda: b"after it")
    until_over(saving, qtbot)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_a_failure_is_said(saving: Saving, notice: Notice, qtbot: QtBot, tmp_path: Path) -> None:
    def content() -> bytes:
        raise StudioError("It did not work.")

    for path, made, text in (
        (tmp_path / "missing" / "file", lambda: b"", "could not be written"),
        (tmp_path / "file", content, "It did not work."),
    ):
        saving.start(str(path), made)
        until_over(saving, qtbot)
        assert notice.kind == "error"
        assert text in notice.text
