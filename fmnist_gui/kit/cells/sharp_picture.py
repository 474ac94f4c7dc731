"""A small picture, drawn as large as there is room, pixel by pixel."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.kit.look import color, current_look


class SharpPicture(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None) -> None:
        self.image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(226, 226)

    def minimumSizeHint(self) -> QSize:
        return QSize(86, 86)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image is None:
            return
        size = self.image.size()
        room = self.size() - QSize(2, 2)
        scale = max(min(room.width() // size.width(), room.height() // size.height()), 1)
        rect = QRect(0, 0, size.width() * scale, size.height() * scale)
        rect.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.drawImage(rect, self.image)
        painter.setPen(color(current_look().hairline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
