"""Starts the application: Qt, settings, theme, language, log and crash report, then the window."""

import logging
import os
import sys
from pathlib import Path

from fmnist_gui import APP_NAME
from fmnist_gui.app.display import require_display

if sys.platform == "win32":
    import torch  # noqa: F401  # its c10.dll is not found any more once Qt's libraries are loaded

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from fmnist_gui.app.crash import CrashReporter, crash_dialog, log, start_log
from fmnist_gui.app.garbage import GarbageCollector
from fmnist_gui.app.instance import Instance
from fmnist_gui.app.language import Language
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.positions import report_positions
from fmnist_gui.app.settings import Settings
from fmnist_gui.app.surroundings import DESKTOP_ID, ensure_fonts, introduce, log_messages, missing_fonts
from fmnist_gui.app.theme import Theme
from fmnist_gui.bridge.worker import hold_jobs, release_jobs
from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.kit.text import tr


class Application:
    """The Qt application with everything that the window needs around it."""

    def __init__(self, settings_path: Path | None = None) -> None:
        self.qt = qt_application()
        home = paths.home()
        start_log(home)
        self.settings = Settings(settings_path or home / "settings.json")
        self.theme = Theme(self.qt)
        self.language = Language(self.qt)

    def new_window(self, runs_database: Path | None = None) -> MainWindow:
        return MainWindow(self.settings, self.theme, self.language, runs_database or paths.runs_database())


def qt_application() -> QApplication:
    require_display()
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication([DESKTOP_ID])
    introduce(qt)
    ensure_fonts()
    return qt


def run_application(data_folder: Path | None = None, file: Path | None = None) -> int:
    """Open the window, with the network in `file` if one is named, and run until it is closed."""
    with log_messages():
        qt = qt_application()
        try:
            instance = Instance(paths.home())
            if not instance.first:
                instance.hand_over(file)
                print(f"{APP_NAME} is open already: its window comes to the front.")
                return 0
            application = Application()
        except StudioError as error:
            show_failure(error, qt)
            raise
        try:
            return _run(application, instance, data_folder, file)
        finally:
            instance.close()


def _run(application: Application, instance: Instance, data_folder: Path | None, file: Path | None) -> int:
    crashes = CrashReporter(paths.home(), application.qt)
    crashes.install()
    hold_jobs()
    window = application.new_window()
    instance.asked.connect(window.come_forward)
    first_paint = FirstPaint(window)
    garbage = GarbageCollector(window)
    first_paint.painted.connect(garbage.begin)
    window.ready.connect(garbage.spare_what_is_there)
    first_paint.painted.connect(release_jobs)
    first_paint.painted.connect(lambda: log.info("the window is there"))
    first_paint.painted.connect(lambda: window.start(data_folder, file))
    application.qt.setQuitOnLastWindowClosed(False)  # what is under way may have to end first
    window.closed.connect(application.qt.quit)
    window.show()
    window.ready.connect(lambda: _on_ready(application, window))
    report_positions(window)
    if crashes.last_crash:
        crash_dialog(tr("The application ended unexpectedly last time."), crashes.last_crash, window).open()
    status = application.qt.exec()
    ended = window.shut_down()
    crashes.uninstall()
    if not ended:
        log.warning("A job did not end; the application ends without it.")
        logging.shutdown()
        os._exit(status)  # Qt would abort: a thread's object must not go before the thread
    return status


class FirstPaint(QObject):
    """Reports once when a window can be seen; what is slow begins only then."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)  # when its children are painted too
        return False


def _on_ready(application: Application, window: MainWindow) -> None:
    log.info("ready")
    if problem := missing_fonts(application.language.current):
        log.info(problem)
        window.page_in_view().notice.say("warn", problem)


def show_failure(error: StudioError, qt: QApplication) -> None:
    """Say why there is no window, to those who started it from an icon and read no terminal."""
    if qt.platformName() in ("offscreen", "minimal") or (sys.stderr is not None and sys.stderr.isatty()):
        return
    Language(qt).choose("system")
    QMessageBox(QMessageBox.Icon.Critical, APP_NAME, tr(error.text, **error.values)).exec()
