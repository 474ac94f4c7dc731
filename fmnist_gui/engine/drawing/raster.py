"""Antialiased lines and areas on small grids, one drawing or thousands at once, with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

SIDE = 28  # pixels of the frame
# A line is made of dots, this times the root of their radius apart: their edge strays from the line's by 0.02 pixels.
_SPACING = 0.4
_FINE = 4  # rows and columns of an area's samples a pixel
_LONG = 1_000  # dots; of a line with more only those near the frame are made
_CHUNK = 400_000  # dots, or dots times pixels, at a time: keeps the work inside the processor's caches

Floats: TypeAlias = NDArray[np.float64]


def lines(strokes: Sequence[tuple[Floats, Floats, Floats]], side: int = SIDE) -> Floats:
    """Coverage [side, side] from 0 to 1 of strokes given as x, y and width [P], in pixels."""
    xs, ys, widths = (np.concatenate([stroke[axis] for stroke in strokes]) for axis in range(3))
    joined = np.ones(len(xs), dtype=bool)
    joined[np.cumsum([len(stroke[0]) for stroke in strokes]) - 1] = False
    owners = np.zeros(len(xs), dtype=np.int64)
    coverage: Floats = many_lines(xs, ys, widths, joined, owners, 1, side)[0].astype(np.float64)
    return coverage


def many_lines(
    xs: Floats,
    ys: Floats,
    widths: Floats,
    joined: NDArray[np.bool_],
    owners: NDArray[np.int64],
    count: int,
    side: int = SIDE,
) -> NDArray[np.float32]:
    """Coverage [count, side, side] of many drawings' points [P].

    `joined` [P] says whether a line leads to the next point, `owners` [P] which drawing a point belongs to.
    """
    pixels = np.zeros(count * side * side, dtype=np.float32)
    following = np.minimum(np.arange(len(xs)) + 1, len(xs) - 1)
    following = np.where(joined, following, np.arange(len(xs)))
    dx, dy, dw = xs[following] - xs, ys[following] - ys, widths[following] - widths
    dots = _dots(dx, dy, np.minimum(widths, widths[following]))
    begin, end = np.zeros_like(dots), dots
    if dots.max(initial=0) > _LONG:
        begin, end = _near_frame(xs, ys, dx, dy, dots, np.maximum(widths, widths[following]) / 2 + 1, side)
    ends = np.cumsum(end - begin)
    first = 0
    while first < len(xs):  # a chunk of points after the other
        done = int(ends[first - 1]) if first else 0
        last = min(max(first + 1, int(np.searchsorted(ends, done + _CHUNK))), len(xs))
        counts = (end - begin)[first:last]
        point = np.repeat(np.arange(first, last), counts)
        step = np.arange(len(point)) - np.repeat(np.cumsum(counts) - counts, counts) + begin[point]
        part = step / dots[point]
        x, y = xs[point] + dx[point] * part, ys[point] + dy[point] * part
        _stamp(pixels, x, y, (widths[point] + dw[point] * part) / 2, owners[point], side)
        first = last
    return pixels.reshape(count, side, side)


def thinned(xs: Floats, ys: Floats, widths: Floats) -> tuple[Floats, Floats, Floats]:
    """A line of a thick pen without points that lie nearer to one another than the dots of which lines are made."""
    travelled = np.cumsum(np.hypot(np.diff(xs), np.diff(ys)) / _spacing(np.minimum(widths[:-1], widths[1:])))
    kept = np.diff(np.floor(travelled), prepend=-1.0, append=np.inf) > 0
    return xs[kept], ys[kept], widths[kept]


def work(strokes: Sequence[tuple[Floats, Floats, Floats]], kind: str, side: int) -> float:
    """What it takes at most to draw lines, an area or what a bucket fills, in pixels of a dot (20 ns each)."""
    least, pixels = 10_000.0, float(side * side)
    if kind == "bucket":
        return least + 5 * pixels
    xs, ys, widths = (np.concatenate([stroke[axis] for stroke in strokes]) for axis in range(3))
    if kind == "area":
        return least + 9 * pixels + 40 * float(np.minimum(np.abs(np.diff(ys, append=ys[0])), side).sum())
    span = min(float(widths.max()) + 2, side)
    lengths = np.minimum(np.hypot(np.diff(xs), np.diff(ys)), 1.5 * side + 3 * span)  # more cannot be near the frame
    dots = len(xs) + float((lengths / _spacing(np.minimum(widths[:-1], widths[1:]))).sum())
    return least + 0.2 * pixels + dots * span * span


def _spacing(widths: Floats) -> Floats:
    spacing: Floats = _SPACING * np.sqrt(np.maximum(widths / 2, 0.5))
    return spacing


def _dots(dx: Floats, dy: Floats, widths: Floats) -> NDArray[np.int64]:
    """Of how many dots the lines [P] from one point to the next are made, the last point's left out."""
    return np.floor(np.sqrt(dx * dx + dy * dy) / _spacing(widths)).astype(np.int64) + 1


