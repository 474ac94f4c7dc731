"""make_grid's picture of a batch with the labels below, each under its column."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.cells.cells import CellRow, Position
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.look import SPACE, Look, type_px
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.data.batch_picture import BatchPicture

STEP = 30  # px of the grid from one image to the next
LARGEST_SCALE = 5
LABEL_HEIGHT, NAME_HEIGHT = 18, 16


class BatchSheet(CellRow):
    """As wide as it is given; as high as that needs."""

    chosen = Signal(int)  # double click: the image's index in its split

    def __init__(self) -> None:
        super().__init__()
        self._batch: BatchPicture | None = None
        self._picture = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_batch(self, batch: BatchPicture) -> None:
        self._batch = batch
        pixels = np.ascontiguousarray((batch.grid * 255).round().byte().permute(1, 2, 0).numpy())
        height, width, _ = pixels.shape
        self._picture = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.updateGeometry()
        self.update()

    def scale(self, width: int) -> int:
        """Whole pixels of the screen for a pixel of the picture."""
        return min(max(width // max(self._picture.width(), 1), 1), LARGEST_SCALE)

    def heightForWidth(self, width: int) -> int:
        if self._batch is None:
            return 0
        return self._picture.height() * self.scale(width) + SPACE // 2 + self._rows() * self._row_height(width)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._picture.width(), self.heightForWidth(self.width()))

    def _rows(self) -> int:
        assert self._batch is not None
        return math.ceil(len(self._batch.indices) / self._batch.images_per_row)

    def _row_height(self, width: int) -> int:
        return type_px(LABEL_HEIGHT) + (type_px(NAME_HEIGHT) if self.scale(width) > 1 else 0)

    @property
    def count(self) -> int:
        return len(self._batch.indices) if self._batch is not None else 0

    def item_rect(self, index: int) -> QRect:
        assert self._batch is not None
        row, column = divmod(index, self._batch.images_per_row)
        side = STEP * self.scale(self.width())
        return QRect(column * side, row * side, side, side)

    def cell_at(self, point: QPoint) -> Position | None:
        """The image at `point`, in the picture or among the labels."""
        if self._batch is None:
            return None
        scale = self.scale(self.width())
        column = point.x() // (STEP * scale)
        below = point.y() - self._picture.height() * scale - SPACE // 2
        row = below // self._row_height(self.width()) if below >= 0 else point.y() // (STEP * scale)
        number = row * self._batch.images_per_row + column
        inside = 0 <= column < self._batch.images_per_row and number < self.count
        return (int(number),) if inside else None

    def choose_cell(self, cell: Position) -> None:
        """A single click chooses nothing."""

    def paint(self, painter: QPainter, look: Look) -> None:
        if self._batch is None:
            return
        scale = self.scale(self.width())
        height = self._picture.height() * scale
        painter.drawImage(QRect(0, 0, self._picture.width() * scale, height), self._picture)
        font, bold = self.small_font(), self.small_font(bold=True)
        metrics = QFontMetrics(font)
        cell, row_height = STEP * scale, self._row_height(self.width())
        for number, label in enumerate(self._batch.labels.tolist()):
            row, column = divmod(number, self._batch.images_per_row)
            rect = QRect(column * cell + scale, height + SPACE // 2 + row * row_height, cell, type_px(LABEL_HEIGHT))
            painter.setFont(bold)
            painter.setPen(QColor(look.text))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(label))
            if scale > 1:
                painter.setFont(font)
                painter.setPen(QColor(look.muted))
                name = metrics.elidedText(class_name(label), Qt.TextElideMode.ElideRight, cell - 2)
                below = QRect(rect.x(), rect.bottom() - 1, cell, type_px(NAME_HEIGHT))
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)

    def describe(self, cell: Position) -> str:
        assert self._batch is not None
        number = cell[0]
        label = int(self._batch.labels[number])
        return tr(
            "images[{number}]: image {index} of the set, label {label}, {name}",
            number=number,
            index=thousands(self._batch.indices[number]),
            label=label,
            name=class_name(label),
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.index_at(event.position().toPoint())
        if number is not None and self._batch is not None:
            self.chosen.emit(self._batch.indices[number])


def size_sentence(batch: BatchPicture) -> str:
    """How make_grid comes to the size of its picture."""
    from fmnist_gui.engine.data.batch_picture import GRID_PADDING

    _, height, width = batch.grid.shape
    if len(batch.indices) == 1:
        return tr("A single image gets no border; grey is repeated as red, green and blue: 3 channels.")
    return tr(
        "3 channels: grey is repeated as red, green and blue. Each image gets a border of {gap} pixels: "
        "{rows} × ({side} + {gap}) + {gap} = {height} high, {columns} × ({side} + {gap}) + {gap} = {width} wide.",
        gap=GRID_PADDING,
        side=IMAGE_SIDE,
        rows=-(-len(batch.indices) // batch.images_per_row),
        columns=batch.images_per_row,
        height=height,
        width=width,
    )
