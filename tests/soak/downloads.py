"""Servers and networks that fail in every way, for one downloading process and for two."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.engine.conftest import ArchiveServer, ArchiveSet
from tests.soak.children import fetch
from tests.soak.parts import Counts, child

WAYS = ("well", "without ranges", "cut off", "refusing ranges", "garbage", "late", "404", "500")
MOST_FAULTS = 12  # then the server delivers well, and so must the download end
TRIES = 40


class BadServer(ArchiveServer):
    """Answers in a way of its own each time, as the seed says."""

    def __init__(self, files: dict[str, bytes], seed: int) -> None:
        super().__init__(files)
        self._chance, self._lock, self.faults = random.Random(seed), threading.Lock(), 0

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            way = self._chance.choice(WAYS) if self.faults < MOST_FAULTS else "well"
            self.faults += way != "well"
            pause = self._chance.uniform(0.0, 0.3)
            self.way, self.status = way, int(way) if way.isdigit() else 200
            whole = self.files
            if way == "garbage":
                self.files = {name: self._chance.randbytes(len(content)) for name, content in whole.items()}
            if way == "late":
                time.sleep(pause)
            try:
                super().answer(handler)
            except (BrokenPipeError, ConnectionResetError):
                pass  # nobody waits for the rest
            finally:
                self.files = whole


@contextmanager
def bad_server(archives: ArchiveSet, seed: int) -> Iterator[BadServer]:
    server = BadServer(dict(archives.files), seed)
    try:
        yield server
    finally:
        server.close()


def download_badly(seed: int, folder: Path) -> Counts:
    """However the server behaves, and although one process is killed, both end with the archives as they should be."""
    chance, archives = random.Random(seed), ArchiveSet()
    count = 1 + seed % 2
    with bad_server(archives, seed) as server, ExitStack() as stack:
        work = (folder, server.address, archives.table, TRIES)
        if chance.random() < 0.5:
            with child(fetch, *work):
                time.sleep(chance.uniform(0.0, 0.5))  # and is killed
        fetching = [stack.enter_context(child(fetch, *work)) for _ in range(count)]
        failures = [sentence for process in fetching for sentence in process.reports()]
        assert [process.end() for process in fetching] == [0] * count
        faults = server.faults
    raw = folder / "FashionMNIST" / "raw"
    assert {path.name: path.read_bytes() for path in raw.glob("*.gz")} == archives.files
    assert not list(raw.glob("*.part"))
    return {
        "download schedules": 1,
        "of two processes": count - 1,
        "server faults": faults,
        "downloads begun again": len(failures),
    }
