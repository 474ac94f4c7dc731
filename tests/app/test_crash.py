"""The log and the report of the last crash, where the disk does not play along."""

import errno
import io
import os
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication

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


@pytest.mark.skipif(os.name != "posix", reason="there are no pipes among the files elsewhere")
def test_pipes_in_the_place_of_log_and_report_hold_up_no_start(tmp_path: Path, qapp: QApplication) -> None:
    for name in ("log.txt", "crash.txt"):
        os.mkfifo(tmp_path / name)
    before = list(log.handlers)
    start_log(tmp_path)
    assert log.handlers == before
    reporter = CrashReporter(tmp_path)
    reporter.install()
    reporter.uninstall()
    assert all(path.is_fifo() for path in tmp_path.iterdir())  # they may be somebody's


def test_a_report_without_end_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "MOST_BYTES", 100)
    (tmp_path / "crash.txt").write_text("Fatal Python error\n" * 1_000)
    assert len(CrashReporter(tmp_path).last_crash) == 100
