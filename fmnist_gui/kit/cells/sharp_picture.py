"""A small picture, drawn as large as there is room, pixel by pixel."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.kit.look import Look, color
from fmnist_gui.kit.picture import Picture


class SharpPicture(Picture):
    usual_size, least_size = QSize(226, 226), QSize(86, 86)

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None) -> None:
        self.image = image
        self.update()

    def paint(self, painter: QPainter, look: Look) -> None:
        if self.image is None:
            return
        size = self.image.size()
        room = self.size() - QSize(2, 2)
        scale = max(min(room.width() // size.width(), room.height() // size.height()), 1)
        rect = QRect(0, 0, size.width() * scale, size.height() * scale)
        rect.moveCenter(self.rect().center())
        painter.drawImage(rect, self.image)
        painter.setPen(color(look.hairline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
