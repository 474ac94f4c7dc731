"""The loss as a curve over one parameter, and a ball on it that takes steps downhill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.numbers import significant
from fmnist_gui.kit.look import SPACE, Look, color, type_px
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.course.tiny_network import Curve

BALL = 6  # px
AXIS = 20  # px below, for the numbers
TRAIL = 30  # positions that stay visible


class LossPicture(Picture):
    usual_size, least_size = QSize(440, 200), QSize(300, 160)

    def __init__(self) -> None:
        super().__init__()
        self._curve: Curve | None = None
        self._name, self._value = "", 0.0
        self._trail: list[tuple[float, float]] = []  # where the ball was: parameter and loss
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curve(self, curve: Curve, name: str, value: float, trail: list[tuple[float, float]]) -> None:
        self._curve, self._name, self._value, self._trail = curve, name, value, trail[-TRAIL:]
        self.setAccessibleName(
            tr(
                "The loss over {name}: {loss} at {value}, the lowest {lowest}",
                name=name,
                loss=significant(curve.loss),
                value=significant(value),
                lowest=significant(float(curve.losses.min())),
            )
        )
        self.update()

    def _area(self) -> QRectF:
        return QRectF(2 * SPACE, SPACE, self.width() - 4 * SPACE, self.height() - type_px(AXIS) - 2 * SPACE)

    def point(self, value: float, loss: float) -> QPointF:
        """Where on the picture."""
        assert self._curve is not None
        values, top = self._curve.values, float(self._curve.losses.max())
        area = self._area()
        across = (value - values[0]) / (values[-1] - values[0])
        return QPointF(area.left() + across * area.width(), area.bottom() - loss / top * area.height())

    def paint(self, painter: QPainter, look: Look) -> None:
        curve = self._curve
        if curve is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.setPen(QPen(color(look.outline), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(color(look.accent), 2))
        painter.drawPolyline(QPolygonF([self.point(x, y) for x, y in zip(curve.values, curve.losses, strict=True)]))
        here = self.point(self._value, curve.loss)
        path = [self.point(*position) for position in self._trail]
        painter.setPen(QPen(color(look.warn), 1, Qt.PenStyle.DotLine))
        painter.drawPolyline(QPolygonF([*path, here]))
        painter.setPen(QPen(color(look.warn), 1))
        for position in path:
            painter.drawEllipse(position, BALL - 3, BALL - 3)
        self._paint_slope(painter, look, here)
        painter.setPen(QPen(color(look.surface), 1))
        painter.setBrush(color(look.warn))
        painter.drawEllipse(here, BALL, BALL)
        self._paint_numbers(painter, look, area)

    def _paint_slope(self, painter: QPainter, look: Look, here: QPointF) -> None:
        """The tangent: the gradient is its slope."""
        assert self._curve is not None
        values = self._curve.values
        ahead = float(values[-1] - values[0]) / 12
        rise = ahead * self._curve.gradient
        ends = [self.point(self._value + side * ahead, self._curve.loss + side * rise) for side in (-1, 1)]
        painter.setPen(QPen(color(look.text), 1))
        painter.drawLine(*ends)

    def _paint_numbers(self, painter: QPainter, look: Look, area: QRectF) -> None:
        assert self._curve is not None
        painter.setPen(color(look.muted))
        values = self._curve.values
        below = QRectF(area.left(), area.bottom() + 2, area.width(), type_px(AXIS))
        for value, side in ((values[0], Qt.AlignmentFlag.AlignLeft), (values[-1], Qt.AlignmentFlag.AlignRight)):
            painter.drawText(below, side, significant(float(value)))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self._name)
        top = tr("loss {size}", size=significant(float(np.max(self._curve.losses))))
        painter.drawText(QRectF(area.left(), 0, area.width(), type_px(AXIS)), Qt.AlignmentFlag.AlignHCenter, top)
