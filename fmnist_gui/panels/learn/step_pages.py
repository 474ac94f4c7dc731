"""What the first three steps of a batch have brought about: the pictures, the scores, the loss."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.numbers import fixed, percent_number, short_number, significant
from fmnist_gui.kit.cells.batch_grid import BatchGrid
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.pictures import SEQUENTIAL
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.layout import NO_MARGINS, set_type, vbox
from fmnist_gui.kit.look import TYPE_TITLE
from fmnist_gui.kit.probability_bars import ProbabilityBars
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.course.seven_steps import StepSnapshot

BARS_HEIGHT = 180
SCORES_HEIGHT = 60


class StepPage(QWidget):
    """Shows one step of a batch; it is asked only when that step has been done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.snapshot: StepSnapshot | None = None
        self.texts = Texts(self)
        self.page_layout = vbox(margins=NO_MARGINS, parent=self)

    def add_label(self, role: str = "") -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setProperty("role", role)
        self.page_layout.addWidget(label)
        return label

    def show_snapshot(self, snapshot: StepSnapshot) -> None:
        self.snapshot = snapshot
        self.show_page(snapshot)

    def show_again(self) -> None:
        """In the language that is in force now."""
        if self.snapshot is not None:
            self.show_page(self.snapshot)

    def show_page(self, snapshot: StepSnapshot) -> None:
        raise NotImplementedError


class _PicturesPage(StepPage):
    """The batch as pictures, and below them what is to be said of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = self.add_label()
        self.grid = BatchGrid()
        self.page_layout.addWidget(self.grid)
        self.detail = self.add_label()
        self.grid.chosen.connect(self._on_chosen)
        self.texts.bind(self.grid.setAccessibleName, "The pictures of the batch")
        self.texts.bind_tip(self.grid, "Click on a picture, or walk with the arrow keys")

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        if self.snapshot is not None:
            self.show_image(self.snapshot, index)

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        raise NotImplementedError


class BatchPage(_PicturesPage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts.call(self.show_again)

    def show_page(self, snapshot: StepSnapshot) -> None:
        self.headline.setText(
            tr(
                "images [{count}, 1, 28, 28], labels [{count}]: below each picture stands its label.",
                count=len(snapshot.labels),
            )
        )
        self.grid.show_images(snapshot.images.numpy(), [str(label) for label in snapshot.labels.tolist()])
        self.show_image(snapshot, self.grid.current)

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        label = int(snapshot.labels[index])
        self.detail.setText(
            tr("Image {index}: label {label}, {name}", index=snapshot.first + index, label=label, name=_name(label))
        )


class ScoresPage(_PicturesPage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores = MatrixGrid()
        self.scores.number_text = short_number
        self.scores.largest_cell = 40
        self.scores.left_aligned = True
        self.scores.setFixedHeight(SCORES_HEIGHT)
        self.bars_title = self.add_label("small")
        self.bars = ProbabilityBars()
        self.bars.setFixedHeight(BARS_HEIGHT)
        self.page_layout.insertWidget(self.page_layout.indexOf(self.bars_title), self.scores)
        self.page_layout.addWidget(self.bars)
        self.texts.bind(self.scores.setAccessibleName, "Ten scores, one for each class")
        self.texts.bind(
            self.bars_title.setText, "The softmax turns the ten scores into probabilities that sum to 100 %:"
        )
        self.texts.call(self.show_again)

    def show_page(self, snapshot: StepSnapshot) -> None:
        assert snapshot.predicted is not None
        predicted, right = snapshot.predicted.tolist(), (snapshot.predicted == snapshot.labels).tolist()
        self.headline.setText(
            tr(
                "scores [{count}, 10]: below each picture stands the class with the highest score. {correct} of "
                "{count} are right (framed).",
                count=len(predicted),
                correct=snapshot.correct,
            )
        )
        self.grid.show_images(snapshot.images.numpy(), [str(label) for label in predicted], right)
        self.show_image(snapshot, self.grid.current)

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        assert snapshot.scores is not None
        scores, label = snapshot.scores[index], int(snapshot.labels[index])
        best = int(scores.argmax())
        self.detail.setText(
            tr(
                "Image {index}, {name}: the highest of its ten scores is that of class {best}, {best_name}.",
                index=snapshot.first + index,
                name=_name(label),
                best=best,
                best_name=_name(best),
            )
        )
        tiles = scores.numpy().reshape(-1, 1, 1)
        low, high = float(tiles.min()), float(tiles.max())
        self.scores.show_matrices(tiles, low, high, SEQUENTIAL, len(tiles), [str(n) for n in range(len(tiles))])
        self.scores.set_highlight(Cell(best, 0, 0))
        self.bars.show_probabilities(scores.softmax(dim=0).tolist(), label)


class LossPage(_PicturesPage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_type(self.headline, TYPE_TITLE)
        self.about = self.add_label()
        self.page_layout.insertWidget(1, self.about)
        self.texts.call(self.show_again)

    def show_page(self, snapshot: StepSnapshot) -> None:
        assert snapshot.losses is not None
        assert snapshot.loss is not None
        self.headline.setText(f"loss = {fixed(snapshot.loss, 4)}")
        guess = snapshot.loss - math.log(CLASS_COUNT)
        if abs(guess) < 0.05:
            compared = tr("That is the loss of pure guessing, ln 10 = 2.303: the network knows nothing yet.")
        elif guess < 0:
            compared = tr("Pure guessing would give ln 10 = 2.303: the network has learned something.")
        else:
            compared = tr("Pure guessing would give ln 10 = 2.303: these answers are worse than guessing.")
        self.about.setText(
            tr("{compared} It is the mean of the losses of all pictures, which stand below them.", compared=compared)
        )
        losses = snapshot.losses.numpy()
        self.grid.show_images(snapshot.images.numpy(), [fixed(value, 1) for value in losses])
        self.show_image(snapshot, self.grid.current)

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        assert snapshot.losses is not None
        loss, label = float(snapshot.losses[index]), int(snapshot.labels[index])
        self.detail.setText(
            tr(
                "Image {index}: the correct class, {name}, has the probability {percent} %. −ln {fraction} = {loss}",
                index=snapshot.first + index,
                name=_name(label),
                percent=percent_number(float(np.exp(-loss))),
                fraction=significant(float(np.exp(-loss))),
                loss=fixed(loss, 3),
            )
        )


def _name(label: int) -> str:
    return class_name(label)
