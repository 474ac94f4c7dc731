"""Arrays as pictures: grey garments, and values in colour-blind-safe maps."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

Bytes = npt.NDArray[np.uint8]

SEQUENTIAL = "viridis"  # for values from nothing to much
GREY = "CET-L1"  # black to white
DIVERGING = "CET-D1A"  # blue over white to red, seen apart by colour-blind readers; for values around zero


def grey_image(pixels: Bytes) -> QImage:
    """uint8 [height, width] as a picture, 0 black; the picture owns its bytes."""
    rows = np.ascontiguousarray(pixels)
    height, width = rows.shape
    return QImage(rows.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def color_image(pixels: Bytes) -> QImage:
    """uint8 [height, width, 3] as a picture, red, green and blue; the picture owns its bytes."""
    rows = np.ascontiguousarray(pixels)
    height, width, _ = rows.shape
    return QImage(rows.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def colored_image(values: npt.NDArray[np.floating], low: float, high: float, color_map: str = SEQUENTIAL) -> QImage:
    """Values [height, width] as a picture in the colours of `color_map`: `low` is its first, `high` its last one.

    Values beyond are shown as the ends; where `high` is not above `low`, everything is the middle colour.
    """
    span = high - low
    fraction = (values - low) / span if span > 0 else np.full(values.shape, 0.5)
    index = np.nan_to_num(np.clip(fraction, 0.0, 1.0) * 255, nan=127).astype(np.uint8)
    colors = np.ascontiguousarray(lookup_table(color_map)[index])
    height, width = values.shape
    return QImage(colors.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


@lru_cache
def lookup_table(color_map: str) -> Bytes:
    """256 colours [256, 4] as red, green, blue, alpha."""
    table: Bytes = pg.colormap.get(color_map).getLookupTable(nPts=256, alpha=True, mode="byte")
    return np.ascontiguousarray(table, dtype=np.uint8)


def png_bytes(image: QImage) -> bytes:
    """The content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
