"""The process that runs the code of a section, as its own side sees it: `python -m fmnist_gui run-code`.

It takes its standard input and output away from the code. From the one it reads a line of JSON about its folder and the
data set, and the data set's bytes, loads all that code may need, and writes `{"ready": memory}` to the other. Then it
reads a line of JSON with the code and the bytes of the weights, runs the code, and writes the messages of `execution`,
and at last `{"end": names}` of the files that the code has left in its folder.

It lives for one run. When the application ends, however that happens, its standard input ends, and it goes as well.
"""

from __future__ import annotations

import glob
import io
import json
import os
import shutil
import signal
import sys
import threading
import types
from pathlib import Path
from typing import IO, Any, Literal

from fmnist_gui.engine.course.code_errors import TooManyProcesses

MOST_FORKS = 16  # further processes: enough for the workers of a DataLoader
MOST_FILE_BYTES = 1 << 30
FILES = "files"  # in the process's folder: where the code finds itself
MOST_NAMED = 3  # files that are named at the end
_LEAST_MEMORY, _MOST_MEMORY = 2 << 30, 8 << 30  # bytes that code may use, on small computers and on large ones


def main() -> int:  # pragma: no cover - in a process of its own, which is not measured
    commands, channel = os.fdopen(os.dup(0), "rb"), Channel(os.fdopen(os.dup(1), "wb", buffering=0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the process lives
    about = json.loads(commands.readline() or "null")
    if about is None:
        return 0
    if hasattr(os, "fork"):
        os.register_at_fork(after_in_child=channel.close)
        guard_processes(os)
    try:
        serve(about, commands, channel)
    finally:
        if channel.is_own:
            channel.close()
            end_all(about["folder"])
        os._exit(0)  # of a process that the code has forked off


class Channel:
    """Sends messages to the application, a JSON text each line, from any thread of this process and from no other."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._process = os.getpid()
        self._stream = stream
        self._lock = threading.Lock()

    @property
    def is_own(self) -> bool:
        return os.getpid() == self._process

    def send(self, message: dict[str, Any]) -> None:
        if self.is_own:
            with self._lock:
                self._stream.write(json.dumps(message).encode() + b"\n")

    def close(self) -> None:
        """Also in a process that is forked off: else the application would wait for the end of that one, too."""
        self._stream.close()


def serve(about: dict[str, Any], commands: IO[bytes], channel: Channel) -> None:
    """Load everything, wait for the code, run it. `about` is the line about the data set."""
    data = _read_data(about, commands)
    import torch

    from fmnist_gui.engine.course.execution import execute
    from fmnist_gui.engine.course.snippets import lesson_names, library_names

    library_names()
    torch.set_num_threads(1)  # the same numbers on every computer, as in what is exported
    channel.send({"ready": limit_resources()})
    fall_silent()
    line = commands.readline()
    if not line:  # no code comes
        return
    asked = json.loads(line)
    content = commands.read(asked["weights"])
    weights = torch.load(io.BytesIO(content), weights_only=True) if content else None
    threading.Thread(target=_end_with, args=(commands, about["folder"]), daemon=True).start()
    program, own_main = types.ModuleType("__main__"), sys.modules["__main__"]
    program.__dict__.update(lesson_names(data, weights))
    sys.modules["__main__"] = program
    execute(asked["code"], program.__dict__, channel.send)
    sys.modules["__main__"] = own_main
    channel.send({"end": sorted(glob.glob("*", root_dir=Path(about["folder"], FILES)))[:MOST_NAMED]})


def fall_silent() -> None:  # pragma: no cover - the standard error of this process is the tests' own
    """What is written to the standard error from here on nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _read_data(about: dict[str, Any], commands: IO[bytes]) -> Any:
    # Before torch is loaded: whoever sends it waits for that.
    content = {name: [bytearray(commands.read(size)) for size in about[name]["bytes"]] for name in ("train", "test")}
    import torch

    from fmnist_gui.engine.data.fashion_mnist import FashionData, Split

    def split(name: Literal["train", "test"]) -> Split:
        images = torch.frombuffer(content[name][0], dtype=torch.uint8).reshape(-1, 28, 28)
        labels = torch.frombuffer(content[name][1], dtype=torch.int64)
        return Split(images, labels, name, tuple(about[name]["classes"]))

    return FashionData(split("train"), split("test"), Path())


def limit_resources() -> int | None:
    """Let this process have so much more memory; how many bytes. None where the system has no such limit."""
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (ImportError, OSError):  # Windows; macOS
        return None
    total = os.sysconf("SC_PHYS_PAGES") * resource.getpagesize()
    memory = max(_LEAST_MEMORY, min(total // 2, _MOST_MEMORY))
    for kind, most in (
        (resource.RLIMIT_AS, used + memory),
        (resource.RLIMIT_FSIZE, MOST_FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    return memory


def guard_processes(system: Any) -> None:
    """Let the code fork no avalanche, nor end the application by mistake. `system` is the module os."""
    fork, kill, own, application = system.fork, system.kill, os.getpid(), os.getppid()
    left = MOST_FORKS

    def limited_fork() -> int:
        nonlocal left
        left -= 1
        if left < 0 or os.getpid() != own:
            raise TooManyProcesses
        return int(fork())

    def own_kill(process: int, number: int) -> None:
        if process in (-1, application, -application):
            raise PermissionError("only the code's own processes can be ended")
        kill(process, number)

    system.fork, system.kill = limited_fork, own_kill


def _end_with(commands: IO[bytes], folder: str) -> None:  # pragma: no cover - its own process goes with it
    """Wait for the end of the application, whatever the code is doing meanwhile."""
    commands.read()
    end_all(folder)


def end_all(folder: str) -> None:  # pragma: no cover - its own process goes with it
    """This process, all that it has started, and the code's files."""
    shutil.rmtree(folder, ignore_errors=True)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(0)
