"""A garment of each class with its name, of which one is chosen."""

import random
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT, IMAGE_SIDE
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.layout import grid_layout, set_type
from fmnist_gui.kit.look import SPACE, TYPE_SMALL
from fmnist_gui.kit.text import Texts

COLUMNS = 5
LARGEST_SCALE = 4  # px of the screen for a pixel of a garment


class ClassGallery(QWidget):
    """The larger the room, the larger the garments, in whole pixels."""

    chosen = Signal()  # another class is `label` now

    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[int, npt.NDArray[np.uint8]] = {}
        self._order = list(range(CLASS_COUNT))  # which class stands at each position
        self._concealed = False
        self.buttons = [QToolButton() for _ in range(CLASS_COUNT)]
        self._group = QButtonGroup(self)
        grid = grid_layout(SPACE // 2, SPACE // 2, parent=self)
        for label, button in enumerate(self.buttons):
            set_type(button, TYPE_SMALL)
            button.setCheckable(True)
            button.setProperty("role", "button")
            button.setStyleSheet("padding: 4px 1px")  # room for “Ankle boot” in the smallest window
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, label)
            grid.addWidget(button, label // COLUMNS, label % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        last = CLASS_COUNT - 1
        self.buttons[last].setChecked(True)  # the class of the first training image
        self._group.idClicked.connect(self._on_clicked)
        Texts(self).call(self._set_texts)

    @property
    def label(self) -> int:
        """The chosen class; -1 where none is."""
        position = self._group.checkedId()
        return self._order[position] if position >= 0 else position

    def conceal(self, seed: int | None) -> None:
        """Put the garments into an order that `seed` decides, none of them chosen, each without its name until it is
        clicked. None: in the order of their classes."""
        order = list(range(CLASS_COUNT))
        if seed is not None:
            random.Random(seed).shuffle(order)
        if (order, seed is not None) == (self._order, self._concealed):
            return
        label = self.label
        self._order, self._concealed = order, seed is not None
        self._group.setExclusive(False)
        for position, button in enumerate(self.buttons):
            button.setChecked(not self._concealed and order[position] == max(label, 0))
        self._group.setExclusive(True)
        self._set_texts()

    @Slot()
    def _on_clicked(self) -> None:
        self._set_texts()
        self.chosen.emit()

    def show_garments(self, labels: Sequence[int], pictures: npt.NDArray[np.uint8]) -> None:
        """`pictures` uint8 [n, 28, 28], each of the class in `labels`."""
        self._pictures = dict(zip(labels, pictures, strict=True))
        for label, button in zip(self._order, self.buttons, strict=True):
            button.setEnabled(label in self._pictures)
        self._draw()

    def _draw(self) -> None:
        """Enlarged here rather than by the icon, which would smooth the pixels."""
        room = self.width() // COLUMNS - 2 * SPACE
        scale = min(max(room // IMAGE_SIDE, 1), LARGEST_SCALE)
        side, ratio = IMAGE_SIDE * scale, self.devicePixelRatioF()
        device_side = round(side * ratio)
        for label, button in zip(self._order, self.buttons, strict=True):
            button.setIconSize(QSize(side, side))
            if label in self._pictures:
                large = grey_image(self._pictures[label]).scaled(device_side, device_side)
                picture = QPixmap.fromImage(large)
                picture.setDevicePixelRatio(ratio)
                button.setIcon(QIcon(picture))

    def _set_texts(self) -> None:
        for label, button in zip(self._order, self.buttons, strict=True):
            name = f"{label} {class_name(label)}" if button.isChecked() or not self._concealed else "?"
            button.setText(name)
            button.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
