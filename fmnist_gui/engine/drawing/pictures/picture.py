"""A grey picture, whatever its size, on its way to the 28x28 tensor that the network sees."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing import raster
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.sketch import (
    LINE_WIDTH_PX,
    MARGIN_PX,
    BlankDrawing,
    Floats,
    Pixels,
    Sketch,
    SketchStages,
    as_pixels,
    clean,
    coverage_of,
    near_frame,
    to_tensor,
)
from fmnist_gui.engine.drawing.versions import are_lines
from fmnist_gui.engine.errors import StudioError

_BRIGHT_EDGE = 192  # of 255: no picture of the data set has a brighter edge, at its middle


def stages_of_picture(picture: NDArray[Any], on_black: bool = False) -> SketchStages:
    """The stages of a grey picture [H, W], values 0 to 255, dark on light or light on dark.

    With `on_black` it is ink, light on black, and nothing is sought. `box` is in pixels of the picture and there are no
    strokes. A picture of 28x28 pixels is in the data set's own format and passes unchanged, unless it is dark on light;
    it is never taken for a line drawing, so that it has the one answer that it has in the data set. Raises StudioError
    if there is nothing in it.
    """
    ink = ink_of_picture(picture, on_black)
    if ink.shape == (SIDE, SIDE):
        pixels = as_pixels(ink)
        return SketchStages((), (), (0.0, 0.0, float(SIDE), float(SIDE)), (), pixels, to_tensor(pixels), lines=False)
    seen = ink > 0.2
    rows, columns = np.nonzero(seen.any(axis=1))[0], np.nonzero(seen.any(axis=0))[0]
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    pixels = as_pixels(_fit_picture(ink[top:bottom, left:right]))
    box = (float(left), float(top), float(right), float(bottom))
    return SketchStages((), (), box, (), pixels, to_tensor(pixels), bool(are_lines(pixels)))


def ink_of_picture(picture: NDArray[Any], on_black: bool = False) -> Floats:
    """What stands out from the background of a grey picture [H, W], from 0 to 1, whichever of the two is darker.

    With `on_black` the background is known to be black, even where its edge is not. A picture in the data set's own
    format keeps its greys. Raises StudioError if there is nothing in it.
    """
    grey: Floats = np.asarray(picture, dtype=np.float64)
    if grey.ndim != 2 or not grey.size or not np.isfinite(grey).all():
        raise StudioError("This picture holds no grey values. Choose another one.")
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    background = 0.0 if on_black else float(np.median(edge))
    ink: Floats = np.abs(grey - background)
    if ink.max() < 16:  # of 255: less is paper and noise
        raise BlankDrawing("The picture is blank: nothing in it stands out from its background. Choose another one.")
    if grey.shape == (SIDE, SIDE):
        shown: Floats = np.clip(grey if on_black or _is_on_black(edge) else 255 - grey, 0, 255)
        return shown / 255
    ink = ink / ink.max()
    return ink


def _is_on_black(edge: Floats) -> bool:
    """Whether a picture of the data set's size, with these greys at its edge, is light on dark as that is.

    A bag that fills the frame makes most of the edge bright: what is left of the background is black even then.
    """
    background = float(np.median(edge))
    return background < 128 or (background < _BRIGHT_EDGE and (edge < 16).sum() > (edge > 239).sum())


def drawn_over(picture: NDArray[Any], strokes: Sketch, on_black: bool = False) -> Pixels:
    """A grey picture, light ink on black, [S, S] with S its longer side, and the strokes over it.

    The strokes are in units of S, from the upper left corner of the square in whose middle the picture lies.
    """
    found = ink_of_picture(picture, on_black)
    side, (height, width) = max(found.shape), found.shape
    ink: Floats = np.zeros((side, side))
    row, column = (side - height) // 2, (side - width) // 2
    ink[row : row + height, column : column + width] = found
    placed = tuple(near_frame(s.scaled(SIDE)) for s in clean(strokes, needs_ink=False))
    return as_pixels(coverage_of(placed, side, ink))


def _fit_picture(ink: Floats) -> Floats:
    """Ink [H, W] cropped to its box, as [28, 28]; thin lines are made as wide as those of a drawing."""
    fine = 4  # subpixels a pixel
    inside = int((SIDE - 2 * MARGIN_PX) * fine)
    lines = raster.mean_width(ink > 0.5) * inside / max(ink.shape) < 0.75 * LINE_WIDTH_PX * fine
    if lines:  # room for the lines to grow
        inside -= int(LINE_WIDTH_PX * fine)
    height, width = (max(1, round(side * inside / max(ink.shape))) for side in ink.shape)
    small = raster.resized(ink, height, width, brightest=lines)
    frame: Floats = np.zeros((SIDE * fine, SIDE * fine))
    row, column = (SIDE * fine - height) // 2, (SIDE * fine - width) // 2
    frame[row : row + height, column : column + width] = small
    if lines:
        grow = LINE_WIDTH_PX * fine - float(raster.mean_width(frame > 0.5))
        frame = raster.dilated(frame, round(max(grow, 0.0) / 2 + 0.2))
    coverage: Floats = frame.reshape(SIDE, fine, SIDE, fine).mean(axis=(1, 3))
    return coverage
