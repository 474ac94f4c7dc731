"""A batch as pictures, each with its label and with what some networks say it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, current_look, type_px
from fmnist_gui.kit.text import Texts, tr

PICTURE = 2 * IMAGE_SIDE  # px
LINE = 17  # px a line of text of the usual size
LEAST_WIDTH, MOST_COLUMNS, FEWEST_COLUMNS = 84, 10, 5


@dataclass(frozen=True, eq=False)
class Tile:
    picture: npt.NDArray[np.uint8]  # [28, 28]
    label: int
    said: tuple[int, ...]  # the class that each network names


class AnswerTiles(QWidget):
    """Five or ten tiles in a row, as there is room. A click or the arrow keys choose one."""

    chosen = Signal(int)

    def __init__(self, networks: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: Sequence[Tile] = ()
        self.current = 0
        self._networks = networks
        self._pictures: list[QImage] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Texts(self).call(self._describe)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        self.tiles = tiles
        self._pictures = [grey_image(tile.picture) for tile in tiles]
        self.current = min(self.current, max(len(tiles) - 1, 0))
        self._fit()
        self._describe()

    def choose(self, index: int) -> None:
        """Frame a tile and tell of it."""
        self.current = index
        self._describe()
        self.chosen.emit(index)

    def tile_text(self, index: int) -> str:
        """A tile in words: its label, and what each network says."""
        tile = self.tiles[index]
        said = "; ".join(f"{class_name(said)} {'✓' if said == tile.label else '✗'}" for said in tile.said)
        return f"{class_name(tile.label)}: {said}"

    def _describe(self) -> None:
        self.setAccessibleName(tr("The images of the batch, with what is said of them"))
        self.setAccessibleDescription("\n".join(self.tile_text(index) for index in range(len(self.tiles))))
        self.update()

    # ---- where things are

    def columns(self) -> int:
        return MOST_COLUMNS if self.width() >= MOST_COLUMNS * LEAST_WIDTH else FEWEST_COLUMNS

    def tile_rect(self, index: int) -> QRect:
        columns, height = self.columns(), self._tile_height()
        row, column = divmod(index, columns)
        left, right = column * self.width() // columns, (column + 1) * self.width() // columns
        return QRect(left, row * (height + SPACE), right - left, height)

    def _tile_height(self) -> int:
        return SPACE + PICTURE + type_px(LINE) * (1 + self._networks) + SPACE // 2

    def _fit(self) -> None:
        rows = -(-max(len(self.tiles), MOST_COLUMNS) // self.columns())
        self.setFixedHeight(rows * (self._tile_height() + SPACE))

    def sizeHint(self) -> QSize:
        return QSize(FEWEST_COLUMNS * LEAST_WIDTH, 2 * (self._tile_height() + SPACE))

    def minimumSizeHint(self) -> QSize:
        return QSize(FEWEST_COLUMNS * LEAST_WIDTH, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), current_look()
        for index, tile in enumerate(self.tiles):
            rect = self.tile_rect(index)
            if index == self.current:
                painter.setPen(QPen(QColor(look.accent), 2 if self.hasFocus() else 1))
                painter.setBrush(QColor(look.selected))
                painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), SPACE // 2, SPACE // 2)
            left = rect.x() + (rect.width() - PICTURE) // 2
            painter.drawImage(QRect(left, rect.y() + SPACE, PICTURE, PICTURE), self._pictures[index])
            line = QRect(rect.x(), rect.y() + SPACE + PICTURE + 2, rect.width(), type_px(LINE))
            self._paint_line(painter, line, class_name(tile.label), look.text, bold=True)
            for said in tile.said:
                line.translate(0, type_px(LINE))
                right = said == tile.label
                text = f"{'✓' if right else '✗'} {class_name(said)}"
                self._paint_line(painter, line, text, look.good if right else look.error)
        painter.end()

    def _paint_line(self, painter: QPainter, line: QRect, text: str, ink: str, bold: bool = False) -> None:
        font = QFont(self.font())
        font.setPixelSize(type_px(TYPE_SMALL))
        font.setBold(bold)
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(text) > line.width():
            font.setPixelSize(type_px(TYPE_SMALL - 1))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    # ---- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.tile_at(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(index)

    def tile_at(self, point: QPoint) -> int | None:
        return next((index for index in range(len(self.tiles)) if self.tile_rect(index).contains(point)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns(),
            Qt.Key.Key_Down: self.columns(),
        }
        goal = self.current + steps.get(Qt.Key(event.key()), 0)
        if Qt.Key(event.key()) not in steps or not self.tiles:
            super().keyPressEvent(event)
        elif 0 <= goal < len(self.tiles):
            self.choose(goal)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)
