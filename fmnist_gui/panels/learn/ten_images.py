"""C17: a batch of ten, what an untrained and the current network say of it, and how many are right."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QRect, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.numbers import short_number
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.pictures import DIVERGING
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.image_picker import ImagePicker
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.answers.tiles import AnswerTiles, Tile

if TYPE_CHECKING:
    import numpy.typing as npt

    from fmnist_gui.engine.network.answers import BatchResult
    from fmnist_gui.engine.network.course_network import Weights

BATCH = 10
CELL = 32  # px a score
GRID_HEIGHT = BATCH * CELL + 2
UNTRAINED, CURRENT = 0, 1


@dataclass(frozen=True, eq=False)
class Found:
    images: npt.NDArray[np.uint8]  # [10, 28, 28]
    results: list[BatchResult]  # of the untrained network, and of the current one where there is one


class TenImagesPart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.subject = Subject(state, "train", step=BATCH, parent=self)
        self.picker = ImagePicker(self.subject)
        self.tiles = AnswerTiles(2)
        self.legend, self.correct, self.row_text = QLabel(), QLabel(), QLabel()
        self.which = QComboBox()
        self.scores = MatrixGrid()
        self.found: Found | None = None
        self._task = LatestTask(self)
        self._lay_out()
        self._task.done.connect(self._on_found)
        self._task.failed.connect(self.tell_error)
        self.subject.pictureChanged.connect(self.catch_up)
        self.tiles.chosen.connect(self._on_tile)
        self.scores.clicked.connect(self._on_cell)
        self.which.activated.connect(self._show_scores)
        self.texts.call(self._show)

    def refresh(self) -> None:
        weights, chosen = self.state.weights, self.subject.chosen
        self._task.run(lambda task: _find(weights, chosen))

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        had_current = self.found is not None and len(self.found.results) > CURRENT
        self.found = found
        self.notice.clear()
        if not had_current:
            self._offer_networks()
        self._show()

    # ---- what is shown

    def _offer_networks(self) -> None:
        """The current network first comes into view, where there is one."""
        assert self.found is not None
        self.which.clear()
        self.which.addItems([""] * len(self.found.results))
        self.which.setCurrentIndex(len(self.found.results) - 1)

    def _names(self) -> list[str]:
        return [tr("An untrained network"), tr("The current network")]

    def _show(self) -> None:
        for number in range(self.which.count()):
            self.which.setItemText(number, self._names()[number])
        self.which.setAccessibleName(tr("Whose scores are shown"))
        self.scores.setAccessibleName(tr("Scores of each image of the batch"))
        if self.found is None:
            self.picker.describe(tr("Loading…"))
            return
        found = self.found
        start = found.results[0].start
        self.picker.describe(tr("Training images {first} to {last}", first=start, last=start + BATCH - 1))
        said = [result.scores.argmax(axis=1) for result in found.results]
        self.tiles.show_tiles(
            [
                Tile(image, int(label), tuple(int(row[place]) for row in said))
                for place, (image, label) in enumerate(zip(found.images, found.results[0].labels, strict=True))
            ]
        )
        self.legend.setText(
            tr("Under each image: its label, what an untrained network says, what the current network says.")
            if len(found.results) > CURRENT
            else tr("Under each image: its label and what an untrained network says. No trained model is here yet.")
        )
        self.correct.setText(self._correct_text(found))
        self._show_scores()

    def _correct_text(self, found: Found) -> str:
        rows = "".join(
            f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td><b>{escape(_right(result))}</b></td></tr>"
            for name, result in zip(self._names(), found.results, strict=False)
        )
        code = "scores.argmax(dim=1).eq(labels).sum().item()"
        return f"<code>{code}</code><table cellpadding='2'>{rows}</table>"

    @Slot()
    def _show_scores(self) -> None:
        found = self.found
        if found is None:
            return
        scores = found.results[self.which.currentIndex()].scores
        highest = float(np.abs(scores).max()) or 1.0
        self.scores.show_matrices(scores[np.newaxis], -highest, highest, DIVERGING, columns=1)
        self._show_row()

    def _show_row(self) -> None:
        """The row of the chosen image, and its largest score."""
        found, row = self.found, self.tiles.current
        if found is None:
            return
        result = found.results[self.which.currentIndex()]
        best = int(result.scores[row].argmax())
        self.scores.set_region(QRect(0, row, CLASS_COUNT, 1))
        self.scores.set_highlight(Cell(0, row, best))
        right = best == int(result.labels[row])
        look = current_look()
        told = tr(
            "Row {row}: the largest score, {score}, stands in column {column}, so the network says {name}.",
            row=row,
            score=f"{result.scores[row, best]:.2f}".replace("-", "−"),
            column=best,
            name=class_name(best),
        )
        label = tr("The label is {name}.", name=class_name(int(result.labels[row])))
        both = tr("{first} {second}", first=told, second=label)
        ink, mark = (look.good, "✓") if right else (look.error, "✗")
        self.row_text.setText(f"{escape(both)} <b style='color:{ink}'>{mark}</b>")

    @Slot(int)
    def _on_tile(self, index: int) -> None:
        self._show_row()

    @Slot(int, int, int)
    def _on_cell(self, tile: int, row: int, column: int) -> None:
        if self.found is not None:
            self.tiles.choose(row)

    # ---- construction

    def _lay_out(self) -> None:
        for label in (self.legend, self.correct, self.row_text):
            label.setWordWrap(True)
        self.legend.setProperty("role", "small")
        self.correct.setTextFormat(Qt.TextFormat.RichText)
        self.row_text.setTextFormat(Qt.TextFormat.RichText)
        self.scores.number_text = _short
        self.scores.largest_cell = CELL
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scores.left_aligned = True
        self.scores.setFixedHeight(GRID_HEIGHT)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(QLabel("<code>scores.shape</code> &nbsp;<b>[10, 10]</b>"))
        line.addWidget(self.which)
        line.addStretch(1)
        for widget in (self.picker, self.tiles, self.legend, self.correct):
            self.view_layout.addWidget(widget)
        self.view_layout.addSpacing(SPACE)
        self.view_layout.addLayout(line)
        self.view_layout.addWidget(self.scores)
        self.view_layout.addWidget(self.row_text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show()
        super().changeEvent(event)


def _right(result: BatchResult) -> str:
    return tr("{correct} of {count} right", correct=result.correct, count=len(result.labels))


def _short(value: float) -> str:
    """As many digits as a cell has room for."""
    return short_number(value) if abs(value) < 9.95 else f"{value:.0f}".replace("-", "−")


def _find(weights: Weights | None, chosen: Chosen) -> Found:
    from fmnist_gui.engine.network.answers import batch

    split, start = chosen.split(), chosen.index
    networks = [network_of(None)] + ([network_of(weights)] if weights is not None else [])
    results = [batch(network, split, start, BATCH) for network in networks]
    return Found(split.images[start : start + BATCH].numpy(), results)
