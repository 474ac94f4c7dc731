"""Batches of the training set, one after the other, as training takes them; each drawn as one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QScrollArea, QWidget

from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.labels import code_label, code_table, sentence_label, shape_text
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.page import card
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.data.view import View
from fmnist_gui.views.batch_sheet import BatchSheet, size_sentence

if TYPE_CHECKING:
    from fmnist_gui.engine.data.batch_picture import BatchPicture
    from fmnist_gui.engine.data.fashion_mnist import FashionData

LARGEST_BATCH, LARGEST_ROW = 1000, 100
FIRST_BATCH_SIZE, FIRST_ROW = 10, 10
SHUFFLE_SEED = 0
NUMBER_WIDTH = 64


class Asked(NamedTuple):
    batch_size: int
    in_row: int
    shuffled: bool


Drawn = tuple[Asked, "BatchPicture"]


class BatchView(View):
    def __init__(self, source: DataSource, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self.number = 0  # of the batch, from 0
        self.batch: BatchPicture | None = None
        self._asked = Asked(FIRST_BATCH_SIZE, FIRST_ROW, False)  # of the batch that is shown
        self._task = LatestTask(self)
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self.tell_error)
        self.batch_size = NumberField(whole=True, minimum=1, maximum=LARGEST_BATCH)
        self.in_row = NumberField(whole=True, minimum=1, maximum=LARGEST_ROW)
        self.shuffle = QCheckBox()
        self.first = IconButton("skip-backward", "First batch")
        self.previous = IconButton("chevron-left", "Previous batch", "Previous")
        self.next = IconButton("chevron-right", "Next batch", "Next")
        self.where, self.problem = QLabel(), sentence_label("error")
        self.sheet = BatchSheet()
        self.codes = [code_label() for _ in range(4)]
        self.values = [code_label() for _ in range(4)]
        self.shape_note = sentence_label("small")
        self._size_label, self._row_label = QLabel(), QLabel()
        self._lay_out()
        for field, value in ((self.batch_size, FIRST_BATCH_SIZE), (self.in_row, FIRST_ROW)):
            field.set_value(value)
            field.setFixedWidth(NUMBER_WIDTH)
        self.batch_size.edited.connect(self._on_first)
        self.in_row.edited.connect(self.catch_up)
        self.shuffle.toggled.connect(self._on_first)
        self.first.clicked.connect(self._on_first)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.sheet.chosen.connect(self._on_chosen)
        self.texts.call(self._set_texts)

    # ---- what is shown

    def take_data(self, data: FashionData) -> None:
        self.number = 0

    def refresh(self) -> None:
        from fmnist_gui.engine.data.batch_picture import batch_count, batch_indices, picture_of_batch

        size, in_row = self._settings()
        for field, value in ((self.batch_size, size), (self.in_row, in_row)):
            field.setProperty("invalid", value is None)
            field.style().polish(field)
        self._show_problem(size, in_row)
        if size is None or in_row is None or self.data is None:
            return
        split = self.data.train
        count = batch_count(len(split), size)
        self.number = min(self.number, max(count - 1, 0))
        number, seed = self.number, SHUFFLE_SEED if self.shuffle.isChecked() else None

        def draw(task: Task) -> Drawn:
            return asked, picture_of_batch(split, batch_indices(len(split), size, number, seed), in_row)

        asked = Asked(size, in_row, self.shuffle.isChecked())
        self._task.run(draw)
        self.first.setEnabled(number > 0)
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number + 1 < count)
        self.where.setText(tr("Batch {number} of {count}", number=f"{number + 1:,}", count=f"{count:,}"))

    def _settings(self) -> tuple[int | None, int | None]:
        """Batch size and images per row; None for what is no number that is possible."""
        size, in_row = self.batch_size.value(), self.in_row.value()
        return (
            size if isinstance(size, int) and 1 <= size <= LARGEST_BATCH else None,
            in_row if isinstance(in_row, int) and 1 <= in_row <= LARGEST_ROW else None,
        )

    def _show_problem(self, size: int | None, in_row: int | None) -> None:
        if size is None:
            text = tr("The batch size is a whole number from 1 to {most}.", most=LARGEST_BATCH)
        elif in_row is None:
            text = tr("Images per row: a whole number from 1 to {most}.", most=LARGEST_ROW)
        else:
            text = ""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @Slot(object)
    def _on_done(self, drawn: Drawn) -> None:
        self._asked, self.batch = drawn
        batch = self.batch
        self.sheet.show_batch(batch)
        self._show_shapes()

    def _show_shapes(self) -> None:
        batch = self.batch
        if batch is None:
            return
        size, in_row, shuffled = self._asked
        shuffle = ", shuffle=True" if shuffled else ""
        labels = batch.labels.tolist()
        shown = str(labels) if len(labels) <= 20 else f"{str(labels[:20])[:-1]}, …]"
        for row, (code, value) in enumerate(
            (
                (f"loader = DataLoader(train_set, batch_size={size}{shuffle})", ""),
                ("images, labels = next(iter(loader))", f"images {shape_text(batch.images.shape)}"),
                ("labels", f"{shape_text(batch.labels.shape)}  {shown}"),
                (f"grid = torchvision.utils.make_grid(images, nrow={in_row})", f"grid {shape_text(batch.grid.shape)}"),
            )
        ):
            self.codes[row].setText(code)
            self.values[row].setText(value)
        self.shape_note.setText(size_sentence(batch))

    def _set_texts(self) -> None:
        self._size_label.setText(tr("Batch size"))
        self._row_label.setText(tr("Images per row"))
        self.shuffle.setText(tr("Shuffle"))
        self.shuffle.setToolTip(tr("Take the images in a random order (seed 0) rather than as stored."))
        self.batch_size.setAccessibleName(tr("Batch size"))
        self.in_row.setAccessibleName(tr("Images per row"))
        self.sheet.setAccessibleName(tr("The batch as one picture"))
        self._show_shapes()
        self.catch_up()

    # ---- what happens

    @Slot()
    def _on_first(self) -> None:
        self._go_to(0)

    @Slot()
    def _on_previous(self) -> None:
        self._go_to(self.number - 1)

    @Slot()
    def _on_next(self) -> None:
        self._go_to(self.number + 1)

    def _go_to(self, number: int) -> None:
        self.number = max(number, 0)
        self.catch_up()

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self.walkWanted.emit("train", index)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE)
        self._size_label.setBuddy(self.batch_size)
        self._row_label.setBuddy(self.in_row)
        left = (self._size_label, self.batch_size, self._row_label, self.in_row, self.shuffle)
        right = (self.where, self.first, self.previous, self.next)
        for widget in left:
            bar.addWidget(widget)
        bar.addStretch(1)
        for button in right:
            bar.addWidget(button)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self.sheet)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        for surface in (scroll.viewport(), self.sheet):
            surface.setAutoFillBackground(False)
        frame, layout = card()
        layout.addLayout(bar)
        layout.addWidget(self.problem)
        layout.addLayout(code_table(self.codes, self.values))
        layout.addWidget(self.shape_note)
        layout.addWidget(scroll, 1)
        self.view_layout.addWidget(frame, 1)
