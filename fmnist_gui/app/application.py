"""Starts the application: Qt, settings, theme, language, log and crash report, then the window."""

from __future__ import annotations

import sys
from pathlib import Path

from fmnist_gui import APP_NAME
from fmnist_gui.app.display import require_display

if sys.platform == "win32":
    import torch  # noqa: F401  # its c10.dll is not found any more once Qt's libraries are loaded

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from fmnist_gui.app.crash import CrashReporter, crash_dialog, log, start_log
from fmnist_gui.app.language import Language
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.settings import Settings
from fmnist_gui.app.theme import Theme
from fmnist_gui.engine import paths
from fmnist_gui.widgets.text import tr


class Application:
    """The Qt application with everything that the window needs around it."""

    def __init__(self, settings_path: Path | None = None) -> None:
        require_display()
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else QApplication([APP_NAME])
        self.qt.setApplicationName(APP_NAME)
        self.qt.setDesktopFileName("fmnist-studio")
        home = paths.home()
        start_log(home)
        self.settings = Settings(settings_path or home / "settings.ini")
        self.theme = Theme(self.qt)
        self.language = Language(self.qt)

    def new_window(self, runs_database: Path | None = None) -> MainWindow:
        return MainWindow(self.settings, self.theme, self.language, runs_database or paths.runs_database())


def run_application(data_folder: Path | None = None) -> int:
    """Open the window and run until it is closed."""
    application = Application()
    crashes = CrashReporter(paths.home(), application.qt)
    crashes.install()
    window = application.new_window()
    window.show()
    QTimer.singleShot(0, window, lambda: window.start(data_folder))
    window.ready.connect(lambda: log.info("ready"))
    if crashes.last_crash:
        crash_dialog(tr("The application ended unexpectedly last time."), crashes.last_crash, window).open()
    status = application.qt.exec()
    window.shut_down()
    crashes.uninstall()
    return status
