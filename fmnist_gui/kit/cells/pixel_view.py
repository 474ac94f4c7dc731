"""One garment as pixels that can be read: enlarged until each one shows its number."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import GREY
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

ZOOMS = (0, 14, 20, 30)  # px a pixel; 0: as large as fits. In the largest, the numbers can be read
WHITE = 255


class PixelView(QWidget):
    """Shows uint8 [28, 28]; Ctrl and the wheel, + and - or the buttons zoom."""

    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.matrix = MatrixView()
        self.matrix.number_text = lambda value: fixed(value, 0)
        self.zoom_level = 0
        self._pixels: npt.NDArray[np.uint8] = np.zeros((28, 28), np.uint8)
        self._cell = (-1, -1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.matrix)
        self._area.viewport().setAutoFillBackground(False)
        self._area.viewport().installEventFilter(self)
        for bar in (self._area.horizontalScrollBar(), self._area.verticalScrollBar()):
            bar.rangeChanged.connect(self._show_middle)
        self.matrix.setAutoFillBackground(False)
        self.reading = QLabel()
        set_role(self.reading, "small")
        self.zoom_out = IconButton("magnify-minus-outline", "Smaller pixels")
        self.zoom_in = IconButton("magnify-plus-outline", "Larger pixels, until each shows its number")
        for button, slot in ((self.zoom_out, self._on_zoom_out), (self.zoom_in, self._on_zoom_in)):
            button.clicked.connect(slot)
        below = hbox((self.reading, 1), self.zoom_out, self.zoom_in, spacing=SPACE // 2)
        vbox((self._area, 1), below, spacing=SPACE // 2, parent=self)
        self.matrix.hovered.connect(self._on_hovered)
        self.matrix.clicked.connect(self._on_hovered)
        Texts(self).call(self._set_texts)
        self._apply_zoom()

    def show_pixels(self, pixels: npt.NDArray[np.uint8]) -> None:
        self._pixels = pixels
        self.matrix.show_matrix(pixels.astype(np.float32), 0, WHITE, GREY)
        self._show_reading()

    def set_zoom(self, level: int) -> None:
        """0 fits the whole picture in; the highest level shows the numbers."""
        level = min(max(level, 0), len(ZOOMS) - 1)
        if level != self.zoom_level:
            self.zoom_level = level
            self._apply_zoom()
            self.zoomed.emit(level)

    def _apply_zoom(self) -> None:
        cell = ZOOMS[self.zoom_level]
        height, width = self._pixels.shape
        self.matrix.setMinimumSize(QSize(cell * width + 2, cell * height + 2) if cell else QSize(0, 0))
        self.zoom_out.setEnabled(self.zoom_level > 0)
        self.zoom_in.setEnabled(self.zoom_level < len(ZOOMS) - 1)

    @Slot()
    def _show_middle(self) -> None:
        """The range of the scroll bars is another one: begin with the middle of the garment."""
        for bar in (self._area.horizontalScrollBar(), self._area.verticalScrollBar()):
            bar.setValue(bar.maximum() // 2)

    def _set_texts(self) -> None:
        self.matrix.setAccessibleName(tr("The image as 28 × 28 pixels"))
        self._show_reading()

    def _show_reading(self) -> None:
        row, column = self._cell
        height, width = self._pixels.shape
        if 0 <= row < height and 0 <= column < width:
            value = int(self._pixels[row, column])
            text = tr(
                "row {row}, column {column}: {value} → {scaled}",
                row=row,
                column=column,
                value=value,
                scaled=fixed(value / WHITE, 3),
            )
        else:
            text = tr("Point at a pixel to read it.")
        self.reading.setText(text)

    @Slot(int, int)
    def _on_hovered(self, row: int, column: int) -> None:
        self._cell = (row, column)
        self._show_reading()

    @Slot()
    def _on_zoom_in(self) -> None:
        self.set_zoom(self.zoom_level + 1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self.set_zoom(self.zoom_level - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._on_zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self._on_zoom_out()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom_level + (1 if event.angleDelta().y() > 0 else -1))
            return True
        return super().eventFilter(watched, event)
