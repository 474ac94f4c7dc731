"""The pen that draws doodles: lines, boxes and arcs in a square whose sides are about 1 long, from a seed."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fmnist_gui.engine.drawing.sketch import Stroke

_STEP = 0.08  # from point to point of a straight line, so that it can be bent


class Pen:
    def __init__(self, generator: np.random.Generator) -> None:
        self.random = generator
        self.strokes: list[Stroke] = []

    def between(self, low: float, high: float) -> float:
        return float(self.random.uniform(low, high))

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return int(self.random.integers(low, high + 1))

    def maybe(self, probability: float = 0.5) -> bool:
        return bool(self.random.random() < probability)

    def way(self, xs: ArrayLike, ys: ArrayLike) -> None:
        """A stroke through these points."""
        self.strokes.append(Stroke(np.asarray(xs, np.float64), np.asarray(ys, np.float64)))

    def line(self, *points: tuple[float, float], closed: bool = False) -> None:
        """Straight from point to point, and back to the first where it is closed."""
        corners = np.array([*points, *points[:1]] if closed else points, dtype=np.float64)
        parts = [_straight(start, end) for start, end in itertools.pairwise(corners)]
        self.way(*np.concatenate([corners[:1], *parts]).T)

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        self.line((left, top), (right, top), (right, bottom), (left, bottom), closed=True)

    def arc(self, x: float, y: float, across: float, down: float = 0.0, start: float = 0.0, end: float = 360.0) -> None:
        """Part of an ellipse around (x, y) with these radii (`down` is `across` where it is 0); angles in degrees,
        from the right clockwise."""
        t = np.radians(np.linspace(start, end, 24))
        self.way(x + across * np.cos(t), y + (down or across) * np.sin(t))

    def dot(self, x: float, y: float) -> None:
        self.arc(x, y, 0.015)

    def letter(self, glyph: str, right: float = 0.0) -> None:
        """One of `shapes.GLYPHS`, `right` of the left edge; its corners are round or not."""
        width = self.between(0.5, 0.75)
        for part in glyph.split(","):
            points = [(right + width * int(point[0]) / 4, int(point[1]) / 6) for point in part.split()]
            if len(points) > 2 and self.maybe():
                points = [points[0], *_rounded(points), points[-1]]
            self.line(*points)


def _rounded(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without their corners: the points at a quarter and at three quarters of each line."""
    pairs = itertools.pairwise(points)
    parts = [(a, b, part) for a, b in pairs for part in (0.25, 0.75)]
    return [(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for a, b, part in parts]


def _straight(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points after `start`, up to `end`."""
    count = max(1, int(np.hypot(*(end - start)) / _STEP))
    points: NDArray[np.float64] = start + (end - start) * (np.arange(1, count + 1) / count)[:, None]
    return points
