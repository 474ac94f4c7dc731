"""Pictures from files, the clipboard or a drop, as colours, small enough to work with."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing.drawing import LARGEST_SIDE
from fmnist_gui.engine.drawing.pictures.photo import Colors, colors_of, grey_of
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.reading import read_bytes, too_large

if TYPE_CHECKING:
    from PIL import Image, ImageFile

MOST_BYTES = 100_000_000  # of a file
MOST_DECODED_BYTES = 400_000_000  # of what is decoded, with the copies that are made of it on the way
_BYTES_PER_PIXEL, _MORE_BYTES_PER_PIXEL, _DECODED_WHOLE = 8, 16, ("WEBP", "AVIF")
_TILE_WIDTH, _TILE_LENGTH = 322, 323  # TIFF's tags
_SLOW_CODECS, _MOST_SLOW_PIXELS = ("bmp_rle", "ppm", "ppm_plain"), 1_000_000  # these are written in Python
_MOST_SCANNED = 2_500_000_000  # pixels of a JPEG: each of its scans goes over all of them
_MOST_READS = 300_000  # parts that Pillow, in Python, goes through one by one
_MOST_HEADER = 16_000_000  # bytes before the pixels: profiles, notes, a smaller picture
_MOST_TIFF_HEADER = 2_000_000  # bytes: they say where each part lies, and become 100 times as many
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "AVIF", "TIFF", "PPM")  # some others start Ghostscript
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".bmp", ".tif", ".tiff", ".ppm", ".pgm", ".pbm")
UNREADABLE_ENDINGS = (".heic", ".heif", ".hif")  # of pictures too: what is wrong with them is said one by one
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
HEIC = N_(
    "{name} is a HEIC picture, as telephones take them, which cannot be read here. Export it as JPEG and open that; "
    "with the camera set to “Most Compatible”, the next pictures will be JPEG."
)


class _Metered(io.BytesIO):
    """A file that ends a reader who goes through it in too many steps, or has too much in its header."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self._reads_left = _MOST_READS
        self.bytes_left = _MOST_HEADER
        if content[:2] in (b"II", b"MM"):
            self.bytes_left = _MOST_TIFF_HEADER
        elif content[:4] == b"RIFF" or content[4:8] == b"ftyp":  # WebP and AVIF are read as a whole
            self.bytes_left = 2 * len(content)

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self._reads_left -= 1
        self.bytes_left -= len(found)
        if self._reads_left < 0 or self.bytes_left < 0:
            raise ValueError("too many parts")
        return found


def read_picture(path: Path) -> Colors:
    """The picture at `path` as colours [H, W, 3], its longer side at most LARGEST_SIDE. Raises StudioError."""
    return picture_from_bytes(read_bytes(path, MOST_BYTES), path.name)


def picture_from_bytes(content: bytes, name: str) -> Colors:
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
        if _is_heic(content):
            raise StudioError(HEIC, name=name) from error
        raise StudioError("{name} is not a picture that can be read. Choose a PNG or JPEG file.", name=name) from error


def _is_heic(content: bytes) -> bool:
    """By the brands at the start of the file: the first, and after 4 bytes those it is compatible with."""
    length = min(int.from_bytes(content[:4], "big"), 256)
    brands = {content[start : start + 4] for start in (8, *range(16, length, 4))}
    return content[4:8] == b"ftyp" and bool(brands & _HEIC_BRANDS)


def _decoded(content: bytes) -> Colors:
    from PIL import Image, ImageOps

    file = _Metered(content)
    picture = Image.open(file, formats=_FORMATS)
    file.bytes_left = 2 * len(content)
    _require_bounded(picture, content)
    picture.draft(None, (LARGEST_SIDE, LARGEST_SIDE))  # JPEG decodes to a smaller size at once
    image: Image.Image = picture
    if image.mode in ("1", "P"):  # these cannot be blended while they are made smaller
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode.startswith("I;16"):
        image = image.convert("I")
    image.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.BOX)
    return _colors(ImageOps.exif_transpose(image))


def _require_bounded(picture: ImageFile.ImageFile, content: bytes) -> None:
    """Raise DecompressionBombError where decoding would take too much memory or time."""
    from PIL import Image

    pixels = picture.width * picture.height
    size: float = pixels * (_MORE_BYTES_PER_PIXEL if picture.format in _DECODED_WHOLE else _BYTES_PER_PIXEL)
    scans = 0
    if layers := getattr(picture, "layer", None):  # of a JPEG: 2 bytes for each of its coefficients
        _, across, down, _ = (max(factors) for factors in zip(*layers, strict=True))
        size = 2 * pixels * sum(right * below / (across * down) for _, right, below, _ in layers)
        scans = content.count(b"\xff\xda")
    elif tags := getattr(picture, "tag_v2", None):
        size = max(size, _BYTES_PER_PIXEL * tags.get(_TILE_WIDTH, 0) * tags.get(_TILE_LENGTH, 0))
    slow = bool(picture.tile) and picture.tile[0][0] in _SLOW_CODECS
    if size > MOST_DECODED_BYTES or scans * pixels > _MOST_SCANNED or (slow and pixels > _MOST_SLOW_PIXELS):
        raise Image.DecompressionBombError


def _colors(image: Image.Image) -> Colors:
    if image.mode.startswith("I") or image.mode == "F":  # more than 8 bits a pixel
        values = np.clip(np.nan_to_num(np.asarray(image, dtype=np.float64)), -1e9, 1e9)
        low, high = float(values.min()), float(values.max())
        return colors_of(np.floor((values - low) / max(high - low, 1e-9) * 255 + 0.5).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return _on_paper(np.asarray(image.convert("RGBA")))
    return np.asarray(image.convert("RGB"), dtype=np.uint8).copy()


def _on_paper(pixels: NDArray[np.uint8]) -> Colors:
    """What is transparent becomes the opposite of what is drawn, so that black and white ink both show."""
    colors, alpha = pixels[:, :, :3], pixels[:, :, 3:].astype(np.float32)
    weight = float(alpha.sum())
    ink = float((grey_of(colors) * alpha[:, :, 0]).sum() / weight) if weight else 0.0
    paper = 255.0 if ink < 128 else 0.0
    shown = colors * alpha / 255 + paper * (1 - alpha / 255)
    return np.floor(shown + 0.5).astype(np.uint8)
