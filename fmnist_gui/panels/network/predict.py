"""Predictions: one image by an untrained network beside the current one, and a batch as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.kit.cells.pictures import GREY, colored_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.page import card
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.network.view import View
from fmnist_gui.views.answers.batch_table import BatchModel
from fmnist_gui.views.answers.texts import steps_text
from fmnist_gui.views.figure_texts import network_note
from fmnist_gui.views.probability_bars import ProbabilityBars

if TYPE_CHECKING:
    from fmnist_gui.engine.network.answers import BatchResult, Single
    from fmnist_gui.engine.network.course_network import Weights

FIRST_BATCH, LARGEST_BATCH = 10, 1000
ROW_HEIGHT = 24


class PredictView(View):
    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(subject, parent)
        self.image, self.saved, self.steps = SharpPicture(), QLabel(), QLabel()
        self.bars = [ProbabilityBars(), ProbabilityBars()]
        self.bar_titles, self.bar_notes = [QLabel(), QLabel()], [QLabel(), QLabel()]
        self.size_field = NumberField(True, 1, LARGEST_BATCH)
        self.size_label, self.correct = QLabel(), QLabel()
        self.table, self.batch = QTableView(), BatchModel(self)
        self.single: Single | None = None
        self.label: int | None = None  # of its picture
        self._single_task, self._batch_task = LatestTask(self), LatestTask(self)
        self._lay_out()
        self._single_task.done.connect(self._on_single)
        self._single_task.failed.connect(self.tell_error)
        self._batch_task.done.connect(self._on_batch)
        self._batch_task.failed.connect(self.tell_error)
        self.size_field.set_value(FIRST_BATCH)
        self.size_field.edited.connect(self._on_size_edited)
        subject.weightsChanged.connect(self._show_title)
        self.texts.call(self._set_texts)

    def refresh(self) -> None:
        weights, chosen = self.subject.weights, self.subject.chosen
        self._single_task.run(lambda task: _single(weights, chosen))
        self._run_batch()

    def _run_batch(self) -> None:
        weights, chosen = self.subject.weights, self.subject.chosen
        size = self.size_field.value()
        usable = isinstance(size, int) and 1 <= size <= LARGEST_BATCH
        self.size_field.setProperty("invalid", not usable)
        self.size_field.style().polish(self.size_field)
        if not usable:
            self.correct.setText(tr("Choose a batch of 1 to {most} images.", most=LARGEST_BATCH))
        else:
            assert isinstance(size, int)
            count = size
            self._batch_task.run(lambda task: _batch(weights, chosen, count))

    @Slot()
    def _on_size_edited(self) -> None:
        if self.isVisible():
            self._run_batch()

    @Slot(object)
    def _on_single(self, result: tuple[Single, int | None]) -> None:
        self.single, self.label = result
        self.notice.clear()
        self._show_single()

    @Slot(object)
    def _on_batch(self, result: BatchResult) -> None:
        self.batch.show_result(result)
        self._show_batch()

    def _set_texts(self) -> None:
        self.bar_titles[0].setText(tr("An untrained network"))
        self.size_label.setText(tr("Batch of"))
        self.size_field.setAccessibleName(tr("Images in the batch"))
        self.size_field.setToolTip(tr("How many images, from the chosen one on"))
        self.table.setAccessibleName(tr("Scores of each image of the batch"))
        self.batch.retranslate()
        self._show_single()
        self._show_batch()

    @Slot()
    def _show_title(self) -> None:
        trained = self.subject.weights is not None
        self.bar_titles[1].setText(tr("The current network") if trained else tr("A trained network"))

    def _show_single(self) -> None:
        single, label = self.single, self.label
        self._show_title()
        if single is None:
            return
        self.image.show_image(colored_image(single.picture, 0.0, 1.0, GREY))
        self.image.setAccessibleName(tr("The image"))
        self.bars[0].show_probabilities(single.untrained.probabilities, label)
        self.bars[1].show_probabilities(single.trained.probabilities if single.trained is not None else None, label)
        self.bar_notes[0].setText(
            tr(
                "It has learned nothing: every class is near 0.1, from {low} to {high}.",
                low=f"{min(single.untrained.probabilities):.3f}",
                high=f"{max(single.untrained.probabilities):.3f}",
            )
        )
        self.bar_notes[1].setText(
            network_note(self.subject)
            if self.subject.weights is not None
            else tr("No trained model yet: train one on the Train page, and it is shown here.")
        )
        self.steps.setText(steps_text(single, single.trained or single.untrained))
        self.saved.setText(
            tr(
                "Under torch.no_grad() the {kb} kB are not kept that training needs for the gradients.",
                kb=f"{single.kept_bytes / 1000:.0f}",
            )
        )

    def _show_batch(self) -> None:
        result = self.batch.result
        if result is None:
            return
        self.correct.setText(
            tr(
                "{shape} scores; {correct} of {count} right",
                shape=list(result.scores.shape),
                correct=result.correct,
                count=len(result.labels),
            )
            + "   <code>scores.argmax(dim=1).eq(labels).sum().item()</code>"
        )

    def _lay_out(self) -> None:
        self.image.setFixedSize(86, 86)
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self.steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.saved.setWordWrap(True)
        self.saved.setProperty("role", "small")
        way = QVBoxLayout()
        way.setSpacing(SPACE // 2)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE)
        beside.addWidget(self.image)
        beside.addWidget(self.saved, 1)
        way.addLayout(beside)
        way.addWidget(self.steps, 1)
        upper = QHBoxLayout()
        upper.setSpacing(2 * SPACE)
        upper.addLayout(way)
        for title, bars, note in zip(self.bar_titles, self.bars, self.bar_notes, strict=True):
            column = QVBoxLayout()
            column.setSpacing(SPACE // 2)
            note.setProperty("role", "small")
            note.setWordWrap(True)
            column.addWidget(title)
            column.addWidget(bars, 1)
            column.addWidget(note)
            upper.addLayout(column, 4)
        upper_frame, inside = card()
        inside.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        inside.addLayout(upper)
        self.table.setModel(self.batch)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.size_field.setFixedWidth(72)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.size_label)
        line.addWidget(self.size_field)
        line.addWidget(self.correct, 1)
        lower_frame, lower = card()
        lower.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        lower.addLayout(line)
        lower.addWidget(self.table, 1)
        self.view_layout.addWidget(upper_frame, 5)
        self.view_layout.addWidget(lower_frame, 4)


def _single(weights: Weights | None, chosen: Chosen) -> tuple[Single, int | None]:
    from fmnist_gui.engine.network.answers import single

    trained = network_of(weights) if weights is not None else None
    return single(network_of(None), trained, chosen.pixels()), chosen.label()


def _batch(weights: Weights | None, chosen: Chosen, count: int) -> BatchResult:
    from fmnist_gui.engine.network.answers import batch

    return batch(network_of(weights), chosen.split(), chosen.index, count)
