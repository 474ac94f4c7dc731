"""Everything that an image becomes on its way through the network, as one row to walk along."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.kit.cells.cells import CellRow, Position
from fmnist_gui.kit.cells.pictures import colored_image
from fmnist_gui.kit.look import SPACE, Look, color, sized_font, type_px

SHAPE_TYPE = 11  # px; the longest shape has to fit under its picture
TEXT_HEIGHT = 16
WIDE, NARROW = 66, 52  # px at the smallest window: stages with maps, stages without
SEPARATION = 4
HEIGHT = 118  # so that six maps of 24 rows are shown pixel by pixel


@dataclass(frozen=True)
class StripItem:
    """One stage: values [n, height, width], shown from `low` to `high` in `color_map`."""

    name: str
    shape: str
    values: npt.NDArray[np.floating]
    low: float
    high: float
    color_map: str
    is_map: bool


class StageStrip(CellRow):
    """Left and right (Home and End) walk along the stages; a click goes to one. A `wrapping` strip takes more than one
    line where the stages do not fit into one."""

    hand_over_cells = True

    def __init__(self, wrapping: bool = False) -> None:
        super().__init__()
        self._wrapping = wrapping
        self._items: Sequence[StripItem] = ()
        self._pictures: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, items: Sequence[StripItem]) -> None:
        self._items = items
        self._pictures = [_picture(item) for item in items]
        self.keep_current()
        self._fit()

    @property
    def count(self) -> int:
        return len(self._items)

    def set_cell(self, cell: Position | None) -> None:
        super().set_cell(cell)
        if self.current < len(self._items):
            item = self._items[self.current]
            self.setAccessibleDescription(f"{self.current + 1}/{len(self._items)}: {item.name} {item.shape}")

    def item_rect(self, index: int) -> QRect:
        """Where stage `index` is painted; the stages of a line share what room there is."""
        line_number, line = next((n, line) for n, line in enumerate(self._lines()) if index in line)
        widths = [self._least_width(each) for each in line]
        position = index - line.start
        free = self.width() - SEPARATION * (len(widths) - 1)
        scale = free / sum(widths)
        left = round(sum(widths[:position]) * scale) + SEPARATION * position
        right = round(sum(widths[: position + 1]) * scale) + SEPARATION * position
        height = type_px(HEIGHT)
        return QRect(left, line_number * (height + SEPARATION), right - left, height)

    def _least_width(self, index: int) -> int:
        return WIDE if self._items[index].is_map else NARROW

    def _lines(self) -> list[range]:
        """The stages of each line: as few lines as there is room for, and equally many in each where they fit."""
        count = len(self._items)
        if not self._wrapping or not count:
            return [range(count)]
        filled = self._filled_lines()
        each = math.ceil(count / len(filled))
        even = [range(start, min(start + each, count)) for start in range(0, count, each)]
        return even if all(self._needs(line) <= self.width() for line in even) else filled

    def _filled_lines(self) -> list[range]:
        lines, start = [], 0
        for index in range(1, len(self._items)):
            if self._needs(range(start, index + 1)) > self.width():
                lines.append(range(start, index))
                start = index
        return [*lines, range(start, len(self._items))]

    def _needs(self, line: range) -> int:
        return sum(self._least_width(index) for index in line) + SEPARATION * (len(line) - 1)

    def _fit(self) -> None:
        if self._wrapping:
            lines = len(self._lines())
            self.setFixedHeight(lines * (type_px(HEIGHT) + SEPARATION) - SEPARATION)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(14 * WIDE, type_px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * WIDE if self._wrapping else 7 * (WIDE + NARROW) + 13 * SEPARATION, type_px(HEIGHT))

    def paint(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, item in enumerate(self._items):
            self._paint_item(painter, look, index, item)

    def _paint_item(self, painter: QPainter, look: Look, index: int, item: StripItem) -> None:
        rect, current = self.item_rect(index), index == self.current
        frame = look.accent if current else look.hairline
        painter.setPen(QPen(color(frame), 2 if current and self.hasFocus() else 1))
        painter.setBrush(color(look.selected if current else look.surface))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), SPACE // 2, SPACE // 2)
        painter.setFont(self.small_font())
        painter.setPen(color(look.accent if current else look.text))
        painter.drawText(
            QRect(rect.x(), rect.y() + 4, rect.width(), type_px(TEXT_HEIGHT)), Qt.AlignmentFlag.AlignCenter, item.name
        )
        self._paint_picture(painter, rect, self._pictures[index])
        font = sized_font(self.font(), SHAPE_TYPE)
        shape = item.shape
        if QFontMetrics(font).horizontalAdvance(shape) > rect.width() - 4:
            shape = shape.replace(", ", ",")
        painter.setFont(font)
        painter.setPen(color(look.text if current else look.muted))
        bottom = QRect(rect.x(), rect.bottom() - type_px(TEXT_HEIGHT) - 2, rect.width(), type_px(TEXT_HEIGHT))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignCenter, shape)

    def _paint_picture(self, painter: QPainter, rect: QRect, picture: QImage) -> None:
        room = rect.adjusted(5, type_px(TEXT_HEIGHT) + 6, -5, -type_px(TEXT_HEIGHT) - 5)
        scale = min(room.width() / picture.width(), room.height() / picture.height())
        if scale >= 1:
            scale = math.floor(scale)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSize(round(picture.width() * scale), round(picture.height() * scale))
        corner = QPoint(room.center().x() - size.width() // 2, room.center().y() - size.height() // 2)
        painter.drawImage(QRect(corner, size), picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def _picture(item: StripItem) -> QImage:
    """All maps of a stage in one picture, a pixel apart."""
    count, height, width = item.values.shape
    columns = min(count, 3 if count > 6 else 2) if item.is_map else 1
    rows = math.ceil(count / columns)
    picture = QImage(columns * (width + 1) - 1, rows * (height + 1) - 1, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    for number, values in enumerate(item.values):
        row, column = divmod(number, columns)
        image = colored_image(values, item.low, item.high, item.color_map)
        painter.drawImage(column * (width + 1), row * (height + 1), image)
    painter.end()
    return picture
