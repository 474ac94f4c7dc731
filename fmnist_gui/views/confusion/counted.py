"""Counts as a confusion matrix: their number, or what fraction of the row or of the column they are."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.engine.training.comparison import Counts, Normalization, normalized
from fmnist_gui.kit.cells.confusion_cells import ConfusionCells
from fmnist_gui.kit.cells.heatmap import Heatmap
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.text import Texts
from fmnist_gui.views.confusion import texts

KINDS: dict[Normalization, str] = {
    "counts": N_("Number of images"),
    "recall": N_("% of the true class (recall)"),
    "precision": N_("% of the predicted class (precision)"),
}


class CountedMatrix(ConfusionCells):
    """`kind` and `hide_diagonal` say how it is shown; whoever has the matrix puts them beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counts | None = None
        self.kind = Choice(
            KINDS,
            N_("What the cells show"),
            N_("How many images each cell holds, or what fraction of its row (recall) or column (precision)"),
        )
        self.hide_diagonal = QCheckBox()
        self.kind.activated.connect(self._show)
        self.hide_diagonal.toggled.connect(self._show)
        matrix_texts = Texts(self)
        matrix_texts.bind(self.hide_diagonal.setText, "Hide the diagonal")
        matrix_texts.bind_tip(
            self.hide_diagonal, "So that the mistakes stand out: the colours then end at the largest of them"
        )
        matrix_texts.bind_name(self, "Confusion matrix")

    def show_counts(self, counts: Counts | None) -> None:
        """Counts [10, 10], rows true and columns predicted classes; None: the empty frame."""
        self._counts = counts
        self._show()

    @Slot()
    def _show(self) -> None:
        counts = self._counts
        if counts is None:
            self.show_heatmap(None)
        else:
            self.show_heatmap(self.heatmap_of(counts), lambda *cell: texts.cell_tip(counts, *cell))

    def heatmap_of(self, counts: Counts) -> Heatmap:
        """As the choices say."""
        kind: Normalization = self.kind.value
        return Heatmap(
            normalized(counts, kind),
            thousands if kind == "counts" else texts.fraction_number,
            without_diagonal=self.hide_diagonal.isChecked(),
            scale=None if kind == "counts" else 1.0,
            unit="" if kind == "counts" else "%",
        )
