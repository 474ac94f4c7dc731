"""Batches of the training set, one after the other, as training takes them; each drawn as one picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import CodeTable, sentence_label, shape_text
from fmnist_gui.kit.layout import fill, hbox, scrolling
from fmnist_gui.kit.page import card, field_label
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.batch.axes import ORDER, AxesSwap
from fmnist_gui.views.batch.sheet import BatchSheet, size_sentence

if TYPE_CHECKING:
    from fmnist_gui.engine.data.batch_picture import BatchPicture
    from fmnist_gui.engine.data.fashion_mnist import FashionData

LARGEST, LARGEST_COMPACT = (1000, 100), (100, 20)  # batch and row; a card grows with its picture
FIRST_BATCH_SIZE, FIRST_ROW = 10, 10
SHUFFLE_SEED = 0
LABELS_SHOWN, LABELS_SHOWN_COMPACT = 20, 10
NUMBER_WIDTH = 64


class Settings(NamedTuple):
    """What batches are made with, and which one is wanted, counted from 0."""

    batch_size: int
    in_row: int
    shuffled: bool
    number: int


class DrawnBatch(NamedTuple):
    """A batch with the settings that it was made with, and how many there are in an epoch."""

    settings: Settings
    batches: int
    picture: BatchPicture


class BatchView(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.number = 0  # of the batch that is wanted, from 0
        self._largest = LARGEST_COMPACT if compact else LARGEST
        self.batch_size, self.in_row = (NumberField(whole=True, minimum=1, maximum=most) for most in self._largest)
        self.shuffle = QCheckBox()
        self.first = IconButton("skip-backward", N_("First batch"))
        self.previous = IconButton("chevron-left", N_("Previous batch"), N_("Previous"))
        self.next = IconButton("chevron-right", N_("Next batch"), N_("Next"))
        self.position, self.problem = QLabel(), sentence_label("error")
        self.sheet = BatchSheet()
        self.table, self.axes = CodeTable(rows=5 if compact else 4), AxesSwap()
        self.size_note = sentence_label("small")
        self._lay_out()
        for field, value in ((self.batch_size, FIRST_BATCH_SIZE), (self.in_row, FIRST_ROW)):
            field.set_value(value)
            field.setFixedWidth(NUMBER_WIDTH)
        self.batch_size.edited.connect(self._on_first)
        self.in_row.edited.connect(self.catch_up)
        self.shuffle.toggled.connect(self._on_first)
        self.first.clicked.connect(self._on_first)
        self.previous.clicked.connect(partial(self._move, -1))
        self.next.clicked.connect(partial(self._move, 1))
        self.sheet.chosen.connect(partial(self.requestWalk.emit, "train"))

    @property
    def batch(self) -> BatchPicture | None:
        """The batch that is shown."""
        return None if self.result is None else self.result.picture

    def job(self) -> Job | None:
        most_images, most_in_row = self._largest
        size, in_row = self.batch_size.usable(), self.in_row.usable()
        if size is None:
            self.problem.setText(tr("The batch size is a whole number from 1 to {most}.", most=most_images))
        elif in_row is None:
            self.problem.setText(tr("Images per row: a whole number from 1 to {most}.", most=most_in_row))
        self.problem.setVisible(size is None or in_row is None)
        if size is None or in_row is None:
            return None
        settings, data = Settings(size, in_row, self.shuffle.isChecked(), self.number), self.state.data
        return lambda: draw_batch(data(), settings)

    def show_result(self, result: DrawnBatch) -> None:
        settings, batches, batch = result
        if not self.worker.busy:  # else another one is wanted by now
            self.number = settings.number
        self.first.setEnabled(settings.number > 0)
        self.previous.setEnabled(settings.number > 0)
        self.next.setEnabled(settings.number + 1 < batches)
        number, count = thousands(settings.number + 1), thousands(batches)
        self.position.setText(tr("Batch {number} of {count}", number=number, count=count))
        self.sheet.show_batch(batch)
        self.table.show_lines(self._lines(settings, batch))
        self.size_note.setText(size_sentence(batch))
        self.axes.show_sizes(batch.grid.shape)

    def _lines(self, settings: Settings, batch: BatchPicture) -> list[tuple[str, str]]:
        """Code, and what Python shows of it."""
        loader = f"DataLoader(train_set, batch_size={settings.batch_size}{', shuffle=True' * settings.shuffled})"
        images, grid = shape_text(batch.images.shape), shape_text(batch.grid.shape)
        labels = self._labels_text(batch.labels.tolist())
        if self.compact:
            swapped = (f"grid.permute{ORDER}.shape", shape_text(batch.grid.permute(ORDER).shape))
            return [(loader, ""), ("images.shape", images), ("labels", labels), ("grid.shape", grid), swapped]
        return [
            (f"loader = {loader}", ""),
            ("images, labels = next(iter(loader))", f"images {images}"),
            ("labels", f"{shape_text(batch.labels.shape)}  {labels}"),
            (f"grid = torchvision.utils.make_grid(images, nrow={settings.in_row})", f"grid {grid}"),
        ]

    def _labels_text(self, labels: list[int]) -> str:
        shown = LABELS_SHOWN_COMPACT if self.compact else LABELS_SHOWN
        return str(labels) if len(labels) <= shown else f"{str(labels[:shown])[:-1]}, …]"

    @Slot()
    def _on_first(self) -> None:
        self._go_to(0)

    def _move(self, by: int) -> None:
        self._go_to(self.number + by)

    def _go_to(self, number: int) -> None:
        self.number = max(number, 0)
        self.catch_up()

    def _lay_out(self) -> None:
        self.problem.hide()
        self.texts.bind_name(self.batch_size, "Batch size")
        self.texts.bind_name(self.in_row, "Images per row")
        self.texts.bind(self.shuffle.setText, "Shuffle")
        self.texts.bind_tip(self.shuffle, "Take the images in a random order (seed 0) rather than as stored.")
        self.texts.bind_name(self.sheet, "The batch as one picture")
        settings = (
            field_label(self.texts, "Batch size", self.batch_size),
            self.batch_size,
            field_label(self.texts, "Images per row", self.in_row),
            self.in_row,
            self.shuffle,
        )
        steps = (self.position, self.first, self.previous, self.next)
        if self.compact:
            fill(self.view_layout, hbox(*settings, None), hbox(*steps, None))
            below: QVBoxLayout = self.view_layout
            sheet: QWidget = self.sheet
        else:
            frame, below = card()
            below.addLayout(hbox(*settings, None, *steps))
            self.view_layout.addWidget(frame, 1)
            sheet = scrolling(self.sheet)
        fill(below, self.problem, self.table, self.size_note, self.axes)
        self.axes.setVisible(self.compact)
        below.addWidget(sheet, 0 if self.compact else 1)


def draw_batch(data: FashionData, settings: Settings) -> DrawnBatch:
    """The wanted batch, or the epoch's last one where there are fewer."""
    from fmnist_gui.engine.data.batch_picture import batch_count, batch_indices, picture_of_batch

    size, images = settings.batch_size, len(data.train)
    count = batch_count(images, size)
    number = min(settings.number, max(count - 1, 0))
    indices = batch_indices(images, size, number, SHUFFLE_SEED if settings.shuffled else None)
    return DrawnBatch(settings._replace(number=number), count, picture_of_batch(data.train, indices, settings.in_row))
