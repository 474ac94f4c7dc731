"""A batch of garments, all of them in view: small pictures in rows, one of them chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.kit.cells.cells import CellRow
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, Look, color, type_px

SIDE = 28  # px, a pixel of the garment each
LINE = 17  # px a line of text of the usual size


@dataclass(frozen=True)
class Line:
    """A line of text under a picture; `ink` names a colour of the look."""

    text: str
    ink: str
    bold: bool = False


class BatchGrid(CellRow):
    """As high as its width asks for. A click or the arrow keys choose a picture; those that `framed` names have a
    frame."""

    side = SIDE  # px of a picture
    margin = 3  # px above and below a picture and its lines
    cell_width = SIDE + 7  # px at least
    column_counts: tuple[int, ...] = ()  # of a row, which then fills the width; none: as many as there is room for
    kept_count = 0  # of pictures, for which room is kept before they come

    def __init__(self) -> None:
        super().__init__()
        self.captions: Sequence[str] = ()
        self.framed: Sequence[bool] = ()
        self._images: Sequence[npt.NDArray[np.uint8]] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_current(0)

    def show_images(
        self,
        images: Sequence[npt.NDArray[np.uint8]] | npt.NDArray[np.uint8],
        captions: Sequence[str] = (),
        framed: Sequence[bool] = (),
    ) -> None:
        """uint8 [n, 28, 28], with a short caption each or none."""
        if len(images) != len(self._images) or bool(captions) != bool(self.captions):
            self.updateGeometry()
        self._images, self.captions, self.framed = images, captions, framed  # type: ignore[assignment]
        self.keep_current()

    def line_count(self) -> int:
        """Below each picture."""
        return 1 if self.captions else 0

    def lines_of(self, index: int) -> Sequence[Line]:
        return [Line(self.captions[index], "text" if index == self.current else "muted")]

    @property
    def count(self) -> int:
        return len(self._images)

    def columns(self) -> int:
        return self._columns(self.width())

    def _columns(self, width: int) -> int:
        room = max(width // self.cell_width, 1)
        fitting = [count for count in self.column_counts if count <= room]
        return max(fitting) if fitting else min(self.column_counts, default=room)

    def _cell_height(self) -> int:
        return self.side + 2 * self.margin + self.line_count() * type_px(LINE)

    def item_rect(self, index: int) -> QRect:
        columns, height = self.columns(), self._cell_height()
        row, column = divmod(index, columns)
        width = self.width() if self.column_counts else columns * self.cell_width
        left, right = column * width // columns, (column + 1) * width // columns
        return QRect(left, row * height, right - left, height)

    def picture_rect(self, index: int) -> QRect:
        """Where a picture is painted."""
        cell = self.item_rect(index)
        return QRect(cell.x() + (cell.width() - self.side) // 2, cell.y() + self.margin, self.side, self.side)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-max(self.count, self.kept_count, 1) // self._columns(width))
        return rows * self._cell_height()

    def sizeHint(self) -> QSize:
        width = max(self.column_counts, default=13) * self.cell_width
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.column_counts, default=5) * self.cell_width, self._cell_height())

    def paint(self, painter: QPainter, look: Look) -> None:
        for index, image in enumerate(self._images):
            rect = self.picture_rect(index)
            if index == self.current and self.line_count():
                painter.setPen(QPen(color(look.accent), 2 if self.hasFocus() else 1))
                painter.setBrush(color(look.selected))
                painter.drawRoundedRect(self.item_rect(index).adjusted(1, 1, -1, -1), SPACE // 2, SPACE // 2)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawImage(rect, grey_image(image))
            if index < len(self.framed) and self.framed[index]:
                painter.setPen(QPen(color(look.good), 2))
                painter.drawRect(rect.adjusted(-1, -1, 1, 1))
            if self.line_count():
                self._paint_lines(painter, look, index)

    def _paint_lines(self, painter: QPainter, look: Look, index: int) -> None:
        cell, picture = self.item_rect(index), self.picture_rect(index)
        room = QRect(cell.x(), picture.bottom() + 3, cell.width(), type_px(LINE))
        for line in self.lines_of(index):
            font = self.small_font(line.bold)
            if QFontMetrics(font).horizontalAdvance(line.text) > room.width():
                font.setPixelSize(type_px(TYPE_SMALL - 1))
            painter.setFont(font)
            painter.setPen(color(getattr(look, line.ink)))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line.text)
            room.translate(0, room.height())
