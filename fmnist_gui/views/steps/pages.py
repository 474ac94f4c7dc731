"""What the first three steps of a batch have brought about: the pictures, the scores, the loss."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.numbers import fixed, percent_number, short_number, significant
from fmnist_gui.kit.cells.batch_grid import BatchGrid
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.pictures import SEQUENTIAL
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import Item, set_type, vbox
from fmnist_gui.kit.look import TYPE_TITLE
from fmnist_gui.kit.probability_bars import ProbabilityBars
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.course.seven_steps import StepSnapshot

BARS_HEIGHT = 180
SCORES_HEIGHT = 60
T = TypeVar("T")


def known(value: T | None) -> T:
    """What a page shows of a snapshot: it is there, for the step of the page has been done."""
    assert value is not None
    return value


class StepPage(QWidget):
    """Shows one step of a batch, after it has been done and again whenever the language changes."""

    snapshot: StepSnapshot  # the one that is shown

    def __init__(self, *items: Item) -> None:
        """`items` stand below one another."""
        super().__init__()
        self.texts = Texts(self)
        self.page_layout = vbox(*items, parent=self)

    def show_snapshot(self, snapshot: StepSnapshot) -> None:
        self.snapshot = snapshot
        self.show_page(snapshot)

    def show_page(self, snapshot: StepSnapshot) -> None:
        raise NotImplementedError


class _PicturesPage(StepPage):
    """The batch as pictures, and below them what is to be said of the chosen one."""

    def __init__(self) -> None:
        self.headline, self.grid, self.detail = sentence_label(""), BatchGrid(), sentence_label("")
        super().__init__(self.headline, self.grid, self.detail)
        self.grid.chosen.connect(self._on_chosen)
        self.texts.bind(self.grid.setAccessibleName, "The pictures of the batch")
        self.texts.bind_tip(self.grid, "Click on a picture, or walk with the arrow keys")

    def show_batch(
        self, snapshot: StepSnapshot, headline: str, captions: Sequence[str], framed: Sequence[bool] = ()
    ) -> None:
        self.headline.setText(headline)
        self.grid.show_images(snapshot.images.numpy(), captions, framed)
        self.show_image(snapshot, self.grid.current)

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self.show_image(self.snapshot, index)

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        raise NotImplementedError


class BatchPage(_PicturesPage):
    def show_page(self, snapshot: StepSnapshot) -> None:
        labels = snapshot.labels.tolist()
        headline = tr(
            "images [{count}, 1, 28, 28], labels [{count}]: below each picture stands its label.", count=len(labels)
        )
        self.show_batch(snapshot, headline, [str(label) for label in labels])

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        label, number = int(snapshot.labels[index]), snapshot.first + index
        text = tr("Image {index}: label {label}, {name}", index=number, label=label, name=class_name(label))
        self.detail.setText(text)


class ScoresPage(_PicturesPage):
    def __init__(self) -> None:
        super().__init__()
        self.scores, self.bars_title, self.bars = MatrixGrid(), sentence_label("small"), ProbabilityBars()
        self.scores.number_text = short_number
        self.scores.largest_cell = 40
        self.scores.left_aligned = True
        self.scores.setFixedHeight(SCORES_HEIGHT)
        self.bars.setFixedHeight(BARS_HEIGHT)
        for widget in (self.scores, self.bars_title, self.bars):
            self.page_layout.addWidget(widget)
        self.texts.bind(self.scores.setAccessibleName, "Ten scores, one for each class")
        self.texts.bind(
            self.bars_title.setText, "The softmax turns the ten scores into probabilities that sum to 100 %:"
        )

    def show_page(self, snapshot: StepSnapshot) -> None:
        predicted = known(snapshot.predicted)
        headline = tr(
            "scores [{count}, 10]: below each picture stands the class with the highest score. {correct} of "
            "{count} are right (framed).",
            count=len(predicted),
            correct=snapshot.correct,
        )
        right = (predicted == snapshot.labels).tolist()
        self.show_batch(snapshot, headline, [str(label) for label in predicted.tolist()], right)

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        scores, label = known(snapshot.scores)[index], int(snapshot.labels[index])
        best = int(scores.argmax())
        self.detail.setText(
            tr(
                "Image {index}, {name}: the highest of its ten scores is that of class {best}, {best_name}.",
                index=snapshot.first + index,
                name=class_name(label),
                best=best,
                best_name=class_name(best),
            )
        )
        tiles = scores.numpy().reshape(-1, 1, 1)
        low, high = float(tiles.min()), float(tiles.max())
        self.scores.show_matrices(tiles, low, high, SEQUENTIAL, len(tiles), [str(n) for n in range(len(tiles))])
        self.scores.set_highlight(Cell(best, 0, 0))
        self.bars.show_probabilities(scores.softmax(dim=0).tolist(), label)


class LossPage(_PicturesPage):
    def __init__(self) -> None:
        super().__init__()
        self.about = sentence_label("")
        set_type(self.headline, TYPE_TITLE)
        self.page_layout.insertWidget(1, self.about)

    def show_page(self, snapshot: StepSnapshot) -> None:
        loss = known(snapshot.loss)
        guess = loss - math.log(CLASS_COUNT)
        if abs(guess) < 0.05:
            compared = tr("That is the loss of pure guessing, ln 10 = 2.303: the network knows nothing yet.")
        elif guess < 0:
            compared = tr("Pure guessing would give ln 10 = 2.303: the network has learned something.")
        else:
            compared = tr("Pure guessing would give ln 10 = 2.303: these answers are worse than guessing.")
        self.about.setText(
            tr("{compared} It is the mean of the losses of all pictures, which stand below them.", compared=compared)
        )
        losses = known(snapshot.losses).tolist()
        self.show_batch(snapshot, f"loss = {fixed(loss, 4)}", [fixed(value, 1) for value in losses])

    def show_image(self, snapshot: StepSnapshot, index: int) -> None:
        loss = float(known(snapshot.losses)[index])
        probability = math.exp(-loss)
        self.detail.setText(
            tr(
                "Image {index}: the correct class, {name}, has the probability {percent} %. −ln {fraction} = {loss}",
                index=snapshot.first + index,
                name=class_name(int(snapshot.labels[index])),
                percent=percent_number(probability),
                fraction=significant(probability),
                loss=fixed(loss, 3),
            )
        )
