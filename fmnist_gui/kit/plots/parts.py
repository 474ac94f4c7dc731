"""What a curve plot is made of: its axes, its reference lines, and the layers that draw one run."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from fmnist_gui.bridge.history import Floats, History, Quantity, decimate
from fmnist_gui.engine.numbers import fixed, percent_number, significant, thousands
from fmnist_gui.kit.look import TYPE_SMALL, Look, color, type_px
from fmnist_gui.kit.plots.data import Window, thin_out

OVERLAY_SYMBOLS = ("s", "t", "star", "p", "t1", "h")
OVERLAY_DASHES = ((6, 3), (2, 3), (9, 3, 2, 3), (12, 4), (4, 2, 1, 2), (3, 6))  # px on, px off, …
_OWN_SERIES = 2  # colours of the run itself: its curve, its evaluation; the overlays have the others
_EPOCH_LINE_MIN_DISTANCE = 24  # px
_CROWDED_DISTANCE = 16  # px; epoch points nearer to one another than that are drawn smaller
_DOT_SIZE = 2  # px


def overlay_color(look: Look, color_index: int) -> str:
    """The colour that an overlay of that index is drawn in, never one of the run itself."""
    return look.series[_OWN_SERIES + color_index % (len(look.series) - _OWN_SERIES)]


def small_font() -> QFont:
    """The font of everything small in a plot, with digits of one width."""
    font = QFont()
    font.setPixelSize(type_px(TYPE_SMALL))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def format_value(quantity: Quantity, value: float) -> str:
    """A loss with three decimals, an accuracy in per cent; a dash for what is not known."""
    if not math.isfinite(value):
        return "–"
    return fixed(value, 3) if quantity == "loss" else f"{percent_number(value)}\u00a0%"


class StepAxis(pg.AxisItem):
    """Whole batches only, with thousands set apart."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.enableAutoSIPrefix(False)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        levels = super().tickValues(minVal, maxVal, size)
        return [(spacing, values) for spacing, values in levels if spacing >= 1]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [thousands(value) for value in values]


LOW_PX = 110  # below this height the usual labels from 0 to 100 % would touch


