"""One matrix of numbers as pixel-sharp cells."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.pictures import SEQUENTIAL


class MatrixView(QWidget):
    """Shows values [height, width]; arrow keys move the highlighted cell."""

    hovered = Signal(int, int)  # row and column; (-1, -1) when the mouse leaves
    clicked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MatrixGrid()
        self.setFocusProxy(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.grid.hovered.connect(self._on_hovered)
        self.grid.clicked.connect(self._on_clicked)

    def show_matrix(
        self,
        values: npt.NDArray[np.floating],
        low: float,
        high: float,
        color_map: str = SEQUENTIAL,
        highlight: tuple[int, int] | None = None,
    ) -> None:
        """Show `values`, `low` in the first colour of the map and `high` in the last."""
        self.grid.show_matrices(values[np.newaxis], low, high, color_map)
        self.set_highlight(highlight)

    def set_highlight(self, highlight: tuple[int, int] | None) -> None:
        self.grid.set_highlight(Cell(0, *highlight) if highlight is not None else None)

    def set_region(self, region: QRect | None) -> None:
        """Outline some cells (x: column, y: row)."""
        self.grid.set_region(region)

    def set_numbers(self, text: Callable[[float], str] | None) -> None:
        """Write each number into its cell where it fits; None for colours alone."""
        self.grid.number_text = text
        self.grid.update()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.grid.setAccessibleName(name)

    @Slot(int, int, int)
    def _on_hovered(self, tile: int, row: int, column: int) -> None:
        self.hovered.emit(row, column)

    @Slot(int, int, int)
    def _on_clicked(self, tile: int, row: int, column: int) -> None:
        self.set_highlight((row, column))
        self.clicked.emit(row, column)
