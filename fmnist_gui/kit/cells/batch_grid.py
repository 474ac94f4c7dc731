"""A batch of garments, all of them in view: small pictures in rows, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.look import TYPE_SMALL, color, current_look, type_px

SIDE = 28  # px, a pixel of the garment each
GAP = 7  # px between two pictures
CAPTION_HEIGHT = 15


class BatchGrid(QWidget):
    """As high as its width asks for. A click or the arrow keys choose a picture; those that `framed` names have a
    frame."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = 0
        self.captions: Sequence[str] = ()
        self.framed: Sequence[bool] = ()
        self._images: npt.NDArray[np.uint8] = np.zeros((0, SIDE, SIDE), np.uint8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_images(
        self, images: npt.NDArray[np.uint8], captions: Sequence[str] = (), framed: Sequence[bool] = ()
    ) -> None:
        """uint8 [n, 28, 28], with a short caption each or none."""
        if len(images) != len(self._images) or bool(captions) != bool(self.captions):
            self.updateGeometry()
        self._images, self.captions, self.framed = images, captions, framed
        self.current = min(self.current, max(len(images) - 1, 0))
        self.update()

    # ---- where things are

    def _cell(self) -> QSize:
        return QSize(SIDE + GAP, SIDE + GAP + (CAPTION_HEIGHT if self.captions else 0))

    def _columns(self, width: int) -> int:
        return max((width + GAP - 4) // self._cell().width(), 1)

    def picture_rect(self, index: int) -> QRect:
        """Where a picture is painted."""
        row, column = divmod(index, self._columns(self.width()))
        cell = self._cell()
        return QRect(2 + column * cell.width(), 2 + row * cell.height(), SIDE, SIDE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._images) // self._columns(width))
        return max(rows, 1) * self._cell().height()

    def sizeHint(self) -> QSize:
        return QSize(13 * (SIDE + GAP), self.heightForWidth(max(self.width(), 13 * (SIDE + GAP))))

    def minimumSizeHint(self) -> QSize:
        return QSize(5 * (SIDE + GAP), self._cell().height())

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = current_look()
        font = self.font()
        font.setPixelSize(type_px(TYPE_SMALL - 1))
        painter.setFont(font)
        for index, image in enumerate(self._images):
            rect = self.picture_rect(index)
            painter.drawImage(rect, grey_image(image))
            if index < len(self.framed) and self.framed[index]:
                painter.setPen(QPen(color(look.good), 2))
                painter.drawRect(rect.adjusted(-1, -1, 1, 1))
            if index < len(self.captions):
                painter.setPen(color(look.text if index == self.current else look.muted))
                below = QRect(rect.x() - GAP // 2, rect.bottom() + 2, SIDE + GAP - 1, CAPTION_HEIGHT)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.captions[index])
        if len(self._images) and self.captions:
            width = 2 if self.hasFocus() else 1
            painter.setPen(QPen(color(look.accent), width))
            painter.drawRect(self.picture_rect(self.current).adjusted(-2, -2, 2, CAPTION_HEIGHT + 2))

    # ---- mouse and keyboard

    def index_at(self, point: QPoint) -> int | None:
        cell = self._cell()
        column, row = point.x() // cell.width(), point.y() // cell.height()
        columns = self._columns(self.width())
        index = row * columns + column
        return index if 0 <= column < columns and 0 <= index < len(self._images) else None

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._images):
            self.current = index
            self.update()
            self.chosen.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns(self.width())
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self._choose(self.current + move)
