"""The data set seen from the GUI thread: whether it is there, and getting it."""

from __future__ import annotations

import enum
from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.worker import Job, Worker
from fmnist_gui.engine import paths

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
    """Owns the data set; every slow thing happens in a job."""

    changed = Signal()  # the state
    progressed = Signal(object)  # engine.download.Progress; while garments are drawn, the fraction that is done
    failed = Signal(object)  # the exception; data that was there before stays

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = DataState.MISSING
        self.data: FashionData | None = None
        self._worker = Worker(self)
        self._worker.progressed.connect(self.progressed)
        self._worker.done.connect(self._on_read)
        self._worker.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        return self.state in (DataState.DOWNLOADING, DataState.READING, DataState.DRAWING)

    def read(self, folder: Path | None = None) -> None:
        """Read the archives of `folder`, or where they are usually found."""
        self._begin(DataState.READING, partial(_read, folder))

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
        if self.busy:
            self._worker.cancel()
            self._settle()

    def _begin(self, state: DataState, job: Job) -> None:
        if not self.busy:
            self._set_state(state)
            self._worker.request(job)

    def _set_state(self, state: DataState) -> None:
        self.state = state
        self.changed.emit()

    def _settle(self) -> None:
        self._set_state(DataState.READY if self.data is not None else DataState.MISSING)

    @Slot(object)
    def _on_read(self, data: FashionData | None) -> None:
        self.data = data or self.data
        self._settle()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self.failed.emit(error)


def _read(folder: Path | None) -> Generator[None, None, FashionData | None]:
    from fmnist_gui.engine.data.fashion_mnist import find_folder, read_data  # torch: imported off the GUI thread

    found = find_folder(folder)
    return (yield from read_data(found)) if found is not None else None


def _download_and_read() -> Generator[Progress | None, None, FashionData | None]:
    from fmnist_gui.engine.data.download import download

    folder = paths.data_folder()
    yield from download(folder)
    return (yield from _read(folder))


def _draw() -> Iterator[float]:
    from fmnist_gui.engine.drawing.garments.drawn import drawn_data

    return drawn_data()
