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
    spacing = _SPACING * np.sqrt(np.maximum(np.minimum(widths, widths[following]) / 2, 0.5))
    dots = np.floor(np.sqrt(dx * dx + dy * dy) / spacing).astype(np.int64) + 1
    first = 0
    ends = np.cumsum(dots)
    while first < len(xs):  # a chunk of points after the other
        done = int(ends[first - 1]) if first else 0
        last = min(max(first + 1, int(np.searchsorted(ends, done + _CHUNK))), len(xs))
        chosen = slice(first, last)
        point = np.repeat(np.arange(first, last), dots[chosen])
        step = np.arange(len(point)) - np.repeat(np.cumsum(dots[chosen]) - dots[chosen], dots[chosen])
        part = step / dots[point]
        x, y = xs[point] + dx[point] * part, ys[point] + dy[point] * part
        _stamp(pixels, x, y, (widths[point] + dw[point] * part) / 2, owners[point], side)
        first = last
    return pixels.reshape(count, side, side)


def _stamp(
    pixels: NDArray[np.float32], xs: Floats, ys: Floats, radii: Floats, owners: NDArray[np.int64], side: int
) -> None:
    """Put round dots onto the flat `pixels`, the brighter one winning."""
    reach = float(radii.max()) + 0.5
    span = np.arange(int(np.ceil(2 * reach)) + 1)
    dots = max(_CHUNK // len(span) ** 2, 1)
    for start in range(0, len(xs), dots):
        chosen = slice(start, start + dots)
        column = np.floor(xs[chosen] - reach).astype(np.int64)[:, None] + span
        row = np.floor(ys[chosen] - reach).astype(np.int64)[:, None] + span
        off_x, off_y = column + 0.5 - xs[chosen, None], row + 0.5 - ys[chosen, None]
        # Far outside is a distance at which no dot reaches.
        off_x[(column < 0) | (column >= side)] = np.inf
        off_y[(row < 0) | (row >= side)] = np.inf
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
    edge = np.repeat(np.arange(len(xs)), rows)
    row = start[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(rows) - rows, rows)
    x = x0[edge] + (x1[edge] - x0[edge]) * (row - y0[edge]) / (y1[edge] - y0[edge])
    column = np.clip(np.ceil(x), 0, fine).astype(np.int64)
    np.add.at(crossings, (owners[edge], row, column), 1)
    inside = np.cumsum(crossings, axis=2, dtype=np.uint8)[:, :, :fine] & 1
    coverage: NDArray[np.float32] = inside.reshape(count, side, _FINE, side, _FINE).mean((2, 4), dtype=np.float32)
    return coverage


def flood(ink: Floats, y: float, x: float) -> Floats:
    """Coverage of the part of `ink` [H, W] that a bucket at (y, x) fills: up to where the ink changes by half."""
    height, width = ink.shape
    row, column = min(max(int(y), 0), height - 1), min(max(int(x), 0), width - 1)
    free = np.abs(ink - ink[row, column]) < 0.5
    region = np.zeros(ink.shape, dtype=bool)
    region[row, column] = True
    while True:
        grown = _spread(_spread(region, free).T, free.T).T
        if np.count_nonzero(grown) == np.count_nonzero(region):
            return region.astype(np.float64)
        region = grown


def _spread(region: NDArray[np.bool_], free: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The region grown along its columns, up and down, as far as they are free."""
    grown = region.copy()
    for row in range(1, len(grown)):
        grown[row] |= grown[row - 1] & free[row]
    for row in range(len(grown) - 2, -1, -1):
        grown[row] |= grown[row + 1] & free[row]
    return grown


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
