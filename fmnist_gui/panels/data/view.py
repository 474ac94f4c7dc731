"""What the views of the Data page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.kit.view import LazyView

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData


class View(LazyView):
    """Shows the data set, as soon as there is one."""

    walkWanted = Signal(str, int)  # split and index of an image to follow through the network

    def __init__(self, source: DataSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._data: FashionData | None = None
        source.changed.connect(self._on_source_changed)

    @property
    def data(self) -> FashionData | None:
        return self._data

    def take_data(self, data: FashionData) -> None:
        """There is a data set, or another one."""

    @Slot()
    def catch_up(self) -> None:
        if self._data is not None:
            super().catch_up()

    @Slot()
    def _on_source_changed(self) -> None:
        data = self._source.data
        if data is not None and data is not self._data:
            self._data = data
            self.take_data(data)
            self.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        if self._data is None:
            self._on_source_changed()
        super().showEvent(event)
