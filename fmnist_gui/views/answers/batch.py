"""A batch, what an untrained and the current network predict for it, and how many images are classified correctly."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QModelIndex, QRect, Qt, Slot
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, short_number
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.pictures import DIVERGING
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.image_picker import ImagePicker
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.item_pictures import OwnColors
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.page import card_of, field_label
from fmnist_gui.kit.plain_table import set_table_type
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.answers.batch_table import BatchModel
from fmnist_gui.views.answers.tiles import AnswerTiles, Tile

if TYPE_CHECKING:
    import numpy.typing as npt

    from fmnist_gui.engine.network.answers import BatchResult
    from fmnist_gui.engine.network.course_network import Weights

FIRST_BATCH, LARGEST_BATCH = 10, 1000
UNTRAINED, CURRENT = N_("An untrained network"), N_("The current network")
CELL = 32  # px a score in a card
ROW_HEIGHT = 30  # px of the table, for pictures of 28
FIELD_WIDTH = 72


class BatchAnswers(NamedTuple):
    images: npt.NDArray[np.uint8]  # [n, 28, 28]
    networks: list[BatchResult]  # the untrained one, and the current one where there is one


class BatchAnswersView(View):
    """A table of up to 1,000 images from the subject's on. Compact: ten as tiles, their scores as coloured cells."""

    def __init__(self, state: AppState, *, compact: bool = False, subject: Subject | None = None) -> None:
        super().__init__(state, compact=compact)
        self.subject = subject or Subject(state, "train", step=FIRST_BATCH, parent=self)
        self.shape, self.correct, self.row_text = QLabel(), QLabel(), QLabel()
        self.which = Choice({0: UNTRAINED}, N_("Whose scores are shown"))
        self.row = 0  # the chosen image of the batch
        if compact:
            self._lay_out_compact()
        else:
            self._lay_out_page()
        for label in (self.correct, self.row_text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.follow(self.subject)
        self.which.activated.connect(self._show_again)

    def job(self) -> Job | None:
        weights, chosen, count = self.subject.weights, self.subject.chosen, self._batch_size()
        if count is None:
            self.worker.cancel()
            self.row_text.setText(tr("Choose a batch of 1 to {most} images.", most=LARGEST_BATCH))
            return None
        return lambda: answer_batch(weights, chosen, count)

    def _batch_size(self) -> int | None:
        """None where the field holds no number that can be used."""
        return FIRST_BATCH if self.compact else self.size_field.usable()

    def show_result(self, result: BatchAnswers) -> None:
        names = (UNTRAINED, CURRENT)[: len(result.networks)]
        if self.which.count() != len(names):
            self.which.set_entries(dict(enumerate(names)))
            self.which.choose(len(names) - 1)
        shown = self._shown
        self.row = min(self.row, len(shown.labels) - 1)
        self.shape.setText(f"<code>scores.shape</code> &nbsp;<b>{list(shown.scores.shape)}</b>")
        self.correct.setText(_correct_text([tr(name) for name in names], result.networks))
        if self.compact:
            self._show_tiles(result)
            highest = float(np.abs(shown.scores).max()) or 1.0
            self.scores.show_matrices(shown.scores[np.newaxis], -highest, highest, DIVERGING, columns=1)
        else:
            self.model.show_batch(shown, result.images)
        self._show_row()

    @property
    def _shown(self) -> BatchResult:
        """Of the network whose scores are shown."""
        result: BatchResult = self.result.networks[self.which.value]
        return result

    def _show_tiles(self, result: BatchAnswers) -> None:
        first = result.networks[0]
        last = first.start + len(first.labels) - 1
        self.picker.describe(tr("Training images {first} to {last}", first=first.start, last=last))
        predicted = zip(*(network.scores.argmax(axis=1).tolist() for network in result.networks), strict=True)
        self.tiles.show_tiles(
            [Tile(*tile) for tile in zip(result.images, first.labels.tolist(), predicted, strict=True)]
        )
        self.legend.setText(
            tr("Under each image: its label, what an untrained network says, what the current network says.")
            if len(result.networks) > 1
            else tr("Under each image: its label and what an untrained network says. No trained model is here yet.")
        )

    def _show_row(self) -> None:
        """The row of the chosen image, and its largest score."""
        shown, row = self._shown, self.row
        best, label = int(shown.scores[row].argmax()), int(shown.labels[row])
        if self.compact:
            self.scores.set_region(QRect(0, row, CLASS_COUNT, 1))
            self.scores.set_highlight(Cell(0, row, best))
        else:
            self.table.selectRow(row)
        look = current_look()
        largest = tr(
            "scores[{row}]: the largest score, {score}, is that of class {column}, so the network says {name}.",
            row=row,
            score=fixed(float(shown.scores[row, best]), 2),
            column=best,
            name=class_name(best),
        )
        both = tr("{first} {second}", first=largest, second=tr("The label is {name}.", name=class_name(label)))
        ink, mark = (look.good, "✓") if best == label else (look.error, "✗")
        self.row_text.setText(f"{escape(both)} <b style='color:{ink}'>{mark}</b>")

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if self.result is not None and row != self.row:
            self.row = row
            self._show_row()

    @Slot(int, int, int)
    def _on_cell(self, tile: int, row: int, column: int) -> None:
        if self.result is not None:
            self.tiles.choose(row)

    def _lay_out_compact(self) -> None:
        self.picker, self.tiles, self.legend = ImagePicker(self.subject), AnswerTiles(2), sentence_label("small")
        self.scores = MatrixGrid()
        self.scores.number_text = _number_in_cell
        self.scores.largest_cell = CELL
        self.scores.left_aligned = True
        self.scores.setFixedHeight(FIRST_BATCH * CELL + 2)
        self.tiles.chosen.connect(self._on_row)
        self.scores.clicked.connect(self._on_cell)
        self.texts.bind_name(self.scores, "Scores of each image of the batch")
        choice = hbox(self.shape, self.which, None)
        upper = (self.picker, self.tiles, self.legend, self.correct)
        fill(self.view_layout, *upper, SPACE, choice, self.scores, self.row_text)
        self.picker.describe(tr("Loading…"))

    def _lay_out_page(self) -> None:
        self.size_field = NumberField(True, 1, LARGEST_BATCH)
        self.size_field.setFixedWidth(FIELD_WIDTH)
        self.size_field.set_value(FIRST_BATCH)
        self.size_field.edited.connect(self.catch_up)
        self.table, self.model = QTableView(), BatchModel(self)
        set_table_type(self.table)
        self.table.setModel(self.model)
        self.table.setItemDelegate(OwnColors(self.table))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._on_table_row)
        self.texts.bind_name(self.size_field, "Images in the batch", "How many images, from the chosen one on")
        self.texts.bind_name(self.table, "Scores of each image of the batch")
        batch_of = field_label(self.texts, "Batch of", self.size_field)
        top = hbox(batch_of, self.size_field, self.which, self.shape, None)
        fill(self.view_layout, (card_of(top, self.correct, (self.table, 1), self.row_text), 1))

    @Slot(object, object)
    def _on_table_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self._on_row(current.row())


def _correct_text(names: list[str], networks: list[BatchResult]) -> str:
    rows = "".join(
        f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td><b>{escape(_count(result))}</b></td></tr>"
        for name, result in zip(names, networks, strict=True)
    )
    return f"<code>get_num_correct(scores, labels)</code><table cellpadding='2'>{rows}</table>"


def _count(result: BatchResult) -> str:
    return tr("{correct} of {count} right", correct=result.correct, count=len(result.labels))


def _number_in_cell(value: float) -> str:
    """As many digits as a cell has room for."""
    return short_number(value) if abs(value) < 9.95 else fixed(value, 0)


def answer_batch(weights: Weights | None, chosen: Chosen, count: int) -> BatchAnswers:
    from fmnist_gui.engine.network.answers import batch

    split, start = chosen.split(), chosen.index
    networks = [network_of(None)] + ([network_of(weights)] if weights is not None else [])
    results = [batch(network, split, start, count) for network in networks]
    return BatchAnswers(split.images[start : start + count].numpy(), results)
