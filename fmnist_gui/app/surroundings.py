"""What the application is to Qt and the desktop: its name and icon, fonts where there are none, what Qt has to say.

Where Qt would end the process with a core dump, it ends with one sentence and status 2.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from fmnist_gui import APP_NAME
from fmnist_gui.app.display import qt_advice
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.resources import resource

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
DESKTOP_ID = "fmnist-studio"  # of the desktop entry, of its icon, and of the window for Wayland and X11
_NO_FONTS = N_("This system has no fonts. Install some, for example fonts-dejavu and fonts-wqy-microhei.")
# Never translated: in Chinese nobody could read it here.
_NO_CHINESE = "This system has no Chinese font. Install one: on Debian and Ubuntu fonts-wqy-microhei or fonts-noto-cjk."
_PLACEHOLDERS = {"Monospace", "Sans Serif", "Serif"}  # Qt's own names, there without any font
_own_family = ""  # the font that came to the rescue


def application_icon() -> QIcon:
    return QIcon(str(resource("icons", f"{DESKTOP_ID}.svg")))


def introduce(application: QApplication) -> None:
    application.setApplicationName(APP_NAME)
    application.setDesktopFileName(DESKTOP_ID)
    application.setWindowIcon(application_icon())


def ensure_fonts() -> None:
    """Call it once the application is there and before its first window."""
    global _own_family
    if _families():
        return
    package = find_spec("ziafont")  # found, not imported
    if package is None or package.origin is None:
        return
    number = QFontDatabase.addApplicationFont(str(Path(package.origin).parent / "fonts" / "DejaVuSans.ttf"))
    families = QFontDatabase.applicationFontFamilies(number)
    if families:
        _own_family = families[0]
        QApplication.setFont(QFont(_own_family))


def missing_fonts(language: str) -> str:
    """What to install, an English source; empty where `language` can be written here."""
    if _own_family:
        return _NO_FONTS
    if language == "zh" and not _families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return _NO_CHINESE
    return ""


def _families(system: QFontDatabase.WritingSystem = QFontDatabase.WritingSystem.Any) -> set[str]:
    return set(QFontDatabase.families(system)) - _PLACEHOLDERS


# ---- what Qt has to say


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
