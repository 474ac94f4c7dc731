"""A second start: the window that is open takes its file; the history of runs has one window that writes to it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
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


def test_a_window_without_answer_is_told(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance_module, "CONNECT_MS", 100)
    held, release = threading.Event(), threading.Event()

    def hold() -> None:  # a lock of the same process, and nobody who listens
        lock = QLockFile(str(tmp_path / "window.lock"))
        lock.tryLock(0)
        held.set()
        release.wait(20)
        lock.unlock()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(20)
    try:
        second = Instance(tmp_path)
        assert not second.first
        with pytest.raises(StudioError, match="does not answer"):
            second.hand_over(None)
    finally:
        release.set()
        holder.join()


def test_what_is_no_request_is_ignored(first: Instance, qtbot: QtBot) -> None:
    asked: list[str] = []
    first.asked.connect(asked.append)
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.disconnected, timeout=10_000):
        socket.connectToServer(first._name)
        socket.write(b"GET / HTTP/1.1\n")
    assert asked == []
