"""One image before and after ToTensor: the picture, and the numbers of a few of its pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import GREY
from fmnist_gui.kit.labels import code_label, shape_text
from fmnist_gui.kit.layout import grid_layout
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from torch import Tensor

PATCH = QRect(12, 12, 4, 3)  # the pixels whose numbers are shown
PICTURE_SIDE, CELL = 28 * 3 + 2, 30  # px


class TransformPicture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.pictures = (MatrixView(), MatrixView())
        self.patches = (MatrixView(), MatrixView())
        self.captions = (code_label(), code_label())
        self._arrow = QLabel("→")
        layout = grid_layout(SPACE, SPACE // 2, parent=self)
        for side in (0, 1):
            column = 2 * side
            self.pictures[side].setFixedSize(PICTURE_SIDE, PICTURE_SIDE)
            self.patches[side].setFixedSize(PATCH.width() * CELL + 2, PATCH.height() * CELL + 2)
            layout.addWidget(self.captions[side], 0, column)
            layout.addWidget(self.pictures[side], 1, column)
            layout.addWidget(self.patches[side], 2, column)
            self.pictures[side].hovered.connect(self._on_hovered)
        layout.addWidget(self._arrow, 1, 1)
        layout.setColumnStretch(3, 1)
        self.patches[0].number_text = lambda value: fixed(value, 0)
        self.patches[1].number_text = lambda value: fixed(value, 2)
        Texts(self).call(self._set_texts)

    def show_image(self, before: Tensor, after: Tensor) -> None:
        """`before`: uint8 [28, 28], `after`: float [1, 28, 28]."""
        rows = slice(PATCH.top(), PATCH.bottom() + 1)
        columns = slice(PATCH.left(), PATCH.right() + 1)
        for side, (tensor, white) in enumerate(((before, 255), (after, 1))):
            values = tensor.reshape(28, 28).float().numpy()
            self.pictures[side].show_matrix(values, 0, white, GREY)
            self.pictures[side].set_region(PATCH)
            self.patches[side].show_matrix(values[rows, columns], 0, white, GREY)
            kind = str(tensor.dtype).removeprefix("torch.")
            self.captions[side].setText(f"{kind} {shape_text(tensor.shape)}")

    def _set_texts(self) -> None:
        for side, name in enumerate((tr("The image as stored"), tr("The image as a tensor"))):
            self.pictures[side].setAccessibleName(name)
            self.pictures[side].setToolTip(tr("The outlined pixels are shown as numbers below."))
            self.patches[side].setAccessibleName(name)

    def _on_hovered(self, row: int, column: int) -> None:
        """The same pixel is marked on both sides."""
        for picture in self.pictures:
            picture.set_highlight((row, column) if row >= 0 else None)
