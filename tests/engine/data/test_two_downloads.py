"""Several processes that download into one folder: one does, the others wait for it, and take over where it dies."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.engine.conftest import ArchiveServer, ArchiveSet

DOWNLOADER = Path(__file__).with_name("downloader.py")
ROOT = Path(__file__).parents[3]
Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return tmp_path / "FashionMNIST" / "raw"


@pytest.fixture
def start(tmp_path: Path, archive_set: ArchiveSet, archive_server: ArchiveServer) -> Iterator[Start]:
    """Starts a process that downloads the archives into the test's folder."""
    processes = []

    def start() -> subprocess.Popen[str]:
        order = {
            "folder": str(tmp_path),
            "address": archive_server.address,
            "archives": [astuple(archive) for archive in archive_set.table],
        }
        command = [sys.executable, "-m", f"tests.engine.data.{DOWNLOADER.stem}", json.dumps(order)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def last_line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.read().splitlines()[-1]


def assert_complete(raw: Path, archives: ArchiveSet) -> None:
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == archives.files


def test_the_second_process_waits_and_uses_what_the_first_one_fetched(
    start: Start, raw: Path, archive_set: ArchiveSet, archive_server: ArchiveServer
) -> None:
    archive_server.way = "holding"
    first = start()
    archive_server.stalled.wait()
    second, third = start(), start()
    assert [line_of(second), line_of(third)] == ["waiting", "waiting"]
    archive_server.go_on.set()
    assert [line_of(process) for process in (first, second, third)] == ["done"] * 3
    assert_complete(raw, archive_set)
    assert sorted(archive_server.requests) == sorted((name, None) for name in archive_set.files)


def test_the_second_process_takes_over_when_the_first_one_dies(
    start: Start, raw: Path, archive_set: ArchiveSet, archive_server: ArchiveServer
) -> None:
    archive_server.way = "holding"
    first = start()
    archive_server.stalled.wait()
    second = start()
    assert line_of(second) == "waiting"
    first.send_signal(signal.SIGKILL)
    archive_server.go_on.set()
    assert line_of(second) == "done"
    assert_complete(raw, archive_set)


def test_processes_that_start_at_once_all_end_well(
    start: Start, raw: Path, archive_set: ArchiveSet, archive_server: ArchiveServer
) -> None:
    processes = [start() for _ in range(3)]
    assert [last_line_of(process) for process in processes] == ["done"] * 3
    assert_complete(raw, archive_set)
