"""The confusion matrix as it is counted and as a whole, its largest confusions in words, the images of a cell."""

from functools import partial
from html import escape

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QLabel, QLayout, QListWidget, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.course_run import reference_applies
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import percent_number, thousands
from fmnist_gui.engine.training.comparison import (
    Counts,
    Figures,
    count_matrix,
    images_of_cell,
    largest_confusions,
    largest_pairs,
)
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.heatmap import Heatmap
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_BODY, TYPE_SMALL
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.text import named, tr
from fmnist_gui.views.confusion import texts
from fmnist_gui.views.confusion.counted import CountedMatrix
from fmnist_gui.views.confusion.figures import FiguresView, ModelFigures
from fmnist_gui.views.confusion.reference import ReferenceTable

SPLITS = {"test": N_("Test images"), "train": N_("Training images")}
MANY = 100  # images counted at once
LISTED_CONFUSIONS = 10
ROWS_IN_VIEW = 8  # of them
MATRIX_HEIGHT = 420  # px in a card
PICTURE_SIDE = 86  # px
SIDE_WIDTH = 340  # px at least, for three words and two numbers


class ConfusionMatrixView(FiguresView):
    """Image by image, or all of them at once. Compact it begins with an empty matrix and shows no images of a cell."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.counted: int | None = 0 if compact else None  # images; None: all of them
        self.matrix, self.grid, self.picture = CountedMatrix(), ImageGrid(self), SharpPicture()
        self.kind, self.hide_diagonal = self.matrix.kind, self.matrix.hide_diagonal
        self.split = Choice(SPLITS, N_("Training or test images"), parent=self)
        self.reference = ReferenceTable()  # of the course, which counts the training images
        if compact:
            self.split_name = "train"
            self.split.choose("train")
        self.next = IconButton("plus", N_("Count the next image"), N_("Next image"))
        self.next.setProperty("accent", True)
        self.more = IconButton("fast-forward", N_("Count the next 100 images"), N_("100 more"))
        self.all = IconButton("skip-forward", N_("Count all images"), N_("All"))
        self.reset = IconButton("restore", N_("Begin with an empty matrix"))
        self.anew = IconButton("restore", N_("Begin with an empty matrix"), N_("Image by image"))
        self.confusions = QListWidget()
        self.headline, self.image_text = sentence_label(""), sentence_label("")
        self.cell_label, self._list_label, self._hint = QLabel(), QLabel(), sentence_label("small")
        self._hint.setParent(self)
        self._counts: Counts | None = None  # that are shown
        self._listed: list[tuple[int, int]] = []  # cells of the largest confusions
        self._lay_out()
        self._name()
        self._connect()
        self.texts.call(self.show_status)

    @property
    def heatmap(self) -> Heatmap | None:
        """What the matrix shows now."""
        return self.matrix.heatmap

    def heatmap_of(self, figures: Figures) -> Heatmap:
        """The matrix of all images, as the controls say."""
        return self.matrix.heatmap_of(figures.matrix)

    def show_status(self) -> None:
        self.matrix.set_empty_text(self.status_text())
        shown = self.result is not None
        for button in (self.reset, self.next, self.more, self.all):
            button.setVisible(self.counted is not None)
            button.setEnabled(shown)
        self.reset.setEnabled(shown and self.counted != 0)
        self.anew.setVisible(self.counted is None)
        self.anew.setEnabled(shown)
        for widget in (self.headline, self._side):
            widget.setVisible(shown)
        self._counting.setVisible(shown and self.counted is not None)
        for widget in (self._list_label, self.confusions):
            widget.setVisible(shown and self.counted is None)
        self.reference.setVisible(shown and self._beside_reference())
        if not shown:
            self.matrix.show_counts(None)

    def show_result(self, found: ModelFigures) -> None:
        figures = found.figures
        if self.counted is not None and self.counted >= figures.images:
            self.counted = None
        self._counts = figures.matrix
        if self.compact:
            self._listed, listed_text = largest_pairs(figures.matrix, LISTED_CONFUSIONS), texts.pair_text
        else:
            largest = largest_confusions(figures.matrix, LISTED_CONFUSIONS)
            self._listed, listed_text = [(each.true, each.predicted) for each in largest], texts.cell_text
        if self.counted is not None:
            self._counts = count_matrix(figures.labels[: self.counted], figures.predictions[: self.counted])
            self._show_counted(found, self.counted)
        elif self.matrix.chosen is None:
            self.matrix.choose(self._listed[0] if self._listed else (0, 0))
        self.headline.setText(f"<b>{escape(found.title)}</b>")
        if self.counted != 0:
            self.headline.setText(named(self.headline.text(), self._accuracy_text(figures)))
        self.matrix.show_counts(self._counts)
        self.confusions.clear()
        self.confusions.addItems([listed_text(figures.matrix, *cell) for cell in self._listed])
        self.confusions.setFixedHeight(ROWS_IN_VIEW * max(self.confusions.sizeHintForRow(0), 1))
        self._select_listed()
        self._show_cell()
        if self._beside_reference():
            self.reference.show_counts(figures.matrix)
        self.show_status()

    def _beside_reference(self) -> bool:
        """Whether the matrix that is shown is of the same images as the reference run's."""
        data, of_all = self.state.source.data, self.compact and self.counted is None and self.split_name == "train"
        return of_all and data is not None and reference_applies(data)

    def _accuracy_text(self, figures: Figures) -> str:
        if self.counted is None or self._counts is None:
            return texts.accuracy_text(figures, self.split_name)
        correct = int(np.trace(self._counts))
        return tr(
            "On the diagonal: {correct} of {count}, an accuracy of {percent} %.",
            correct=thousands(correct),
            count=thousands(self.counted),
            percent=percent_number(correct / self.counted, 2),
        )

    def _show_counted(self, found: ModelFigures, counted: int) -> None:
        """The image that was counted last, or the one that comes first."""
        last = max(counted - 1, 0)
        true, predicted = int(found.figures.labels[last]), int(found.figures.predictions[last])
        self.picture.show_image(grey_image(found.split.images[last].numpy()))
        self.matrix.choose((true, predicted) if counted else None)
        if not counted:
            press = tr("Press Next image: each image adds one to one cell.")
            first = tr("The first one is {name}. What will the network say?", name=class_name(true))
            self.image_text.setText(f"{press}\n{first}")
            return
        self.image_text.setText(
            tr(
                "Image {index} is {true}, the network says {said}: one more in the row of {true}, column of {said}.",
                index=thousands(last),
                true=class_name(true),
                said=class_name(predicted),
            )
        )

    def _select_listed(self) -> None:
        cell = self.matrix.chosen
        with QSignalBlocker(self.confusions):
            self.confusions.setCurrentRow(self._listed.index(cell) if cell in self._listed else -1)

    def _show_cell(self) -> None:
        counts, cell = self._counts, self.matrix.chosen
        if self.result is None or counts is None or cell is None:
            self.cell_label.clear()
            self.grid.set_items((), ())
            self._hint.hide()
            return
        figures: Figures = self.result.figures
        lines = (texts.cell_text(counts, *cell), texts.other_way_text(counts, *cell))
        self.cell_label.setText("<br>".join([f"<b>{escape(lines[0])}</b>", *map(escape, filter(None, lines[1:]))]))
        if not self.compact:
            images = images_of_cell(figures, *cell)
            images = images if self.counted is None else images[images < self.counted]
            self.show_cell_images(self.grid, images)
            self._hint.setVisible(len(images) > 0)

    def choose_split(self, split_name: str) -> None:
        if split_name != self.split_name and self.counted is None:
            self.matrix.choose(None)
        super().choose_split(split_name)

    @Slot()
    def _on_split(self) -> None:
        self.choose_split(self.split.value)

    @Slot(int, int)
    def _on_cell(self, true: int, predicted: int) -> None:
        self._select_listed()
        self._show_cell()
        self.grid.scrollToTop()

    @Slot(int)
    def _on_listed(self, number: int) -> None:
        if 0 <= number < len(self._listed):
            self.matrix.choose(self._listed[number])
            self._show_cell()
            self.grid.scrollToTop()

    def _count_on(self, images: int) -> None:
        self._count_to((self.counted or 0) + images)

    def _count_to(self, images: int | None) -> None:
        self.counted = images
        self._show_again()

    def _connect(self) -> None:
        self.matrix.cellChosen.connect(self._on_cell)
        self.split.activated.connect(self._on_split)
        self.confusions.currentRowChanged.connect(self._on_listed)
        self.grid.opened.connect(self.show_walk)
        self.next.clicked.connect(partial(self._count_on, 1))
        self.more.clicked.connect(partial(self._count_on, MANY))
        self.all.clicked.connect(partial(self._count_to, None))
        for button in (self.reset, self.anew):
            button.clicked.connect(partial(self._count_to, 0))

    def _lay_out(self) -> None:
        self.headline.setTextFormat(Qt.TextFormat.RichText)
        set_type(self._list_label, TYPE_BODY, bold=True)
        self.cell_label.setTextFormat(Qt.TextFormat.RichText)
        self.cell_label.setWordWrap(True)
        set_type(self.confusions, TYPE_SMALL + 1)
        self.confusions.setFrameShape(QListWidget.Shape.NoFrame)
        self.confusions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.picture.setFixedSize(PICTURE_SIDE, PICTURE_SIDE)
        self.image_text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._counting = _group(
            hbox((self.picture, 0, Qt.AlignmentFlag.AlignTop), (self.image_text, 1), spacing=2 * SPACE)
        )
        count = hbox(self.anew, self.reset, self.next, self.more, self.all, None)
        listed = (self._list_label, self.confusions)
        if self.compact:
            self._side = _group(vbox(self.reference, self.cell_label, *listed))
            self.matrix.setFixedHeight(MATRIX_HEIGHT)
            choices = hbox(self.split, self.kind, None)
            shown = (count, self._counting, choices, self.hide_diagonal, self.headline, self.matrix, self._side)
            fill(self.view_layout, *shown)
        else:
            choices = hbox(self.kind, self.hide_diagonal, None, spacing=2 * SPACE)
            matrix = card_of(choices, (self.matrix, 1), count)
            self._side = card_of(*listed, self._counting, self.cell_label, self._hint, (self.grid, 1))
            self._side.setMinimumWidth(SIDE_WIDTH)
            fill(self.view_layout, self.headline, (hbox((matrix, 5), (self._side, 3)), 1))
        for widget in (self.grid, self._hint) if self.compact else (self.split, self.reference):
            widget.setParent(self)
            widget.hide()

    def _name(self) -> None:
        """Everything that reads the same at all times."""
        texts = self.texts
        texts.bind(self._list_label.setText, "Largest confusions")
        texts.bind(
            self._hint.setText, "The surest first, with the network’s confidence. Click an image: its way through it."
        )
        texts.bind_name(self.confusions, "Largest confusions", "Choose one to see its images")
        texts.bind_name(self.grid, "Images of the chosen cell")
        texts.bind_tip(
            self.headline,
            "An interval that is made in this way holds the true fraction in 95 of 100 cases (Wilson’s score "
            "interval).",
        )


def _group(layout: QLayout) -> QWidget:
    """What comes and goes together."""
    group = QWidget()
    group.setLayout(layout)
    return group
