"""A drawing as another hand might have made it: of the same class, never twice the same."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing.drawing import Drawing, stages_of
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.sketch import LINE_WIDTH_PX, Floats, Pixels, Stroke
from fmnist_gui.engine.errors import StudioError

# Lengths are fractions of the drawing's longer side, how often something happens is one from 0 to 1.
TILT_DEG, MOST_TILT_DEG = 7.0, 15.0
STRETCH = 0.8, 1.25  # of each axis
SHEAR, MOST_SHEAR = 0.08, 0.2
MIRRORED = 0.5
WAVES, WAVE_LENGTH, WAVE = 3, (0.6, 2.0), 0.02  # slow bends of the whole drawing
TREMOR_LENGTH, TREMOR = (0.08, 0.3), 0.003
SHIFT, TURN_DEG, SIZE = 0.012, 2.5, 0.04  # of single strokes
MISSED, MISS = 0.25, 0.05  # how often, and by how much at most, a line ends too early or too late
GAP, CLOSED, OPENED, OPENING = 0.08, 0.4, 0.15, 0.05  # between a line's two ends
DROPPED, SHORT, MARGIN = 0.1, 0.3, 0.06  # one short stroke inside, of three or more
PEN, THICKEST = 0.3, 1.6  # how often the pen is thicker than the usual line, and how many times
STEP = 0.04  # from point to point: straight lines bend, too
_USUAL = LINE_WIDTH_PX / (SIDE - 4)  # of a line
_MIDDLE, _INK = (SIDE - 1) / 2, 50  # of the frame; what is not nothing, of 255


def warp(drawing: Drawing, generator: np.random.Generator) -> Drawing:
    """Tilted, stretched, sheared, bent, perhaps mirrored; and stroke by stroke moved, longer, shorter or left out.

    A picture comes as the 28x28 pixels that the network would see, with what was drawn on it, warped as a whole.
    What depends on how strokes meet (a bucket, an eraser) is bent as a whole, too. Raises StudioError where there is
    nothing to see.
    """
    if drawing.picture is not None:
        return Drawing(picture=_warped_pixels(stages_of(drawing).pixels, generator))
    lines = _lines_of(drawing.strokes)
    seen = lines.strokes_seen[lines.owners]
    points = lines.points[seen] if seen.any() else lines.points
    low, high = points.min(axis=0, initial=math.inf), points.max(axis=0, initial=-math.inf)
    side = float((high - low).max())
    if not 0 < side < math.inf:
        return drawing
    lines = replace(lines, points=(lines.points - (low + high) / 2) / side, widths=lines.widths / side)
    lines = _dense(lines)
    if not any(s.kind == "bucket" or s.shade == 0 for s in lines.strokes):
        lines = _by_stroke(lines, generator)
    points = _bent(lines.points, generator) @ _hand(generator).T
    widths = lines.widths
    if generator.random() < PEN:
        widths = np.maximum(widths, _USUAL * generator.uniform(1.0, THICKEST))
    return Drawing(_strokes_of(replace(lines, points=points * side + (low + high) / 2, widths=widths * side)))


def warped_pixels(drawing: Drawing, generator: np.random.Generator) -> Pixels:
    """What the network sees of it, warped: [28, 28]; unwarped where nothing would be left, of what the eraser goes
    over say. Raises StudioError where there is nothing to see in the drawing itself."""
    try:
        return stages_of(warp(drawing, generator)).pixels
    except StudioError:
        return stages_of(drawing).pixels


@dataclass(frozen=True, eq=False)
class _Lines:
    """The points [P, 2] of all strokes, one after the other, which one each belongs to, and its width, 0 for usual."""

    strokes: tuple[Stroke, ...]
    points: Floats
    owners: NDArray[np.int64]
    widths: Floats

    @property
    def strokes_seen(self) -> NDArray[np.bool_]:
        return np.array([s.shade > 0 and s.kind != "bucket" for s in self.strokes], dtype=bool)

    @property
    def ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The indices of each stroke's first point and of its last."""
        last = np.flatnonzero(np.diff(self.owners, append=len(self.strokes)))
        return np.concatenate([[0], last[:-1] + 1]), last

    def along(self) -> Floats:
        """How far the pen had gone in its stroke [P]."""
        steps = np.hypot(*np.diff(self.points, axis=0, prepend=self.points[:1]).T)
        way: Floats = np.cumsum(steps)
        way -= way[self.ends[0]][self.owners]
        return way


