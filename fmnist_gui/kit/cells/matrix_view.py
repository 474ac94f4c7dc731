"""One matrix of numbers as pixel-sharp cells."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal

from fmnist_gui.kit.cells.cells import Position
from fmnist_gui.kit.cells.matrix_grid import MatrixGrid
from fmnist_gui.kit.cells.pictures import SEQUENTIAL


class MatrixView(MatrixGrid):
    """Shows values [height, width]; its cells are (row, column)."""

    hovered = Signal(int, int)  # row and column; (-1, -1) when the mouse leaves
    clicked = Signal(int, int)

    def show_matrix(
        self,
        values: npt.NDArray[np.floating],
        low: float,
        high: float,
        color_map: str = SEQUENTIAL,
        highlight: tuple[int, int] | None = None,
    ) -> None:
        """Show `values`, `low` in the first colour of the map and `high` in the last."""
        self.show_matrices(values[np.newaxis], low, high, color_map)
        self.set_highlight(highlight)

    def set_highlight(self, cell: Position | None) -> None:
        super().set_highlight((0, *cell) if cell is not None else None)

    def on_pointed(self, cell: Position | None) -> None:
        self.hovered.emit(*(cell or (-1, -1, -1))[1:])

    def on_chosen(self, cell: Position) -> None:
        self.clicked.emit(*cell[1:])
