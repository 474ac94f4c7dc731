"""A picture from outside with its colours, and what the user has said of it: which part counts, what is background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing.pictures.background import (
    beside_one_color,
    blurred,
    foreground,
    has_colors,
    is_plain,
    without_specks,
)
from fmnist_gui.engine.drawing.pictures.frame import inside_of_frame
from fmnist_gui.engine.drawing.pictures.picture import ink_of_picture
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.sketch import BlankDrawing, Pixels, as_pixels
from fmnist_gui.engine.errors import N_

Colors: TypeAlias = NDArray[np.uint8]  # [H, W, 3], red, green and blue
Values: TypeAlias = NDArray[np.float32]  # [H, W]
Crop: TypeAlias = tuple[int, int, int, int]  # left, top, right and bottom, in pixels

LEAST_CROP = 8  # px: a smaller part shows nothing
_PATCH = 4  # px in each direction around a place whose colour is picked
_TOLERANCE = 24.0, 90.0  # least and most distance of a colour that still is the picked one; black and white have 442
_SPREADS = 3.0  # of the colours in the patch
_LEAST_INK = 16  # of 255: less is noise


NOT_PLAIN = N_("Is some of the background left? Click it with the pipette, or crop.")


@dataclass(frozen=True)
class Background:
    """A colour that counts as background, and all that are no farther from it than `tolerance`."""

    color: tuple[float, float, float]
    tolerance: float


@dataclass(frozen=True, eq=False)
class Photo:
    """`pixels` is the whole picture, `crop` the part of it that counts. Without `backgrounds` it is found by itself."""

    pixels: Colors
    crop: Crop
    inverted: bool = False
    backgrounds: tuple[Background, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole picture."""
        return self.pixels.shape[1], self.pixels.shape[0]

    @property
    def part(self) -> Colors:
        """The pixels that count."""
        left, top, right, bottom = self.crop
        return self.pixels[top:bottom, left:right]


@dataclass(frozen=True, eq=False)
class Prepared:
    """Grey values [H, W]; with `on_black` they are ink already, light on black. `hint`: what the user could do."""

    picture: Pixels
    on_black: bool
    hint: str = ""


def photo_of(colors: Colors) -> Photo:
    return Photo(colors, (0, 0, colors.shape[1], colors.shape[0]))


def photo_without_frame(colors: Colors) -> Photo:
    """The part that counts is what lies inside a frame, if there is one. One of 28x28 pixels is the data set's own."""
    whole = photo_of(colors)
    if colors.shape[:2] == (SIDE, SIDE):  # 7 % of the test images have a straight side, like a bar's
        return whole
    return replace(whole, crop=inside_of_frame(grey_of(colors)) or whole.crop)


def photo_of_grey(picture: Pixels, on_black: bool) -> Photo:
    """Of a picture that has no colours (any more)."""
    photo = photo_of(colors_of(picture))
    return replace(photo, backgrounds=(Background((0.0, 0.0, 0.0), 0.0),)) if on_black else photo


def colors_of(grey: Pixels) -> Colors:
    return np.repeat(grey[:, :, None], 3, axis=2)


def grey_of(colors: Colors) -> Pixels:
    """As bright as the colours look to an eye, by the weights that picture formats use; greys stay as they are."""
    red, green, blue = (colors[:, :, band].astype(np.uint32) for band in range(3))
    return ((19_595 * red + 38_470 * green + 7_471 * blue + 0x8000) >> 16).astype(np.uint8)


def turned(photo: Photo) -> Photo:
    """A quarter to the right."""
    left, top, right, bottom = photo.crop
    height = photo.pixels.shape[0]
    pixels = np.rot90(photo.pixels, -1)  # of the same memory: undo may keep many of them
    return replace(photo, pixels=pixels, crop=(height - bottom, left, height - top, right))


def mirrored(photo: Photo) -> Photo:
    left, top, right, bottom = photo.crop
    width = photo.pixels.shape[1]
    return replace(photo, pixels=photo.pixels[:, ::-1], crop=(width - right, top, width - left, bottom))


def with_background(photo: Photo, x: int, y: int) -> Photo:
    """The colour at a pixel of the part that counts is background, too."""
    height, width = photo.part.shape[:2]
    x, y = min(max(x, 0), width - 1), min(max(y, 0), height - 1)
    patch = photo.part[max(y - _PATCH, 0) : y + _PATCH + 1, max(x - _PATCH, 0) : x + _PATCH + 1].reshape(-1, 3)
    color = np.median(patch, axis=0)
    spread = float(np.sqrt(((patch - color) ** 2).sum(axis=1).mean()))
    tolerance = min(max(_SPREADS * spread, _TOLERANCE[0]), _TOLERANCE[1])
    red, green, blue = color.tolist()
    return replace(photo, backgrounds=(*photo.backgrounds, Background((red, green, blue), tolerance)))


def prepared(photo: Photo) -> Prepared:
    """The part that counts, on its way to what the network sees."""
    chosen = photo.backgrounds
    found = Prepared(_ink_beside(photo.part, chosen), True) if chosen else _by_itself(photo.part)
    return _inverted(found) if photo.inverted else found


def _by_itself(colors: Colors) -> Prepared:
    """A picture in the data set's own format stays as it is, and so do greys on a plain background."""
    grey, colored = grey_of(colors), has_colors(colors)
    if grey.shape == (SIDE, SIDE):
        return Prepared(grey, False)
    plain = is_plain(grey) and not (colored and not is_plain(colors))
    if plain and not colored:
        return Prepared(grey, False)
    found = beside_one_color(colors, grey) if plain else foreground(colors if colored else grey)
    if found.ink is None:  # the user may see more in it
        return Prepared(grey, False, "" if plain else NOT_PLAIN)
    return Prepared(found.ink, True, "" if found.plain else NOT_PLAIN)


def _inverted(found: Prepared) -> Prepared:
    try:
        return Prepared(as_pixels(1.0 - ink_of_picture(found.picture, found.on_black)), True)
    except BlankDrawing:  # there is nothing to invert, and that will be said
        return found


def _ink_beside(colors: Colors, backgrounds: tuple[Background, ...]) -> Pixels:
    """How far each colour is from all that count as background; 0 within their tolerance, and for mere specks."""
    ink = reduce(np.minimum, (_distance(colors, background) for background in backgrounds))
    if any(background.tolerance for background in backgrounds):
        seen = blurred(ink) / _TOLERANCE[0]  # a thin line that is hardly another colour belongs to the background
        ink = without_specks(ink * np.clip(2.5 * seen - 2, 0, 1))
    most = float(ink.max())
    return np.zeros(ink.shape, np.uint8) if most < _LEAST_INK else as_pixels((ink / most).astype(np.float64))


def _distance(colors: Colors, background: Background) -> Values:
    squares = [(colors[:, :, band] - np.float32(value)) ** 2 for band, value in enumerate(background.color)]
    distance: Values = np.sqrt(squares[0] + squares[1] + squares[2])
    if background.tolerance > 0:  # a soft edge, so that none is jagged
        distance *= np.clip(2 / background.tolerance * distance - 2, 0, 1)
    return distance
