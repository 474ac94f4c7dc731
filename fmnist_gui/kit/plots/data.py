"""What a curve plot draws, and how it is thinned out to the pixels there are."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from fmnist_gui.bridge.history import Floats, History, decimate

_POINTS_BETWEEN = 6000  # besides each pixel column's extremes, enough to show where points are dense


@dataclass(frozen=True)
class Overlay:
    """Another run to compare with. `color_index` from 0 picks its colour, dash and symbol."""

    name: str
    color_index: int
    history: History


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
        """The points in view with one neighbour on either side, for lines that leave it; y as drawn."""
        first = max(0, int(np.searchsorted(x, self.left)) - 1)
        last = int(np.searchsorted(x, self.right, side="right")) + 1
        y = y[first:last]
        return x[first:last], to_log(y) if self.log else y


def to_log(values: Floats) -> Floats:
    """log10; NaN, which is not drawn, for everything that has no logarithm."""
    positive = np.where(np.isfinite(values) & (values > 0), values, np.nan)
    return np.log10(positive)


def thin_out(x: Floats, y: Floats, columns: int) -> tuple[Floats, Floats]:
    """Each pixel column's extremes, and evenly picked points between them for the density."""
    kept_x, kept_y = decimate(x, y, columns)
    if len(kept_x) == len(x):
        return x, y
    stride = math.ceil(len(x) / _POINTS_BETWEEN)
    return np.concatenate((kept_x, x[::stride])), np.concatenate((kept_y, y[::stride]))
