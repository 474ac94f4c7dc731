"""Many images as one picture: side by side, as near to a square as it goes."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
SIDE = 28  # pixels of an image
GAP = 2  # px between images, as make_grid has it
SCALE, MANY = 4, 400  # images are enlarged, unless there are many
IN_A_ROW = 10  # so many stand in a single row
COMPRESSION = 3  # of 9: all 70,000 in half the time of the usual 6, for a file a tenth larger


def sheet_size(count: int) -> tuple[int, int]:
    """Columns and rows for `count` images."""
    columns = count if count <= IN_A_ROW else math.ceil(math.sqrt(count))
    return columns, math.ceil(count / columns)


def bands(images: Any, indices: Sequence[int] | npt.NDArray[np.int64]) -> Iterator[Bytes]:
    """The picture of `images[index]`, uint8 [28, 28], for each of `indices`, one row of images after the other:
    uint8 [height, width], 0 black."""
    columns, rows = sheet_size(len(indices))
    step, scale = SIDE + GAP, SCALE if len(indices) <= MANY else 1
    for row in range(rows):
        band = np.zeros((step if row + 1 < rows else SIDE, columns * step - GAP), dtype=np.uint8)
        for column, index in enumerate(indices[row * columns : (row + 1) * columns]):
            band[:SIDE, column * step : column * step + SIDE] = images[index]
        yield band.repeat(scale, axis=0).repeat(scale, axis=1)


def sheet_png(images: Any, indices: Sequence[int] | npt.NDArray[np.int64]) -> Generator[float, None, bytes]:
    """The content of a PNG file of them; yields the fraction that is done. It holds one band at a time."""
    rows, packer, packed = sheet_size(len(indices))[1], zlib.compressobj(COMPRESSION), list[bytes]()
    width = height = 0
    for number, band in enumerate(bands(images, indices)):
        lines = np.zeros((len(band), 1 + band.shape[1]), dtype=np.uint8)  # a line begins with its filter: 0, none
        lines[:, 1:] = band
        packed.append(packer.compress(lines.tobytes()))
        height, width = height + len(band), band.shape[1]
        yield (number + 1) / rows
    packed.append(packer.flush())
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)  # 8 bits of grey
    chunks = ((b"IHDR", header), (b"IDAT", b"".join(packed)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
