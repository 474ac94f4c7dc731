"""A handwritten digit of each class, in a row."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.look import Look
from fmnist_gui.kit.picture import Picture

SCALES = (4, 6)  # px of the screen for a pixel of a digit: at least, at most
SIDE = 8  # px
GAP = 2


class DigitRow(Picture):
    least_size = QSize(CLASS_COUNT * (SCALES[0] * SIDE + GAP), SCALES[0] * SIDE)

    def __init__(self) -> None:
        super().__init__()
        self.images: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_digits(self, digits: npt.NDArray[np.uint8]) -> None:
        """`digits` uint8 [10, 8, 8], from 0 to 9."""
        self.images = [grey_image(digit) for digit in digits]
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._side(self.width()))

    def _side(self, width: int) -> int:
        least, most = SCALES
        return SIDE * min(max((width // CLASS_COUNT - GAP) // SIDE, least), most)

    def paint(self, painter: QPainter, look: Look) -> None:
        side = self._side(self.width())
        for column, image in enumerate(self.images):
            left = column * (self.width() - side) // (CLASS_COUNT - 1)
            painter.drawImage(QRect(left, 0, side, side), image)
