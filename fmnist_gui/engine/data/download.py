"""Download Fashion-MNIST: cancelled at once, resumed where it stopped, and verified before it counts."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, Archive, archive_state, archive_states
from fmnist_gui.engine.data.mirror import POLL_SECONDS, Answer, MirrorFailure, read_address
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_disk_full, is_file, regular_only
from fmnist_gui.engine.locks import FileLock
from fmnist_gui.engine.paths import make_folder

MIRROR_VARIABLE = "FMNIST_MIRROR"
LOCK_NAME = ".download.lock"  # in the folder of the data
STALL_SECONDS = 20.0  # without a single byte, before a mirror is given up
_REPORT_SECONDS = 0.05  # between two progress reports


@dataclass(frozen=True)
class Progress:
    """Bytes there (`done_bytes`, a resumed file's earlier ones included) of those to fetch, and the file in hand."""

    done_bytes: int
    total_bytes: int
    file: str
    waiting: bool = False  # for another process, which downloads into the same folder


def download(
    folder: Path,
    mirrors: Sequence[str] | None = None,
    *,
    archives: Sequence[Archive] = ARCHIVES,
    stall_seconds: float = STALL_SECONDS,
) -> Iterator[Progress | None]:
    """Fetch what is missing or wrong of the archives into `folder`/FashionMNIST/raw, torchvision's layout.

    `mirrors` are http(s) addresses of folders, tried in turn: by default the variable FMNIST_MIRROR (several
    with spaces between), else torchvision's own. Whatever the network does, it yields at least every 0.2 s, None
    where there is no progress. Raises StudioError with what to do; what arrived stays for the next time, unless it
    is wrong. Of several processes that download into one folder one does; the others wait, and use what it fetched.
    """
    if all(state.state == "ok" for state in archive_states(folder, archives)):
        return
    target = make_folder(folder / "FashionMNIST" / "raw")
    lock = FileLock(folder / LOCK_NAME)
    try:
        yield from _wait_for(lock, target, archives)
        yield from _fetch_missing(target, archives, mirrors, stall_seconds)
    finally:
        lock.release()


def _wait_for(lock: FileLock, target: Path, archives: Sequence[Archive]) -> Iterator[Progress]:
    """While another process holds the lock, what it has fetched so far."""
    total, pause = sum(archive.size for archive in archives), threading.Event()
    try:
        while not lock.take(patience_s=0):
            there = [max(_size(target / archive.name), _size(_part_of(archive, target))) for archive in archives]
            yield Progress(sum(there), total, "", waiting=True)
            pause.wait(POLL_SECONDS)
    except OSError as problem:
        raise _disk_failure(problem, target) from problem


def _fetch_missing(
    target: Path, archives: Sequence[Archive], mirrors: Sequence[str] | None, stall_seconds: float
) -> Iterator[Progress | None]:
    wanted = []
    for archive in archives:
        if archive_state(archive, target / archive.name).state != "ok":
            wanted.append(archive)
        else:
            _remove(_part_of(archive, target))
    _require_space(target, sum(archive.size - _size(_part_of(archive, target)) for archive in wanted))
    job = _Job(target, stall_seconds, sum(archive.size for archive in wanted))
    addresses = _mirrors(mirrors)
    for archive in wanted:
        yield from job.fetch(archive, addresses)


def _mirrors(named: Sequence[str] | None) -> list[str]:
    if named is None:
        named = os.environ.get(MIRROR_VARIABLE, "").split()
    addresses = list(named) or list(import_torchvision().datasets.FashionMNIST.mirrors)
    for address in addresses:
        if not address.startswith(("http://", "https://")):
            raise StudioError(
                "“{address}” is no web address to download from; it must start with http:// or https://. "
                "Correct it (the variable {variable} may hold it).",
                address=address,
                variable=MIRROR_VARIABLE,
            )
    return addresses


def _require_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StudioError(
            "There is not enough room in {folder}: {needed} MB are needed, {free} MB are free. "
            "Make room or choose another place, and start the download again.",
            folder=folder,
            needed=needed // 1_000_000 + 1,
            free=free // 1_000_000,
        )


def _part_of(archive: Archive, folder: Path) -> Path:
    return folder / f"{archive.name}.part"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if is_file(path) else 0
    except FileNotFoundError:  # another process has just moved it to its place
        return 0


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


class _Job:
    """One download of several archives into the folder `target`."""

    def __init__(self, target: Path, stall_seconds: float, total_bytes: int) -> None:
        self._target = target
        self._stall_seconds = stall_seconds
        self._total_bytes = total_bytes
        self._finished_bytes = 0  # of the archives before the one in hand
        self._last_report = float("-inf")

    def fetch(self, archive: Archive, mirrors: Sequence[str]) -> Iterator[Progress | None]:
        """Get one archive from the first mirror that delivers it; raises the last one's failure."""
        failure: StudioError | None = None
        for mirror in mirrors:
            try:
                yield from self._fetch_from(f"{mirror.rstrip('/')}/{archive.name}", archive)
            except MirrorFailure as problem:
                failure = problem
            except OSError as problem:
                raise _disk_failure(problem, self._target) from problem
            else:
                self._finished_bytes += archive.size
                yield Progress(self._finished_bytes, self._total_bytes, archive.name)
                return
        assert failure is not None
        raise failure

    def _fetch_from(self, address: str, archive: Archive) -> Iterator[Progress | None]:
        part = _part_of(archive, self._target)
        if _size(part) > archive.size:
            _remove(part)
        resumed = _size(part) > 0
        if _size(part) < archive.size:
            yield from self._receive(address, archive, part)
        state = archive_state(archive, part)
        if state.state == "ok":
            os.replace(part, self._target / archive.name)
            return
        if state.state == "truncated":
            raise MirrorFailure(
                N_(
                    "The connection to {address} ended after {found} of {expected} bytes. "
                    "Start the download again: it goes on from there."
                ),
                address=address,
                found=_size(part),
                expected=archive.size,
            )
        _remove(part)
        if resumed:  # what was there before may be to blame: once more, from the beginning
            yield from self._fetch_from(address, archive)
            return
        raise MirrorFailure(
            N_(
                "{address} delivered something else than the original archive, and it was removed. Perhaps the "
                "network asks for a log-in first, or the address is wrong. Check that and start the download again."
            ),
            address=address,
        )

    def _receive(self, address: str, archive: Archive, part: Path) -> Iterator[Progress | None]:
        """Append what the server sends to the partial file, until the end of its answer."""
        messages = read_address(address, _size(part), self._stall_seconds)
        with closing(messages), open(part, "ab", opener=regular_only) as file:
            for message in messages:
                if message is None:
                    yield None
                    continue
                if isinstance(message, Answer):
                    file.truncate(message.start)
                    done = message.start
                else:
                    file.write(message)
                    done += len(message)
                yield self._report(done, archive)
                if done > archive.size:
                    return  # cannot be the archive; it may never end

    def _report(self, done: int, archive: Archive) -> Progress | None:
        now = time.monotonic()
        if now - self._last_report < _REPORT_SECONDS:
            return None
        self._last_report = now
        return Progress(min(self._finished_bytes + done, self._total_bytes), self._total_bytes, archive.name)


def _disk_failure(problem: OSError, folder: Path) -> StudioError:
    """The message for a file that could not be written."""
    if is_disk_full(problem):
        return StudioError(
            "The disk is full: {folder} has no room for the rest of the download. Make room and start the download "
            "again; it goes on where it stopped.",
            folder=folder,
        )
    return StudioError(
        "The download cannot be written to {folder} ({reason}). Allow writing there, or choose another place.",
        folder=folder,
        reason=problem.strerror or problem,
    )
