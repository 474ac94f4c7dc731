"""Pictures of every page of the real window, taken without a screen."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from fmnist_gui.app.application import Application
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import not_written
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.views.sketch.examples import example

START_TIMEOUT_MS = 60_000
RUN_TIMEOUT_MS = 600_000
DRAWING = (4, 0)  # class and number of the example that the Draw page shows
SETTLE_MS = 200
QUIET_LOOKS = 2  # in a row: what a job brings is laid out only after it has ended
SETTLE_TIMEOUT_MS = 20_000


def save_screenshots(folder: Path, theme: str, language: str, size: str, data_folder: Path | None) -> int:
    """Save a PNG of each page in `folder`, after the course's run and with a drawing, and print their paths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as own:
        window = open_window(Path(own), theme, language, size, data_folder, Path(own) / "runs.sqlite")
        if window.source.data is not None:
            wait_for(window.session.ended, RUN_TIMEOUT_MS, window.actions_by_name["start"].trigger)
            window.train.notice.clear()
        window.draw.show_drawing(example(*DRAWING))
        for name, page in window.pages.items():
            window.show_page(name)
            print(save_picture(window, folder, f"{name}.png"))
            if isinstance(page, TabbedPage):
                for number in range(1, page.tabs.count()):
                    page.tabs.setCurrentIndex(number)
                    print(save_picture(window, folder, f"{name}-{number + 1}.png"))
        window.shut_down()
        window.close()
    return 0


def open_window(
    settings_folder: Path, theme: str, language: str, size: str, data_folder: Path | None, runs: Path | None = None
) -> MainWindow:
    """The real window with settings of its own, shown and with everything loaded."""
    application = Application(settings_folder / "settings.ini")
    application.settings["theme"] = theme
    application.settings["language"] = language
    application.settings["first_steps"] = False
    window = application.new_window(runs)
    window.resize(*_size_from(size))
    window.show()
    wait_for(window.ready, START_TIMEOUT_MS, lambda: window.start(data_folder))
    return window


def save_picture(window: MainWindow, folder: Path, name: str) -> Path:
    """Save what the window shows now as `folder`/`name`; raises StudioError where that cannot be written."""
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    _settle()
    if not window.grab().save(str(path)):
        raise StudioError("{path} could not be written. Choose another folder.", path=path)
    return path


def _settle() -> None:
    """Let slow jobs end and then layouts find their place, so that the picture shows what the jobs bring."""
    loop = QEventLoop()
    looks = quiet = 0

    def look() -> None:
        nonlocal looks, quiet
        looks += 1
        quiet = 0 if jobs_running() else quiet + 1
        if quiet == QUIET_LOOKS or looks * SETTLE_MS > SETTLE_TIMEOUT_MS:
            loop.quit()

    timer = QTimer(interval=SETTLE_MS)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def wait_for(signal: SignalInstance, timeout_ms: int, begin: object = None) -> bool:
    """Let the application run until `signal` comes; false if it did not come in time. `begin` is called first."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=timeout_ms)
    timer.timeout.connect(lambda: loop.exit(1))
    signal.connect(loop.quit)
    timer.start()
    if callable(begin):
        QTimer.singleShot(0, begin)
    came = loop.exec() == 0
    signal.disconnect(loop.quit)
    return came


def _size_from(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and width.isdigit() and height.isdigit()):
        raise StudioError("The size {size} is not understood. Write width and height like 1280x820.", size=text)
    return int(width), int(height)
