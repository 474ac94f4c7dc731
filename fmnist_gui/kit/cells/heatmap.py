"""Painting a confusion matrix, or the difference of two, alike on the screen, in a PNG and in an SVG."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.kit.cells.pictures import png_bytes
from fmnist_gui.kit.class_names import class_names
from fmnist_gui.kit.look import (
    SPACE,
    TYPE_BODY,
    TYPE_HEADING,
    TYPE_SMALL,
    Look,
    current_look,
    ink_on,
    sized_font,
    type_px,
)
from fmnist_gui.kit.text import tr

SIDE = CLASS_COUNT
SMALLEST_NUMBER = 9  # px; numbers that would have to be smaller are left out
LABEL_ANGLE = 45  # degrees, where the names are too long for their columns
LEGEND_BAR = 8  # px
PICTURE_SIZE = QSize(960, 800)  # of an exported picture, in its own pixels
PICTURE_SCALE = 2  # pixels of a PNG per pixel of that

# Lightness alone shows the values, so that every reader sees the same order; nothing is the colour of the page.
SEQUENTIAL_STOPS = {
    "light": ("#f4f6fa", "#9dc3f2", "#2f74d0", "#0a3a80"),
    "dark": ("#232833", "#2a5587", "#4a94e0", "#c9e4ff"),
}
# Blue and orange, which no common colour blindness confuses, on both sides of the colour of the page.
DIVERGING_STOPS = {
    "light": ("#0b56a0", "#86b8e8", "#f4f6fa", "#f3ac72", "#b54708"),
    "dark": ("#8cc8ff", "#2f6ba8", "#232833", "#a85c1c", "#ffb066"),
}


@dataclass(frozen=True, eq=False)
class Heatmap:
    """What is painted: `values` [10, 10], rows true and columns predicted classes, NaN where nothing is known;
    `number` writes a value. A `diverging` one has its colours centred on zero."""

    values: npt.NDArray[np.float64]
    number: Callable[[float], str]
    diverging: bool = False
    without_diagonal: bool = False
    scale: float | None = None  # the value of the last colour; else the largest one shown
    unit: str = ""  # of what `number` writes, written at the legend

    @property
    def extent(self) -> float:
        """The value of the last colour, above 0."""
        values = np.abs(np.nan_to_num(self.values))
        if self.without_diagonal:
            values = values * ~np.eye(SIDE, dtype=bool)
        elif self.scale is not None:
            return self.scale
        return float(values.max()) or 1.0

    def shows(self, row: int, column: int) -> bool:
        return not (self.without_diagonal and row == column)

    def color_of(self, value: float, look: Look) -> QColor:
        fraction = value / self.extent
        color = self.colors(look).map((fraction + 1) / 2 if self.diverging else fraction, mode="qcolor")
        assert isinstance(color, QColor)
        return color

    def colors(self, look: Look) -> pg.ColorMap:
        return _color_map((DIVERGING_STOPS if self.diverging else SEQUENTIAL_STOPS)[look.name])


@lru_cache
def _color_map(stops: tuple[str, ...]) -> pg.ColorMap:
    return pg.ColorMap(None, stops)


class Plan:
    """Where everything is in a picture of `area`: the cells as large as the names around them allow."""

    def __init__(self, area: QRectF, font: QFont) -> None:
        small = sized_font(font, TYPE_SMALL)
        metrics = QFontMetricsF(small)
        self.font, self.line = small, metrics.height()
        self.names = class_names()
        longest = max(metrics.horizontalAdvance(name) for name in self.names)
        left = self.line + SPACE + longest + SPACE
        legend = LEGEND_BAR + self.line + 2 * SPACE
        width = (area.width() - left - 1) / SIDE
        self.slanted = longest > width - 4
        over = self.line + SPACE / 2
        top = over + self.line + SPACE
        if self.slanted:  # the last name leans out to the right of its column
            slope = 0.71 * (longest + self.line / 2)
            top, width = over + slope + SPACE / 2, min(width, (area.width() - left - slope) / (SIDE - 0.5))
        height = (area.height() - top - legend) / SIDE
        self.area = area
        self.cell = QPointF(max(4.0, width), max(4.0, min(height, width)))
        spare = area.height() - top - legend - SIDE * self.cell.y()
        self.origin = QPointF(area.left() + left, area.top() + top + max(0.0, spare / 2))
        self.legend_top = self.origin.y() + SIDE * self.cell.y() + SPACE

    def rect_of(self, row: int, column: int) -> QRectF:
        """On whole pixels, so that no seams show between the cells."""
        left, top = (round(self.origin.x() + column * self.cell.x()), round(self.origin.y() + row * self.cell.y()))
        right = round(self.origin.x() + (column + 1) * self.cell.x())
        bottom = round(self.origin.y() + (row + 1) * self.cell.y())
        return QRectF(left, top, right - left, bottom - top)

    def cell_at(self, position: QPointF) -> tuple[int, int] | None:
        column = int((position.x() - self.origin.x()) // self.cell.x())
        row = int((position.y() - self.origin.y()) // self.cell.y())
        return (row, column) if 0 <= row < SIDE and 0 <= column < SIDE else None


@dataclass
class HeatmapPainter:
    """Paints a heatmap, or with None the empty frame of one. `chosen` and `hovered` are cells to outline."""

    plan: Plan
    heatmap: Heatmap | None
    look: Look = field(default_factory=current_look)
    chosen: tuple[int, ...] | None = None
    hovered: tuple[int, ...] | None = None

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.plan.font)
        self._paint_names(painter)
        self._paint_cells(painter, self.heatmap)
        if self.heatmap is not None:
            self._paint_legend(painter, self.heatmap)
        if self.hovered is not None:
            self._outline(painter, self.hovered, 1)
        if self.chosen is not None:
            self._outline(painter, self.chosen, 2)

    def _paint_names(self, painter: QPainter) -> None:
        plan, flag = self.plan, Qt.AlignmentFlag
        first, last = plan.rect_of(0, 0), plan.rect_of(SIDE - 1, SIDE - 1)
        painter.setPen(QColor(self.look.muted))
        over = QRectF(first.left(), plan.area.top(), last.right() - first.left(), plan.line)
        painter.drawText(over, flag.AlignHCenter | flag.AlignTop, tr("Predicted class"))
        painter.save()
        painter.translate(plan.area.left(), last.bottom())
        painter.rotate(-90)
        side = QRectF(0, 0, last.bottom() - first.top(), plan.line)
        painter.drawText(side, flag.AlignCenter, tr("True class"))
        painter.restore()
        for number, name in enumerate(plan.names):
            row = plan.rect_of(number, 0)
            beside = QRectF(plan.area.left(), row.top(), row.left() - plan.area.left() - SPACE, row.height())
            self._use_name_font(painter, self.chosen is not None and self.chosen[0] == number)
            painter.drawText(beside, flag.AlignRight | flag.AlignVCenter, name)
            column = plan.rect_of(0, number)
            self._use_name_font(painter, self.chosen is not None and self.chosen[1] == number)
            if not plan.slanted:
                above = QRectF(column.left() - 4, column.top() - plan.line - 4, column.width() + 8, plan.line)
                painter.drawText(above, flag.AlignCenter, name)
                continue
            painter.save()
            painter.translate(column.center().x() + 2, column.top() - 4)
            painter.rotate(-LABEL_ANGLE)
            painter.drawText(QPointF(0, 0), name)
            painter.restore()
        painter.setFont(plan.font)

    def _use_name_font(self, painter: QPainter, chosen: bool) -> None:
        font = QFont(self.plan.font)
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(self.look.accent if chosen else self.look.text))

    def _paint_cells(self, painter: QPainter, heatmap: Heatmap | None) -> None:
        font = self._number_font(heatmap) if heatmap is not None else None
        for row, column in np.ndindex(SIDE, SIDE):
            area = self.plan.rect_of(row, column)
            if heatmap is None or not heatmap.shows(row, column):
                painter.fillRect(area, QColor(self.look.raised))
                continue
            value = float(heatmap.values[row, column])
            background = heatmap.color_of(0.0 if np.isnan(value) else value, self.look)
            painter.fillRect(area, background)
            if font is not None:
                painter.setFont(font)
                painter.setPen(ink_on(background) if value else QColor(self.look.muted))
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–" if np.isnan(value) else heatmap.number(value))
        painter.setPen(QColor(self.look.surface))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([self.plan.rect_of(*cell).adjusted(0.5, 0.5, 0.5, 0.5) for cell in np.ndindex(SIDE, SIDE)])

    def _number_font(self, heatmap: Heatmap) -> QFont | None:
        """The largest one in which every number fits its cell, with figures of one width; None where none does."""
        texts = {heatmap.number(float(value)) for value in heatmap.values.flat if not np.isnan(value)}
        font = QFont(self.plan.font)
        for size in range(type_px(TYPE_BODY), SMALLEST_NUMBER - 1, -1):
            font.setPixelSize(size)
            metrics = QFontMetricsF(font)
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
            if widest <= self.plan.cell.x() - 4 and metrics.height() <= self.plan.cell.y():
                return font
        return None

    def _paint_legend(self, painter: QPainter, heatmap: Heatmap) -> None:
        plan, extent = self.plan, heatmap.extent
        first, last = plan.rect_of(0, 0), plan.rect_of(0, SIDE - 1)
        bar = QRectF(first.left(), plan.legend_top, last.right() - first.left(), LEGEND_BAR)
        painter.fillRect(bar, heatmap.colors(self.look).getGradient(bar.topLeft(), bar.topRight()))
        painter.setFont(plan.font)
        painter.setPen(QColor(self.look.muted))
        below, flag = QRectF(bar.left(), bar.bottom() + 2, bar.width(), plan.line), Qt.AlignmentFlag
        ends = [(-extent if heatmap.diverging else 0.0, flag.AlignLeft), (extent, flag.AlignRight)]
        if heatmap.diverging:
            ends.append((0.0, flag.AlignHCenter))
        for value, side in ends:
            painter.drawText(below, side | flag.AlignTop, f"{heatmap.number(value)} {heatmap.unit}".strip())

    def _outline(self, painter: QPainter, cell: tuple[int, ...], width: int) -> None:
        """A dark and a light line, so that one of them stands out on any colour."""
        area = self.plan.rect_of(*cell)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.look.surface), 1))
        painter.drawRect(area.adjusted(width, width, -width, -width))
        painter.setPen(QPen(QColor(self.look.text), width))
        painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _paint_with_title(painter: QPainter, heatmap: Heatmap, title: str) -> None:
    look, font = current_look(), QFont(QGuiApplication.font())
    painter.fillRect(QRect(0, 0, PICTURE_SIZE.width(), PICTURE_SIZE.height()), QColor(look.surface))
    font.setPixelSize(TYPE_HEADING)
    painter.setFont(font)
    painter.setPen(QColor(look.text))
    margin = 2 * SPACE
    heading = QRectF(margin, margin, PICTURE_SIZE.width() - 2 * margin, TYPE_HEADING + SPACE)
    painter.drawText(heading, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
    top = heading.bottom() + SPACE
    area = QRectF(margin, top, PICTURE_SIZE.width() - 2 * margin, PICTURE_SIZE.height() - top - margin)
    HeatmapPainter(Plan(area, font), heatmap).paint(painter)


def heatmap_png(heatmap: Heatmap, title: str) -> bytes:
    """The heatmap under its title, in the present look and language, at twice its size."""
    image = QImage(PICTURE_SIZE * PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_SCALE)
    painter = QPainter(image)
    _paint_with_title(painter, heatmap, title)
    painter.end()
    return png_bytes(image)


def heatmap_svg(heatmap: Heatmap, title: str) -> bytes:
    """The same picture in lines and letters, to scale without loss."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(PICTURE_SIZE)
    generator.setViewBox(QRect(0, 0, PICTURE_SIZE.width(), PICTURE_SIZE.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint_with_title(painter, heatmap, title)
    painter.end()
    return bytes(buffer.data().data())
