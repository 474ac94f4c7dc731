"""Choose the image that the Network page looks at."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.text import Texts, tr

SPLITS = ("train", "test")


class ImageBar(QWidget):
    """Split, index, previous, next, random, and the way to the Data page."""

    requestData = Signal()
    problemChanged = Signal()

    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = subject
        self.split = QComboBox()
        self.split.addItems(["", ""])
        self.index = NumberField(True, 0, 0)
        self.index.setFixedWidth(72)
        self.previous = IconButton("chevron-left", N_("The image before"))
        self.next = IconButton("chevron-right", N_("The next image"))
        self.random = IconButton("dice-multiple-outline", N_("Any image"))
        self.from_data = IconButton("image-search-outline", N_("Choose an image on the Data page"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        for widget in (self.split, self.index, self.previous, self.next, self.random, self.from_data):
            layout.addWidget(widget)
        self._texts = Texts(self)
        self._texts.call(self._set_texts)
        self._texts.bind(self.index.setToolTip, "The image's number in its split; Up and Down go to its neighbours")
        self._texts.bind(self.index.setAccessibleName, "The image's number")
        self._texts.bind(self.split.setAccessibleName, "Training or test images")
        self.split.activated.connect(self._on_split_chosen)
        self.index.edited.connect(self._on_index_edited)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.random.clicked.connect(subject.choose_random)
        self.from_data.clicked.connect(self.requestData)
        subject.pictureChanged.connect(self._show)
        self._show()

    def _set_texts(self) -> None:
        self.split.setItemText(0, tr("Training"))
        self.split.setItemText(1, tr("Test"))

    @Slot()
    def _show(self) -> None:
        subject = self._subject
        split = subject.split
        self.setEnabled(split is not None)
        self.split.setCurrentIndex(SPLITS.index(subject.split_name))
        self.index.set_limits(0, max(len(split) - 1, 0) if split is not None else 0)
        if self.index.value() != subject.index:
            self.index.blockSignals(True)
            self.index.set_value(subject.index)
            self.index.blockSignals(False)
        self._mark(False)

    @property
    def problem(self) -> str:
        """Why the number in the field cannot be used, in the current language; empty where it can."""
        split = self._subject.split
        if not self.index.property("invalid") or split is None:
            return ""
        return tr("There is no such image: type a number from 0 to {last}.", last=f"{len(split) - 1:,}")

    def _mark(self, invalid: bool) -> None:
        if invalid != bool(self.index.property("invalid")):
            self.index.setProperty("invalid", invalid)
            self.index.style().polish(self.index)
            self.problemChanged.emit()

    @Slot(int)
    def _on_split_chosen(self, row: int) -> None:
        self._subject.choose(SPLITS[row], self._subject.index)

    @Slot()
    def _on_index_edited(self) -> None:
        value, split = self.index.value(), self._subject.split
        known = split is not None and isinstance(value, int) and 0 <= value < len(split)
        self._mark(not known)
        if known:
            assert isinstance(value, int)
            self._subject.choose(self._subject.split_name, value)

    @Slot()
    def _on_previous(self) -> None:
        self._move(-1)

    @Slot()
    def _on_next(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        """To a neighbour; from either end to the other."""
        subject = self._subject
        if subject.split is not None:
            subject.choose(subject.split_name, (subject.index + by) % len(subject.split))
