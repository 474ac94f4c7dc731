"""Pictures of every kind become grey values, or a sentence."""

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.drawing.drawing import LARGEST_SIDE
from fmnist_gui.engine.drawing.pictures import picture_files
from fmnist_gui.engine.drawing.pictures.photo import grey_of
from fmnist_gui.engine.drawing.pictures.picture_files import picture_from_bytes, read_picture
from fmnist_gui.engine.drawing.sketch import Pixels
from fmnist_gui.engine.errors import StudioError
from tests.limits import assert_bounded, cost_of_reading


def encoded(image: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def greys(content: bytes, name: str) -> Pixels:
    return grey_of(picture_from_bytes(content, name))


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
    assert np.array_equal(greys(encoded(a_square(mode)), "a.png"), np.asarray(a_square()))


def test_sixteen_bits_a_pixel_keep_their_order() -> None:
    ramp = np.arange(400, dtype=np.uint16).reshape(20, 20) * 100

    grey = greys(encoded(Image.fromarray(ramp)), "a.png")

    assert (grey.min(), grey.max()) == (0, 255)
    assert (np.diff(grey.astype(int).ravel()) >= 0).all()


@pytest.mark.parametrize("ink", [0, 255])
def test_ink_on_nothing_shows_whichever_its_shade(ink: int) -> None:
    pixels = np.zeros((30, 30, 4), dtype=np.uint8)
    pixels[..., :3] = ink
    pixels[10:20, 10:20, 3] = 255

    grey = greys(encoded(Image.fromarray(pixels)), "a.png")

    assert abs(int(grey[15, 15]) - int(grey[0, 0])) == 255


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "大图 ü.jpg"
    path.write_bytes(encoded(Image.new("L", (3000, 1500)), "JPEG"))

    assert read_picture(path).shape == (LARGEST_SIDE // 2, LARGEST_SIDE, 3)


def test_a_huge_photograph_is_made_smaller_while_it_is_decoded() -> None:
    content = encoded(Image.new("L", (7_200, 7_200)), "JPEG")  # as PNG it would be refused

    assert greys(content, "a.jpg").shape == (LARGEST_SIDE, LARGEST_SIDE)


@pytest.mark.parametrize("mode", ["1", "P"])
def test_thin_lines_of_a_large_picture_survive(mode: str) -> None:
    image = Image.new("L", (2_000, 2_000), 255)
    image.paste(0, (1_001, 0, 1_003, 2_000))

    grey = greys(encoded(image.convert(mode)), "a.png")

    assert (grey.min(axis=1) < 200).all()


def test_numbers_without_bounds_stay_numbers() -> None:
    values = np.zeros((9, 9), dtype=np.float32)
    values[4, 4:7] = np.nan, np.inf, 5

    grey = greys(encoded(Image.fromarray(values), "TIFF"), "a.tif")

    assert (grey.min(), grey.max()) == (0, 255)


def test_a_photograph_taken_sideways_is_turned() -> None:
    image = a_square("RGB")
    exif = image.getexif()
    exif[0x0112] = 6  # orientation: turn a quarter to the right
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)

    assert greys(buffer.getvalue(), "a.jpg").shape == (40, 60)


def test_avif_is_read_and_turned_as_it_says() -> None:
    image = a_square("RGB")
    exif = image.getexif()
    exif[0x0112] = 6

    grey = greys(encoded(image, "AVIF", exif=exif), "a.avif")

    assert grey.shape == (40, 60)
    assert int(grey[0, 0]) - int(grey[20, 30]) > 200


@pytest.mark.parametrize("brands", [b"heic\0\0\0\0mif1", b"mif1\0\0\0\0heix", b"msf1\0\0\0\0miafhevc"])
def test_heic_says_how_to_go_on(brands: bytes) -> None:
    content = (8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands + bytes(200)
    with pytest.raises(StudioError, match=r"IMG_1\.HEIC is a HEIC picture.*Export it as JPEG.*Most Compatible"):
        picture_from_bytes(content, "IMG_1.HEIC")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"only text", "is not a picture"),
        (encoded(a_square())[:60], "is not a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is not a picture"),
        (encoded(a_square("RGB"), "AVIF")[:200], "is not a picture"),
        (large_png(30_000), "too many pixels"),
        (large_png(8_000), "too many pixels"),
    ],
    ids=["0 bytes", "text", "half a picture", "a program", "half an AVIF", "30,000 pixels wide", "8,000 pixels wide"],
)
def test_what_is_no_usable_picture_is_told_in_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(StudioError, match=told) as problem:
        picture_from_bytes(content, "Bild.png")
    assert "Bild.png" in str(problem.value)


