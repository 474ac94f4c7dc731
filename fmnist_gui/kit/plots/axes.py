"""What stands still in a curve plot: its axes, the ends of epochs, and lines at values known beforehand."""

import math
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import UNKNOWN, fixed, percent_number, significant, thousands
from fmnist_gui.engine.training.history import Quantity
from fmnist_gui.kit.look import Look, color, type_px
from fmnist_gui.kit.plots.marks import small_font
from fmnist_gui.kit.text import tr

LOW_PX = 110  # below this height the usual labels from 0 to 100 % would touch
_EPOCH_LINE_MIN_DISTANCE = 24  # px


def format_value(quantity: Quantity, value: float) -> str:
    """A loss with three decimals, an accuracy in per cent; a dash for what is not known."""
    if not math.isfinite(value):
        return UNKNOWN
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


class ValueAxis(pg.AxisItem):
    """Loss as a number, accuracy in per cent; in logarithmic plots 1, 2, 5, 10, … where there is room."""

    WIDTH = 58  # px; the same everywhere, so that plots above each other line up

    def __init__(self, quantity: Quantity) -> None:
        super().__init__("left")
        self._quantity = quantity
        self._log = False
        self.enableAutoSIPrefix(False)
        self.follow_type()

    def follow_type(self) -> None:
        self.setWidth(type_px(self.WIDTH))

    def set_log(self, log: bool) -> None:
        self._log = log
        self.picture = None
        self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        if self._quantity == "accuracy" and size < type_px(LOW_PX) and maxVal - minVal > 0.8:
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
            return [f"{significant(100 * value, 6)}\u00a0%" for value in values]
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


def _round_up_to_125(number: float) -> int:
    power = 10 ** max(0, math.floor(math.log10(number))) if number > 1 else 1
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= number)


CHANCE_LOSS = math.log(10)  # cross-entropy of guessing: ten classes, equally likely
CHANCE_ACCURACY = 0.1
HUMAN_ACCURACY = 0.835  # as given in Fashion-MNIST's README


@dataclass(frozen=True)
class Reference:
    """A value that is known beforehand, and what it is called; `short_text` is for narrow plots."""

    value: float
    text: str
    short_text: str
    label_below: bool = False
    distance: int = 0  # px that keep the label clear of curves that run along the line
    across: float = 1.0  # the share of the width at which the label ends, or further right where it would begin outside


REFERENCES: dict[Quantity, tuple[Reference, ...]] = {
    "loss": (Reference(CHANCE_LOSS, N_("chance: ln 10 = 2.303"), N_("chance"), label_below=True),),
    "accuracy": (
        Reference(CHANCE_ACCURACY, N_("chance: 10 %"), N_("chance"), across=0.4),
        Reference(
            HUMAN_ACCURACY,
            N_("human: 83.5 %, from the data set's README"),
            N_("human: 83.5 %"),
            label_below=True,
            distance=8,
        ),
    ),
}


class ReferenceLine:
    """The horizontal line of a reference and its label, which stays in the view."""

    def __init__(self, plot: pg.PlotItem, reference: Reference) -> None:
        self.reference = reference
        self.line = pg.InfiniteLine(angle=0, movable=False)
        self.label = pg.TextItem()
        self.line.setZValue(-5)
        self.label.setZValue(8)  # above the dots, below every line and every epoch's point
        plot.addItem(self.line, ignoreBounds=True)
        plot.addItem(self.label, ignoreBounds=True)

    def apply_look(self, look: Look) -> None:
        self.line.setPen(pg.mkPen(look.muted, width=1, style=Qt.PenStyle.DashLine))
        self.label.setFont(small_font())
        self.label.setColor(look.muted)
        self.label.fill = pg.mkBrush(color(look.surface, 0.7))

    def move_to(self, view: pg.ViewBox, log: bool) -> None:
        """Move to where the value is now; the label sits at the right edge, on the side that has room."""
        about = self.reference
        y = math.log10(about.value) if log else about.value
        (left, right), (bottom, top) = view.viewRange()
        text = tr(about.text)
        wide = QFontMetrics(small_font()).horizontalAdvance(text) >= 0.7 * view.width()
        if wide or view.height() < type_px(LOW_PX):  # where it would lie across the curves
            text = tr(about.short_text)
        if self.label.toPlainText() != text:
            self.label.setText(text)
        height = self.label.boundingRect().height() + about.distance
        pixel = (top - bottom) / max(1.0, view.height())
        room_below, room_above = (y - bottom) / pixel, (top - y) / pixel
        below = room_below >= height if about.label_below else room_above < height
        offset = about.distance / max(1.0, self.label.boundingRect().height())
        self.line.setValue(y)
        self.label.setAnchor((1, -offset if below else 1 + offset))
        end = max(about.across, min(self.label.boundingRect().width() / max(1.0, view.width()), 1.0))
        self.label.setPos(left + end * (right - left), y)
        self.label.setVisible(bottom <= y <= top and max(room_below, room_above) >= height)
