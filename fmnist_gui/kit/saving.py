"""A file that takes a while to put together: off the GUI thread, and said where the user looks."""

import inspect
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.files import write_atomically
from fmnist_gui.kit.notice import Notice

Content = Callable[[], Any]  # bytes, or a generator that returns them and yields the fraction that is done


class Saving(QObject):
    """Writes one file at a time; `notice` says where it is, or why it could not be written."""

    changed = Signal()  # it begins or ends
    progressed = Signal()  # by another hundredth

    def __init__(self, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self.fraction = 0.0  # done
        self._notice = notice
        self._worker = Worker(self)
        self._worker.progressed.connect(self._on_progress)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        return self._worker.busy

    def start(self, path: str, content: Content) -> None:
        """`content` is called in a thread: it must not touch a widget."""
        self.fraction = 0.0
        self._worker.start(partial(_write, path, content))
        self.changed.emit()

    def cancel(self) -> None:
        """Nothing is written."""
        self._worker.cancel()
        self._notice.say("info", "Stopped: nothing was saved.")
        self.changed.emit()

    @Slot(object)
    def _on_progress(self, fraction: float) -> None:
        news = round(100 * fraction) != round(100 * self.fraction)
        self.fraction = fraction
        if news:
            self.progressed.emit()

    @Slot(object)
    def _on_done(self, path: str) -> None:
        self._notice.say("good", "Saved as {path}.", path=path)
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._notice.show_error(error)
        self.changed.emit()


def _write(path: str, content: Content) -> Generator[Any, None, str]:
    made = content()
    if inspect.isgenerator(made):
        made = yield from made
    yield  # the last point where it can be stopped
    write_atomically(Path(path), made)
    return path