def test_a_folder_and_a_missing_file_are_told_too(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.png"):
        with pytest.raises(StudioError, match="cannot be read"):
            read_picture(path)


def test_sixteen_bits_a_pixel_of_a_large_picture() -> None:
    ramp = np.tile(np.arange(600, dtype=np.uint16) * 100, (300, 1))

    grey = greys(encoded(Image.fromarray(ramp)), "a.png")

    assert grey.shape == (LARGEST_SIDE // 2, LARGEST_SIDE)
    assert (grey.min(), grey.max()) == (0, 255)


def png(*chunks: tuple[bytes, bytes], times: int = 1) -> bytes:
    """A PNG of 50 x 50 pixels with these chunks `times` before its own."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 50, 50, 8, 0, 0, 0, 0))
    more = b"".join(chunk(*each) for each in chunks) * times
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", zlib.compress(bytes(51) * 50)) + chunk(b"IEND", b"")


def jpeg(mode: str, width: int, height: int, scans: int = 1) -> bytes:
    """A progressive JPEG that is said to be larger than it is, with its last scan over and over."""
    content = encoded(a_square(mode), "JPEG", progressive=True)
    start = content.index(b"\xff\xc2") + 5
    content = content[:start] + struct.pack(">HH", height, width) + content[start + 4 :]
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * scans + content[-2:]


def jpeg_with(segment: bytes, times: int) -> bytes:
    content = encoded(a_square(), "JPEG")
    return content[:2] + segment * times + content[2:]


def tiff(*tags: tuple[int, int, int, int], more: bytes = b"") -> bytes:
    """A TIFF of these tags (number, type, count, value), with `more` behind them."""
    entries = b"".join(struct.pack("<HHII", *tag) for tag in sorted(tags))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + entries + bytes(4) + more


GREY = ((256, 4, 1, 50), (257, 4, 1, 50), (258, 3, 1, 8), (262, 3, 1, 1), (277, 3, 1, 1))
DEFLATED = (259, 3, 1, 8)


def bmp(side: int, runs: bytes) -> bytes:
    """A run-length encoded BMP."""
    header = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 8, 1, len(runs), 0, 0, 256, 0)
    return b"BM" + struct.pack("<IHHI", 1078 + len(runs), 0, 0, 1078) + header + bytes(1024) + runs


def webp(side: int) -> bytes:
    content = encoded(a_square("RGB"), "WEBP")
    canvas = b"VP8X" + struct.pack("<I", 10) + bytes(4) + struct.pack("<I", side - 1)[:3] * 2
    return b"RIFF" + struct.pack("<I", len(content) - 8 + len(canvas)) + b"WEBP" + canvas + content[12:]


def avif(side: int) -> bytes:
    """An AVIF that is said to be larger than it is."""
    content = encoded(a_square("RGB"), "AVIF")
    start = content.index(b"ispe") + 8
    return content[:start] + struct.pack(">II", side, side) + content[start + 8 :]


def gif(blocks: int) -> bytes:
    content = encoded(a_square("P"), "GIF")
    start = 13 + 3 * 2 ** ((content[10] & 7) + 1)
    return content[:start] + b"\x21\xfe" + b"\1a" * blocks + b"\0" + content[start:]


EXIF = b"\xff\xe1\xff\xffExif\0\0II*\0\x08\0\0\0\xff\x1f" + b"\x34\x12\1\0\xff\xf0\0\0\0\0\0\0" * 5459 + bytes(11)
BOMBS: dict[str, Callable[[], bytes]] = {
    "progressive.jpg": lambda: jpeg("RGB", 20_000, 20_000),
    "cmyk.jpg": lambda: jpeg("CMYK", 9_000, 9_000),
    "scans.jpg": lambda: jpeg("L", 5_000, 5_000, scans=1_000),
    "segments.jpg": lambda: jpeg_with(b"\xff\xe5\0\2", 5_000_000),
    "exif.jpg": lambda: jpeg_with(EXIF, 600),
    "chunks.png": lambda: png((b"teSt", b""), times=2_000_000),
    "data.png": lambda: png((b"IDAT", b""), times=2_000_000),
    "text.png": lambda: png((b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000))), times=20_000),
    "profile.png": lambda: png((b"iCCP", b"a\0\0" + zlib.compress(bytes(100_000_000)))),
    "comments.gif": lambda: gif(5_000_000),
    "runs.bmp": lambda: bmp(1_000, b"\1\5" * 1_000_000),
    "lines.bmp": lambda: bmp(5_000, b"\1\5\0\0" * 5_000),
    "plain.ppm": lambda: b"P3\n2000 2000\n255\n" + b"7 " * 12_000_000,
    "deep.ppm": lambda: b"P6\n1000 1000\n300\n" + bytes(6_000_000),
    "canvas.webp": lambda: webp(16_383),
    "canvas.avif": lambda: avif(9_000),
    "tile.tif": lambda: tiff(
        *GREY, DEFLATED, (322, 4, 1, 60_000), (323, 4, 1, 60_000), (324, 4, 1, 8), (325, 4, 1, 99), more=bytes(99)
    ),
    "strips.tif": lambda: tiff(*GREY, (273, 4, 5_000_000, 100), (279, 4, 1, 9), more=bytes(20_000_000)),
    "tags.tif": lambda: tiff(*((tag, 1, 1_900_000, 8) for tag in range(1_000, 9_000)), more=bytes(2_000_000)),
}


SMALL_BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "chunks": (lambda: png((b"teSt", b""), times=310_000), "is not a picture"),
    "scans": (lambda: jpeg("L", 5_000, 5_000, scans=110), "has too many pixels"),
    "canvas": (BOMBS["canvas.webp"], "has too many pixels"),
    "avif": (BOMBS["canvas.avif"], "has too many pixels"),
    "tile": (BOMBS["tile.tif"], "has too many pixels"),
    "slow": (lambda: b"P3\n2000 2000\n255\n", "has too many pixels"),
}


@pytest.mark.parametrize("name", SMALL_BOMBS)
def test_what_would_take_too_much_is_refused_in_words(name: str) -> None:
    content, sentence = SMALL_BOMBS[name]
    with pytest.raises(StudioError, match=f"a.png {sentence}"):
        picture_from_bytes(content(), "a.png")


def test_a_picture_may_only_be_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    content = encoded(a_square())
    monkeypatch.setattr(picture_files, "MOST_BYTES", len(content) - 1)
    with pytest.raises(StudioError, match="is too large"):
        picture_from_bytes(content, "clipboard")


def test_no_picture_takes_more_than_it_may(tmp_path: Path) -> None:
    for name, bomb in BOMBS.items():
        (tmp_path / name).write_bytes(bomb())
    with (tmp_path / "endless.png").open("wb") as endless:
        endless.truncate(10 << 40)
    os.mkfifo(tmp_path / "pipe.png")
    paths = [*(tmp_path / name for name in (*BOMBS, "endless.png", "pipe.png")), Path("/dev/zero")]
    costs = cost_of_reading("from fmnist_gui.engine.drawing.pictures.picture_files import read_picture as read", paths)
    assert_bounded(costs)
    assert [name for name, cost in costs.items() if not cost.said] == []
