"""Two networks on the same images: what changed in the matrix, and the images that only one of them gets right."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import signed
from fmnist_gui.engine.training.comparison import Counts, Figures
from fmnist_gui.engine.training.runs import Run, RunStore
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card
from fmnist_gui.kit.text import Texts, tr, tr_error
from fmnist_gui.panels.results.chooser import ContenderChooser
from fmnist_gui.panels.results.contenders import Contender, Contenders, Match
from fmnist_gui.panels.results.current import CurrentFigures, FiguresState
from fmnist_gui.views import figure_texts as texts
from fmnist_gui.views.confusion.picture import Heatmap
from fmnist_gui.views.confusion.view import ConfusionView

SIDE_WIDTH = 340


class ComparePart(QWidget):
    requestWalk = Signal(int)  # index of the image
    changed = Signal()  # what is shown

    def __init__(self, current: CurrentFigures, store: RunStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self.contenders = Contenders(store, self)
        self.first, self.second = ContenderChooser(N_("First")), ContenderChooser(N_("Second"))
        self.view, self.grid, self.sides = ConfusionView(), ImageGrid(), QTabBar()
        self.headline, self._hint, self._note, self._sides_label = QLabel(), QLabel(), QLabel(), QLabel()
        self.all_cells = QPushButton()
        self.match: Match | None = None
        self._error: Exception | None = None
        self._began = False  # the first choice was made
        self._texts = Texts(self)
        self._lay_out()
        self.contenders.listed.connect(self._on_listed)
        self.contenders.matched.connect(self._on_matched)
        self.contenders.failed.connect(self._on_failed)
        for chooser in (self.first, self.second):
            chooser.changed.connect(self.refresh)
        self.view.cellChosen.connect(self._show_images)
        self.all_cells.clicked.connect(self._on_all_cells)
        self.sides.currentChanged.connect(self._show_images)
        self.grid.clicked.connect(self._on_image_clicked)
        self.grid.activated_index.connect(self.requestWalk)
        self._texts.call(self._show_all)

    @property
    def heatmap(self) -> Heatmap | None:
        """What the matrix shows now."""
        return self.view.heatmap

    def list_again(self) -> None:
        """There may be new runs or epochs."""
        self.contenders.list_runs()

    def title(self) -> str:
        return tr("{second} less {first}", first=self.first.name(), second=self.second.name())

    # ---- what is compared

    @Slot()
    def refresh(self) -> None:
        """Compare what is chosen now; what was shown stays until that is there."""
        chosen, split = (self.first.contender(), self.second.contender()), self._current.split
        self._error = None
        first, second = chosen
        if first is None or second is None or first == second or split is None or self._waits_for_model(chosen):
            self.match = None
        else:
            if self.match is not None and (self.match.contenders != chosen or self.match.split is not split):
                self.match = None
            self.contenders.match((first, second), self._current.figures, split)
        self._show_all()

    def _waits_for_model(self, chosen: tuple[Contender | None, Contender | None]) -> bool:
        return Contender() in chosen and self._current.figures is None

    @Slot(object)
    def _on_listed(self, runs: list[Run]) -> None:
        for chooser in (self.first, self.second):
            chooser.show_runs(runs)
        if not self._began and runs:
            self._began = True
            self.first.choose(_opening(runs))
        self.refresh()

    @Slot(object)
    def _on_matched(self, match: Match) -> None:
        if match.contenders == (self.first.contender(), self.second.contender()):
            if match.split is self._current.split:
                self.match = match
            self._show_all()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error, self.match = error, None
        self._show_all()

    # ---- what is shown

    def _empty_text(self) -> str:
        """Why there is nothing to show."""
        chosen = (self.first.contender(), self.second.contender())
        if self._error is not None:
            return tr_error(self._error)
        if self._current.state is FiguresState.NO_DATA:
            return tr("Get the data set first: then two networks can be compared on its images.")
        for chooser, contender in ((self.first, chosen[0]), (self.second, chosen[1])):
            if contender is None:
                return tr(
                    "“{name}” has no whole epoch yet, so none of its networks was kept. Let it train to the end of an "
                    "epoch, or choose another run.",
                    name=chooser.run_name(),
                )
        if Contender() in chosen and self._current.state is FiguresState.NO_MODEL:
            return tr("There is no current model yet. Train one on the Train page, or choose a stored run.")
        if Contender() in chosen and self._current.state is FiguresState.FAILED:
            return tr("The current model could not be evaluated. Press Evaluate again, or choose a stored run.")
        if chosen[0] == chosen[1]:
            return tr("Choose two different networks: another run, or another epoch of the same run.")
        return tr("Comparing the two networks…")

    @Slot()
    def _show_all(self) -> None:
        match = self.match
        for part in (self._side, self._note):
            part.setVisible(match is not None)
        self.view.set_empty_text(self._empty_text())
        if match is None:
            self.view.show_heatmap(None)
        else:
            values = match.comparison.difference.astype(np.float64)
            self.view.show_heatmap(Heatmap(values, signed, diverging=True), self._cell_tip)
            self._show_headline(match)
        self._set_fixed_texts()
        self._show_images()
        self.changed.emit()

    def _show_headline(self, match: Match) -> None:
        first, second = match.figures
        points = 100 * (second.accuracy - first.accuracy)
        self.headline.setText(
            tr(
                "{first} % → {second} % of the {images} ({points} points). Both right: {right}, both wrong: {wrong}.",
                first=f"{100 * first.accuracy:.2f}",
                second=f"{100 * second.accuracy:.2f}",
                images=texts.split_text(match.split.name, first.images),
                points=f"{points:+.2f}".replace("-", "−"),
                right=f"{match.comparison.both_correct:,}",
                wrong=f"{match.comparison.both_wrong:,}",
            )
        )

    def _cell_tip(self, true: int, predicted: int) -> str:
        assert self.match is not None
        first, second = (int(figures.matrix[true, predicted]) for figures in self.match.figures)
        values = {"true": class_name(true), "predicted": class_name(predicted)}
        return tr(
            "{true} named {predicted}: {first} by the first network, {second} by the second",
            first=f"{first:,}",
            second=f"{second:,}",
            **values,
        )

    def _found(self, side: int) -> Counts:
        """Indices of the images that only the first (0) or only the second (1) gets right, of the chosen cell."""
        match = self.match
        if match is None:
            return np.empty(0, dtype=np.int64)
        found = match.comparison.only_second if side else match.comparison.only_first
        if self.view.chosen is None:
            return found
        true, predicted = self.view.chosen
        names = [figures.predictions[found] == predicted for figures in match.figures]
        chosen: Counts = found[(match.figures[0].labels[found] == true) & (names[0] | names[1])]
        return chosen

    @Slot()
    def _show_images(self) -> None:
        match, side = self.match, self.sides.currentIndex()
        found = [self._found(number) for number in (0, 1)]
        self.sides.setTabText(0, tr("the first: {count}", count=f"{len(found[0]):,}"))
        self.sides.setTabText(1, tr("the second: {count}", count=f"{len(found[1]):,}"))
        self.all_cells.setVisible(match is not None and self.view.chosen is not None)
        images: Any = () if match is None else match.split.images
        mistaken = None if match is None else match.figures[1 - side]
        self.grid.set_items(images, found[side], _namer(mistaken) if mistaken is not None else None)
        self._hint.setVisible(len(found[side]) > 0)

    @Slot()
    def _on_all_cells(self) -> None:
        self.view.choose(None)
        self._show_images()

    @Slot(QModelIndex)
    def _on_image_clicked(self, place: QModelIndex) -> None:
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.requestWalk.emit(self.grid.current_index())

    # ---- looks

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(3 * SPACE)
        choices.addWidget(self.first, 1)
        choices.addWidget(self.second, 1)
        self.headline.setWordWrap(True)
        left_card, left = card()
        left.addWidget(self.view, 1)
        left.addWidget(self._note)
        self._side, right = card()
        self._side.setMinimumWidth(SIDE_WIDTH)
        for label in (self._note, self._hint):
            label.setWordWrap(True)
            label.setProperty("role", "small")
        for _ in range(2):
            self.sides.addTab("")
        self.sides.setDrawBase(False)
        self.sides.setExpanding(False)
        self.sides.setUsesScrollButtons(False)
        self.sides.setCurrentIndex(1)
        self.sides.setElideMode(Qt.TextElideMode.ElideNone)
        bold = self._sides_label.font()
        bold.setBold(True)
        self._sides_label.setFont(bold)
        for part in (self.headline, self._sides_label, self.sides, self.all_cells, self._hint):
            right.addWidget(part)
        right.addWidget(self.grid, 1)
        body = QHBoxLayout()
        body.setSpacing(SPACE)
        body.addWidget(left_card, 5)
        body.addWidget(self._side, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(choices)
        layout.addLayout(body, 1)

    def _set_fixed_texts(self) -> None:
        self._note.setText(
            tr(
                "Each cell: the count of the second network less that of the first. On the diagonal, more is better; "
                "elsewhere, less."
            )
        )
        self._hint.setText(
            tr("Under each image: what the other network takes it for. Click an image: its way through the network.")
        )
        self.all_cells.setText(tr("Show the images of all cells"))
        self._sides_label.setText(tr("Classified correctly only by"))
        for widget, name in (
            (self.view, tr("Difference of the confusion matrices")),
            (self.sides, tr("Which network is right")),
            (self.grid, tr("Images that only one network classifies correctly")),
        ):
            widget.setAccessibleName(name)


def _namer(figures: Figures) -> Any:
    """What `figures` has to say of an image."""
    return lambda index: class_name(int(figures.predictions[index]))


def _opening(runs: list[Run]) -> Contender:
    """What to compare the current model with at first: the first epoch of the newest run that has one."""
    for run in runs:
        if run.epochs:
            return Contender(run.id, 1)
    return Contender()
