"""What the colours of a picture of numbers mean."""

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.numbers import significant
from fmnist_gui.kit.cells.pictures import SEQUENTIAL, colored_image
from fmnist_gui.kit.look import Look, color, type_px
from fmnist_gui.kit.picture import Picture

BAR_HEIGHT = 8
HEIGHT = 26
STEPS = 64


class ColorScale(Picture):
    """A bar from the lowest to the highest value, with both numbers, and the one in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._low, self._high, self._color_map = 0.0, 1.0, SEQUENTIAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, low: float, high: float, color_map: str) -> None:
        self._low, self._high, self._color_map = low, high, color_map
        self.setAccessibleName(" – ".join(self._numbers()))
        self.update()

    def _numbers(self) -> tuple[str, str, str]:
        return significant(self._low), significant((self._low + self._high) / 2), significant(self._high)

    def sizeHint(self) -> QSize:
        return QSize(200, type_px(HEIGHT))

    def paint(self, painter: QPainter, look: Look) -> None:
        bar = QRect(1, 1, self.width() - 2, BAR_HEIGHT)
        steps = np.linspace(0.0, 1.0, STEPS, dtype=np.float32)[np.newaxis]
        painter.drawImage(bar, colored_image(steps, 0.0, 1.0, self._color_map))
        painter.setPen(color(look.hairline))
        painter.drawRect(bar)
        painter.setPen(color(look.muted))
        below = QRect(0, BAR_HEIGHT + 2, self.width(), type_px(HEIGHT) - BAR_HEIGHT - 2)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for side, number in zip(sides, self._numbers(), strict=True):
            painter.drawText(below, side, number)
