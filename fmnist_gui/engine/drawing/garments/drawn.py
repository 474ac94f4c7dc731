"""Drawn garments: ten classes as people draw them, from a seed, in seconds. They are not Fashion-MNIST."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing import raster
from fmnist_gui.engine.drawing.garments import bags as garments_bags
from fmnist_gui.engine.drawing.garments import dress as garments_dress
from fmnist_gui.engine.drawing.garments import shoes as garments_shoes
from fmnist_gui.engine.drawing.garments import tops as garments_tops
from fmnist_gui.engine.drawing.garments import trouser as garments_trouser
from fmnist_gui.engine.drawing.garments.pen import Mark, Pen
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.sketch import LINE_WIDTH_PX, MARGIN_PX, Floats, Pixels, Stroke

if TYPE_CHECKING:  # torch takes a second to import
    from fmnist_gui.engine.data.fashion_mnist import FashionData

_KINDS: tuple[Callable[[Pen], None], ...] = (
    garments_tops.t_shirt,
    garments_trouser.trouser,
    garments_tops.pullover,
    garments_dress.dress,
    garments_tops.coat,
    garments_shoes.sandal,
    garments_tops.shirt,
    garments_shoes.sneaker,
    garments_bags.bag,
    garments_shoes.ankle_boot,
)
TRAIN_COUNT, TEST_COUNT = 12_000, 2_000  # of the data set that stands in: drawn in a few seconds
_CHUNK = 2_000  # drawings at a time
_FIT_PX = SIDE - 2 * MARGIN_PX - LINE_WIDTH_PX


def marks_of(label: int, seed: int) -> list[Mark]:
    """The lines and areas of one garment of class `label`, before `warped` makes them crooked."""
    pen = Pen(seed * 10 + label)
    _KINDS[label](pen)
    extra = pen.random.random()
    if extra < 0.05:
        pen.hatch(pen.random.choice((0.0, 45.0, 90.0, 135.0, pen.between(0, 180))), pen.between(0.12, 0.4))
    elif extra < 0.13:
        pen.fill(pen.between(0.25, 1.0))
    elif extra < 0.17:
        pen.retrace()
    elif extra < 0.23:
        pen.crease()
    return pen.marks


def draw_garment(label: int, seed: int) -> list[Stroke]:
    """One garment of class `label` (0 to 9) as strokes, in the order in which a hand would draw them."""
    drawing = _warped([marks_of(label, seed)], np.array([label]), np.random.default_rng([seed, label]))
    ends = np.flatnonzero(~drawing.joined) + 1
    parts = np.split(np.arange(len(drawing.xs)), ends[:-1])
    return [
        Stroke(
            drawing.xs[part],
            drawing.ys[part],
            None,
            float(drawing.shades[part[0]]),
            "area" if drawing.is_area[part[0]] else "line",
        )
        for part in parts
    ]


def drawn_garments(count: int, seed: int, labels: Sequence[int] | None = None) -> tuple[Pixels, NDArray[np.int64]]:
    """`count` garments as images uint8 [count, 28, 28] and labels [count]; classes take turns unless given."""
    chosen = np.arange(count) % 10 if labels is None else np.asarray(labels, dtype=np.int64)
    return np.concatenate(list(_chunks(chosen, seed))), chosen


def _chunks(labels: NDArray[np.int64], seed: int) -> Iterator[Pixels]:
    """Garments of these classes, _CHUNK at a time."""
    for start in range(0, len(labels), _CHUNK):
        part = labels[start : start + _CHUNK]
        marks = [marks_of(int(label), (seed << 32) + start + i) for i, label in enumerate(part)]
        yield _rendered(_warped(marks, part, np.random.default_rng([seed, start])), len(part))


def drawn_data(
    seed: int = 0, train_count: int = TRAIN_COUNT, test_count: int = TEST_COUNT
) -> Generator[float, None, FashionData]:
    """Drawn garments in the shape of Fashion-MNIST, for where that is missing. Say that they are not it.

    Progress is the fraction that is done, 0 to 1.
    """
    import torch

    from fmnist_gui.engine.data.fashion_mnist import FashionData, Split

    done, tensors = 0, []
    for count, own_seed in ((train_count, 2 * seed), (test_count, 2 * seed + 1)):
        labels, chunks = np.arange(count) % 10, []
        for chunk in _chunks(labels, own_seed):
            chunks.append(chunk)
            done += len(chunk)
            yield done / (train_count + test_count)
        tensors.append((torch.from_numpy(np.concatenate(chunks)), torch.from_numpy(labels)))
    train, test = tensors
    return FashionData(Split(*train, "train"), Split(*test, "test"), Path(), drawn=True)


class _Drawings(NamedTuple):
    """The points [P] of many drawings, one after the other."""

    xs: Floats
    ys: Floats
    joined: NDArray[np.bool_]  # whether a line leads to the next point
    owners: NDArray[np.int64]
    shades: NDArray[np.float32]
    is_area: NDArray[np.bool_]


def _warped(all_marks: Sequence[Sequence[Mark]], labels: NDArray[np.int64], random: np.random.Generator) -> _Drawings:
    """The marks of each drawing tilted, sheared, stretched, mirrored and bent as by one hand."""
    marks = [mark for own in all_marks for mark in own]
    sizes = np.array([len(mark.points) for mark in marks])
    points = np.array([point for mark in marks for point in mark.points], dtype=np.float64)
    owner = np.repeat(np.arange(len(all_marks)), [len(own) for own in all_marks])
    owners = np.repeat(owner, sizes)
    joined = np.ones(len(points), dtype=bool)
    joined[np.cumsum(sizes) - 1] = False
    shades = np.repeat(np.array([mark.shade for mark in marks], dtype=np.float32), sizes)
    is_area = np.repeat(np.array([mark.is_area for mark in marks]), sizes)

    count = len(all_marks)
    matrix = _hand(count, random)[owners]
    xs = matrix[:, 0, 0] * points[:, 0] + matrix[:, 0, 1] * points[:, 1]
    ys = matrix[:, 1, 0] * points[:, 0] + matrix[:, 1, 1] * points[:, 1]
    strength = (np.abs(random.normal(0.0, 0.05, count)) * np.where(random.random(count) < 0.15, 2.0, 1.0))[owners]
    for _ in range(3):  # slow waves bend the whole drawing
        wave = random.normal(0.0, 1.6, (count, 2))[owners]
        phase = random.uniform(0, 2 * math.pi, (count, 2))[owners]
        angle = wave[:, 0] * xs + wave[:, 1] * ys
        xs, ys = xs + strength * np.sin(angle + phase[:, 0]), ys + strength * np.sin(angle + phase[:, 1])
    jitter = np.abs(random.normal(0.0, 0.012, count))[owners]
    xs = xs + jitter * random.normal(size=len(xs))
    ys = ys + jitter * random.normal(size=len(ys))
    return _Drawings(xs, ys, joined, owners, shades, is_area)


def _hand(count: int, random: np.random.Generator) -> Floats:
    """A matrix [count, 2, 2] for each drawing: tilt, shear, stretch and perhaps a mirror."""
    tilt = np.radians(np.where(random.random(count) < 0.15, random.normal(0, 16, count), random.normal(0, 4, count)))
    shear = random.normal(0.0, 0.07, count)
    stretch = np.exp(random.normal(0.0, 0.16, count))
    mirror = np.where(random.random(count) < 0.5, -1.0, 1.0)
    cos, sin = np.cos(tilt), np.sin(tilt)
    matrix = np.empty((count, 2, 2))
    matrix[:, 0, 0] = cos * stretch * mirror
    matrix[:, 0, 1] = cos * shear - sin
    matrix[:, 1, 0] = sin * stretch * mirror
    matrix[:, 1, 1] = sin * shear + cos
    return matrix


def _rendered(drawings: _Drawings, count: int) -> Pixels:
    """Images [count, 28, 28], each drawing fitted into the frame as `sketch` does."""
    xs, ys = _fitted(drawings, count)
    lines = ~drawings.is_area
    widths = np.full(len(xs), LINE_WIDTH_PX)
    ink = raster.many_lines(xs[lines], ys[lines], widths[lines], drawings.joined[lines], drawings.owners[lines], count)
    areas = drawings.is_area
    if areas.any():
        following = np.arange(np.count_nonzero(areas)) + 1
        ends = np.flatnonzero(~drawings.joined[areas])
        following[ends] = np.concatenate([[0], ends[:-1] + 1])
        owners, shades = drawings.owners[areas], drawings.shades[areas]
        filled, compact = np.unique(owners, return_inverse=True)
        covered = raster.many_areas(xs[areas], ys[areas], following, compact, len(filled))
        shade = np.zeros(len(filled), dtype=np.float32)
        shade[compact] = shades
        ink[filled] = np.maximum(ink[filled], covered * shade[:, None, None])
    pixels: Pixels = np.floor(ink * 255 + 0.5).astype(np.uint8)
    return pixels


def _fitted(drawings: _Drawings, count: int) -> tuple[Floats, Floats]:
    starts = np.searchsorted(drawings.owners, np.arange(count))
    low_x, high_x = np.minimum.reduceat(drawings.xs, starts), np.maximum.reduceat(drawings.xs, starts)
    low_y, high_y = np.minimum.reduceat(drawings.ys, starts), np.maximum.reduceat(drawings.ys, starts)
    scale = _FIT_PX / np.maximum(high_x - low_x, high_y - low_y)
    own = drawings.owners
    xs = (drawings.xs - ((low_x + high_x) / 2)[own]) * scale[own] + SIDE / 2
    ys = (drawings.ys - ((low_y + high_y) / 2)[own]) * scale[own] + SIDE / 2
    return xs, ys
