"""One image before and after ToTensor: the picture, and the numbers of a pixel and its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import GREY
from fmnist_gui.kit.labels import code_label, shape_text
from fmnist_gui.kit.layout import grid_layout, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from torch import Tensor

PATCH_WIDTH, PATCH_HEIGHT = 4, 3  # the pixels whose numbers are shown
SIDE, WHITE = 28, 255
FIRST = (13, 13)  # row and column of the pixel that is chosen first
PICTURE_SIDE, CELL = SIDE * 3 + 2, 30  # px


class TransformPicture(QWidget):
    """A click on a picture, or one of the two buttons, chooses the pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = (MatrixView(), MatrixView())
        self.patches = (MatrixView(), MatrixView())
        self.captions = (code_label(), code_label())
        self.reading = code_label()
        self.darkest, self.brightest = QPushButton(), QPushButton()
        self.cell = FIRST
        self._before: Tensor | None = None
        self._after: Tensor | None = None
        self._arrow = QLabel("→")
        layout = grid_layout(SPACE, SPACE // 2, parent=self)
        for side in (0, 1):
            column = 2 * side
            self.pictures[side].setFixedSize(PICTURE_SIDE, PICTURE_SIDE)
            self.patches[side].setFixedSize(PATCH_WIDTH * CELL + 2, PATCH_HEIGHT * CELL + 2)
            layout.addWidget(self.captions[side], 0, column)
            layout.addWidget(self.pictures[side], 1, column)
            layout.addWidget(self.patches[side], 2, column)
            self.pictures[side].hovered.connect(self._on_hovered)
            self.pictures[side].clicked.connect(self._choose)
        layout.addWidget(self._arrow, 1, 1)
        layout.addWidget(self.reading, 3, 0, 1, 4)
        layout.addLayout(hbox(self.darkest, self.brightest, None), 4, 0, 1, 4)
        layout.setColumnStretch(3, 1)
        self.darkest.clicked.connect(self._on_darkest)
        self.brightest.clicked.connect(self._on_brightest)
        self.patches[0].number_text = lambda value: fixed(value, 0)
        self.patches[1].number_text = lambda value: fixed(value, 2)
        texts = Texts(self)
        texts.call(self._set_texts)
        texts.bind(self.darkest.setText, "Darkest pixel")
        texts.bind_tip(self.darkest, "The first pixel with the smallest number")
        texts.bind(self.brightest.setText, "Brightest pixel")
        texts.bind_tip(self.brightest, "The first pixel with the largest number")

    def show_image(self, before: Tensor, after: Tensor) -> None:
        """`before`: uint8 [28, 28], `after`: float [1, 28, 28]."""
        self._before, self._after = before, after
        for side, (tensor, white) in enumerate(((before, WHITE), (after, 1))):
            self.pictures[side].show_matrix(tensor.reshape(SIDE, SIDE).float().numpy(), 0, white, GREY)
            kind = str(tensor.dtype).removeprefix("torch.")
            self.captions[side].setText(f"{kind} {shape_text(tensor.shape)}")
        self._choose(*self.cell)

    @Slot(int, int)
    def _choose(self, row: int, column: int) -> None:
        """Show the numbers of this pixel and of those around it."""
        if self._before is None or self._after is None:
            return
        self.cell = row, column
        top, left = min(max(row - 1, 0), SIDE - PATCH_HEIGHT), min(max(column - 1, 0), SIDE - PATCH_WIDTH)
        for side, (tensor, white) in enumerate(((self._before, WHITE), (self._after, 1))):
            values = tensor.reshape(SIDE, SIDE).float().numpy()
            self.pictures[side].set_region(QRect(left, top, PATCH_WIDTH, PATCH_HEIGHT))
            patch = values[top : top + PATCH_HEIGHT, left : left + PATCH_WIDTH]
            self.patches[side].show_matrix(patch, 0, white, GREY, (row - top, column - left))
        value, decimal = int(self._before[row, column]), float(self._after[0, row, column])
        self.reading.setText(f"[{row}, {column}]  {value} / {WHITE} → {round(decimal, 4)}")

    @Slot()
    def _on_darkest(self) -> None:
        self._choose_first(np.argmin)

    @Slot()
    def _on_brightest(self) -> None:
        self._choose_first(np.argmax)

    def _choose_first(self, extreme: Callable[[npt.NDArray[np.uint8]], np.intp]) -> None:
        if self._before is not None:
            self._choose(*divmod(int(extreme(self._before.numpy())), SIDE))

    def _set_texts(self) -> None:
        for side, name in enumerate((tr("The image as stored"), tr("The image as a tensor"))):
            self.pictures[side].setAccessibleName(name)
            self.pictures[side].setToolTip(tr("The outlined pixels are shown as numbers below. Click another one."))
            self.patches[side].setAccessibleName(name)

    def _on_hovered(self, row: int, column: int) -> None:
        """The same pixel is marked on both sides."""
        for picture in self.pictures:
            picture.set_highlight((row, column) if row >= 0 else None)
