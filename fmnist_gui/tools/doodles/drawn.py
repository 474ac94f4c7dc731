"""Doodles as strokes and, many of them, as pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.sketch import Pixels, Stroke, stages
from fmnist_gui.engine.drawing.warps import warp
from fmnist_gui.tools.doodles import more_things, shapes, things
from fmnist_gui.tools.doodles.pen import Pen

KINDS: dict[str, Callable[[Pen], None]] = {
    kind.__name__: kind for kind in (*things.KINDS, *more_things.KINDS, *shapes.KINDS)
}
_OFTEN = 4  # times as often as others
_WEIGHTS = {
    "glyph": _OFTEN,
    "symbol": _OFTEN,
    "house": _OFTEN,
    "car": 2,
    "cat": 2,
    "clock": 2,
    "scribble": 2,
    "polygon": 2,
    "bars": 2,
    "rings": 2,
}
_MIXED, _PART = 0.2, 0.1  # how often two kinds are drawn one over another, and only a part of one
_FILLED = 0.1


def draw_doodle(kind: str, seed: int) -> list[Stroke]:
    """One doodle of a kind in KINDS as strokes, as some hand draws it."""
    return list(_drawn(KINDS[kind], np.random.default_rng(seed)))


def doodles(count: int, seed: int, kinds: tuple[str, ...] = tuple(KINDS)) -> Pixels:
    """`count` doodles as pictures uint8 [count, 28, 28]; some are two kinds over one another, or a part of one."""
    generator = np.random.default_rng(seed)
    weights = np.array([_WEIGHTS.get(kind, 1) for kind in kinds], dtype=np.float64)
    chosen = generator.choice(len(kinds), (count, 2), p=weights / weights.sum())
    return np.stack([_picture(KINDS[kinds[one]], KINDS[kinds[other]], generator) for one, other in chosen])


def _picture(kind: Callable[[Pen], None], other: Callable[[Pen], None], generator: np.random.Generator) -> Pixels:
    strokes, how = _drawn(kind, generator), generator.random()
    if how < _MIXED:
        size, (right, down) = generator.uniform(0.3, 1.0), generator.uniform(-0.5, 1.0, 2)
        strokes += tuple(s.scaled(size, right, down) for s in _drawn(other, generator))
    elif how < _MIXED + _PART:
        kept = generator.permutation(len(strokes))[: max(1, len(strokes) // 2)]
        strokes = tuple(strokes[index] for index in kept)
    return stages(strokes).pixels


def _drawn(kind: Callable[[Pen], None], generator: np.random.Generator) -> tuple[Stroke, ...]:
    pen = Pen(generator)
    kind(pen)
    strokes = warp(Drawing(tuple(pen.strokes)), generator).strokes
    if generator.random() < _FILLED:
        largest = max(strokes, key=lambda s: float(np.ptp(s.xs) * np.ptp(s.ys)))
        strokes = (Stroke(largest.xs, largest.ys, None, float(generator.uniform(0.3, 1.0)), "area"), *strokes)
    return strokes


def noise(count: int, seed: int) -> Pixels:
    """`count` pictures uint8 [count, 28, 28] of nothing: grains, spots and clouds of every size and shade, and what is
    left of fine grains in a large picture, a plain square."""
    generator = np.random.default_rng(seed)
    kinds = generator.choice(3, count, p=(0.5, 0.3, 0.2))
    return np.stack([(_clouds, _grains, _square)[kind](generator) for kind in kinds])


def _square(generator: np.random.Generator) -> Pixels:
    values = np.zeros((SIDE, SIDE))
    low, high = (int(edge) for edge in generator.integers((0, 25), (4, 29)))
    shade, grain = generator.uniform(60, 255), generator.uniform(0, 25)
    values[low:high, low:high] = generator.normal(shade, grain, (high - low, high - low))
    return _bytes(values)


def _clouds(generator: np.random.Generator) -> Pixels:
    frequency = np.fft.fftfreq(SIDE)
    smooth = (np.hypot(*np.meshgrid(frequency, frequency)) + 0.02) ** generator.uniform(0, 2.5)
    values = np.fft.ifft2(np.fft.fft2(generator.normal(size=(SIDE, SIDE))) / smooth).real
    values = (values - values.min()) / np.ptp(values)
    if generator.random() < 0.5:
        values = (values - generator.uniform(0.2, 0.6)) * generator.uniform(1, 6)
    return _bytes(255 * values)


def _grains(generator: np.random.Generator) -> Pixels:
    low, high = generator.uniform(50, 200), generator.uniform(5, 120)
    values = generator.normal(low, high, (SIDE, SIDE))
    lit = generator.random((SIDE, SIDE)) < generator.uniform(0.05, 1.3)
    return _bytes(np.where(lit, values, 0))


def _bytes(values: NDArray[np.float64]) -> Pixels:
    return np.floor(np.clip(values, 0, 255)).astype(np.uint8)
