"""The data set seen from the GUI thread: whether it is there, and getting it."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.tasks import Task, run_task
from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import Cancelled

if TYPE_CHECKING:
    from fmnist_gui.engine.data.download import Progress
    from fmnist_gui.engine.data.fashion_mnist import FashionData


class DataState(enum.Enum):
    MISSING = enum.auto()
    DOWNLOADING = enum.auto()
    READING = enum.auto()
    DRAWING = enum.auto()  # garments that stand in for Fashion-MNIST
    READY = enum.auto()


class DataSource(QObject):
    """Owns the data set; every slow thing happens in a task."""

    changed = Signal()  # the state
    progressed = Signal(object)  # engine.download.Progress; while garments are drawn, the share that is done
    failed = Signal(object)  # the exception; data that was there before stays

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = DataState.MISSING
        self.data: FashionData | None = None
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        return self.state in (DataState.DOWNLOADING, DataState.READING, DataState.DRAWING)

    def read(self, folder: Path | None = None) -> None:
        """Read the archives of `folder`, or where they are usually found."""
        self._begin(DataState.READING, lambda task: _read(task, folder))

    def download(self) -> None:
        """Fetch the archives into the user's data folder, then read them."""
        self._begin(DataState.DOWNLOADING, _download_and_read)

    def draw(self) -> None:
        """Let the application draw garments to stand in for Fashion-MNIST."""
        self._begin(DataState.DRAWING, _draw)

    @property
    def drawn(self) -> bool:
        """Whether drawn garments stand in for Fashion-MNIST."""
        return self.data is not None and self.data.drawn

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _begin(self, state: DataState, work: object) -> None:
        if self.busy:
            return
        self._set_state(state)
        assert callable(work)
        self._task = run_task(work, self._on_read, self._on_failed, self._on_progressed, self._on_cancelled)

    def _set_state(self, state: DataState) -> None:
        self.state = state
        self.changed.emit()

    def _settle(self) -> None:
        self._task = None
        self._set_state(DataState.READY if self.data is not None else DataState.MISSING)

    @Slot(object)
    def _on_read(self, data: FashionData | None) -> None:
        self.data = data or self.data
        self._settle()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self.failed.emit(error)

    @Slot(object)
    def _on_progressed(self, progress: Progress | float) -> None:
        self.progressed.emit(progress)

    @Slot()
    def _on_cancelled(self) -> None:
        self._settle()


def _read(task: Task, folder: Path | None) -> FashionData | None:
    from fmnist_gui.engine.data.fashion_mnist import find_folder, read_data  # torch: imported off the GUI thread

    found = find_folder(folder)
    return read_data(found, task.is_cancelled) if found is not None else None


def _download_and_read(task: Task) -> FashionData | None:
    from fmnist_gui.engine.data.download import download

    folder = paths.data_folder()
    download(folder, task.progressed.emit, task.is_cancelled)
    return _read(task, folder)


def _draw(task: Task) -> FashionData:
    from fmnist_gui.engine.drawing.garments.drawn import TEST_COUNT, TRAIN_COUNT, drawn_data

    def told(done: int) -> None:
        if task.is_cancelled():
            raise Cancelled
        task.progressed.emit(done / (TRAIN_COUNT + TEST_COUNT))

    return drawn_data(told=told)
