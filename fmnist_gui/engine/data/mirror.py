"""The body of one web address, as it comes, while somebody may stop waiting for it; and what is said where it fails."""

from __future__ import annotations

import http.client
import queue
import re
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_file

POLL_SECONDS = 0.1  # how long a cancellation can go unnoticed
_CHUNK_BYTES = 1 << 16
_QUEUED_CHUNKS = 16
_CERTIFICATES = (  # of Debian, Fedora, SUSE, macOS
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


class MirrorFailure(StudioError):
    """This address did not deliver; another one may."""


@dataclass(frozen=True)
class Answer:
    """The beginning of a server's answer: its body starts at byte `start` of the file."""

    start: int


@dataclass(frozen=True)
class _End:
    """The end of an answer, with what broke it off."""

    problem: Exception | None = None


def read_address(address: str, start: int, stall_seconds: float) -> Generator[Answer | bytes | None]:
    """An `Answer`, then its body in pieces, from byte `start` of the file on where the server can do that.

    None after each moment of silence, so that one can stop; whoever does closes the generator. Raises MirrorFailure.
    """
    messages: queue.Queue[Answer | bytes | _End] = queue.Queue(_QUEUED_CHUNKS)
    abandoned = threading.Event()
    threading.Thread(
        target=_send_body,
        args=(address, start, stall_seconds, messages, abandoned),
        name="download",
        daemon=True,  # it may hang in the system's name look-up: nobody waits for it
    ).start()
    last_sign = time.monotonic()
    try:
        while True:
            try:
                message = messages.get(timeout=POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() - last_sign > stall_seconds:
                    raise _failure(TimeoutError(), address, stall_seconds) from None
                yield None
                continue
            if isinstance(message, _End):
                if message.problem is not None:
                    raise _failure(message.problem, address, stall_seconds) from message.problem
                return
            last_sign = time.monotonic()
            yield message
    finally:
        abandoned.set()


def _send_body(
    address: str,
    start: int,
    timeout: float,
    messages: queue.Queue[Answer | bytes | _End],
    abandoned: threading.Event,
) -> None:
    """The reader's thread: send an `Answer`, the chunks of its body and an `_End`, unless abandoned before."""

    def send(message: Answer | bytes | _End) -> bool:
        while not abandoned.is_set():
            try:
                messages.put(message, timeout=POLL_SECONDS)
                return True
            except queue.Full:
                continue
        return False

    try:
        with _open(address, start, timeout) as response:
            if not send(Answer(_first_byte(response))):
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


def _failure(problem: Exception, address: str, stall_seconds: float) -> MirrorFailure:
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
    return MirrorFailure(text, **values)


def _status_failure(problem: urllib.error.HTTPError, address: str) -> MirrorFailure:
    problem.close()
    if problem.code == http.HTTPStatus.NOT_FOUND:
        text = N_("There is no such file at {address} (status 404). Check the address of the mirror.")
        return MirrorFailure(text, address=address)
    text = N_("{address} answered with the status {status} ({reason}). Try again later, or another address.")
    return MirrorFailure(text, address=address, status=problem.code, reason=problem.reason)
