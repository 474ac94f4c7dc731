"""The ink on the canvas: strokes painted as grey values, then shown in the colours of the theme."""

from contextlib import suppress
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, qRgb

from fmnist_gui.engine.drawing import raster
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.pictures.picture import ink_of_picture
from fmnist_gui.engine.drawing.sketch import BlankDrawing, Floats, Stroke
from fmnist_gui.kit.look import current_look

PEN_WIDTH = 0.03  # of the canvas' side: what a stroke without widths is shown with
_SAMPLES = 8  # points of the smooth curve between two points of the pen


def smooth(xs: Floats, ys: Floats, widths: Floats) -> tuple[Floats, Floats, Floats]:
    """The points of a pen's way [P] as a curve: quadratic pieces between the middles of neighbouring points."""
    points = np.stack([xs, ys, widths])
    if points.shape[1] < 3:
        return xs, ys, widths
    middles = (points[:, :-1] + points[:, 1:]) / 2
    begin, control, end = middles[:, :-1, None], points[:, 1:-1, None], middles[:, 1:, None]
    t = np.arange(1, _SAMPLES + 1) / _SAMPLES
    curve = ((1 - t) ** 2 * begin + 2 * t * (1 - t) * control + t**2 * end).reshape(3, -1)
    x, y, w = np.concatenate([points[:, :1], middles[:, :1], curve, points[:, -1:]], axis=1)
    return x, y, w


def layer_of(drawing: Drawing, side: int) -> QImage:
    """All of a drawing in `side` x `side` device pixels, from 0 (paper) to 255 (ink)."""
    layer = QImage(side, side, QImage.Format.Format_Grayscale8)
    layer.fill(0)
    if drawing.picture is not None:
        with suppress(BlankDrawing):  # all of it may count as background
            _paint_picture(layer, ink_of_picture(drawing.picture, drawing.on_black))
    for stroke in drawing.strokes:
        paint(layer, stroke)
    return layer


def paint(layer: QImage, stroke: Stroke) -> None:
    """Put one more stroke on a layer."""
    if stroke.kind == "bucket":
        _flood(layer, stroke)
        return
    painter = QPainter(layer)
    paint_with(painter, stroke, layer.width(), QColor(*(3 * [round(255 * stroke.shade)])))
    painter.end()


def paint_in_colors(painter: QPainter, stroke: Stroke, side: float) -> None:
    """The same stroke where the layer is shown already, with the ink of the theme."""
    look = current_look()
    paint_with(painter, stroke, side, QColor(_color_table(look.surface, look.text)[round(255 * stroke.shade)]))


def paint_with(painter: QPainter, stroke: Stroke, side: float, color: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    xs, ys = stroke.xs * side, stroke.ys * side
    if stroke.kind == "area":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))
    else:
        _paint_line(painter, xs, ys, stroke.widths, color, side)


def _paint_line(painter: QPainter, xs: Floats, ys: Floats, widths: Floats | None, color: QColor, side: float) -> None:
    pen = QPen(color, PEN_WIDTH * side, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if widths is not None:
        pen.setWidthF(max(float(widths[0]), 0.002) * side)
    painter.setPen(pen)
    if len(xs) == 1:
        painter.drawPoint(QPointF(xs[0], ys[0]))
    elif widths is None or np.ptp(widths) < 1e-6:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]))
    else:  # a pen that was pressed harder here than there
        for i in range(len(xs) - 1):
            pen.setWidthF(max(float(widths[i] + widths[i + 1]) / 2, 0.002) * side)
            painter.setPen(pen)
            painter.drawLine(QPointF(xs[i], ys[i]), QPointF(xs[i + 1], ys[i + 1]))


def _paint_picture(layer: QImage, ink: Floats) -> None:
    """The picture as large as it fits, in the middle."""
    height, width = ink.shape
    grey = np.ascontiguousarray(np.floor(ink * 255 + 0.5).astype(np.uint8))
    image = QImage(grey.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    side, most = layer.width(), max(height, width)
    shown = image.scaled(
        max(1, side * width // most),
        max(1, side * height // most),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.FastTransformation if most < 64 else Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(layer)
    painter.drawImage((side - shown.width()) // 2, (side - shown.height()) // 2, shown)
    painter.end()


def _flood(layer: QImage, stroke: Stroke) -> None:
    """Fill what the stroke's first point lies in, by the engine's own rule."""
    side = layer.width()
    values = _values(layer)
    covered = raster.flood(values / 255.0, float(stroke.ys[0]) * side, float(stroke.xs[0]) * side)
    values[:] = np.floor(values + (255 * stroke.shade - values) * covered + 0.5).astype(np.uint8)


def _values(layer: QImage) -> np.ndarray:
    """The layer's own memory as an array [side, side]."""
    side, stride = layer.width(), layer.bytesPerLine()
    return np.frombuffer(layer.bits(), dtype=np.uint8).reshape(side, stride)[:, :side]


def in_colors(layer: QImage) -> QImage:
    """The layer on the paper and with the ink of the theme."""
    look = current_look()
    shown = layer.copy()
    shown.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    shown.setColorTable(_color_table(look.surface, look.text))
    return shown.convertToFormat(QImage.Format.Format_RGB32)


@lru_cache(maxsize=4)
def _color_table(paper: str, ink: str) -> list[int]:
    """256 colours from paper to ink; remembered, because they are wanted at each movement of the pen."""
    low, high = (np.array([color.red(), color.green(), color.blue()]) for color in (QColor(paper), QColor(ink)))
    fractions = np.arange(256)[:, None] / 255
    colors = np.rint(low + (high - low) * fractions).astype(int)
    return [qRgb(*color) for color in colors.tolist()]
