"""The filters of the current network as pictures, beside random ones as training begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, short_number
from fmnist_gui.kit.cells.matrix_grid import MatrixGrid
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.parameters import limit_of, picture_of
from fmnist_gui.kit.cells.pictures import DIVERGING
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tip, tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

FILTERS_HEIGHT = 102  # px: 5 cells of 16 and their caption
SLICES_HEIGHT = 6 * 5 * 5 + 5 * 4 + 2  # px: six rows of slices, cells of 5
CHOSEN_SIDE = 5 * 38 + 2  # px
WHOLE_FILTER = QRect(0, 0, 5, 5)
SIDES = {
    "above": N_("It gives most where the image is brighter above than below."),
    "below": N_("It gives most where the image is brighter below than above."),
    "left": N_("It gives most where the image is brighter on the left than on the right."),
    "right": N_("It gives most where the image is brighter on the right than on the left."),
}


@dataclass(frozen=True, eq=False)
class Filters:
    initial: npt.NDArray[np.floating]  # conv1.weight [6, 1, 5, 5] of a network that has learned nothing
    now: npt.NDArray[np.floating]  # of the current network
    slices: npt.NDArray[np.floating]  # conv2.weight [12, 6, 5, 5]
    name: str | None  # of the current network; None: it has learned nothing


class FiltersView(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.chosen = 0
        self.initial, self.now, self.slices, self.numbers = MatrixGrid(), MatrixGrid(), MatrixGrid(), MatrixView()
        self.about, self.model_text = sentence_label(), sentence_label()
        self._lay_out()
        self.initial.clicked.connect(self._on_chosen)
        self.now.clicked.connect(self._on_chosen)
        self.texts.bind_tip(self.now, "Click a filter to read its 25 numbers")

    def _lay_out(self) -> None:
        for grid, height in ((self.initial, FILTERS_HEIGHT), (self.now, FILTERS_HEIGHT), (self.slices, SLICES_HEIGHT)):
            grid.left_aligned = True
            grid.setFixedHeight(height)
        self.numbers.number_text = short_number
        self.numbers.setFixedSize(CHOSEN_SIDE, CHOSEN_SIDE)
        for label, grid in (
            (N_("conv1, random, as training begins"), self.initial),
            (N_("conv1 of the current network: click a filter"), self.now),
        ):
            self._add(label, grid)
        self.view_layout.addWidget(self.model_text)
        row = hbox(self.numbers, (self.about, 1), spacing=2 * SPACE)
        self.view_layout.addLayout(row)
        self._add(N_("conv2: a column for each of its 12 filters, a row for each of the 6 maps"), self.slices)

    def _add(self, label: str, grid: MatrixGrid) -> None:
        caption = QLabel()
        self.texts.bind(caption.setText, label)
        self.texts.bind(grid.setAccessibleName, label)
        block = vbox(caption, grid, spacing=2)
        self.view_layout.addLayout(block)

    def job(self) -> Job:
        model = self.state.model
        weights, name = model.weights, model.name
        return lambda: _filters(weights, name)

    @Slot(int, int, int)
    def _on_chosen(self, tile: int, row: int, column: int) -> None:
        self.chosen = tile
        self._show_again()

    def show_result(self, filters: Filters) -> None:
        limit = limit_of(filters.initial, filters.now)
        for grid, values in ((self.initial, filters.initial), (self.now, filters.now)):
            picture_of(grid, "conv1.weight", values, limit)
            grid.set_region(WHOLE_FILTER, self.chosen)
        picture_of(self.slices, "conv2.weight", filters.slices, limit_of(filters.slices))
        chosen = filters.now[self.chosen, 0]
        self.numbers.show_matrix(chosen, -limit, limit, DIVERGING)
        name = tr("Filter {number}, its weights", number=self.chosen + 1)
        self.numbers.setAccessibleName(name)
        self.numbers.setToolTip(tip("Red counts for brightness there, blue against it"))
        self.about.setText(about_filter(self.chosen, chosen))
        self.model_text.setText(
            tr(
                "Red is positive, blue negative, pale near zero. The current network: {name}.",
                name=filters.name,
            )
            if filters.name is not None
            else tr("Red is positive, blue negative, pale near zero. No network has been trained yet.")
        )


def about_filter(number: int, values: npt.NDArray[np.floating]) -> str:
    """What a filter of 5 × 5 weights answers to, read off its halves."""
    down = float(values[:2].sum() - values[3:].sum())
    across = float(values[:, :2].sum() - values[:, 3:].sum())
    if abs(down) >= abs(across):
        where = SIDES["above" if down > 0 else "below"]
    else:
        where = SIDES["left" if across > 0 else "right"]
    counts = tr(
        "Filter {number}: 25 weights, {positive} positive and {negative} negative, sum {total}.",
        number=number + 1,
        positive=int((values > 0).sum()),
        negative=int((values < 0).sum()),
        total=fixed(values.sum(), 2),
    )
    return f"{counts}\n{tr(where)}"


def _filters(weights: Weights | None, name: str) -> Filters:
    initial, now = network_of(None), network_of(weights)
    return Filters(
        initial.conv1.weight.detach().numpy(),
        now.conv1.weight.detach().numpy(),
        now.conv2.weight.detach().numpy(),
        None if weights is None else name,
    )
