"""Pictures of every page of the real window, taken without a screen."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer, SignalInstance

from fmnist_gui.app.application import Application
from fmnist_gui.app.garbage import GarbageCollector
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import require_folder, write_atomically
from fmnist_gui.kit.cells.pictures import png_bytes
from fmnist_gui.kit.clock import BEAT_MS
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.views.sketch.examples import example

START_TIMEOUT_MS = 60_000
RUN_TIMEOUT_MS = 600_000
DRAWING = (4, 0)  # class and number of the example that the Draw page shows
QUIET_BEATS = 6  # of the display clock, without a job: a pen that rests for so long asks for more
SETTLE_TIMEOUT_MS = 20_000


def save_screenshots(folder: Path, theme: str, language: str, size: str, data_folder: Path | None) -> int:
    """Save a PNG of each page in `folder`, after the course's run and with a drawing, and print their paths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    require_folder(folder, "picture.png")
    with window_of_its_own(theme, language, size, data_folder) as window:
        if window.state.source.data is not None:
            wait_for(window.state.session.ended, RUN_TIMEOUT_MS, window.actions_by_name["start"].trigger)
            window.train.notice.clear()
        window.draw.show_drawing(example(*DRAWING))
        for name, page in window.pages.items():
            window.show_page(name)
            print(save_picture(window, folder, f"{name}.png"))
            if isinstance(page, TabbedPage):
                for number in range(1, page.tabs.count()):
                    page.tabs.setCurrentIndex(number)
                    print(save_picture(window, folder, f"{name}-{number + 1}.png"))
    return 0


@contextmanager
def window_of_its_own(theme: str, language: str, size: str, data_folder: Path | None) -> Iterator[MainWindow]:
    """The real window: the user's own history and settings stay as they are."""
    with tempfile.TemporaryDirectory() as own:
        window = open_window(Path(own), theme, language, size, data_folder, Path(own) / "runs.sqlite")
        try:
            yield window
        finally:
            window.state.session.stop()
            window.shut_down()
            window.close()


def open_window(
    settings_folder: Path, theme: str, language: str, size: str, data_folder: Path | None, runs: Path | None = None
) -> MainWindow:
    """The real window with settings of its own, shown and with everything loaded."""
    application = Application(settings_folder / "settings.json")
    for name, value in (("theme", theme), ("language", language), ("first_steps", False)):
        application.settings[name] = value
    window = application.new_window(runs)
    GarbageCollector(window).begin()
    window.resize(*_size_from(size))
    window.show()
    wait_for(window.ready, START_TIMEOUT_MS, lambda: window.start(data_folder))
    return window


def save_picture(window: MainWindow, folder: Path, name: str) -> Path:
    """Save what the window shows now as `folder`/`name`; raises StudioError where that cannot be written."""
    _settle()
    write_atomically(folder / name, png_bytes(window.grab().toImage()))
    return folder / name


def _settle() -> None:
    """Let slow jobs end; what they bring is shown and laid out within a few beats of the display clock."""
    beat, deadline, quiet = QTimer(interval=BEAT_MS), QDeadlineTimer(SETTLE_TIMEOUT_MS), 0
    beat.start()
    while quiet < QUIET_BEATS and not deadline.hasExpired():
        wait_for(beat.timeout, SETTLE_TIMEOUT_MS)
        quiet = 0 if jobs_running() else quiet + 1


def wait_for(signal: SignalInstance, timeout_ms: int, begin: Callable[[], object] | None = None) -> bool:
    """Let the application run until `signal` comes; false if it did not come in time. `begin` is called first."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=timeout_ms)
    timer.timeout.connect(lambda: loop.exit(1))
    signal.connect(loop.quit)
    timer.start()
    if begin is not None:
        QTimer.singleShot(0, begin)
    came = loop.exec() == 0
    signal.disconnect(loop.quit)
    return came


def _size_from(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and width.isdigit() and height.isdigit()):
        raise StudioError("The size {size} is not understood. Write width and height like 1280x820.", size=text)
    return int(width), int(height)
