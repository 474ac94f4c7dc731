"""Matrices of numbers as pixel-sharp cells, side by side: feature maps, filters, a patch of an image."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.kit.cells.cells import Cells, Position
from fmnist_gui.kit.cells.pictures import SEQUENTIAL, colored_image
from fmnist_gui.kit.look import SPACE, Look, color, ink_on, type_px

GAP = 4  # px between two matrices
CAPTION_HEIGHT = 16
SMALLEST_WITH_NUMBER = 26  # px a cell


class Cell(NamedTuple):
    """One number: in which matrix, which row and which column."""

    tile: int
    row: int
    column: int


class MatrixGrid(Cells):
    """Shows values [n, height, width] as n matrices. Arrow keys move the highlighted cell, Page Up and Down the
    matrix; `hovered` gives (-1, -1, -1) when the mouse leaves."""

    hovered = Signal(int, int, int)
    clicked = Signal(int, int, int)
    usual_size, least_size = QSize(20 * SPACE, 20 * SPACE), QSize(6 * SPACE, 6 * SPACE)

    def __init__(self) -> None:
        super().__init__()
        self.values: npt.NDArray[np.floating] = np.zeros((0, 1, 1), np.float32)
        self.number_text: Callable[[float], str] | None = None  # None: no numbers, however large the cells
        self.largest_cell = 48
        self.left_aligned = False  # else in the middle
        self._low, self._high, self._color_map = 0.0, 1.0, SEQUENTIAL
        self._columns: int | None = None
        self._captions: Sequence[str] = ()
        self._region: tuple[int | None, QRect] | None = None
        self._image: QImage | None = None
        self._best_columns: tuple[QSize, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_matrices(
        self,
        values: npt.NDArray[np.floating],
        low: float,
        high: float,
        color_map: str = SEQUENTIAL,
        columns: int | None = None,
        captions: Sequence[str] = (),
    ) -> None:
        """Show `values` [n, height, width], `low` in the first colour and `high` in the last. Without `columns`
        the matrices are arranged so that they become as large as can be."""
        if values.shape != self.values.shape:
            self.cell, self._region = None, None
        self.values, self._low, self._high, self._color_map = values, low, high, color_map
        self._columns, self._captions = columns, captions
        self._best_columns = None
        count, height, width = values.shape
        self._image = colored_image(values.reshape(count * height, width), low, high, color_map) if count else None
        self.update()

    @property
    def highlight(self) -> Cell | None:
        return Cell(*self.cell) if self.cell is not None else None

    def set_highlight(self, cell: Position | None) -> None:
        if cell != self.cell:
            self.set_cell(cell)

    def set_region(self, region: QRect | None, tile: int | None = None) -> None:
        """Outline some cells (x: column, y: row), in one matrix or in all of them."""
        self._region = None if region is None else (tile, region)
        self.update()

    def cell_size(self) -> float:
        """Pixels a cell; whole ones wherever a cell has at least one."""
        return self._cell_size(self._column_count())

    def _column_count(self) -> int:
        count = len(self.values)
        if self._columns is not None or not count:
            return self._columns or 1
        if self._best_columns is None or self._best_columns[0] != self.size():
            best = max(range(1, count + 1), key=lambda columns: (self._cell_size(columns), -columns))
            self._best_columns = (self.size(), best)
        return self._best_columns[1]

    def _cell_size(self, columns: int) -> float:
        count, height, width = self.values.shape
        rows = math.ceil(count / columns)
        across = (self.width() - 2 - (columns - 1) * GAP) / (columns * width)
        down = (self.height() - 2 - (rows - 1) * GAP - rows * self._caption_height()) / max(rows * height, 1)
        size = min(across, down, self.largest_cell)
        return float(math.floor(size)) if size >= 1 else max(size, 0.05)

    def _caption_height(self) -> int:
        return type_px(CAPTION_HEIGHT) if self._captions else 0

    def tile_rect(self, tile: int) -> QRect:
        """Where matrix `tile` is painted."""
        columns = self._column_count()
        size = self._cell_size(columns)
        count, height, width = self.values.shape
        rows = math.ceil(count / columns)
        wide, high = round(width * size), round(height * size)
        step_x, step_y = wide + GAP, high + GAP + self._caption_height()
        left = 1 if self.left_aligned else max((self.width() - (min(columns, count) * step_x - GAP)) // 2, 1)
        top = max((self.height() - (rows * step_y - GAP)) // 2, 1)
        row, column = divmod(tile, columns)
        return QRect(left + column * step_x, top + row * step_y + self._caption_height(), wide, high)

    def shape(self) -> tuple[int, ...]:
        return self.values.shape

    def cell_rect(self, cell: Position) -> QRect:
        tile, row, column = cell
        return self._cells_rect(tile, QRect(column, row, 1, 1))

    def _cells_rect(self, tile: int, cells: QRect) -> QRect:
        whole, size = self.tile_rect(tile), self.cell_size()
        left, top = round(cells.x() * size), round(cells.y() * size)
        right, bottom = round((cells.x() + cells.width()) * size), round((cells.y() + cells.height()) * size)
        return QRect(whole.x() + left, whole.y() + top, right - left, bottom - top)

    def cell_at(self, point: QPoint) -> Position | None:
        size = self.cell_size()
        _, height, width = self.values.shape
        for tile in range(len(self.values)):
            rect = self.tile_rect(tile)
            if rect.contains(point):
                row, column = int((point.y() - rect.y()) / size), int((point.x() - rect.x()) / size)
                return Cell(tile, min(row, height - 1), min(column, width - 1))
        return None

    def paint(self, painter: QPainter, look: Look) -> None:
        if self._image is None:
            return
        height, width = self.values.shape[1:]
        for tile in range(len(self.values)):
            rect = self.tile_rect(tile)
            painter.drawImage(rect, self._image, QRect(0, tile * height, width, height))
            painter.setPen(color(look.hairline))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            if tile < len(self._captions):
                self._paint_caption(painter, look, rect, self._captions[tile])
        if self.number_text is not None and self.cell_size() >= SMALLEST_WITH_NUMBER:
            self._paint_numbers(painter, self.number_text)
        self._paint_marks(painter, look)

    def _paint_caption(self, painter: QPainter, look: Look, rect: QRect, text: str) -> None:
        painter.setPen(color(look.muted))
        above = QRect(
            rect.x() - GAP // 2, rect.y() - type_px(CAPTION_HEIGHT), rect.width() + GAP, type_px(CAPTION_HEIGHT)
        )
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _paint_numbers(self, painter: QPainter, text: Callable[[float], str]) -> None:
        assert self._image is not None
        font = self.small_font()
        font.setPixelSize(min(font.pixelSize(), int(self.cell_size() * 0.36)))
        painter.setFont(font)
        count, height, width = self.values.shape
        for tile in range(count):
            for row in range(height):
                for column in range(width):
                    behind = self._image.pixelColor(column, tile * height + row)
                    painter.setPen(ink_on(behind))
                    rect = self.cell_rect(Cell(tile, row, column))
                    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text(float(self.values[tile, row, column])))

    def _paint_marks(self, painter: QPainter, look: Look) -> None:
        if self._region is not None:
            only, region = self._region
            for tile in range(len(self.values)):
                if only is None or tile == only:
                    self._outline(painter, self._cells_rect(tile, region))
        if self.cell is not None and self.cell[0] < len(self.values):
            self._outline(painter, self.cell_rect(self.cell))
        if self.hasFocus():
            painter.setPen(QPen(color(look.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _outline(self, painter: QPainter, rect: QRect) -> None:
        """A frame that is seen on any colour: dark outside, bright inside."""
        for grow, ink, width in ((1, "#101010", 3), (1, "#ffb000", 1)):
            painter.setPen(QPen(color(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            painter.drawRect(rect.adjusted(-grow, -grow, grow - 1, grow - 1))

    def on_pointed(self, cell: Position | None) -> None:
        self.hovered.emit(*(cell or (-1, -1, -1)))

    def on_chosen(self, cell: Position) -> None:
        self.clicked.emit(*cell)
