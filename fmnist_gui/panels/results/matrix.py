"""The confusion matrix, its largest confusions in words, and the images of the chosen cell beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.comparison import (
    Confusion,
    Figures,
    Normalization,
    images_of_cell,
    largest_confusions,
    normalized,
)
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.layout import NO_MARGINS, hbox, vbox
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, type_px
from fmnist_gui.kit.page import card
from fmnist_gui.kit.text import Texts, named, tr
from fmnist_gui.views import figure_texts as texts
from fmnist_gui.views.confusion.picture import Heatmap
from fmnist_gui.views.confusion.view import ConfusionView

SHARES: dict[Normalization, str] = {
    "counts": N_("Number of images"),
    "recall": N_("% of the true class (recall)"),
    "precision": N_("% of the predicted class (precision)"),
}
LISTED_CONFUSIONS = 10
LIST_HEIGHT = 132  # px; five of them are seen at once
SIDE_WIDTH = 340  # px at least, for three words and two numbers


class MatrixPart(QWidget):
    requestWalk = Signal(int)  # index of the image

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ConfusionView()
        self.share = QComboBox()
        self.hide_diagonal = QCheckBox()
        self.confusions = QListWidget()
        self.grid = ImageGrid()
        self.headline, self.joining, self.cell_label = QLabel(), QLabel(), QLabel()
        self._hint, self._list_label = QLabel(), QLabel()
        self._figures: Figures | None = None
        self._images: Any = None
        self._listed: list[Confusion] = []
        self._split_name = self._model_name = ""
        self._texts = Texts(self)
        self._lay_out()
        self.view.cellChosen.connect(self._on_cell_chosen)
        self.share.activated.connect(self._show_matrix)
        self.hide_diagonal.toggled.connect(self._show_matrix)
        self.confusions.currentRowChanged.connect(self._on_listed_chosen)
        self.grid.clicked.connect(self._on_image_clicked)
        self.grid.activated_index.connect(self.requestWalk)
        self._texts.call(self._set_texts)
        self._texts.bind_tip(
            self.share, "How many images each cell holds, or what fraction of its row (recall) or column (precision)"
        )
        self._texts.bind_tip(
            self.hide_diagonal, "So that the mistakes stand out: the colours then end at the largest of them"
        )
        self._texts.bind_tip(
            self.headline,
            "An interval that is made in this way holds the true fraction in 95 of 100 cases (Wilson’s score "
            "interval).",
        )
        self._texts.bind_tip(self.confusions, "Choose one to see its images")

    @property
    def heatmap(self) -> Heatmap | None:
        """What the matrix shows now."""
        return self.view.heatmap

    def show_figures(self, figures: Figures | None, images: Any, split_name: str, model_name: str) -> None:
        """`images`: uint8 [N, 28, 28], those that the figures are of. The chosen cell stays chosen."""
        self._figures, self._images = figures, images
        self._split_name, self._model_name = split_name, model_name
        if figures is not None and self.view.chosen is None:
            worst = largest_confusions(figures.matrix, 1)
            self.view.choose((worst[0].true, worst[0].predicted) if worst else (0, 0))
        self._show_all()

    def set_empty_text(self, text: str) -> None:
        """Why there is no matrix."""
        self.view.set_empty_text(text)

    def chosen_share(self) -> Normalization:
        kind: Normalization = self.share.currentData()
        return kind

    # ---- inside

    @Slot()
    def _show_matrix(self) -> None:
        figures = self._figures
        if figures is None:
            self.view.show_heatmap(None)
            return
        kind = self.chosen_share()
        heatmap = Heatmap(
            normalized(figures.matrix, kind),
            texts.NUMBERS[kind],
            without_diagonal=self.hide_diagonal.isChecked(),
            scale=None if kind == "counts" else 1.0,
            unit="" if kind == "counts" else "%",
        )
        self.view.show_heatmap(heatmap, lambda true, predicted: texts.cell_tip(figures.matrix, true, predicted))

    def _show_all(self) -> None:
        figures = self._figures
        self._show_matrix()
        self._show_list()
        self._show_cell()
        for part in (self.headline, self.joining, self._side):
            part.setVisible(figures is not None)
        if figures is not None:
            accuracy = texts.accuracy_text(figures, self._split_name)
            self.headline.setText(named(f"<b>{_escaped(self._model_name)}</b>", accuracy))
            self.joining.setText(texts.joining_text(figures.concatenation))

    def _show_list(self) -> None:
        figures = self._figures
        self._listed = largest_confusions(figures.matrix, LISTED_CONFUSIONS) if figures is not None else []
        self.confusions.blockSignals(True)
        self.confusions.clear()
        self.confusions.addItems([texts.confusion_text(confusion) for confusion in self._listed])
        self._select_listed()
        self.confusions.blockSignals(False)

    def _select_listed(self) -> None:
        cells = [(confusion.true, confusion.predicted) for confusion in self._listed]
        row = cells.index(self.view.chosen) if self.view.chosen in cells else -1
        self.confusions.setCurrentRow(row)

    def _show_cell(self) -> None:
        figures, cell = self._figures, self.view.chosen
        if figures is None or cell is None or self._images is None:
            self.grid.set_items((), ())
            return
        found = images_of_cell(figures, *cell)
        confidences = figures.confidences
        self.cell_label.setText(texts.cell_text(figures.matrix, *cell))
        self.grid.set_items(self._images, found, lambda index: f"{100 * confidences[index]:.0f} %")
        self._hint.setVisible(len(found) > 0)

    @Slot(int, int)
    def _on_cell_chosen(self, true: int, predicted: int) -> None:
        self.confusions.blockSignals(True)
        self._select_listed()
        self.confusions.blockSignals(False)
        self._show_cell()
        self.grid.scrollToTop()

    @Slot(int)
    def _on_listed_chosen(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self.view.choose((self._listed[row].true, self._listed[row].predicted))
            self._show_cell()
            self.grid.scrollToTop()

    @Slot(QModelIndex)
    def _on_image_clicked(self, place: QModelIndex) -> None:
        """With Ctrl or Shift a click selects, to copy; alone it follows the image."""
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.requestWalk.emit(self.grid.current_index())

    # ---- looks

    def _lay_out(self) -> None:
        self.headline.setWordWrap(True)
        self.headline.setTextFormat(Qt.TextFormat.RichText)
        self.joining.setWordWrap(True)
        self.joining.setProperty("role", "small")
        choices = hbox(spacing=2 * SPACE)
        for kind in SHARES:
            self.share.addItem("", kind)
        choices.addWidget(self.share)
        choices.addWidget(self.hide_diagonal)
        choices.addStretch(1)
        left_card, left = card()
        left.addLayout(choices)
        left.addWidget(self.view, 1)
        left.addWidget(self.joining)
        self._side, right = card()
        self._side.setMinimumWidth(SIDE_WIDTH)
        list_font = self.confusions.font()
        list_font.setPixelSize(type_px(TYPE_SMALL + 1))
        self.confusions.setFont(list_font)
        self.confusions.setFrameShape(QListWidget.Shape.NoFrame)
        self.confusions.setFixedHeight(LIST_HEIGHT)
        self.confusions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cell_label.setWordWrap(True)
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "small")
        font = self.cell_label.font()
        font.setBold(True)
        for label in (self.cell_label, self._list_label):
            label.setFont(font)
        for part in (self._list_label, self.confusions, self.cell_label, self._hint):
            right.addWidget(part)
        right.addWidget(self.grid, 1)
        body = hbox((left_card, 5), (self._side, 3))
        vbox(self.headline, (body, 1), margins=NO_MARGINS, parent=self)

    def _set_texts(self) -> None:
        for index, source in enumerate(SHARES.values()):
            self.share.setItemText(index, tr(source))
        self.hide_diagonal.setText(tr("Hide the diagonal"))
        self._list_label.setText(tr("Largest confusions"))
        self._hint.setText(tr("The surest first, with the network’s confidence. Click an image: its way through it."))
        for widget, name in (
            (self.view, tr("Confusion matrix")),
            (self.share, tr("What the cells show")),
            (self.confusions, tr("Largest confusions")),
            (self.grid, tr("Images of the chosen cell")),
        ):
            widget.setAccessibleName(name)
        self._show_all()


def _escaped(text: str) -> str:
    """A name that somebody typed, as it is in rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
