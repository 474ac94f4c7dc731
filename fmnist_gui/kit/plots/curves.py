"""The curves in a plot: what they show, and the layers that draw it, thinned out to the pixels there are."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from fmnist_gui.engine.training.history import Floats, History, Quantity, decimate
from fmnist_gui.kit.look import Look, color
from fmnist_gui.kit.plots.marks import curve_marks

_POINTS_BETWEEN = 6000  # besides each pixel column's extremes, enough to show where points are dense
_CROWDED_DISTANCE = 16  # px; epoch points nearer to one another than that are drawn smaller
_DOT_SIZE, _LINE_WIDTH = 2, 2  # px


@dataclass(frozen=True)
class Curve:
    """A run in a plot, under a name in the user's language."""

    name: str
    history: History
    number: int = 0  # picks colour, dashes and symbol; 0 is the plot's own run, which shows more of itself
    batches: bool = False  # each batch as a faint dot, besides the smoothed line


def numbered(names: Sequence[str], histories: Sequence[History]) -> list[Curve]:
    """Curves of equal rank, for a small plot."""
    return [Curve(name, history, number) for number, (name, history) in enumerate(zip(names, histories, strict=True))]


def last_step(curves: Sequence[Curve]) -> float:
    return max((float(one.history.steps[-1]) for one in curves if len(one.history)), default=0.0)


@dataclass(frozen=True)
class Window:
    """The part of the x axis in view, in steps, and how many pixels wide it is."""

    left: float
    right: float
    columns: int
    log: bool

    @property
    def steps_per_pixel(self) -> float:
        return (self.right - self.left) / self.columns

    def cut(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """The points in view with one neighbour on either side, for lines that leave it; y as drawn.

        NaN, which is not drawn, stands for what has no logarithm.
        """
        first = max(0, int(np.searchsorted(x, self.left)) - 1)
        last = int(np.searchsorted(x, self.right, side="right")) + 1
        x, y = x[first:last], y[first:last]
        return x, np.log10(np.where(np.isfinite(y) & (y > 0), y, np.nan)) if self.log else y


def thin_out(x: Floats, y: Floats, columns: int) -> tuple[Floats, Floats]:
    """Each pixel column's extremes, and evenly picked points between them for the density."""
    kept_x, kept_y = decimate(x, y, columns)
    if len(kept_x) == len(x):
        return x, y
    stride = math.ceil(len(x) / _POINTS_BETWEEN)
    return np.concatenate((kept_x, x[::stride])), np.concatenate((kept_y, y[::stride]))


def shifted(painter: QPainter, across: int, down: int) -> Iterator[None]:
    """Once for each pixel of a block `across` times `down` wide, to draw what is that thick with a pen of one pixel.

    A pen of width 2 costs forty times as much for dots, ten times for a line.
    """
    position, ratio = painter.transform(), painter.device().devicePixelRatioF()
    for x, y in product(range(max(1, round(across * ratio))), range(round(down * ratio))):
        painter.setTransform(position * QTransform.fromTranslate(x / ratio, y / ratio))
        yield
    painter.setTransform(position)


class Dots(pg.UIGraphicsItem):
    """Thousands of small dots."""

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.pen)
        for _ in shifted(painter, _DOT_SIZE, _DOT_SIZE):
            painter.drawPoints(points)


class FirmLine(pg.PlotCurveItem):
    """A line two pixels thick."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        for _ in shifted(painter, 0, _LINE_WIDTH):
            super().paint(painter, option, widget)


class CurveLayers:
    """One curve's items in the plot: its smoothed line, the epochs' evaluations and, of number 0, their averages."""

    def __init__(self, plot: pg.PlotItem, quantity: Quantity, curve: Curve) -> None:
        self.curve = curve
        self._plot = plot
        self._quantity: Quantity = quantity
        self.dots = Dots()
        self.line = FirmLine(antialias=True, connect="finite")
        self.train_points, self.eval_points = pg.ScatterPlotItem(antialias=True), pg.ScatterPlotItem(antialias=True)
        line, evaluations = (10, 13) if curve.number == 0 else (9, 11)
        self._depths = {self.dots: 1, self.line: line, self.train_points: 12, self.eval_points: evaluations}
        for item, depth in self._depths.items():
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)

    def remove(self) -> None:
        for item in self._depths:
            self._plot.removeItem(item)

    def apply_look(self, look: Look) -> None:
        batch, smoothed, average, evaluation = curve_marks(look, self.curve.number)
        self.dots.pen = pg.mkPen(color(batch.color, 0.25))
        pen = smoothed.pen()
        pen.setCosmetic(True)
        self.line.setPen(pen)
        self.train_points.setSymbol(average.symbol)
        self.train_points.setBrush(color(look.surface))
        self.train_points.setPen(pg.mkPen(average.color, width=1.5))
        self.eval_points.setSymbol(evaluation.symbol)
        self.eval_points.setBrush(color(evaluation.color))
        self.eval_points.setPen(pg.mkPen(look.surface, width=1))

    def draw(self, window: Window) -> None:
        """Put in what the history holds now, thinned out to the pixels of `window`."""
        history, quantity = self.curve.history, self._quantity
        self.line.setData(*decimate(*window.cut(history.steps, history.smoothed(quantity)), window.columns))
        if self.curve.batches:
            self.dots.setData(*thin_out(*window.cut(history.steps, history.values(quantity)), window.columns))
        epochs = history.epoch_points.steps
        x, y = window.cut(epochs, history.evaluations(quantity))
        crowded = len(x) > 1 and (x[-1] - x[0]) / (len(x) - 1) < _CROWDED_DISTANCE * window.steps_per_pixel
        self.eval_points.setData(x, y, size=7 if crowded else 10)
        if self.curve.number == 0:
            self.train_points.setData(*window.cut(epochs, history.train_averages(quantity)), size=6 if crowded else 9)
