"""What is done with a drawing as a whole: turned, mirrored; its picture cropped, inverted, freed of its background.

Each function gives another drawing; strokes stay where they are on the picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of_photo
from fmnist_gui.engine.drawing.pictures import photo as photos
from fmnist_gui.engine.drawing.pictures.photo import LEAST_CROP, Crop, Photo, photo_of_grey
from fmnist_gui.engine.drawing.sketch import Box, Floats, Stroke


def photo_in(drawing: Drawing) -> Photo | None:
    """The picture of a drawing with what was said about it; made of its grey values where it has no colours."""
    if drawing.photo is None and drawing.picture is not None:
        return photo_of_grey(drawing.picture, drawing.on_black)
    return drawing.photo


def turned(drawing: Drawing, to_the_right: bool = True) -> Drawing:
    """A quarter."""
    for _ in range(1 if to_the_right else 3):
        drawing = replace(
            drawing,
            strokes=_moved(drawing.strokes, lambda xs, ys: (1 - ys, xs)),
            picture=None if drawing.picture is None else np.rot90(drawing.picture, -1),
            photo=None if drawing.photo is None else photos.turned(drawing.photo),
        )
    return drawing


def mirrored(drawing: Drawing) -> Drawing:
    """With left and right swapped."""
    return replace(
        drawing,
        strokes=_moved(drawing.strokes, lambda xs, ys: (1 - xs, ys)),
        picture=None if drawing.picture is None else drawing.picture[:, ::-1],
        photo=None if drawing.photo is None else photos.mirrored(drawing.photo),
    )


def cropped(drawing: Drawing, crop: Crop) -> Drawing:
    """Another part of the picture counts: a box of its pixels, which is kept inside it and large enough."""
    photo = photo_in(drawing)
    assert photo is not None
    before, after = square_around(photo.crop), square_around(bounded(crop, photo.size))
    factor = (before[2] - before[0]) / (after[2] - after[0])
    right, down = ((before[axis] - after[axis]) / (after[2] - after[0]) for axis in (0, 1))
    strokes = tuple(stroke.scaled(factor, right, down) for stroke in drawing.strokes)
    return drawing_of_photo(replace(photo, crop=bounded(crop, photo.size)), strokes)


def bounded(crop: Crop, size: tuple[int, int]) -> Crop:
    """The box inside a picture of this width and height, at least LEAST_CROP wide and high where that has as much."""
    low, high = [], []
    for start, end, length in zip(crop[:2], crop[2:], size, strict=True):
        least = min(LEAST_CROP, length)
        first = min(max(start, 0), length - least)
        low.append(first)
        high.append(min(max(end, first + least), length))
    return low[0], low[1], high[0], high[1]


def with_moved_edges(crop: Crop, size: tuple[int, int], edges: tuple[int, int], x: float, y: float) -> Crop:
    """The box with its edges at a position of a picture of this size, as far as they may go.

    `edges`: which ones move, across -1 for the left, 1 for the right, 0 for none; then upper and lower alike.
    """
    moved = list(crop)
    for axis, (edge, position) in enumerate(zip(edges, (round(x), round(y)), strict=True)):
        least = min(LEAST_CROP, size[axis])
        if edge < 0:
            moved[axis] = min(max(position, 0), moved[axis + 2] - least)
        elif edge > 0:
            moved[axis + 2] = max(min(position, size[axis]), moved[axis] + least)
    return moved[0], moved[1], moved[2], moved[3]


def moved_whole(crop: Crop, size: tuple[int, int], right: float, down: float) -> Crop:
    """The box as large as it is at another position of a picture of this size."""
    left = min(max(crop[0] + round(right), 0), size[0] - (crop[2] - crop[0]))
    top = min(max(crop[1] + round(down), 0), size[1] - (crop[3] - crop[1]))
    return left, top, left + crop[2] - crop[0], top + crop[3] - crop[1]


def square_around(crop: Crop) -> Box:
    """The canvas' square around a part of a picture, in its pixels."""
    left, top, right, bottom = crop
    side, across, down = max(right - left, bottom - top), left + right, top + bottom
    return (across - side) / 2, (down - side) / 2, (across + side) / 2, (down + side) / 2


def inverted(drawing: Drawing) -> Drawing:
    """What counted as ink is background, and the other way round."""
    return _with_photo(drawing, lambda photo: replace(photo, inverted=not photo.inverted))


def with_background(drawing: Drawing, x: float, y: float) -> Drawing:
    """The colour of the picture at a position of the canvas counts as background, too."""

    def picked(photo: Photo) -> Photo:
        left, top, right, _ = square_around(photo.crop)
        return photos.with_background(
            photo, int(left + x * (right - left)) - photo.crop[0], int(top + y * (right - left)) - photo.crop[1]
        )

    return _with_photo(drawing, picked)


def with_automatic_background(drawing: Drawing) -> Drawing:
    return _with_photo(drawing, lambda photo: replace(photo, backgrounds=(), inverted=False))


def _with_photo(drawing: Drawing, change: Callable[[Photo], Photo]) -> Drawing:
    photo = photo_in(drawing)
    assert photo is not None
    return drawing_of_photo(change(photo), drawing.strokes)


def _moved(strokes: tuple[Stroke, ...], move: Callable[[Floats, Floats], tuple[Floats, Floats]]) -> tuple[Stroke, ...]:
    return tuple(Stroke(*move(s.xs, s.ys), s.widths, s.shade, s.kind) for s in strokes)
