"""A process that runs code once, as the application sees it: started, given the data, given the code, ended.

Nothing that comes from it is trusted, for it runs what somebody wrote: only lines of JSON are read, up to a length.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Any

import fmnist_gui
from fmnist_gui.engine import paths
from fmnist_gui.engine.course.code_child import FILES
from fmnist_gui.engine.course.figures import MOST_PNG_BYTES
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.reading import TooLong, lines_of, plain_json, read_bytes
from fmnist_gui.engine.resources import RUN_CODE, own_command

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData

POLL_S = 0.05  # how soon it is noticed that nobody wants the messages any more
ENDING_S = 5.0
_MOST_LINE = 2 * MOST_PNG_BYTES  # bytes of a message
_LOG, _MOST_LOG = "log.txt", 1_000_000  # what it writes before it is ready; bytes
_MOST_WAITING = 100  # messages; then the process has to wait
_LEFT_OUT = {"DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND", "MATPLOTLIBRC"}
_PACKAGES = Path(fmnist_gui.__file__).parents[1]

_alive: set[CodeProcess] = set()


class CodeProcess:
    """Raises StudioError where it cannot be started. Whoever makes one has to `close` it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fmnist-code-"))
        (self.folder / FILES).mkdir()
        self._messages: Queue[Any] = Queue(_MOST_WAITING)
        try:
            with open(self.folder / _LOG, "wb") as log:
                self._process = subprocess.Popen(
                    own_command(RUN_CODE),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    cwd=self.folder / FILES,
                    env=_environment(self.folder),
                    start_new_session=True,  # its further processes are ended with it
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
        except OSError as error:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise StudioError(
                "The code cannot run: no further process can be started ({reason}). Close other programs and try "
                "again.",
                reason=error.strerror or error,
            ) from error
        self._closed, self._closing = threading.Event(), threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        _alive.add(self)

    def send(self, about: Mapping[str, Any], *contents: Any) -> None:
        """A line of JSON, then bytes. Nothing is said of a process that is gone: its messages have an end."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(about).encode() + b"\n")
            for content in contents:
                self._process.stdin.write(content)
            self._process.stdin.flush()
        except OSError:
            pass

    def send_data(self, data: FashionData) -> None:
        about: dict[str, Any] = {"folder": str(self.folder)}
        contents = []
        for split in (data.train, data.test):
            parts = [part.contiguous().numpy().data.cast("B") for part in (split.images, split.labels.long())]
            about[split.name] = {"bytes": [part.nbytes for part in parts], "classes": split.class_names}
            contents += parts
        self.send(about, *contents)

    def messages(self) -> Iterator[Any]:
        """Each message, and None while there is none; until the process ends, or sends what is no message."""
        while True:
            try:
                message = self._messages.get(timeout=POLL_S)
            except Empty:
                yield None
                continue
            if message is None:
                return
            yield message

    @property
    def last_words(self) -> str:
        """What it wrote last where it could not start, to be asked before it is closed."""
        try:
            lines = read_bytes(self.folder / _LOG, _MOST_LOG).decode(errors="replace").split("\n")
        except StudioError:
            return "–"
        return next((line for line in reversed(lines) if line.strip()), "–")

    def close(self, grace_s: float = 0.0) -> int:
        """End the process, after `grace_s` seconds in which it may end by itself, and all that it has started; remove
        its folder. Gives its exit status."""
        with self._closing:
            if self in _alive:
                _alive.discard(self)
                self._end(grace_s)
        return self._process.returncode

    def _end(self, grace_s: float) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(grace_s)
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of what is gone
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self._closed.set()
        self._reader.join(ENDING_S)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with suppress(OSError):  # what is left in its buffer has nobody to go to
                stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self) -> None:
        """In a thread of its own, so that whoever wants the messages can stop waiting."""
        stdout = self._process.stdout
        assert isinstance(stdout, BufferedReader)
        with suppress(OSError, ValueError):  # ValueError: no JSON
            for line in lines_of(stdout, _MOST_LINE):
                if isinstance(line, TooLong):
                    break
                self._put(plain_json(line))
        self._put(None)

    def _put(self, message: Any) -> None:
        while not self._closed.is_set():
            with suppress(Full):
                self._messages.put(message, timeout=POLL_S)
                return


def _environment(folder: Path) -> dict[str, str]:
    """Without a display, for figures go nowhere but to the page; what is written anywhere goes into `folder`."""
    environment = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    environment |= {name: str(folder) for name in ("TMPDIR", "TEMP", "TMP")}
    environment["PYTHONPATH"] = os.pathsep.join([str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])])
    with suppress(StudioError):  # matplotlib keeps there what it knows of the fonts, which takes a second to find out
        environment.setdefault("MPLCONFIGDIR", str(paths.home() / "matplotlib"))
    return environment


def running() -> list[CodeProcess]:
    return list(_alive)


@atexit.register
def end_processes() -> None:
    """Those that are left when the application ends."""
    for process in running():
        process.close()
