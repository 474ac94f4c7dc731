"""Download Fashion-MNIST: cancelled at once, resumed where it stopped, and verified before it counts."""

from __future__ import annotations

import http.client
import os
import queue
import re
import shutil
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, Archive, archive_state, archive_states
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_disk_full, is_file
from fmnist_gui.engine.locks import FileLock
from fmnist_gui.engine.paths import make_folder

MIRROR_VARIABLE = "FMNIST_MIRROR"
LOCK_NAME = ".download.lock"  # in the folder of the data
STALL_SECONDS = 20.0  # without a single byte, before a mirror is given up
_POLL_SECONDS = 0.1  # how long a cancellation can go unnoticed
_REPORT_SECONDS = 0.05  # between two progress reports
_CHUNK_BYTES = 1 << 16
_QUEUED_CHUNKS = 16
_CERTIFICATES = (  # of Debian, Fedora, SUSE, macOS
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


@dataclass(frozen=True)
class Progress:
    """Bytes there (`done_bytes`, a resumed file's earlier ones included) of those to fetch, and the file in hand."""

    done_bytes: int
    total_bytes: int
    file: str
    waiting: bool = False  # for another process, which downloads into the same folder


class _MirrorFailure(StudioError):
    """This address did not deliver; another one may."""


@dataclass(frozen=True)
class _Answer:
    """The beginning of a server's answer: its body starts at byte `start` of the file."""

    start: int


@dataclass(frozen=True)
class _End:
    """The end of an answer, with what broke it off."""

    problem: Exception | None = None


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
            pause.wait(_POLL_SECONDS)
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

    def __init__(
        self,
        target: Path,
        stall_seconds: float,
        total_bytes: int,
    ) -> None:
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
            except _MirrorFailure as problem:
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
            raise _MirrorFailure(
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
        raise _MirrorFailure(
            N_(
                "{address} delivered something else than the original archive, and it was removed. Perhaps the "
                "network asks for a log-in first, or the address is wrong. Check that and start the download again."
            ),
            address=address,
        )

    def _receive(self, address: str, archive: Archive, part: Path) -> Iterator[Progress | None]:
        """Append what the server sends to the partial file, until the end of its answer."""
        messages: queue.Queue[_Answer | bytes | _End] = queue.Queue(_QUEUED_CHUNKS)
        abandoned = threading.Event()
        threading.Thread(
            target=_read_address,
            args=(address, _size(part), self._stall_seconds, messages, abandoned),
            name="download",
            daemon=True,  # it may hang in the system's name look-up: nobody waits for it
        ).start()
        try:
            with part.open("ab") as file:
                for message in self._messages(messages, address):
                    if message is None:
                        yield None
                        continue
                    if isinstance(message, _Answer):
                        file.truncate(message.start)
                        done = message.start
                    else:
                        file.write(message)
                        done += len(message)
                    yield self._report(done, archive)
                    if done > archive.size:
                        return  # cannot be the archive; it may never end
        finally:
            abandoned.set()

    def _messages(
        self, messages: queue.Queue[_Answer | bytes | _End], address: str
    ) -> Iterator[_Answer | bytes | None]:
        """What the reader sends, and None after each moment of silence."""
        last_sign = time.monotonic()
        while True:
            try:
                message = messages.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() - last_sign > self._stall_seconds:
                    raise _failure(TimeoutError(), address, self._stall_seconds) from None
                yield None
                continue
            if isinstance(message, _End):
                if message.problem is not None:
                    raise _failure(message.problem, address, self._stall_seconds) from message.problem
                return
            last_sign = time.monotonic()
            yield message

    def _report(self, done: int, archive: Archive) -> Progress | None:
        now = time.monotonic()
        if now - self._last_report < _REPORT_SECONDS:
            return None
        self._last_report = now
        return Progress(min(self._finished_bytes + done, self._total_bytes), self._total_bytes, archive.name)


def _read_address(
    address: str,
    start: int,
    timeout: float,
    messages: queue.Queue[_Answer | bytes | _End],
    abandoned: threading.Event,
) -> None:
    """The reader's thread: send an `_Answer`, the chunks of its body and an `_End`, unless abandoned before."""

    def send(message: _Answer | bytes | _End) -> bool:
        while not abandoned.is_set():
            try:
                messages.put(message, timeout=_POLL_SECONDS)
                return True
            except queue.Full:
                continue
        return False

    try:
        with _open(address, start, timeout) as response:
            if not send(_Answer(_first_byte(response))):
                return
            while chunk := response.read1(_CHUNK_BYTES):
                if not send(chunk):
                    return
    except Exception as problem:  # whatever it is, the one who waits must hear of it
        send(_End(problem))
    else:
        send(_End())


def _trusted() -> ssl.SSLContext:
    """The system's certificates, also where a packaged Python was built to look for them elsewhere."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if paths.cafile is None and paths.capath is None:
        for path in _CERTIFICATES:
            if is_file(Path(path)):
                context.load_verify_locations(path)
                break
    return context


def _open(address: str, start: int, timeout: float) -> http.client.HTTPResponse:
    """The server's answer, from byte `start` on where it can do that; proxies are those of the environment."""
    headers = {"Range": f"bytes={start}-"} if start else {}
    request = urllib.request.Request(address, headers=headers)
    handler = urllib.request.HTTPSHandler(context=_trusted())
    opener = urllib.request.build_opener(handler)  # urlopen would keep the proxies of its first call
    try:
        response: http.client.HTTPResponse = opener.open(request, timeout=timeout)
    except urllib.error.HTTPError as problem:
        if start and problem.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            problem.close()
            return _open(address, 0, timeout)
        raise
    if start and response.status == http.HTTPStatus.PARTIAL_CONTENT and _first_byte(response) != start:
        response.close()
        return _open(address, 0, timeout)
    return response


def _first_byte(response: http.client.HTTPResponse) -> int:
    """Where in the file the body of an answer starts; 0 for an answer that ignored the range."""
    if response.status != http.HTTPStatus.PARTIAL_CONTENT:
        return 0
    found = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    return int(found[1]) if found else 0


def _failure(problem: Exception, address: str, stall_seconds: float) -> _MirrorFailure:
    """The message for a connection that failed."""
    if isinstance(problem, urllib.error.HTTPError):
        return _status_failure(problem, address)
    reason = problem.reason if isinstance(problem, urllib.error.URLError) else problem
    values: dict[str, object] = {"address": address}
    if isinstance(reason, socket.gaierror):
        text = N_(
            "{address} was not found. Check the network connection (and the address), and start the download again."
        )
    elif isinstance(reason, ConnectionRefusedError):
        text = N_("{address} refused the connection. Check the address, or try again later.")
    elif isinstance(reason, TimeoutError):
        text = N_(
            "Nothing came from {address} for {seconds} seconds. Check the network connection and start the "
            "download again: it goes on where it stopped."
        )
        values["seconds"] = f"{stall_seconds:g}"
    elif isinstance(reason, ssl.SSLError):
        text = N_(
            "{address} could not prove who it is ({reason}). Check the computer's date and the network, "
            "or choose another address."
        )
        values["reason"] = reason
    else:
        text = N_(
            "The connection to {address} failed ({reason}). Check the network connection and start the "
            "download again: it goes on where it stopped."
        )
        values["reason"] = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return _MirrorFailure(text, **values)


def _status_failure(problem: urllib.error.HTTPError, address: str) -> _MirrorFailure:
    problem.close()
    if problem.code == http.HTTPStatus.NOT_FOUND:
        text = N_("There is no such file at {address} (status 404). Check the address of the mirror.")
        return _MirrorFailure(text, address=address)
    text = N_("{address} answered with the status {status} ({reason}). Try again later, or another address.")
    return _MirrorFailure(text, address=address, status=problem.code, reason=problem.reason)


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