class ValueAxis(pg.AxisItem):
    """Loss as a number, accuracy in per cent; in logarithmic plots 1, 2, 5, 10, … where there is room."""

    WIDTH = 58  # px; the same everywhere, so that plots above each other line up

    def __init__(self, quantity: Quantity) -> None:
        super().__init__("left")
        self._quantity = quantity
        self._log = False
        self.enableAutoSIPrefix(False)
        self.setWidth(self.WIDTH)

    def set_log(self, log: bool) -> None:
        self._log = log
        self.picture = None
        self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        if self._quantity == "accuracy" and size < LOW_PX and maxVal - minVal > 0.8:
            return [(0.5, [tick for tick in (0.0, 0.5, 1.0) if minVal <= tick <= maxVal])]
        if not self._log:
            return super().tickValues(minVal, maxVal, size)
        low, high = min(minVal, maxVal), max(minVal, maxVal)
        decades = range(math.floor(low), math.ceil(high) + 1)
        room = max(2, int(size / 24))
        if high - low < 0.6:  # less than a factor of four: 1, 2, 5 would leave one tick or none
            values = np.log10([v for v in super().tickValues(10**low, 10**high, size)[0][1] if v > 0])
            return [(1.0, values.tolist())]
        for mantissas in ((1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 5), (1, 3), (1,)):
            ticks = [decade + math.log10(mantissa) for decade in decades for mantissa in mantissas]
            ticks = [tick for tick in ticks if low <= tick <= high]
            if len(ticks) <= room:
                return [(1.0, ticks)]
        return [(1.0, ticks[:: math.ceil(len(ticks) / room)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self._log:
            return [significant(10**value) for value in values]
        if self._quantity == "accuracy":
            return [f"{value * 100:.6g}\u00a0%" for value in values]
        return super().tickStrings(values, scale, spacing)


class EpochLines(pg.UIGraphicsItem):
    """Faint vertical lines at the ends of epochs; only every second, fifth, … where they would crowd."""

    def __init__(self) -> None:
        super().__init__()
        self.steps_per_epoch = 0
        self.pen = QPen()

    def positions(self) -> list[int]:
        """The steps at which lines are drawn in the present view."""
        view = self.getViewBox()
        if self.steps_per_epoch < 1 or view is None or view.width() < 1:
            return []
        left, right = view.viewRange()[0]
        epochs_needed = _EPOCH_LINE_MIN_DISTANCE * (right - left) / view.width() / self.steps_per_epoch
        stride = self.steps_per_epoch * _round_up_to_125(epochs_needed)
        return list(range(max(1, math.ceil(left / stride)) * stride, math.floor(right) + 1, stride))

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        area: QRectF = self.boundingRect()
        painter.setPen(self.pen)
        for x in self.positions():
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))


class Dots(pg.UIGraphicsItem):
    """Thousands of small dots. A pen of width 1, moved about, is forty times as fast as one of the dot's width."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = self.values = np.empty(0)
        self.pen = QPen()

    def setData(self, x: Floats, y: Floats) -> None:
        drawn = np.isfinite(y)
        self.steps, self.values = x[drawn], y[drawn]
        self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if not len(self.steps):
            return  # Qt would crash over no points
        points = pg.functions.arrayToQPolygonF(self.steps, self.values)
        place = painter.transform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.pen)
        ratio = painter.device().devicePixelRatioF()
        side = max(2, round(_DOT_SIZE * ratio))  # such a pen is one pixel of the device wide, however small that is
        for right, down in product(range(side), repeat=2):
            painter.setTransform(place * QTransform.fromTranslate(right / ratio, down / ratio))
            painter.drawPoints(points)
        painter.setTransform(place)


def _round_up_to_125(number: float) -> int:
    power = 10 ** max(0, math.floor(math.log10(number))) if number > 1 else 1
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= number)


class ReferenceLine:
    """A horizontal line at a value that is known beforehand, and its label, which stays in the view."""

    def __init__(
        self, plot: pg.PlotItem, value: float, label_below: bool, distance: int = 0, across: float = 1.0
    ) -> None:
        """`distance` in pixels keeps the label clear of curves that run along the line; `across` is the share of
        the plot's width at which the label ends, or further right where it would begin outside."""
        self.value = value
        self._across = across
        self._label_below = label_below
        self._distance = distance
        self._texts = ("", "")
        self.line = pg.InfiniteLine(angle=0, movable=False)
        self.label = pg.TextItem()
        self.line.setZValue(-5)
        self.label.setZValue(8)  # above the dots, below every line and every epoch's point
        plot.addItem(self.line, ignoreBounds=True)
        plot.addItem(self.label, ignoreBounds=True)

    def set_text(self, text: str, short_text: str) -> None:
        """`short_text` is for narrow plots."""
        self._texts = (text, short_text)

    def apply_look(self, look: Look) -> None:
        self.line.setPen(pg.mkPen(look.muted, width=1, style=Qt.PenStyle.DashLine))
        self.label.setFont(small_font())
        self.label.setColor(look.muted)
        self.label.fill = pg.mkBrush(color(look.surface, 0.7))

    def place(self, view: pg.ViewBox, log: bool) -> None:
        """Move to where the value is now; the label sits at the right edge, on the side that has room."""
        y = math.log10(self.value) if log else self.value
        (left, right), (bottom, top) = view.viewRange()
        text, short_text = self._texts
        fits = QFontMetrics(small_font()).horizontalAdvance(text) < 0.7 * view.width()
        if self.label.toPlainText() != (text if fits else short_text):
            self.label.setText(text if fits else short_text)
        height = self.label.boundingRect().height() + self._distance
        pixel = (top - bottom) / max(1.0, view.height())
        room_below, room_above = (y - bottom) / pixel, (top - y) / pixel
        below = room_below >= height if self._label_below else room_above < height
        offset = self._distance / max(1.0, self.label.boundingRect().height())
        self.line.setValue(y)
        self.label.setAnchor((1, -offset if below else 1 + offset))
        end = max(self._across, min(self.label.boundingRect().width() / max(1.0, view.width()), 1.0))
        self.label.setPos(left + end * (right - left), y)
        self.label.setVisible(bottom <= y <= top and max(room_below, room_above) >= height)


class FirmLine(pg.PlotCurveItem):
    """A line two pixels thick, drawn as lines of one pixel: a pen of width 2 would cost twenty times as much."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        super().paint(painter, option, widget)
        ratio = painter.device().devicePixelRatioF()
        place = painter.transform()
        for down in range(1, max(2, round(2 * ratio))):
            painter.setTransform(place * QTransform.fromTranslate(0, down / ratio))
            super().paint(painter, option, widget)
        painter.setTransform(place)


class RunLayers:
    """One run's items in the plot. An overlay has only its smoothed line and its evaluation points."""

    def __init__(self, plot: pg.PlotItem, quantity: Quantity, overlay_index: int | None = None) -> None:
        self._plot = plot
        self._quantity: Quantity = quantity
        self._overlay_index = overlay_index
        self.line = FirmLine(antialias=True, connect="finite")
        if overlay_index is None:
            self.dots = Dots()
            self.train_points = pg.ScatterPlotItem(symbol="o", antialias=True)
            self.eval_points = pg.ScatterPlotItem(symbol="d", antialias=True)
            self._depths = {self.dots: 1, self.line: 10, self.train_points: 12, self.eval_points: 13}
        else:
            symbol = OVERLAY_SYMBOLS[overlay_index % len(OVERLAY_SYMBOLS)]
            self.eval_points = pg.ScatterPlotItem(symbol=symbol, antialias=True)
            self._depths = {self.line: 9, self.eval_points: 11}
        for item, depth in self._depths.items():
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)

    def remove(self) -> None:
        for item in self._depths:
            self._plot.removeItem(item)

    def apply_look(self, look: Look) -> None:
        if self._overlay_index is None:
            line_color, eval_color = look.series[0], look.series[1]
            self.dots.pen = pg.mkPen(color(line_color, 0.25))
            self.line.setPen(pg.mkPen(line_color, width=1))
            self.train_points.setBrush(color(look.surface))
            self.train_points.setPen(pg.mkPen(line_color, width=1.5))
        else:
            line_color = eval_color = overlay_color(look, self._overlay_index)
            pen = QPen(color(line_color), 1)
            pen.setCosmetic(True)
            pen.setDashPattern(OVERLAY_DASHES[self._overlay_index % len(OVERLAY_DASHES)])
            self.line.setPen(pen)
        self.eval_points.setBrush(color(eval_color))
        self.eval_points.setPen(pg.mkPen(look.surface, width=1))

    def draw(self, history: History, window: Window) -> None:
        """Put in what `history` holds now, thinned out to the pixels of `window`."""
        self.line.setData(*decimate(*window.cut(history.steps, history.smoothed(self._quantity)), window.columns))
        epochs = history.epoch_points.steps
        x, y = window.cut(epochs, history.evaluations(self._quantity))
        crowded = len(x) > 1 and (x[-1] - x[0]) / (len(x) - 1) < _CROWDED_DISTANCE * window.steps_per_pixel
        self.eval_points.setData(x, y, size=7 if crowded else 10)
        if self._overlay_index is None:
            x, y = window.cut(epochs, history.train_averages(self._quantity))
            self.train_points.setData(x, y, size=6 if crowded else 9)
            self.dots.setData(*thin_out(*window.cut(history.steps, history.values(self._quantity)), window.columns))
