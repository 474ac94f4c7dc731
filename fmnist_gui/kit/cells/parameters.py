"""The network's ten parameters as matrices: how each is laid out, and all of them as pictures, layer by layer.

A value belongs to each weight: the weight itself, its gradient, what a step changed.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fmnist_gui.engine.network.design import COURSE
from fmnist_gui.engine.numbers import fixed, significant
from fmnist_gui.kit.cells.matrix_grid import MatrixGrid
from fmnist_gui.kit.cells.pictures import DIVERGING
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import fill, grid_layout, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

Values = npt.NDArray[np.floating]

PARAMETERS = tuple(f"{layer}.{kind}" for layer in COURSE.layers() for kind in ("weight", "bias"))

# Height of each picture, so that a cell has whole pixels: rows x pixels a cell, plus gaps and frame.
HEIGHTS = {
    "conv1.weight": 5 * 7 + 2 + 16,
    "conv1.bias": 14 + 2,
    "conv2.weight": 6 * 5 * 3 + 5 * 4 + 2,
    "conv2.bias": 11 + 2,
    "fc1.weight": 120 + 2,
    "fc1.bias": 6 * 7 + 2,
    "fc2.weight": 60 * 2 + 2,
    "fc2.bias": 3 * 7 + 2,
    "out.weight": 10 * 4 + 2,
    "out.bias": 14 + 2,
}
WEIGHT_WIDTH, BIAS_WIDTH = 252, 152  # px
BIAS_COLUMNS = 20
CONV2_FILTERS = COURSE.conv2.out_channels


def tiles_of(name: str, values: Values) -> tuple[Values, int | None, list[str]]:
    """The matrices [n, height, width] of a parameter, how many stand side by side, and their captions.

    conv1: its six filters. conv2: a column for each of its 12 filters, a row for each input map. Linear layers:
    one matrix; biases: rows.
    """
    if values.ndim == 4:
        tiles = values.reshape(-1, *values.shape[2:])
        if values.shape[1] == 1:
            return tiles, None, [str(number + 1) for number in range(len(tiles))]
        by_input = values.swapaxes(0, 1).reshape(tiles.shape)
        return by_input, len(values), []
    if values.ndim == 2:
        return values[np.newaxis], 1, []
    return values.reshape(1, -1, min(values.size, BIAS_COLUMNS)), 1, []


def index_text(name: str, tile: int, row: int, column: int) -> str:
    """The index of a shown number in its parameter, as one would write it in code."""
    if name == "conv1.weight":
        return f"[{tile}, 0, {row}, {column}]"
    if name == "conv2.weight":
        return f"[{tile % CONV2_FILTERS}, {tile // CONV2_FILTERS}, {row}, {column}]"
    if name.endswith("weight"):
        return f"[{row}, {column}]"
    return f"[{BIAS_COLUMNS * row + column}]"


def picture_of(grid: MatrixGrid, name: str, values: Values, limit: float) -> None:
    """Show a parameter, or what belongs to it, from -`limit` to `limit`."""
    tiles, columns, captions = tiles_of(name, values)
    grid.show_matrices(tiles, -limit, limit, DIVERGING, columns or len(tiles), captions)


def reading_of(grid: MatrixGrid, name: str, tile: int, row: int, column: int) -> str:
    """A number of a parameter's picture, as one would write it in code."""
    value = fixed(float(grid.values[tile, row, column]), 6)
    return f"{name}{index_text(name, tile, row, column)} = {value}"


def limit_of(*arrays: Values) -> float:
    """The end of a colour scale that holds all of them."""
    return max(float(np.abs(values).max(initial=0.0)) for values in arrays) or 1.0


def parameter_choice() -> Choice:
    """One of the ten; their names are code and are not translated."""
    return Choice({name: partial(str, name) for name in PARAMETERS}, "Parameter")


class ParameterPictures(QWidget):
    """Each picture has a scale of its own, from minus its largest number to that number."""

    chosen = Signal(str)  # a parameter was clicked

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, Values] = {}
        self.grids: dict[str, MatrixGrid] = {}
        self._labels: dict[str, QLabel] = {}
        self.reading = role_label("small", " ")
        layout = grid_layout(2 * SPACE, SPACE, parent=self)
        for number, name in enumerate(PARAMETERS):
            layout.addLayout(self._block(name), number // 2, number % 2)
        layout.addWidget(self.reading, len(PARAMETERS) // 2, 0, 1, 3)
        layout.setColumnStretch(2, 1)
        Texts(self).call(self._describe)

    def _block(self, name: str) -> QVBoxLayout:
        label, grid = role_label("small"), MatrixGrid()
        grid.left_aligned = True
        grid.setFixedHeight(HEIGHTS[name])
        grid.setFixedWidth(WEIGHT_WIDTH if name.endswith("weight") else BIAS_WIDTH)
        grid.hovered.connect(partial(self._read, name))
        grid.clicked.connect(partial(self._on_clicked, name))
        self.grids[name], self._labels[name] = grid, label
        block = vbox(spacing=2)
        fill(block, label, grid, None)
        return block

    def show_values(self, values: Mapping[str, Values]) -> None:
        self._values = dict(values)
        for name, grid in self.grids.items():
            picture_of(grid, name, self._values[name], limit_of(self._values[name]))
        self._describe()

    def _describe(self) -> None:
        for name, label in self._labels.items():
            largest = ""
            if name in self._values:
                largest = " · " + tr("up to {size}", size=significant(limit_of(self._values[name]), 2))
            label.setText(f"{name}{largest}")
            self.grids[name].setAccessibleName(label.text())

    def _on_clicked(self, name: str, tile: int, row: int, column: int) -> None:
        self._read(name, tile, row, column)
        self.chosen.emit(name)

    def _read(self, name: str, tile: int, row: int, column: int) -> None:
        self.reading.setText(reading_of(self.grids[name], name, tile, row, column) if tile >= 0 else " ")
