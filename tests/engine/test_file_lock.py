import errno
import sys
from pathlib import Path

import pytest

from fmnist_gui.engine.file_lock import FileLock


def test_one_holds_it_until_it_is_let_go(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    assert not first.take()
    second.release()
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other locks")
def test_where_there_are_no_locks_everybody_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(file: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.take()
    assert second.take()
    first.release()
    second.release()


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        FileLock(tmp_path / "missing" / "lock").take()
