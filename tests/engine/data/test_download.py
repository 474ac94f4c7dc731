import errno
import io
import itertools
import os
import shutil
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from email.message import Message
from pathlib import Path

import pytest

from fmnist_gui.engine.data import download
from fmnist_gui.engine.data import fashion_mnist as data
from fmnist_gui.engine.data.download import Progress
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.errors import Cancelled, StudioError
from fmnist_gui.engine.generators import result_of
from tests.engine.conftest import ArchiveServer, ArchiveSet

IMAGES = "train-images-idx3-ubyte.gz"


class Fetch:
    """Downloads the synthetic archives into `folder`, from the test's server unless told otherwise."""

    def __init__(self, folder: Path, archives: ArchiveSet, server: ArchiveServer) -> None:
        self.folder = folder
        self.raw = folder / "FashionMNIST" / "raw"
        self.part = self.raw / f"{IMAGES}.part"
        self.archives = archives
        self.server = server
        self.reports: list[Progress] = []

    def __call__(
        self,
        mirrors: list[str] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        stall_seconds: float = 20.0,
    ) -> None:
        result_of(self._note_reports(mirrors, stall_seconds), cancelled)

    def _note_reports(self, mirrors: list[str] | None, stall_seconds: float) -> Generator[None, None, None]:
        job = download.download(
            self.folder,
            mirrors or [self.server.address],
            archives=self.archives.table,
            stall_seconds=stall_seconds,
        )
        for progress in job:
            if progress is not None:
                self.reports.append(progress)
            yield

    def failure(self, mirrors: list[str] | None = None, stall_seconds: float = 20.0) -> str:
        with pytest.raises(StudioError) as caught:
            self(mirrors, stall_seconds=stall_seconds)
        return str(caught.value)

    def start_part(self, count: int) -> bytes:
        """Leave the first `count` bytes, as an interrupted download does."""
        self.raw.mkdir(parents=True, exist_ok=True)
        self.part.write_bytes(self.archives.files[IMAGES][:count])
        return self.part.read_bytes()

    def assert_complete(self) -> None:
        assert {path.name: path.read_bytes() for path in self.raw.iterdir()} == self.archives.files


@pytest.fixture
def fetch(tmp_path: Path, archive_set: ArchiveSet, archive_server: ArchiveServer) -> Fetch:
    return Fetch(tmp_path / "data", archive_set, archive_server)


# What works


def test_all_archives_arrive_and_progress_reaches_the_total(fetch: Fetch) -> None:
    fetch()
    fetch.assert_complete()
    total = sum(archive.size for archive in fetch.archives.table)
    done = [report.done_bytes for report in fetch.reports]
    assert done == sorted(done)
    assert done[-1] == total
    assert {report.total_bytes for report in fetch.reports} == {total}
    assert {report.file for report in fetch.reports} == set(fetch.archives.files)
    assert data.find_folder(fetch.folder, fetch.archives.table) == fetch.raw


def test_only_missing_and_wrong_archives_are_fetched(fetch: Fetch) -> None:
    fetch.archives.write_to(fetch.raw)
    (fetch.raw / IMAGES).write_bytes(b"wrong")
    (fetch.raw / "t10k-labels-idx1-ubyte.gz").unlink()
    (fetch.raw / "t10k-images-idx3-ubyte.gz.part").write_bytes(b"left over")
    fetch()
    assert sorted(name for name, _ in fetch.server.requests) == ["t10k-labels-idx1-ubyte.gz", IMAGES]
    fetch.assert_complete()
    fetch()
    assert len(fetch.server.requests) == 2


def test_a_complete_flat_folder_needs_nothing(fetch: Fetch) -> None:
    fetch.archives.write_to(fetch.folder)
    fetch()
    assert fetch.server.requests == []


def test_the_next_mirror_is_tried(fetch: Fetch) -> None:
    missing = fetch.server.address.replace("/data/", "/elsewhere/")
    fetch([missing, fetch.server.address.rstrip("/")])
    fetch.assert_complete()
    assert fetch.server.requests[0][0] == f"/elsewhere/{fetch.archives.table[0].name}"


