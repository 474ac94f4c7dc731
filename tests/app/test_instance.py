"""A second start: the window that is open takes its file; the history of runs has one window that writes to it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fmnist_gui.app import instance as instance_module
from fmnist_gui.app.instance import Instance
from fmnist_gui.engine.errors import StudioError


@pytest.fixture
def first(tmp_path: Path, qapp: QApplication) -> Iterator[Instance]:
    instance = Instance(tmp_path)
    yield instance
    instance.close()


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from fmnist_gui.app.instance import Instance
application = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
assert not instance.first
instance.hand_over(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
print("handed over")
"""


@pytest.mark.parametrize("file", ["/x/模型 1.pt", ""])
def test_a_second_process_hands_over_its_file(first: Instance, tmp_path: Path, qtbot: QtBot, file: str) -> None:
    assert first.first
    arguments = [sys.executable, "-c", SECOND, str(tmp_path), *([file] if file else [])]
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert asked.args == [file]
    assert process.communicate()[0] == "handed over\n"
    assert process.returncode == 0


def test_a_process_that_died_or_a_closed_window_leaves_room_for_the_next(tmp_path: Path, qapp: QApplication) -> None:
    die = "import os, sys; from PySide6.QtCore import QLockFile; "
    die += "lock = QLockFile(sys.argv[1]); lock.tryLock(0); os._exit(1)"
    subprocess.run([sys.executable, "-c", die, str(tmp_path / "window.lock")], check=False)
    assert (tmp_path / "window.lock").is_file()
    for _ in range(2):
        instance = Instance(tmp_path)
        assert instance.first
        instance.close()
    assert list(tmp_path.iterdir()) == []


@contextmanager
def _hanging(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the lock and does nothing else."""
    hang = "import sys; from PySide6.QtCore import QLockFile; "
    hang += "lock = QLockFile(sys.argv[1]); lock.setStaleLockTime(0); print(lock.tryLock(0), flush=True); input()"
    command, pipe = [sys.executable, "-c", hang, str(home / "window.lock")], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout.readline() == "True\n"
        yield process
        process.communicate("\n")


def test_a_window_without_answer_is_told(tmp_path: Path, qapp: QApplication) -> None:
    with _hanging(tmp_path) as process, pytest.raises(StudioError, match=rf"\(process {process.pid}\).*not answer"):
        Instance(tmp_path).hand_over(None)


def test_a_window_on_another_computer_is_not_looked_for_here(tmp_path: Path, qapp: QApplication) -> None:
    """The folder may lie on a server: the lock of a computer that was switched off stays there."""
    lock = tmp_path / "window.lock"
    lock.write_text("4711\npython3\nclassroom-7\n\n\n")
    instance = Instance(tmp_path)
    assert not instance.first
    with pytest.raises(StudioError, match="on another computer, classroom-7") as failure:
        instance.hand_over(None)
    assert str(lock) in str(failure.value)
    assert lock.exists()


@pytest.mark.parametrize("lock", ["", "no lock at all", "9" * 100_000, Path(), None])
def test_what_is_no_lock_is_no_open_window(tmp_path: Path, qapp: QApplication, lock: str | Path | None) -> None:
    """A full disk leaves an empty one, or none; there is no process to end then."""
    home = tmp_path if lock is not None else tmp_path / "where no lock can be made"
    if isinstance(lock, Path):
        (home / "window.lock").mkdir()
    elif lock is not None:
        (home / "window.lock").write_text(lock)
    instance = Instance(home)
    assert instance.first
    assert not Instance(home).first  # it is heard all the same
    instance.close()


@pytest.mark.skipif(os.name != "posix", reason="there are no pipes among the files elsewhere")
def test_a_pipe_in_the_place_of_the_lock_holds_up_no_start(tmp_path: Path, qapp: QApplication) -> None:
    os.mkfifo(tmp_path / "window.lock")
    instance = Instance(tmp_path)
    assert instance.first
    assert not Instance(tmp_path).first  # it is heard all the same
    instance.close()
    assert (tmp_path / "window.lock").is_fifo()


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET / HTTP/1.1\n",
        b"[" * 50_000 + b"\n",
        b'["file"]\n',
        b'{"file": ["x"]}\n',
        b'{"file": "a\\u0000b"}\n',
        b'{"file": "\\ud800"}\n',
        b"\xff\n",
        b"x" * 1_000_000,
        b"",
    ],
    ids=["web", "deep", "list", "list of files", "NUL", "half a letter", "no text", "endless", "silence"],
)
def test_what_is_no_request_is_ignored(
    first: Instance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request_line: bytes
) -> None:
    monkeypatch.setattr(instance_module, "SILENCE_MS", 5_000 if request_line else 50)
    asked: list[str] = []
    first.asked.connect(asked.append)
    socket = QLocalSocket()
    began = time.monotonic()
    with qtbot.waitSignal(socket.disconnected, timeout=10_000):
        socket.connectToServer(first._name)
        socket.write(request_line)
    assert time.monotonic() - began < 4  # it was not the time that ended it
    assert asked == []
