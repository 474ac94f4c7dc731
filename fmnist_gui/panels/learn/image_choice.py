"""Choose an image of the data set inside a live part."""

from __future__ import annotations

import random

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.text import Texts, tr

FIELD_WIDTH = 72


class ImageChoice(QWidget):
    """The number of an image, its neighbours, and any other; or the first one of `step` images in a row."""

    changed = Signal()

    def __init__(self, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._count = 0  # of the images there are; 0 while that is not known
        self.index = 0
        self.field = NumberField(True, 0, 0, by=step)
        self.field.setFixedWidth(FIELD_WIDTH)
        one = step == 1
        self.previous = IconButton("chevron-left", N_("The image before") if one else N_("The batch before"))
        self.next = IconButton("chevron-right", N_("The next image") if one else N_("The next batch"))
        self.random = IconButton("dice-multiple-outline", N_("Any image") if one else N_("Any batch"))
        self.label, self.note = QLabel(), QLabel()
        self._lay_out()
        self._texts = Texts(self)
        self._texts.bind(self.field.setAccessibleName, "The image's number")
        self._texts.bind(self.field.setToolTip, "The image's number in its split; Up and Down go to its neighbours")
        self._texts.call(self._show_note)
        self.field.set_value(0)
        self.field.edited.connect(self._on_edited)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.random.clicked.connect(self._on_random)

    def set_count(self, count: int) -> None:
        """How many images there are. Where another data set has fewer, the last one is chosen."""
        self._count = count
        self.field.set_limits(0, self._last)
        self._show_note()
        if self.index > self._last:
            self.choose(self._last)

    @property
    def _last(self) -> int:
        return max(self._count - self._step, 0)

    def within(self, count: int) -> int:
        """The chosen number, or the last one that `count` images have."""
        return min(self.index, max(count - self._step, 0))

    def choose(self, index: int) -> None:
        self.index = index
        self.field.blockSignals(True)
        self.field.set_value(index)
        self.field.blockSignals(False)
        self._show_note()
        self.changed.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE // 2)
        for widget in (self.previous, self.field, self.next, self.random):
            line.addWidget(widget)
        line.addSpacing(SPACE)
        line.addWidget(self.label, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(line)
        layout.addWidget(self.note)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "error")

    def _show_note(self) -> None:
        """What is wrong with the number."""
        wrong = self._count > 0 and not self._is_usable(self.field.value())
        self.field.mark(wrong)
        self.note.setText(tr("There is no such image: type a number from 0 to {last}.", last=f"{self._last:,}"))
        self.note.setVisible(wrong)

    def _is_usable(self, value: float | int | None) -> bool:
        return isinstance(value, int) and 0 <= value <= self._last

    @Slot()
    def _on_edited(self) -> None:
        self._show_note()
        value = self.field.value()
        if isinstance(value, int) and self._is_usable(value) and value != self.index:
            self.index = value
            self.changed.emit()

    @Slot()
    def _on_previous(self) -> None:
        self._move(-self._step)

    @Slot()
    def _on_next(self) -> None:
        self._move(self._step)

    def _move(self, by: int) -> None:
        """To a neighbour; from either end to the other."""
        if self._count:
            goal = self.within(self._count) + by
            self.choose(self._last if goal < 0 else 0 if goal > self._last else goal)

    @Slot()
    def _on_random(self) -> None:
        if self._count:
            self.choose(random.randrange(self._last // self._step + 1) * self._step)
