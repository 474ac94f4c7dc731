"""Pictures of every kind become grey values, or a sentence."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.drawing.drawing import LARGEST_SIDE
from fmnist_gui.engine.drawing.picture_files import picture_from_bytes, read_picture
from fmnist_gui.engine.errors import StudioError


def encoded(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def a_square(mode: str = "L") -> Image.Image:
    grey = np.full((60, 40), 255, dtype=np.uint8)
    grey[20:40, 10:30] = 0
    return Image.fromarray(grey).convert(mode)


def large_png(side: int) -> bytes:
    """The start of a PNG of `side` x `side` pixels: their number is refused before they are decoded."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)) + chunk(b"IDAT", b"")
    )


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1"])
def test_every_mode_gives_the_same_greys(mode: str) -> None:
    assert np.array_equal(picture_from_bytes(encoded(a_square(mode)), "a.png"), np.asarray(a_square()))


def test_sixteen_bits_a_pixel_keep_their_order() -> None:
    ramp = np.arange(400, dtype=np.uint16).reshape(20, 20) * 100

    grey = picture_from_bytes(encoded(Image.fromarray(ramp)), "a.png")

    assert (grey.min(), grey.max()) == (0, 255)
    assert (np.diff(grey.astype(int).ravel()) >= 0).all()


@pytest.mark.parametrize("ink", [0, 255])
def test_ink_on_nothing_shows_whichever_its_shade(ink: int) -> None:
    pixels = np.zeros((30, 30, 4), dtype=np.uint8)
    pixels[..., :3] = ink
    pixels[10:20, 10:20, 3] = 255

    grey = picture_from_bytes(encoded(Image.fromarray(pixels)), "a.png")

    assert abs(int(grey[15, 15]) - int(grey[0, 0])) == 255


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "大图 ü.jpg"
    path.write_bytes(encoded(Image.new("L", (3000, 1500)), "JPEG"))

    assert read_picture(path).shape == (LARGEST_SIDE // 2, LARGEST_SIDE)


def test_a_huge_photograph_is_made_smaller_while_it_is_decoded() -> None:
    content = encoded(Image.new("L", (7_200, 7_200)), "JPEG")  # as PNG it would be refused

    assert picture_from_bytes(content, "a.jpg").shape == (LARGEST_SIDE, LARGEST_SIDE)


@pytest.mark.parametrize("mode", ["1", "P"])
def test_thin_lines_of_a_large_picture_survive(mode: str) -> None:
    image = Image.new("L", (2_000, 2_000), 255)
    image.paste(0, (1_001, 0, 1_003, 2_000))

    grey = picture_from_bytes(encoded(image.convert(mode)), "a.png")

    assert (grey.min(axis=1) < 200).all()


def test_numbers_without_bounds_stay_numbers() -> None:
    values = np.zeros((9, 9), dtype=np.float32)
    values[4, 4:7] = np.nan, np.inf, 5

    grey = picture_from_bytes(encoded(Image.fromarray(values), "TIFF"), "a.tif")

    assert (grey.min(), grey.max()) == (0, 255)


def test_a_photograph_taken_sideways_is_turned() -> None:
    image = a_square("RGB")
    exif = image.getexif()
    exif[0x0112] = 6  # orientation: turn a quarter to the right
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)

    assert picture_from_bytes(buffer.getvalue(), "a.jpg").shape == (40, 60)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"only text", "is not a picture"),
        (encoded(a_square())[:60], "is not a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is not a picture"),
        (large_png(30_000), "too many pixels"),
        (large_png(8_000), "too many pixels"),
    ],
    ids=["0 bytes", "text", "half a picture", "a program", "30,000 pixels wide", "8,000 pixels wide"],
)
def test_what_is_no_usable_picture_is_told_in_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(StudioError, match=told) as problem:
        picture_from_bytes(content, "Bild.png")
    assert "Bild.png" in str(problem.value)


def test_a_folder_and_a_missing_file_are_told_too(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.png"):
        with pytest.raises(StudioError, match="cannot be read"):
            read_picture(path)
