"""C6: a batch as one picture, of a size that the reader chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.labels import code_label, code_table, sentence_label, shape_text
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.learn.data_part import DataPart
from fmnist_gui.views.batch_sheet import BatchSheet, size_sentence

if TYPE_CHECKING:
    from fmnist_gui.engine.data.batch_picture import BatchPicture
    from fmnist_gui.engine.data.fashion_mnist import FashionData

FIRST_BATCH_SIZE, FIRST_ROW = 10, 10
LARGEST_BATCH, LARGEST_ROW = 100, 20
NUMBER_WIDTH = 56
CODES = ("images.shape", "labels", "grid.shape")


class BatchPart(DataPart):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.number = 0  # of the batch, from 0
        self.batch_size = NumberField(whole=True, minimum=1, maximum=LARGEST_BATCH)
        self.in_row = NumberField(whole=True, minimum=1, maximum=LARGEST_ROW)
        self.following = IconButton("chevron-right", N_("Next batch"), N_("Next"))
        self.problem, self.reckoned = sentence_label("error"), sentence_label("small")
        self.shapes = [code_label() for _ in CODES]
        self.sheet = BatchSheet()
        for field, value in ((self.batch_size, FIRST_BATCH_SIZE), (self.in_row, FIRST_ROW)):
            field.set_value(value)
            field.setFixedWidth(NUMBER_WIDTH)
        self._lay_out()
        self.batch_size.edited.connect(self._on_edited)
        self.in_row.edited.connect(self._on_edited)
        self.following.clicked.connect(self._on_next)

    def question(self) -> Callable[[FashionData], BatchPicture] | None:
        size, in_row, number = _within(self.batch_size, LARGEST_BATCH), _within(self.in_row, LARGEST_ROW), self.number
        for field, value in ((self.batch_size, size), (self.in_row, in_row)):
            field.setProperty("invalid", value is None)
            field.style().polish(field)
        self._show_problem(size, in_row)
        if size is None or in_row is None:
            return None
        return lambda data: draw_batch(data, size, number, in_row)

    def _show_problem(self, size: int | None, in_row: int | None) -> None:
        text = ""
        if size is None:
            text = tr("The batch size is a whole number from 1 to {most}.", most=LARGEST_BATCH)
        elif in_row is None:
            text = tr("Images per row: a whole number from 1 to {most}.", most=LARGEST_ROW)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_result(self, found: BatchPicture) -> None:
        self.sheet.show_batch(found)
        labels = found.labels.tolist()
        shown = str(labels) if len(labels) <= 10 else f"{str(labels[:10])[:-1]}, …]"
        values = (shape_text(found.images.shape), shown, shape_text(found.grid.shape))
        for label, value in zip(self.shapes, values, strict=True):
            label.setText(value)
        self.reckoned.setText(size_sentence(found))

    @Slot()
    def _on_edited(self) -> None:
        self.number = 0
        self.catch_up()

    @Slot()
    def _on_next(self) -> None:
        self.number += 1
        self.catch_up()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for text, field in (
            (N_("Batch size"), self.batch_size),
            (N_("Images per row"), self.in_row),
        ):
            label = QLabel()
            label.setBuddy(field)
            self.texts.bind(label.setText, text)
            self.texts.bind(field.setAccessibleName, text)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        row.addWidget(self.following)
        self.view_layout.addLayout(row)
        self.view_layout.addWidget(self.problem)
        self.view_layout.addLayout(code_table([code_label(code) for code in CODES], self.shapes))
        self.view_layout.addWidget(self.reckoned)
        self.view_layout.addWidget(self.sheet)
        self.problem.hide()


def _within(field: NumberField, most: int) -> int | None:
    value = field.value()
    return value if isinstance(value, int) and 1 <= value <= most else None


def draw_batch(data: FashionData, size: int, number: int, in_row: int) -> BatchPicture:
    """Batch `number`, counted round at the end of the epoch."""
    from fmnist_gui.engine.data.batch_picture import batch_count, batch_indices, picture_of_batch

    images = len(data.train)
    return picture_of_batch(data.train, batch_indices(images, size, number % batch_count(images, size)), in_row)
