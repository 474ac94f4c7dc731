"""Pairs of images that are alike, side by side with their labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.item_pictures import OwnColors
from fmnist_gui.kit.labels import image_text
from fmnist_gui.kit.layout import set_type
from fmnist_gui.kit.look import TYPE_SMALL, current_look
from fmnist_gui.kit.text import Texts, named, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.data.quality import Pair, Sample

SCALE, GAP = 2, 2


class PairList(QListWidget):
    chosenPair = Signal()  # another pair, or none, is current

    def __init__(self) -> None:
        super().__init__()
        self._pairs: Sequence[Pair] = ()
        self.setIconSize(QSize((2 * 28 + GAP) * SCALE, 28 * SCALE))
        self.setItemDelegate(OwnColors(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        set_type(self, TYPE_SMALL)
        self.currentRowChanged.connect(self.chosenPair)
        texts = Texts(self)
        texts.bind_name(self, "Pairs of images that are alike")
        texts.call_for_look(self._set_texts)

    def show_pairs(self, data: FashionData, pairs: Sequence[Pair]) -> None:
        """The chosen pair stays chosen where they are the same ones."""
        if pairs is self._pairs:
            return
        self.clear()
        self._pairs = pairs
        for pair in pairs:
            item = QListWidgetItem(_picture_of(data, pair), "")
            item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter)
            self.addItem(item)
        self._set_texts()
        if pairs:
            self.setCurrentRow(0)

    def current_pair(self) -> Pair | None:
        row = self.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    def _set_texts(self) -> None:
        warn = QColor(current_look().warn)
        for row, pair in enumerate(self._pairs):
            item = self.item(row)
            item.setText(pair_text(pair))
            if pair.labels_differ:
                item.setForeground(warn)


def sample_text(sample: Sample) -> str:
    return named(image_text(sample.split, sample.index), class_name(sample.label))


def pair_text(pair: Pair) -> str:
    """Both places with their labels, and how far the pictures are apart."""
    apart = (
        tr("{levels} grey levels of 255 apart", levels=fixed(pair.difference, 2))
        if pair.difference
        else tr("the same pixels")
    )
    if pair.labels_differ:
        apart = tr("{difference}, but different labels", difference=apart)
    return "\n".join((sample_text(pair.first), sample_text(pair.second), apart))


def _picture_of(data: FashionData, pair: Pair) -> QIcon:
    sheet = np.zeros((28, 2 * 28 + GAP), np.uint8)
    for sample, left in ((pair.first, 0), (pair.second, 28 + GAP)):
        split = data.train if sample.split == "train" else data.test
        sheet[:, left : left + 28] = split.images[sample.index].numpy()
    return QIcon(QPixmap.fromImage(grey_image(sheet.repeat(SCALE, axis=0).repeat(SCALE, axis=1))))
