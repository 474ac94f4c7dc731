"""Taps and flicks of the pen far from the drawing, which must not hold its frame open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing.raster import linked

if TYPE_CHECKING:
    from fmnist_gui.engine.drawing.sketch import Stroke

# Of the longest side of the drawing. With a tap, a flick or three of them in the corners of the canvas, drawings by
# people are named as often as without (82 and 86 % of two sets; 20 to 36 % where these count and the drawing fills half
# of the canvas). Of 1,354 drawings by people 7 lose a mark of their own, and no more of them are misclassified.
_GAP, _LONGEST = 0.05, 0.15
_ROUNDS = 3


def without_strays(ink: Sequence[Stroke]) -> tuple[tuple[Stroke, ...], tuple[Stroke, ...]]:
    """The strokes of the drawing, and those that are none of it: small marks that lie apart from all the rest.

    Buttons and eyelets are small too, but lie within the rest. What erases or fills belongs to the drawing.
    """
    indices = [index for index, s in enumerate(ink) if s.shade > 0 and s.kind != "bucket"]
    strays = {indices[number] for number in _strays([ink[index] for index in indices])} if len(indices) > 1 else set()
    kept = tuple(s for index, s in enumerate(ink) if index not in strays)
    return kept, tuple(ink[index] for index in sorted(strays))


def _strays(strokes: Sequence[Stroke]) -> NDArray[np.int64]:
    """The numbers of those that lie apart."""
    low = np.array([[s.xs.min(), s.ys.min()] for s in strokes])
    high = np.array([[s.xs.max(), s.ys.max()] for s in strokes])
    sides = (high - low).max(axis=1)
    side = float(sides.max())
    drawing = sides == side
    for _ in range(_ROUNDS):  # the more belongs to the drawing, the larger it is, and the farther it reaches
        near = _near(low, high, _GAP * side)
        while (more := ~drawing & near[:, drawing].any(axis=1)).any():
            drawing |= more
        side = float(np.ptp(np.concatenate([low[drawing], high[drawing]]), axis=0).max())
    apart = np.flatnonzero(~drawing)
    groups = linked(len(apart), *np.nonzero(near[np.ix_(apart, apart)]))
    group_low, group_high = low[apart], high[apart]
    np.minimum.at(group_low, groups, low[apart])
    np.maximum.at(group_high, groups, high[apart])
    sizes = (group_high - group_low).max(axis=1, initial=0.0)[groups]
    strays: NDArray[np.int64] = apart[sizes <= _LONGEST * side]
    return strays


def _near(low: NDArray[np.float64], high: NDArray[np.float64], gap: float) -> NDArray[np.bool_]:
    """Which of the boxes, given by their corners [N, 2], are at most `gap` apart in x and in y: [N, N]."""
    before = np.ones((len(low), len(low)), dtype=bool)
    for axis in range(2):
        before &= low[:, axis, None] - high[:, axis] <= gap
    return before & before.T
