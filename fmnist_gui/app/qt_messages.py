"""What Qt has to say: into the log; and where it would end the process with a core dump, one sentence and status 2."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from fmnist_gui.app.display import qt_advice

log = logging.getLogger("fmnist_gui.qt")
logging.getLogger("fmnist_gui").addHandler(logging.NullHandler())  # what comes before the log goes nowhere
BAD_SURROUNDINGS = 2
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _Listener:
    def __init__(self) -> None:
        self._first = ""  # the first complaint is the cause, what follows are its effects

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        log.log(_LEVELS.get(kind, logging.WARNING), text)
        if kind is QtMsgType.QtFatalMsg:
            self._end(text)
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg):
            self._first = self._first or text

    def _end(self, text: str) -> None:
        """Qt aborts the process when this returns."""
        why = " ".join((self._first or text).split())
        if sys.stderr is not None:
            print(f"fmnist-gui: no window can be opened ({why}). {qt_advice()}", file=sys.stderr, flush=True)
        os._exit(BAD_SURROUNDINGS)


@contextmanager
def log_messages() -> Iterator[None]:
    """Meanwhile Qt's messages go to the log."""
    before = qInstallMessageHandler(_Listener())
    try:
        yield
    finally:
        qInstallMessageHandler(before)
