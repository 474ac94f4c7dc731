"""Locks: who has one is seen by everybody, until it lets go or its process ends."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fmnist_gui.engine import locks
from fmnist_gui.engine.locks import FileLock, is_locked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "some.lock"


def test_one_has_it_and_everybody_sees_it(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    assert not is_locked(path)
    assert first.take()
    assert first.take()  # it has it already
    assert first.held
    assert is_locked(path)
    assert not second.take(patience_s=0)
    first.release()
    assert not is_locked(path)
    assert second.take()


def test_nothing_is_left_of_a_lock_that_was_released(path: Path) -> None:
    lock = FileLock(path)
    lock.take()
    lock.release()
    lock.release()
    assert list(path.parent.iterdir()) == []


def test_a_lock_that_is_forgotten_is_free(path: Path) -> None:
    lock = FileLock(path)
    lock.take()
    del lock
    assert not is_locked(path)
    assert FileLock(path).take()


def test_looking_takes_it_from_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FileLock(path).take()
    looked = []
    request = locks._request

    def look_while_it_is_taken(descriptor: int, alone: bool) -> None:
        if alone and not looked:
            looked.append(True)
            raise BlockingIOError(locks.errno.EAGAIN, "somebody looks at this moment")
        request(descriptor, alone)

    monkeypatch.setattr(locks, "_request", look_while_it_is_taken)
    assert FileLock(path).take()
    assert looked


def test_a_file_that_was_removed_before_it_was_locked_is_no_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one who had it removes the file when it lets go; somebody may have opened it just before."""
    request = locks._request
    removed = []

    def remove_first(descriptor: int, alone: bool) -> None:
        if not removed:
            removed.append(path.unlink())
        request(descriptor, alone)

    monkeypatch.setattr(locks, "_request", remove_first)
    lock = FileLock(path)
    assert lock.take()
    assert lock.held
    assert path.exists()


def test_a_lock_whose_file_was_removed_is_held_no_more(path: Path) -> None:
    lock, other = FileLock(path), FileLock(path)
    lock.take()
    path.unlink()
    assert not lock.held
    assert other.take()
    assert not lock.take(patience_s=0)
    lock.release()
    assert is_locked(path)  # the other's, which stays


def test_where_there_are_no_locks_nobody_is_excluded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, alone: bool) -> None:
        raise OSError(locks.errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "_request", refuse)
    assert FileLock(path).take()
    assert FileLock(path).take()
    assert not is_locked(path)


def test_a_folder_that_takes_no_lock_raises(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"exists|Not a directory"):
        FileLock(tmp_path / "file" / "some.lock").take()
    assert not is_locked(tmp_path / "file" / "some.lock")


_HOLDER = """
import sys
from pathlib import Path
from fmnist_gui.engine.locks import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a signal")
def test_a_process_keeps_its_lock_while_it_stands_still_and_loses_it_when_it_is_killed(path: Path) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", _HOLDER, str(path)], stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout.readline() == "True\n"
        process.send_signal(signal.SIGSTOP)
        assert is_locked(path)
        assert not FileLock(path).take(patience_s=0)
        process.kill()
        process.wait()
        assert not is_locked(path)
        assert FileLock(path).take()
