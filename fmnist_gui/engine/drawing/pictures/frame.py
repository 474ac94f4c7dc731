"""A frame around a picture: the bars of a screenshot, the border of a print."""

from __future__ import annotations

import numpy as np

from fmnist_gui.engine.drawing.sketch import Pixels

_LEAST_PX, _MOST = 2, 0.3  # how wide a bar may be: pixels, and a part of the side
_SAME, _OTHER = 10, 40  # greys: so near is the bar's own, so far is another one
_ALL, _MOSTLY = 0.98, 0.6  # of a line: of the bar's; of the picture beside it, which other bars may make shorter
_SOFT_PX = 3  # lines between a bar and the picture, where a scaled picture mixes them
_LEAST_GARMENT, _MOST_GARMENT = 0.01, 0.8  # of what is inside

Box = tuple[int, int, int, int]


def inside_of_frame(grey: Pixels) -> Box | None:
    """Left, top, right and bottom of what lies inside a frame of one grey on one to four sides; None: there is none.

    The outside of a garment is a frame, too; but a frame is straight, sharp and full, and has a garment inside.
    """
    height, width = grey.shape
    bars = [_bar(turned) for turned in (grey.T, grey, grey.T[::-1], grey[::-1])]  # left, upper, right, lower
    left, top, right, bottom = bars
    box = left, top, width - right, height - bottom
    found = grey[box[1] : box[3], box[0] : box[2]]
    if not any(bars) or min(found.shape) < min(grey.shape) / 4:
        return None
    sides = (found[:, 0], found[0], found[:, -1], found[-1])
    outside = (grey[:, 0], grey[0], grey[:, -1], grey[-1])
    straight = all(
        (np.abs(side - np.median(beside)) > _OTHER).mean() > _ALL
        for side, beside, bar in zip(sides, outside, bars, strict=True)
        if bar
    )
    return box if straight and _has_garment(found) else None


def _bar(grey: Pixels) -> int:
    """How many rows at the top belong to a bar, with those where it ends; 0: there is none."""
    lines = grey[: int(len(grey) * _MOST) + _SOFT_PX + 2].astype(np.int16)
    off = np.abs(lines - int(np.median(lines[0])))
    own = (off < _SAME).mean(axis=1) > _ALL
    wide = int(np.argmin(own)) if not own.all() else 0
    end = wide + _SOFT_PX
    if wide < _LEAST_PX or end >= len(lines):
        return 0
    return end if (off[end] > _OTHER).mean() > _MOSTLY else 0


def _has_garment(found: Pixels) -> bool:
    edge = np.concatenate([found[0], found[-1], found[:, 0], found[:, -1]])
    part = (np.abs(found - np.median(edge)) > _OTHER).mean()
    return _LEAST_GARMENT < float(part) < _MOST_GARMENT