def test_the_environment_s_proxy_is_used(fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", fetch.server.address)
    fetch(["http://mirror.example/data/"])
    fetch.assert_complete()


def test_the_variable_names_mirrors_and_torchvision_knows_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert download._mirrors(None) == import_torchvision().datasets.FashionMNIST.mirrors
    monkeypatch.setenv("FMNIST_MIRROR", "http://one/ https://two/")
    assert download._mirrors(None) == ["http://one/", "https://two/"]
    assert download._mirrors(["http://three/"]) == ["http://three/"]
    with pytest.raises(StudioError, match="“file:///data” is no web address"):
        download._mirrors(["file:///data"])


# Going on where a download stopped


@pytest.mark.parametrize("way", ["well", "without ranges", "refusing ranges"])
def test_a_partial_file_is_resumed_or_where_the_server_cannot_all_of_it_is_sent(fetch: Fetch, way: str) -> None:
    fetch.start_part(10_000)
    fetch.server.way = way
    fetch()
    assert (IMAGES, "bytes=10000-") in fetch.server.requests
    assert fetch.reports[-1].done_bytes == fetch.reports[-1].total_bytes
    fetch.assert_complete()


@pytest.mark.parametrize("left", [bytes(10_000), bytes(1_000_000)], ids=["wrong", "too long"])
def test_a_partial_file_that_cannot_be_right_is_fetched_from_the_beginning(fetch: Fetch, left: bytes) -> None:
    fetch.start_part(10)
    fetch.part.write_bytes(left)
    fetch()
    assert [wanted for name, wanted in fetch.server.requests if name == IMAGES][-1] is None
    fetch.assert_complete()


def test_a_partial_file_that_is_complete_needs_no_server(fetch: Fetch) -> None:
    fetch.start_part(len(fetch.archives.files[IMAGES]))
    fetch()
    assert IMAGES not in [name for name, _ in fetch.server.requests]
    fetch.assert_complete()


# Cancelling, and servers that fail


def test_cancelling_a_stalled_download_answers_at_once(fetch: Fetch) -> None:
    fetch.server.way = "stalling"
    with pytest.raises(Cancelled):
        fetch(cancelled=fetch.server.stalled.is_set)
    assert time.monotonic() - fetch.server.stalled_at < 1  # seconds; the promise is 0.2 where nothing else runs
    assert not list(fetch.raw.glob("*.gz"))


def test_cancelling_while_the_name_is_looked_up_answers_at_once(fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting, ended = threading.Event(), threading.Event()

    def look_up(opener: object, request: urllib.request.Request, timeout: float) -> None:
        waiting.set()
        ended.wait()
        raise TimeoutError

    monkeypatch.setattr(urllib.request.OpenerDirector, "open", look_up)
    try:
        with pytest.raises(Cancelled):
            fetch(cancelled=waiting.is_set)
    finally:
        ended.set()


def test_what_arrived_before_cancelling_is_kept(fetch: Fetch) -> None:
    fetch.server.way = "stalling"
    polls = itertools.count()  # the first ones take up what was sent before the silence
    with pytest.raises(Cancelled):
        fetch(cancelled=lambda: fetch.server.stalled.is_set() and next(polls) > 3)
    kept = fetch.part.read_bytes()
    assert fetch.archives.files[IMAGES].startswith(kept)
    fetch.server.way = "well"
    fetch()
    assert (IMAGES, f"bytes={len(kept)}-") in fetch.server.requests
    fetch.assert_complete()


def test_a_silent_server_is_given_up(fetch: Fetch) -> None:
    fetch.server.way = "stalling"
    told = fetch.failure(stall_seconds=0.2)
    assert f"Nothing came from {fetch.server.address}{IMAGES} for 0.2 seconds" in told
    assert "goes on where it stopped" in told
    assert fetch.part.stat().st_size == len(fetch.archives.files[IMAGES]) // 2


def test_a_connection_that_ends_early_is_told_and_resumed(fetch: Fetch) -> None:
    fetch.server.way = "cut off"
    size = len(fetch.archives.files[IMAGES])
    assert f"ended after {size // 2} of {size} bytes. Start the download again" in fetch.failure()
    fetch.server.way = "well"
    fetch()
    assert (IMAGES, f"bytes={size // 2}-") in fetch.server.requests
    fetch.assert_complete()


@pytest.mark.parametrize(
    "sent", [b"<html>Please log in</html>", b"\x1f\x8b" + bytes(200_000)], ids=["a web page", "too long"]
)
def test_wrong_bytes_are_told_and_removed(fetch: Fetch, sent: bytes) -> None:
    fetch.server.files[IMAGES] = sent
    told = fetch.failure()
    assert told.startswith(f"{fetch.server.address}{IMAGES} delivered something else than the original archive")
    assert not fetch.part.exists()
    assert not (fetch.raw / IMAGES).exists()


def test_an_address_without_the_file_is_told(fetch: Fetch) -> None:
    del fetch.server.files[IMAGES]
    assert f"There is no such file at {fetch.server.address}{IMAGES} (status 404)" in fetch.failure()


def test_a_refused_connection_is_told(fetch: Fetch) -> None:
    with socket.socket() as unused:  # bound, but it does not listen
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        assert f"{address}{IMAGES} refused the connection" in fetch.failure([address])


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (urllib.error.URLError(socket.gaierror(-2, "Name or service not known")), "was not found. Check the network"),
        (urllib.error.URLError(TimeoutError()), "Nothing came from"),
        (urllib.error.URLError(ssl.SSLError(1, "expired")), "could not prove who it is"),
        (ConnectionResetError(errno.ECONNRESET, "reset by peer"), "failed (reset by peer). Check the"),
        (urllib.error.HTTPError("", 503, "Busy", Message(), io.BytesIO()), "answered with the status 503 (Busy). Try"),
    ],
    ids=["name", "time-out", "certificate", "reset", "status"],
)
def test_each_failure_of_the_network_has_its_sentence(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, problem: Exception, told: str
) -> None:
    def fail(opener: object, request: urllib.request.Request, timeout: float) -> None:
        raise problem

    monkeypatch.setattr(urllib.request.OpenerDirector, "open", fail)
    assert told in fetch.failure(["http://mirror.example/"])


