"""What a test leaves behind: threads, timers, animations, windows, and a changed look of the application.

Whatever is left works on while other tests run, and makes one of them fail that has done nothing wrong.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEvent,
    QObject,
    QThread,
    QTimer,
    QTranslator,
)
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer, isValid

from fmnist_gui.bridge import worker
from fmnist_gui.bridge.worker import finish_jobs, jobs_running
from fmnist_gui.engine.course import code_process

ENDING_MS = 10_000  # a thread that was asked to stop may be importing something, on a busy machine
JOBS_IN_A_ROW = 3


@dataclass(frozen=True)
class ApplicationLook:
    """What every widget of the application takes over."""

    style: str
    font: str
    palette: QPalette
    style_sheet: str

    @classmethod
    def now(cls) -> ApplicationLook:
        application = _application()
        return cls(
            application.style().name(),
            application.font().toString(),
            QPalette(application.palette()),
            application.styleSheet(),
        )

    def restore(self) -> None:
        application = _application()
        delete_widgets()  # to style those of the test once more takes most of a second
        application.setStyleSheet(self.style_sheet)
        if application.style().name() != self.style:
            application.setStyle(self.style)
        font = QFont()
        font.fromString(self.font)
        application.setFont(font)
        application.setPalette(self.palette)

    def changes(self) -> list[str]:
        now = ApplicationLook.now()
        names = ("style", "font", "palette", "style_sheet")
        return [f"another {name} of the application" for name in names if getattr(now, name) != getattr(self, name)]


class Stock:
    """What there is before a test; `leaks` names what there is more after it."""

    def __init__(self, with_widgets: bool) -> None:
        self._threads = set(threading.enumerate())
        self._look = ApplicationLook.now() if with_widgets else None
        self._known = {_address(thing) for thing in _busy_objects()} if with_widgets else set()

    def leaks(self) -> list[str]:
        found = [f"the thread {thread.name}" for thread in _running_threads() if thread not in self._threads]
        found += ["a process that runs code" for _ in code_process.running()]
        code_process.end_processes()
        if self._look is None:
            return found
        _let_jobs_end()
        if jobs_running():
            found.append("a slow job")
            finish_jobs()
        delete_widgets()
        gc.collect()
        found += [_described(thing) for thing in _busy_objects() if _address(thing) not in self._known]
        return found + self._look.changes()

    def restore_look(self) -> None:
        if self._look is not None and self._look.changes():
            self._look.restore()


def delete_widgets() -> None:
    """Delete what was told to go later; pytest-qt tells all that a test has added."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _running_threads() -> Iterator[threading.Thread]:
    """Python's own; a QThread that ran Python stays among them as a dummy after its end."""
    for thread in threading.enumerate():
        if not isinstance(thread, threading._DummyThread) and thread is not threading.current_thread():
            if not thread.daemon:
                thread.join(ENDING_MS / 1000)
            if thread.is_alive():
                yield thread


def _let_jobs_end() -> None:
    """A job whose result has arrived still has a few lines to go, and one may wait for another to end.

    No object may be looked for before that: to hold what another thread is just making crashes Python.
    """
    for _ in range(JOBS_IN_A_ROW):
        for thread in list(worker._threads):
            thread.wait(ENDING_MS)
        QCoreApplication.sendPostedEvents()  # the news of what has ended


def _busy_objects() -> Iterator[QObject]:
    """What goes on by itself or can be seen, and what the application's package hangs on the application."""
    for thing in gc.get_objects():
        if issubclass(type(thing), QObject) and isValid(thing) and _goes_on(thing):  # `isinstance` may run its code
            yield thing
    yield from (widget for widget in QApplication.topLevelWidgets() if widget.parent() is None)
    yield from (child for child in _application().children() if type(child).__module__.startswith("fmnist_gui"))


def _address(thing: QObject) -> int:
    return int(getCppPointer(thing)[0])  # Python's own objects for it come and go


def _goes_on(thing: QObject) -> bool:
    match thing:
        case QThread():
            return thing.isRunning() and thing is not QThread.currentThread()
        case QTimer():
            return thing.isActive()
        case QAbstractAnimation():
            return thing.state() == QAbstractAnimation.State.Running
        case _:
            return isinstance(thing, QTranslator)


def _described(thing: QObject) -> str:
    owner = thing.parent()
    of = f" of {type(owner).__name__}" if owner is not None else ""
    name = f" “{thing.objectName()}”" if thing.objectName() else ""
    return f"{type(thing).__name__}{name}{of}"
