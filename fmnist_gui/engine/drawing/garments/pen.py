"""The hand that draws garments: lines with corners, wobble, gaps and haste, from a seed."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = list[Point]


class Mark(NamedTuple):
    """A line of a drawing, or an area filled with `shade`; the garment's middle is near (0, 0), y downwards."""

    points: Line
    shade: float = 1.0
    is_area: bool = False


class Pen:
    """Draws one garment. What differs from person to person is drawn from `seed` once, for the whole garment."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.marks: list[Mark] = []
        self.sloppiness = abs(self.random.gauss(0.0, 0.045))  # spread of the corners, a garment being about 2 wide
        self.rounding = self.random.choice((0, 1, 1, 2))  # how often corners are cut
        self.lifting = self.random.choice((0.0, 0.0, 0.1, 0.3))  # chance to lift the pen at a corner
        self.skipping = self.random.choice((0.0, 0.0, 0.3))  # chance that a piece of an outline is left out
        self.bodies: list[Line] = []

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.random.random()

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def shaky(self, points: Sequence[Point], factor: float = 1.0) -> Line:
        spread = self.sloppiness * factor
        return [(x + self.random.gauss(0.0, spread), y + self.random.gauss(0.0, spread)) for x, y in points]

    def outline(self, points: Sequence[Point], closed: bool = True, rounding: int | None = None) -> None:
        """A part's outline, which can be filled and hatched later; drawn in one go or in pieces."""
        corners = self.shaky(points)
        cuts = self.rounding if rounding is None else rounding
        self.bodies.append(rounded(corners, cuts))
        if closed:
            start = self.random.randrange(len(corners)) if self.lifting else 0
            corners = corners[start:] + corners[:start]
            corners.append(self.shaky([corners[0]], 1.5)[0])
        pieces = [[corners[0]]]
        for position, corner in enumerate(corners[1:], start=1):
            pieces[-1].append(corner)
            if position < len(corners) - 1 and self.chance(self.lifting):
                pieces.append(self.shaky([corner], 2.0))
        if len(pieces) > 2 and self.chance(self.skipping):
            del pieces[self.random.randrange(len(pieces))]
        self.marks += [Mark(rounded(piece, cuts)) for piece in pieces]

    def line(self, points: Sequence[Point], rounding: int | None = None) -> None:
        """A line inside or beside the outlines."""
        self.marks.append(Mark(rounded(self.shaky(points, 0.7), self.rounding if rounding is None else rounding)))

    def both_sides(self, right: Sequence[Point], rounding: int | None = None) -> None:
        """A line on the right and its mirror image on the left."""
        self.line(right, rounding)
        self.line(mirrored(right), rounding)

    def across(self, half_width: float, y: float) -> None:
        self.line([(-half_width, y), (half_width, y)])

    def dot(self, x: float, y: float, size: float = 0.03) -> None:
        """A button: a dot, a small ring or a cross, as the pen moves."""
        x, y = self.shaky([(x, y)])[0]
        kind = self.random.random()
        if kind < 0.45:
            self.marks.append(Mark([(x, y), (x + 0.01, y + 0.02)]))
        elif kind < 0.9:
            self.marks.append(Mark(arc(x, y, size * 1.6, size * 1.6, 0, 360, 7)))
        else:
            self.marks.append(Mark([(x - size, y - size), (x + size, y + size)]))
            self.marks.append(Mark([(x + size, y - size), (x - size, y + size)]))

    def scribble(self, x: float, y: float, width: float, height: float) -> None:
        """A print, a logo or letters: a few random lines in a box around (x, y)."""
        for _ in range(self.random.choice((1, 1, 2, 3))):
            count = self.random.randint(2, 6)
            box = (width / 2, height / 2)
            self.marks.append(
                Mark([(x + self.between(-box[0], box[0]), y + self.between(-box[1], box[1])) for _ in range(count)])
            )

    def fill(self, shade: float) -> None:
        """Fill every outline drawn so far."""
        self.marks = [Mark(body, shade, True) for body in self.bodies] + self.marks

    def retrace(self) -> None:
        """Go over the outlines a second time, not quite along the first."""
        x, y = self.random.gauss(0.0, 0.05), self.random.gauss(0.0, 0.05)
        size = self.random.gauss(1.0, 0.04)
        for body in self.bodies:
            again = self.shaky([(px * size + x, py * size + y) for px, py in body], 0.3)
            start = self.random.randrange(len(again))
            again = [*again[start:], *again[:start]]
            self.marks.append(Mark(again[: max(2, round(len(again) * self.between(0.3, 1.0)))]))

    def crease(self) -> None:
        """A few short lines inside the outlines: folds and seams."""
        for body in self.bodies:
            middle = (sum(x for x, _ in body) / len(body), sum(y for _, y in body) / len(body))
            for _ in range(self.random.randint(1, 4)):
                corner = self.random.choice(body)
                start, end = (
                    along(corner, middle, self.between(0.1, 0.5)),
                    along(corner, middle, self.between(0.3, 0.9)),
                )
                self.marks.append(Mark(rounded(self.shaky([start, along(start, end, 0.5), end], 1.5), 1)))

    def hatch(self, angle: float, spacing: float) -> None:
        """Parallel lines inside every outline drawn so far; `angle` in degrees."""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        for body in self.bodies:
            turned = [(x * cos + y * sin, y * cos - x * sin) for x, y in body]
            low, high = min(y for _, y in turned), max(y for _, y in turned)
            level = low + spacing * self.between(0.3, 1.0)
            while level < high:
                ends = _crossings(turned, level)
                for left, right in zip(ends[::2], ends[1::2], strict=False):
                    ly, ry = self.random.gauss(level, spacing / 10), self.random.gauss(level, spacing / 10)
                    self.marks.append(
                        Mark(
                            [
                                (left * cos - ly * sin, ly * cos + left * sin),
                                (right * cos - ry * sin, ry * cos + right * sin),
                            ]
                        )
                    )
                level += spacing * self.between(0.7, 1.3)


def rounded(points: Sequence[Point], times: int) -> Line:
    """The line with its corners cut `times` times (Chaikin); both ends stay."""
    line = list(points)
    for _ in range(times):
        if len(line) < 3:
            break
        cut = [line[0]]
        for (x0, y0), (x1, y1) in itertools.pairwise(line):
            cut.append((0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1))
            cut.append((0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1))
        cut.append(line[-1])
        line = cut
    return line


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, count: int = 9) -> Line:
    """`count` points on an ellipse around (x, y), from `start` to `end` in degrees, clockwise from the right."""
    angles = [math.radians(start + (end - start) * i / (count - 1)) for i in range(count)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def turned(points: Sequence[Point], angle: float, x: float = 0.0, y: float = 0.0) -> Line:
    """The points turned by `angle` degrees around the origin, then moved by (x, y)."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(x + px * cos - py * sin, y + px * sin + py * cos) for px, py in points]


def mirrored(points: Sequence[Point]) -> Line:
    return [(-x, y) for x, y in points]


def symmetric(right: Sequence[Point]) -> Line:
    """The outline whose right half is given, downwards."""
    return [*right, *reversed(mirrored(right))]


def box(left: float, top: float, right: float, bottom: float) -> Line:
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def along(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def _crossings(outline: Line, level: float) -> list[float]:
    found = []
    for (x0, y0), (x1, y1) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y0 > level) != (y1 > level):
            found.append(x0 + (x1 - x0) * (level - y0) / (y1 - y0))
    return sorted(found)
