"""What the views of the Data page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.widgets.look import TYPE_SMALL, type_px
from fmnist_gui.widgets.view import LazyView

if TYPE_CHECKING:
    from fmnist_gui.engine.data import FashionData

GREY_MAP = "CET-L1"  # black to white


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


def sentence_label(role: str = "muted") -> QLabel:
    """A label for sentences: it wraps, and its text can be selected."""
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def code_label(text: str = "") -> QLabel:
    """A label for a line of code or a value that Python shows."""
    label = QLabel(text)
    label.setFont(code_font())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def code_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(type_px(TYPE_SMALL))
    return font


def shape_text(shape: object) -> str:
    """A tensor's shape as PyTorch writes it: [1, 28, 28]."""
    assert hasattr(shape, "__iter__")
    return str([int(size) for size in shape])