def _lines_of(strokes: tuple[Stroke, ...]) -> _Lines:
    strokes = tuple(s for s in strokes if len(s.xs))
    if not strokes:
        return _Lines((), np.empty((0, 2)), np.empty(0, dtype=np.int64), np.empty(0))
    points = np.stack([np.concatenate([s.xs for s in strokes]), np.concatenate([s.ys for s in strokes])], axis=1)
    owners = np.repeat(np.arange(len(strokes)), [len(s.xs) for s in strokes])
    widths = np.concatenate([np.zeros(len(s.xs)) if s.widths is None else s.widths for s in strokes])
    return _Lines(strokes, points, owners, widths)


def _strokes_of(lines: _Lines) -> tuple[Stroke, ...]:
    first, last = lines.ends
    usual = not lines.widths.any()
    return tuple(
        Stroke(
            lines.points[start : end + 1, 0],
            lines.points[start : end + 1, 1],
            None if usual else lines.widths[start : end + 1],
            s.shade,
            s.kind,
        )
        for s, start, end in zip(lines.strokes, first.tolist(), last.tolist(), strict=True)
    )


def _dense(lines: _Lines) -> _Lines:
    """With more points on long straight lines."""
    points, owners, widths = lines.points, lines.owners, lines.widths
    ways, wider = np.diff(points, axis=0, append=points[-1:]), np.diff(widths, append=widths[-1:])
    counts = np.ceil(np.hypot(ways[:, 0], ways[:, 1]) / STEP).astype(np.int64).clip(1)
    counts[lines.ends[1]] = 1
    source = np.repeat(np.arange(len(points)), counts)
    part = (np.arange(len(source)) - (np.cumsum(counts) - counts)[source]) / counts[source]
    more = points[source] + ways[source] * part[:, None]
    return replace(lines, points=more, owners=owners[source], widths=widths[source] + wider[source] * part)


def _by_stroke(lines: _Lines, generator: np.random.Generator) -> _Lines:
    lines = _with_other_gaps(_one_dropped(lines, generator), generator)
    lines = _with_other_ends(lines, generator)
    count, own = len(lines.strokes), lines.owners
    first, _ = lines.ends
    sizes = np.diff(first, append=len(own))
    centres = (np.add.reduceat(lines.points, first) / sizes[:, None])[own]
    turn = np.radians(generator.normal(0.0, TURN_DEG, count))
    size = np.exp(generator.normal(0.0, SIZE, count))
    cos, sin = (size * np.cos(turn))[own], (size * np.sin(turn))[own]
    xs, ys = (lines.points - centres).T
    moved = centres + np.stack([cos * xs - sin * ys, sin * xs + cos * ys], axis=1)
    moved += generator.normal(0.0, SHIFT, (count, 2))[own] * min(1.0, count - 1.0)  # one alone has nothing to move by
    wave = 2 * math.pi * lines.along() / generator.uniform(*TREMOR_LENGTH, count)[own]
    for axis in (0, 1):
        phase, strength = generator.uniform(0, 2 * math.pi, count), generator.normal(0.0, TREMOR, count)
        moved[:, axis] += strength[own] * np.sin(wave + phase[own])
    return replace(lines, points=moved)


def _one_dropped(lines: _Lines, generator: np.random.Generator) -> _Lines:
    """Perhaps without one of the short strokes that hold nothing together."""
    if generator.random() >= DROPPED or len(lines.strokes) < 3:
        return lines
    first, last = lines.ends
    inside = np.maximum.reduceat(np.abs(lines.points), first) < lines.points.max(axis=0) - MARGIN
    candidates = np.flatnonzero((lines.along()[last] < SHORT) & inside.all(axis=1))
    if not len(candidates):
        return lines
    gone = int(generator.choice(candidates))
    kept = lines.owners != gone
    owners = lines.owners[kept]
    return _Lines(
        lines.strokes[:gone] + lines.strokes[gone + 1 :],
        lines.points[kept],
        owners - (owners > gone),
        lines.widths[kept],
    )


def _with_other_gaps(lines: _Lines, generator: np.random.Generator) -> _Lines:
    """Lines that nearly close are closed, or opened, by a drift along all of them."""
    first, last = lines.ends
    way = lines.along()
    gaps = lines.points[first] - lines.points[last]
    nearly = (np.hypot(gaps[:, 0], gaps[:, 1]) < GAP) & (way[last] > 4 * GAP)
    lot = generator.random(len(first))
    opened = generator.uniform(-OPENING, OPENING, gaps.shape)
    drift = np.where((lot < CLOSED)[:, None], gaps, np.where((lot > 1 - OPENED)[:, None], opened, 0.0))
    drift[~nearly] = 0.0
    part = way / np.maximum(way[last], 1e-9)[lines.owners]
    return replace(lines, points=lines.points + drift[lines.owners] * part[:, None])


