"""The scores of a batch as a table: one row an image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QImage

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.cells.pictures import Bytes, grey_image
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.look import color, current_look
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.network.answers import BatchResult

Index = QModelIndex | QPersistentModelIndex
BEFORE_SCORES = 4  # columns: index, label, prediction, match


class BatchModel(QAbstractTableModel):
    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.result: BatchResult | None = None
        self._pictures: list[QImage] = []
        self._predictions: npt.NDArray[np.int64] = np.zeros(0, np.int64)

    def show_batch(self, result: BatchResult, images: Bytes) -> None:
        """`images`: uint8 [n, 28, 28]."""
        self.beginResetModel()
        self.result = result
        self._pictures = [grey_image(image) for image in images]
        self._predictions = result.scores.argmax(axis=1)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._predictions) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return BEFORE_SCORES + CLASS_COUNT

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if section < BEFORE_SCORES:
            names = (tr("Image"), tr("Label"), tr("argmax"), tr("Match"))
            return names[section] if role == Qt.ItemDataRole.DisplayRole else None
        number = section - BEFORE_SCORES
        if role == Qt.ItemDataRole.DisplayRole:
            return str(number)
        return class_name(number) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        result = self.result
        if result is None:
            return None
        row, column = index.row(), index.column()
        label, predicted = int(result.labels[row]), int(self._predictions[row])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if column >= BEFORE_SCORES:
            return self._score(result.scores[row, column - BEFORE_SCORES], column - BEFORE_SCORES == predicted, role)
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return self._pictures[row]
        if role == Qt.ItemDataRole.ToolTipRole:
            return class_name(predicted if column == 2 else label)
        if role == Qt.ItemDataRole.ForegroundRole and column == 3:
            look = current_look()
            return color(look.good if predicted == label else look.error)
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(result.start + row), str(label), str(predicted), "✓" if predicted == label else "✗")[column]
        return None

    def _score(self, score: np.float32, is_highest: bool, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return fixed(float(score), 1)
        if role == Qt.ItemDataRole.FontRole and is_highest:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole and is_highest:
            return color(current_look().selected)
        return None