# The disk


class FullDisk(io.FileIO):
    """A file on a disk that has room for 20,000 bytes."""

    def write(self, chunk: bytes) -> int:
        room = 20_000 - self.seek(0, io.SEEK_END)
        if room < len(chunk):
            super().write(chunk[:room])
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(chunk)


def test_a_full_disk_is_told_and_the_download_goes_on_later(fetch: Fetch) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(download, "open", lambda path, mode, opener: FullDisk(path, mode), raising=False)
        assert f"The disk is full: {fetch.raw} has no room" in fetch.failure()
    assert fetch.part.stat().st_size == 20_000
    fetch()
    assert (IMAGES, "bytes=20000-") in fetch.server.requests
    fetch.assert_complete()


def test_room_is_checked_before(fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    total = sum(archive.size for archive in fetch.archives.table)
    free = total - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(total, total - free, free))
    assert "There is not enough room in" in fetch.failure()
    assert fetch.server.requests == []
    fetch.start_part(10)  # so much less is needed
    fetch()
    fetch.assert_complete()


def test_a_folder_that_cannot_be_made_is_told(fetch: Fetch) -> None:
    fetch.folder.write_text("a file in the folder's place")
    assert "cannot be created" in fetch.failure()


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_file_that_cannot_be_written_is_told(fetch: Fetch, make: Callable[[Path], None]) -> None:
    fetch.raw.mkdir(parents=True)
    make(fetch.part)  # nobody reads from the pipe: who opens it as a file waits for ever
    told = fetch.failure()
    assert f"The download cannot be written to {fetch.raw} (" in told
    assert "Allow writing there" in told


def test_a_lock_that_cannot_be_made_is_told(fetch: Fetch) -> None:
    (fetch.folder / download.LOCK_NAME).mkdir(parents=True)
    assert f"The download cannot be written to {fetch.raw} (" in fetch.failure()