def _near_frame(
    xs: Floats, ys: Floats, dx: Floats, dy: Floats, dots: NDArray[np.int64], reach: Floats, side: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first of each line's dots [P], and the one after the last, that may be within `reach` of the frame."""
    low, high = np.zeros(len(xs)), np.ones(len(xs))
    for start, way in ((xs, dx), (ys, dy)):
        with np.errstate(divide="ignore", invalid="ignore"):
            one, other = (-reach - start) / way, (side + reach - start) / way
        still = way == 0
        inside = (start >= -reach) & (start <= side + reach)
        low = np.maximum(low, np.where(still, np.where(inside, 0.0, 2.0), np.minimum(one, other)))
        high = np.minimum(high, np.where(still, np.where(inside, 1.0, -2.0), np.maximum(one, other)))
    begin = np.clip(np.floor(low * dots) - 1, 0, dots).astype(np.int64)
    end = np.clip(np.ceil(high * dots) + 1, 0, dots).astype(np.int64)
    return begin, np.maximum(end, begin)


def _stamp(
    pixels: NDArray[np.float32], xs: Floats, ys: Floats, radii: Floats, owners: NDArray[np.int64], side: int
) -> None:
    """Put round dots onto the flat `pixels`, the brighter one winning."""
    if not len(xs):
        return
    reach = float(radii.max()) + 0.5
    span = np.arange(min(int(np.ceil(2 * reach)) + 1, side))
    dots = max(_CHUNK // len(span) ** 2, 1)
    for start in range(0, len(xs), dots):
        chosen = slice(start, start + dots)
        # A dot that is only partly inside, or not at all, is looked at where the frame is.
        column = np.clip(np.floor(xs[chosen] - reach), 0, side - len(span)).astype(np.int64)[:, None] + span
        row = np.clip(np.floor(ys[chosen] - reach), 0, side - len(span)).astype(np.int64)[:, None] + span
        off_x, off_y = column + 0.5 - xs[chosen, None], row + 0.5 - ys[chosen, None]
        distance = np.sqrt((off_y * off_y)[:, :, None] + (off_x * off_x)[:, None, :])
        coverage = (radii[chosen] + 0.5)[:, None, None] - distance
        hit = np.flatnonzero(coverage > 0)
        index = (owners[chosen, None] * side + row)[:, :, None] * side + column[:, None, :]
        value = np.minimum(coverage.ravel()[hit], 1.0).astype(np.float32)
        np.maximum.at(pixels, index.ravel()[hit], value)


def areas(outlines: Sequence[tuple[Floats, Floats]], side: int = SIDE) -> Floats:
    """Coverage [side, side] of closed outlines, given as x and y [P] in pixels; where two overlap there is a hole."""
    xs, ys = (np.concatenate([outline[axis] for outline in outlines]) for axis in range(2))
    following = np.concatenate([np.roll(np.arange(len(o[0])), -1) for o in outlines])
    sizes = [len(o[0]) for o in outlines]
    following = following + np.repeat(np.cumsum(sizes) - sizes, sizes)
    owners = np.zeros(len(xs), dtype=np.int64)
    coverage: Floats = many_areas(xs, ys, following, owners, 1, side)[0].astype(np.float64)
    return coverage


def many_areas(
    xs: Floats, ys: Floats, following: NDArray[np.int64], owners: NDArray[np.int64], count: int, side: int = SIDE
) -> NDArray[np.float32]:
    """Coverage [count, side, side] of many drawings' outlines; `following` [P] is each point's successor."""
    fine = side * _FINE
    crossings = np.zeros((count, fine, fine + 1), dtype=np.uint8)
    y0, y1 = ys * _FINE - 0.5, ys[following] * _FINE - 0.5  # sample rows lie at whole numbers
    x0, x1 = xs * _FINE - 0.5, xs[following] * _FINE - 0.5
    low, high = np.minimum(y0, y1), np.maximum(y0, y1)
    start = np.clip(np.ceil(low), 0, fine).astype(np.int64)
    rows = np.maximum(np.clip(np.ceil(high), 0, fine).astype(np.int64) - start, 0)
    ends = np.cumsum(rows)
    first = 0
    while first < len(xs):  # a chunk of edges after the other
        done = int(ends[first - 1]) if first else 0
        last = min(max(first + 1, int(np.searchsorted(ends, done + _CHUNK))), len(xs))
        counts = rows[first:last]
        edge = np.repeat(np.arange(first, last), counts)
        row = start[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts)
        x = x0[edge] + (x1[edge] - x0[edge]) * (row - y0[edge]) / (y1[edge] - y0[edge])
        column = np.clip(np.ceil(x), 0, fine).astype(np.int64)
        np.add.at(crossings, (owners[edge], row, column), 1)
        first = last
    inside = np.cumsum(crossings, axis=2, dtype=np.uint8)[:, :, :fine] & 1
    coverage: NDArray[np.float32] = inside.reshape(count, side, _FINE, side, _FINE).mean((2, 4), dtype=np.float32)
    return coverage


def flood(ink: Floats, y: float, x: float) -> Floats:
    """Coverage of the part of `ink` [H, W] that a bucket at (y, x) fills: up to where the ink changes by half."""
    height, width = ink.shape
    row, column = int(min(max(y, 0), height - 1)), int(min(max(x, 0), width - 1))
    free = np.abs(ink - ink[row, column]) < 0.5
    runs = np.cumsum(np.diff(free, axis=1, prepend=False) & free).reshape(ink.shape)  # numbers of the free runs of rows
    below = free[:-1] & free[1:]
    regions = linked(int(runs[-1, -1]) + 1, runs[:-1][below], runs[1:][below])
    filled: Floats = (free & (regions[runs] == regions[runs[row, column]])).astype(np.float64)
    return filled


def linked(count: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of `count` things the least of those that are linked to it, directly or not, by the pairs [P]."""
    least = np.arange(count)
    while True:
        low, high = np.minimum(least[one], least[other]), np.maximum(least[one], least[other])
        apart = low < high
        if not apart.any():
            return least
        np.minimum.at(least, high[apart], low[apart])
        while not np.array_equal(least, nearer := least[least]):
            least = nearer


def resized(values: Floats, height: int, width: int, brightest: bool) -> Floats:
    """Values [H, W] as [height, width]: the mean of the pixels that fall into each new one, or the brightest."""
    for axis, size in ((0, height), (1, width)):
        old = values.shape[axis]
        if old < size:
            values = np.take(values, np.arange(size) * old // size, axis=axis)
            continue
        starts = np.arange(size) * old // size
        reduce: Any = np.maximum if brightest else np.add
        values = reduce.reduceat(values, starts, axis=axis)
        if not brightest:
            sizes = np.diff(np.append(starts, old)).reshape((-1, 1) if axis == 0 else (1, -1))
            values = values / sizes
    return values


def dilated(values: Floats, radius: float) -> Floats:
    """Values [H, W], each pixel the brightest one within `radius` pixels."""
    reach = int(radius)
    height, width = values.shape
    padded = np.pad(values, reach)
    result = values.copy()
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            if row * row + column * column <= radius * radius:
                top, left = reach + row, reach + column
                np.maximum(result, padded[top : top + height, left : left + width], out=result)
    return result


def mean_width(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Mean width [...] of the lines in masks [..., H, W], in their pixels: twice the area by the length of its edge."""
    padded = np.pad(mask, [(0, 0)] * (mask.ndim - 2) + [(1, 1), (1, 1)])
    across = (padded[..., 1:, :] != padded[..., :-1, :]).sum(axis=(-2, -1))
    edge = across + (padded[..., 1:] != padded[..., :-1]).sum(axis=(-2, -1))
    widths: NDArray[np.float64] = 2 * mask.sum(axis=(-2, -1)) / np.maximum(edge, 1) * 1.13  # slanting edges have steps
    return widths
