"""The log and the report of the last crash, where the disk does not play along."""

import errno
import io
from pathlib import Path
from typing import NoReturn

import pytest

from fmnist_gui.app import crash
from fmnist_gui.app.crash import CrashReporter, log, start_log


class FullDisk(io.StringIO):
    def seek(self, offset: int, whence: int = 0) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_log_that_cannot_be_written_is_silent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = list(log.handlers)
    start_log(tmp_path)
    (handler,) = (handler for handler in log.handlers if handler not in before)
    handler.stream.close()
    handler.stream = FullDisk()
    try:
        log.warning("nobody can do anything about this line")
    finally:
        log.removeHandler(handler)
        handler.close()
    assert capsys.readouterr().err == ""


def test_a_report_without_end_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "MOST_BYTES", 100)
    (tmp_path / "crash.txt").write_text("Fatal Python error\n" * 1_000)
    assert len(CrashReporter(tmp_path).last_crash) == 100