def _with_other_ends(lines: _Lines, generator: np.random.Generator) -> _Lines:
    """Some lines end too early or too late."""
    count, own = len(lines.strokes), lines.owners
    way = lines.along()
    length = way[lines.ends[1]]
    may = np.array([s.kind == "line" for s in lines.strokes]) & (length > 3 * MISS)
    early, late = (
        np.where(may & (generator.random(count) < MISSED), generator.uniform(-MISS, MISS, count), 0.0) for _ in range(2)
    )
    kept = (way >= early[own]) & (length[own] - way >= late[own])
    lines = replace(lines, points=lines.points[kept], owners=own[kept], widths=lines.widths[kept])
    first, last = lines.ends
    points = lines.points.copy()
    for ends, before, over in (
        (first, np.minimum(first + 2, last), -early),
        (last, np.maximum(last - 2, first), -late),
    ):
        ways = lines.points[ends] - lines.points[before]
        ways /= np.maximum(np.hypot(ways[:, 0], ways[:, 1]), 1e-9)[:, None]
        points[ends] += ways * np.maximum(over, 0.0)[:, None]
    return replace(lines, points=points)


def _bent(points: Floats, generator: np.random.Generator) -> Floats:
    """Slow waves bend the whole drawing, across them and along them."""
    moved = points.copy()
    strength = abs(generator.normal(0.0, WAVE))
    for _ in range(WAVES):
        angle = generator.uniform(0, 2 * math.pi)
        number = 2 * math.pi / generator.uniform(*WAVE_LENGTH)
        phases = generator.uniform(0, 2 * math.pi, 2)
        wave = number * (points @ np.array([math.cos(angle), math.sin(angle)]))
        moved += strength * np.sin(wave[:, None] + phases)
    return moved


def _hand(generator: np.random.Generator) -> Floats:
    """A matrix [2, 2]: stretch, shear, tilt and perhaps a mirror."""
    tilt = math.radians(float(np.clip(generator.normal(0.0, TILT_DEG), -MOST_TILT_DEG, MOST_TILT_DEG)))
    shear = float(np.clip(generator.normal(0.0, SHEAR), -MOST_SHEAR, MOST_SHEAR))
    width, height = np.exp(generator.uniform(math.log(STRETCH[0]), math.log(STRETCH[1]), 2))
    mirror = -1.0 if generator.random() < MIRRORED else 1.0
    turned = np.array([[math.cos(tilt), -math.sin(tilt)], [math.sin(tilt), math.cos(tilt)]])
    hand: Floats = turned @ np.array([[mirror * width, shear], [0.0, height]])
    return hand


def _warped_pixels(pixels: NDArray[np.uint8], generator: np.random.Generator) -> NDArray[np.uint8]:
    """Pixels [28, 28] bent, tilted and stretched as a drawing is, and fitted into the frame again."""
    hand = _hand(generator)
    ink = (np.argwhere(pixels > _INK)[:, ::-1] - _MIDDLE) @ hand.T  # where it goes, but for the bends
    low, high = ink.min(axis=0, initial=SIDE), ink.max(axis=0, initial=-SIDE)
    hand *= min(1.0, (SIDE - 3) / max(float((high - low).max()), 1.0))
    shift = np.where(low < high, (low + high) / 2, 0.0)
    rows, columns = np.mgrid[:SIDE, :SIDE]
    positions = (np.stack([columns.ravel(), rows.ravel()], axis=1) - _MIDDLE + shift) @ np.linalg.inv(hand).T
    sources = _bent(positions / SIDE, generator) * SIDE + _MIDDLE
    padded = np.pad(pixels.astype(np.float64), 1)
    xs, ys = np.clip(sources.T + 1, 0, SIDE + 1 - 1e-9)
    left, top = xs.astype(np.int64), ys.astype(np.int64)
    right, down = xs - left, ys - top
    found = (
        padded[top, left] * (1 - right) * (1 - down)
        + padded[top, left + 1] * right * (1 - down)
        + padded[top + 1, left] * (1 - right) * down
        + padded[top + 1, left + 1] * right * down
    )
    warped: NDArray[np.uint8] = np.floor(found + 0.5).astype(np.uint8).reshape(SIDE, SIDE)
    return warped
