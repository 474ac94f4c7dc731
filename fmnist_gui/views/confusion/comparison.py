"""Two networks on the same images: what changed in the matrix, and the images that only one of them gets right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QPushButton

from fmnist_gui.bridge.models import CURRENT, SHIPPED, Candidate
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import percent_number, signed, thousands
from fmnist_gui.engine.training.comparison import Counts
from fmnist_gui.kit.cells.confusion_cells import ConfusionCells
from fmnist_gui.kit.cells.heatmap import Heatmap
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.model_picker import ModelPicker
from fmnist_gui.kit.fields.wheel import Tabs
from fmnist_gui.kit.labels import sentence_label, split_text
from fmnist_gui.kit.layout import fill, hbox, set_type
from fmnist_gui.kit.look import SPACE, TYPE_BODY
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.text import tr
from fmnist_gui.views.confusion.candidates import Compared, compare_candidates, opening_candidate
from fmnist_gui.views.confusion.figures import FAILED, NO_DATA, NO_MODEL, WORKING, FiguresView

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.training.comparison import Figures

SIDE_WIDTH = 340
KEPT_FIGURES = 8  # so that going back to one costs nothing
NO_EPOCH = N_(
    "“{name}” has no whole epoch yet, so none of its networks was kept. Let it train to the end of an epoch, or choose "
    "another run."
)
THE_SAME = N_("Choose two different networks: another run, or another epoch of the same run.")
COMPARING = N_("Comparing the two networks…")
IN_WORDS = {
    NO_DATA: N_("Get the data set first: then two networks can be compared on its images."),
    NO_MODEL: N_("There is no current model yet. Train one on the Train page, or choose a stored run."),
    FAILED: N_("The networks could not be compared. Press Evaluate again, or choose another run."),
    WORKING: COMPARING,
}


class ComparisonView(FiguresView):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.first = ModelPicker(N_("First"), state.models, chosen=SHIPPED)
        self.second = ModelPicker(N_("Second"), state.models)
        self.matrix, self.grid, self.sides = ConfusionCells(), ImageGrid(), Tabs()
        self.headline, self._sides_label, self.all_cells = sentence_label(""), QLabel(), QPushButton()
        self._hint, self._note = sentence_label("small"), sentence_label("small")
        self._known: dict[tuple[Candidate, Split], Figures] = {}  # of all but the current model
        self._began = False  # the first choice was made
        self._lay_out()
        self._name()
        state.models.changed.connect(self._on_models_changed)
        for picker in (self.first, self.second):
            picker.changed.connect(self._on_chosen)
        self.matrix.cellChosen.connect(self._show_images)
        self.all_cells.clicked.connect(self._on_all_cells)
        self.sides.currentChanged.connect(self._show_images)
        self.grid.opened.connect(self.show_walk)
        self._on_models_changed()
        self.texts.call(self.show_status)

    @property
    def heatmap(self) -> Heatmap | None:
        """What the matrix shows now."""
        return self.matrix.heatmap

    def title(self) -> str:
        return tr("{second} less {first}", first=self.first.name(), second=self.second.name())

    def job(self) -> Job | None:
        chosen, data = (self.first.candidate(), self.second.candidate()), self.state.source.data
        first, second = chosen
        missing = self._missing(chosen)
        if self.result is not None and (missing or self.result.candidates != chosen):
            self.drop_result()
        if missing or data is None or first is None or second is None:
            self.set_status(missing)
            return None
        split = data.train if self.split_name == "train" else data.test
        known = {candidate: figures for (candidate, of), figures in self._known.items() if of is split}
        evaluation = self.state.predictions.of(self.split_name) if Candidate() in chosen else None
        self.set_status(WORKING)
        if Candidate() in chosen and evaluation is None:  # it is on its way
            self.worker.cancel()
            return None
        return partial(compare_candidates, self.state.models.reader(), (first, second), known, evaluation, split)

    def _missing(self, chosen: tuple[Candidate | None, Candidate | None]) -> str:
        """Why these cannot be compared."""
        if not self.state.has_data:
            return NO_DATA
        if None in chosen:
            return NO_EPOCH
        if Candidate() in chosen and self.state.weights is None:
            return NO_MODEL
        current = Candidate(CURRENT if self.state.model.run_id is not None else self.state.model.key or CURRENT)
        return THE_SAME if len({current if each == Candidate() else each for each in chosen}) == 1 else ""

    @Slot()
    def _on_models_changed(self) -> None:
        """A model or an epoch more to compare with, a new name, a file that was opened again."""
        runs = self.state.runs.all
        self._known = {key: figures for key, figures in self._known.items() if not isinstance(key[0].network, Path)}
        if not self._began and any(run.epochs for run in runs):
            self._began = True
            self.first.choose(opening_candidate(runs))
        self.catch_up()

    @Slot()
    def _on_chosen(self) -> None:
        self.drop_result()
        self.notice.clear()
        self.catch_up()

    def status_text(self) -> str:
        picker = self.first if self.first.candidate() is None else self.second
        status = IN_WORDS.get(self.status, self.status)
        return tr(status, name=picker.run_name()) if status else ""

    def show_status(self) -> None:
        self.matrix.set_empty_text(self.status_text())
        for part in (self._side, self._note):
            part.setVisible(self.result is not None)
        if self.result is None:
            self.matrix.show_heatmap(None)
            self._show_images()

    def show_result(self, found: Compared) -> None:
        for candidate, figures in zip(found.candidates, found.figures, strict=True):
            if candidate != Candidate():
                self._known[candidate, found.split] = figures
        for key in list(self._known)[:-KEPT_FIGURES]:
            del self._known[key]
        values = found.comparison.difference.astype(np.float64)
        self.matrix.show_heatmap(Heatmap(values, signed, diverging=True), self._cell_tip)
        first, second = found.figures
        self.headline.setText(
            tr(
                "{first} % → {second} % of the {images} ({points} points). Both right: {right}, both wrong: {wrong}.",
                first=percent_number(first.accuracy, 2),
                second=percent_number(second.accuracy, 2),
                images=split_text(found.split.name, first.images),
                points=signed(100 * (second.accuracy - first.accuracy), 2),
                right=thousands(found.comparison.both_correct),
                wrong=thousands(found.comparison.both_wrong),
            )
        )
        self._show_images()

    def _cell_tip(self, true: int, predicted: int) -> str:
        first, second = (int(figures.matrix[true, predicted]) for figures in self.result.figures)
        return tr(
            "{true} classified as {predicted}: {first} by the first network, {second} by the second",
            true=class_name(true),
            predicted=class_name(predicted),
            first=thousands(first),
            second=thousands(second),
        )

    def _found(self, side: int) -> Counts:
        """Indices of the images that only the first (0) or only the second (1) gets right, of the chosen cell."""
        if self.result is None:
            return np.empty(0, dtype=np.int64)
        comparison, figures = self.result.comparison, self.result.figures
        found: Counts = comparison.only_second if side else comparison.only_first
        if self.matrix.chosen is None:
            return found
        true, predicted = self.matrix.chosen
        in_cell = [each.predictions[found] == predicted for each in figures]
        return found[(figures[0].labels[found] == true) & (in_cell[0] | in_cell[1])]

    @Slot()
    def _show_images(self) -> None:
        side, found = self.sides.currentIndex(), [self._found(number) for number in (0, 1)]
        self.sides.setTabText(0, tr("the first: {count}", count=thousands(len(found[0]))))
        self.sides.setTabText(1, tr("the second: {count}", count=thousands(len(found[1]))))
        self.all_cells.setVisible(self.result is not None and self.matrix.chosen is not None)
        if self.result is None:
            self.grid.set_items((), ())
        else:
            mistaken = self.result.figures[1 - side].predictions
            self.grid.set_items(self.result.split.images, found[side], lambda index: class_name(int(mistaken[index])))
        self._hint.setVisible(len(found[side]) > 0)

    @Slot()
    def _on_all_cells(self) -> None:
        self.matrix.choose(None)
        self._show_images()

    def _lay_out(self) -> None:
        images = (self.headline, self._sides_label, self.sides, self.all_cells, self._hint, (self.grid, 1))
        matrix, self._side = card_of((self.matrix, 1), self._note), card_of(*images)
        self._side.setMinimumWidth(SIDE_WIDTH)
        for _ in range(2):
            self.sides.addTab("")
        self.sides.setUsesScrollButtons(False)
        self.sides.setCurrentIndex(1)
        self.sides.setElideMode(Qt.TextElideMode.ElideNone)
        set_type(self._sides_label, TYPE_BODY, bold=True)
        fill(
            self.view_layout,
            hbox((self.first, 1), (self.second, 1), spacing=3 * SPACE),
            (hbox((matrix, 5), (self._side, 3)), 1),
        )

    def _name(self) -> None:
        bind = self.texts.bind
        bind(
            self._note.setText,
            "Each cell: the count of the second network less that of the first. On the diagonal, more is better; "
            "elsewhere, less.",
        )
        bind(
            self._hint.setText,
            "Under each image: what the other network takes it for. Click an image: its way through the network.",
        )
        bind(self.all_cells.setText, "Show the images of all cells")
        bind(self._sides_label.setText, "Classified correctly only by")
        self.texts.bind_name(self.matrix, "Difference of the confusion matrices")
        self.texts.bind_name(self.sides, "Which network is right")
        self.texts.bind_name(self.grid, "Images that only one network classifies correctly")
