"""One of several values, in a combo box for pages that scroll."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from fmnist_gui.kit.fields.wheel import CalmField
from fmnist_gui.kit.text import Texts, tr

Entry = str | Callable[[], str]  # an English source, or what gives the text in the current language


class Choice(CalmField, QComboBox):
    """Its entries follow the language. With `narrow` it is as wide as there is room, not as its longest entry."""

    def __init__(
        self,
        entries: Mapping[Any, Entry] | None = None,
        name: str = "",
        about: str = "",
        *,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`entries` are values with their texts; `name` is what a screen reader calls it, `about` its tooltip."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if narrow:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(4)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._entries: dict[Any, Entry] = dict(entries or {})
        for value in self._entries:
            self.addItem("", value)
        texts = Texts(self)
        texts.call(self.show_texts)
        if name:
            texts.bind_name(self, name, about)

    @property
    def value(self) -> Any:
        """The chosen one; None while there is none."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """ValueError where it is none of the values."""
        self.setCurrentIndex(list(self._entries).index(value))

    def set_entries(self, entries: Mapping[Any, Entry]) -> None:
        """Other values; what was chosen stays chosen where it still is one. Nothing is signalled."""
        chosen = self.value
        with QSignalBlocker(self):
            if list(entries) != list(self._entries):
                self.clear()
                for value in entries:
                    self.addItem("", value)
            self._entries = dict(entries)
            self.show_texts()
            if chosen in self._entries:
                self.choose(chosen)

    def show_texts(self) -> None:
        for row, entry in enumerate(self._entries.values()):
            self.setItemText(row, tr(entry) if isinstance(entry, str) else entry())

    def minimumSizeHint(self) -> QSize:
        """Qt keeps that of the entries that it had first."""
        adjusts = self.sizeAdjustPolicy() == QComboBox.SizeAdjustPolicy.AdjustToContents
        return self.sizeHint() if adjusts else super().minimumSizeHint()
