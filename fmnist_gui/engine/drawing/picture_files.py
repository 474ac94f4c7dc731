"""Pictures from files, the clipboard or a drop, as grey values small enough to work with."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from fmnist_gui.engine.drawing.drawing import LARGEST_SIDE
from fmnist_gui.engine.drawing.sketch import Pixels
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.reading import read_bytes, too_large

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 50_000_000  # of a picture that is decoded: in colour they fill 200 MB
MOST_BYTES = 200_000_000  # of a file
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF", "PPM", "ICO")  # some others start Ghostscript


def read_picture(path: Path) -> Pixels:
    """The picture at `path` as grey values [H, W], its longer side at most LARGEST_SIDE. Raises StudioError."""
    return picture_from_bytes(read_bytes(path, MOST_BYTES), path.name)


def picture_from_bytes(content: bytes, name: str) -> Pixels:
    """The picture in `content`, as `read_picture` gives it; `name` is for the messages."""
    from PIL import Image  # only where a picture is opened

    if not content:
        raise StudioError("{name} is empty. Choose another picture.", name=name)
    if len(content) > MOST_BYTES:
        raise too_large(name, MOST_BYTES)
    try:
        with warnings.catch_warnings(action="ignore"):  # about large or slightly damaged pictures
            return _decoded(content)
    except Image.DecompressionBombError as error:
        raise StudioError("{name} has too many pixels. Make it smaller, then open it again.", name=name) from error
    except Exception as error:  # Pillow raises whatever a broken file leads it into
        raise StudioError("{name} is not a picture that can be read. Choose a PNG or JPEG file.", name=name) from error


def _decoded(content: bytes) -> Pixels:
    from PIL import Image, ImageOps

    image: Image.Image = Image.open(io.BytesIO(content), formats=_FORMATS)
    image.draft("L", (LARGEST_SIDE, LARGEST_SIDE))  # JPEG decodes to a smaller size at once
    if image.width * image.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    if image.mode in ("1", "P"):  # these cannot be blended while they are made smaller
        image = image.convert("RGBA" if "transparency" in image.info else "L")
    image.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.BOX)
    return _grey(ImageOps.exif_transpose(image))


def _grey(image: Image.Image) -> Pixels:
    if image.mode.startswith("I") or image.mode == "F":  # more than 8 bits a pixel
        values = np.clip(np.nan_to_num(np.asarray(image, dtype=np.float64)), -1e9, 1e9)
        low, high = float(values.min()), float(values.max())
        return np.floor((values - low) / max(high - low, 1e-9) * 255 + 0.5).astype(np.uint8)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return _on_paper(image.convert("RGBA").convert("LA"))
    return np.asarray(image.convert("L"), dtype=np.uint8).copy()


def _on_paper(image: Image.Image) -> Pixels:
    """What is transparent becomes the opposite of what is drawn, so that black and white ink both show."""
    grey, alpha = (np.asarray(band, dtype=np.float64) for band in image.split())
    weight = alpha.sum()
    ink = float((grey * alpha).sum() / weight) if weight else 0.0
    paper = 255.0 if ink < 128 else 0.0
    shown = grey * alpha / 255 + paper * (1 - alpha / 255)
    return np.floor(shown + 0.5).astype(np.uint8)
