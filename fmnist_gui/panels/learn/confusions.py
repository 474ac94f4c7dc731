"""C22: the confusion matrix of the current network, and its largest confusions in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.comparison import Confusion, Normalization, largest_pairs, normalized
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tip, tr
from fmnist_gui.kit.view import View
from fmnist_gui.views import figure_texts
from fmnist_gui.views.confusion.picture import Heatmap
from fmnist_gui.views.confusion.view import ConfusionView

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.comparison import Figures

TOLD = 2  # pairs of classes in words
MATRIX_HEIGHT = 420  # px
SPLITS = ("test", "train")
KINDS: tuple[Normalization, ...] = ("counts", "recall")


@dataclass(frozen=True, eq=False)
class Found:
    figures: Figures
    split_name: str
    trained: bool


class ConfusionsPart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.split, self.kind, self.hide_diagonal = QComboBox(), QComboBox(), QCheckBox()
        self.matrix = ConfusionView()
        self.about, self.note, self.cell_text, self.largest = QLabel(), QLabel(), QLabel(), QLabel()
        self.buttons = [QPushButton() for _ in range(TOLD)]
        self.found: Found | None = None
        self._pairs: list[tuple[Confusion, Confusion]] = []
        self._task = LatestTask(self)
        self._lay_out()
        self._task.done.connect(self._on_found)
        self._task.failed.connect(self.tell_error)
        self.split.activated.connect(self._on_split)
        self.kind.activated.connect(self._show_matrix)
        self.hide_diagonal.toggled.connect(self._show_matrix)
        self.matrix.cellChosen.connect(self._on_cell)
        for button in self.buttons:
            button.clicked.connect(self._on_confusion)
        self.texts.call(self._show)

    def refresh(self) -> None:
        state, weights, split_name = self.state, self.state.weights, SPLITS[self.split.currentIndex()]
        self.note.setText(tr("Counting…"))
        self.note.show()
        self._task.run(lambda task: _find(task, state, weights, split_name))

    @Slot()
    def _on_split(self) -> None:
        self.catch_up()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.found = found
        self.notice.clear()
        self._pairs = largest_pairs(found.figures.matrix, TOLD)
        if self.matrix.chosen is None and self._pairs:
            self.matrix.choose(_cell(self._pairs[0]))
        self._show()

    # ---- what is shown

    def _show(self) -> None:
        self._set_texts()
        found = self.found
        self.largest.setVisible(found is not None and bool(self._pairs))
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._pairs))
        if found is None:
            self.matrix.set_empty_text(tr("Counting…"))
            return
        self.about.setText(figure_texts.accuracy_text(found.figures, found.split_name))
        self.note.setText(tr("No trained model yet: this is a new network. Train one on the Train page."))
        self.note.setVisible(not found.trained)
        for button, pair in zip(self.buttons, self._pairs, strict=False):
            button.setText(_pair_text(pair))
        self._show_matrix()
        self._show_cell()

    @Slot()
    def _show_matrix(self) -> None:
        if self.found is None:
            return
        matrix, kind = self.found.figures.matrix, KINDS[self.kind.currentIndex()]
        heatmap = Heatmap(
            normalized(matrix, kind),
            figure_texts.NUMBERS[kind],
            without_diagonal=self.hide_diagonal.isChecked(),
            scale=None if kind == "counts" else 1.0,
            unit="" if kind == "counts" else "%",
        )
        self.matrix.show_heatmap(heatmap, lambda true, predicted: figure_texts.cell_tip(matrix, true, predicted))

    def _show_cell(self) -> None:
        if self.found is None or self.matrix.chosen is None:
            return
        true, predicted = self.matrix.chosen
        other = int(self.found.figures.matrix[predicted, true])
        text = figure_texts.cell_text(self.found.figures.matrix, true, predicted)
        if true != predicted:
            back = tr(
                "The other way round, {true} was taken for {predicted} in {count} cases.",
                true=class_name(predicted),
                predicted=class_name(true),
                count=f"{other:,}",
            )
            text = f"{text}\n{back}"
        self.cell_text.setText(text)

    @Slot(int, int)
    def _on_cell(self, true: int, predicted: int) -> None:
        self._show_cell()

    @Slot()
    def _on_confusion(self) -> None:
        number = next(number for number, button in enumerate(self.buttons) if button is self.sender())
        self.matrix.choose(_cell(self._pairs[number]))
        self._show_cell()

    # ---- construction

    def _set_texts(self) -> None:
        for number, name in enumerate((tr("Test images"), tr("Training images"))):
            self.split.setItemText(number, name)
        for number, name in enumerate((tr("Number of images"), tr("% of the true class (recall)"))):
            self.kind.setItemText(number, name)
        self.hide_diagonal.setText(tr("Hide the diagonal"))
        self.hide_diagonal.setToolTip(
            tip("So that the mistakes stand out: the colours then end at the largest of them")
        )
        self.largest.setText(tr("Largest confusions"))
        self.split.setAccessibleName(tr("Training or test images"))
        self.kind.setAccessibleName(tr("What the cells show"))
        self.matrix.setAccessibleName(tr("Confusion matrix"))
        for button in self.buttons:
            button.setToolTip(tip("Show it in the matrix"))

    def _lay_out(self) -> None:
        line = hbox()
        for box, count in ((self.split, len(SPLITS)), (self.kind, len(KINDS))):
            box.addItems([""] * count)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            line.addWidget(box)
        line.addStretch(1)
        self.matrix.setFixedHeight(MATRIX_HEIGHT)
        self.note.setProperty("role", "small")
        for label in (self.about, self.note, self.cell_text):
            label.setWordWrap(True)
        told = vbox(self.largest, spacing=SPACE // 2)
        for button in self.buttons:
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            told.addLayout(row)
        self.view_layout.addLayout(line)
        self.view_layout.addWidget(self.hide_diagonal)
        self.view_layout.addWidget(self.about)
        self.view_layout.addWidget(self.note)
        self.view_layout.addWidget(self.matrix)
        self.view_layout.addWidget(self.cell_text)
        self.view_layout.addLayout(told)


def _cell(pair: tuple[Confusion, Confusion]) -> tuple[int, int]:
    return pair[0].true, pair[0].predicted


def _pair_text(pair: tuple[Confusion, Confusion]) -> str:
    """Both ways of a confusion, and their sum."""
    more, less = pair
    return tr(
        "{first} ↔ {second}: {more} + {less} = {sum} images",
        first=class_name(more.true),
        second=class_name(more.predicted),
        more=f"{more.count:,}",
        less=f"{less.count:,}",
        sum=f"{more.count + less.count:,}",
    )


def _find(task: Task, state: AppState, weights: Weights | None, split_name: str) -> Found:
    import torch

    from fmnist_gui.engine.training.comparison import figures_of
    from fmnist_gui.engine.training.evaluation import evaluate

    torch.set_num_threads(1)  # of this thread: a second one would take the core that a run under way needs
    data = state.data()
    split = data.train if split_name == "train" else data.test
    evaluation = result_of(evaluate(network_of(weights), split), task.is_cancelled)
    return Found(figures_of(evaluation), split_name, weights is not None)
