"""The data set seen from the GUI thread: missing, read, downloaded, cancelled, failing."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.data_source import DataSource, DataState
from fmnist_gui.engine import paths
from fmnist_gui.engine.data import download as download_module
from fmnist_gui.engine.data import fashion_mnist as data_module
from fmnist_gui.engine.data.download import Progress
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError


@pytest.fixture
def source(qtbot: QtBot) -> DataSource:
    return DataSource()


def _wait_for(source: DataSource, state: DataState, qtbot: QtBot, act: Callable[[], None]) -> list[DataState]:
    """Act, and list the states until `state` is reached."""
    states = []

    def reached() -> bool:
        states.append(source.state)
        return source.state is state

    with qtbot.waitSignal(source.changed, check_params_cb=reached, timeout=20_000):
        act()
    return states


def test_where_no_archives_are_found_the_data_set_stays_missing(source: DataSource, qtbot: QtBot) -> None:
    states = _wait_for(source, DataState.MISSING, qtbot, source.read)
    assert states == [DataState.READING, DataState.MISSING]
    assert source.data is None


def test_archives_that_are_found_are_read(source: DataSource, readable: FashionData, qtbot: QtBot) -> None:
    states = _wait_for(source, DataState.READY, qtbot, source.read)
    assert states == [DataState.READING, DataState.READY]
    assert source.data is readable


def test_a_failure_keeps_the_data_that_was_there(
    source: DataSource, readable: FashionData, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wait_for(source, DataState.READY, qtbot, source.read)

    def fail(folder: Path) -> FashionData:
        raise StudioError("The archive is incomplete.")

    monkeypatch.setattr(data_module, "read_data", fail)
    with qtbot.waitSignal(source.failed, timeout=20_000):
        source.read(Path("other"))
    assert source.state is DataState.READY
    assert source.data is readable


def test_a_download_tells_its_progress_and_then_reads(
    source: DataSource, readable: FashionData, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = []

    def fetch(folder: Path) -> Iterator[Progress | None]:
        folders.append(folder)
        for done in (10, 20):
            yield Progress(done, 20, "train-images")
            yield None

    monkeypatch.setattr(download_module, "download", fetch)
    told: list[Progress] = []
    source.progressed.connect(told.append)
    states = _wait_for(source, DataState.READY, qtbot, source.download)
    assert states == [DataState.DOWNLOADING, DataState.READY]
    assert [progress.done_bytes for progress in told] == [10, 20]
    assert folders == [paths.data_folder()]
    assert source.data is readable


def test_a_download_is_cancelled_and_meanwhile_nothing_else_begins(
    source: DataSource, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = threading.Event()

    def fetch(folder: Path) -> Iterator[Progress | None]:
        yield Progress(1, 20, "train-images")
        while not tick.wait(0.01):
            yield None

    monkeypatch.setattr(download_module, "download", fetch)
    with qtbot.waitSignal(source.progressed, timeout=20_000):
        source.download()
    assert source.busy
    source.read()
    source.download()
    assert source.state is DataState.DOWNLOADING
    with qtbot.assertNotEmitted(source.failed):
        assert _wait_for(source, DataState.MISSING, qtbot, source.cancel) == [DataState.MISSING]
    assert not source.busy


def test_a_failing_download_can_be_tried_again(
    source: DataSource, readable: FashionData, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StudioError("The mirror was not found.")

    monkeypatch.setattr(download_module, "download", fail)
    with qtbot.waitSignal(source.failed, timeout=20_000) as failed:
        source.download()
    assert str(failed.args[0]) == "The mirror was not found."
    monkeypatch.setattr(download_module, "download", lambda _: iter(()))
    _wait_for(source, DataState.READY, qtbot, source.download)


def test_cancelling_nothing_does_nothing(source: DataSource) -> None:
    source.cancel()
    assert source.state is DataState.MISSING
