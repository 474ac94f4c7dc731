"""Pictures in tables and lists."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex


class OwnColors(QStyledItemDelegate):
    """Paints the picture or colour of a selected item as it is: Qt would tint it with the colour of the selection."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not option.icon.isNull():
            picture = option.icon.pixmap(option.decorationSize)
            option.icon = QIcon(picture)
            option.icon.addPixmap(picture, QIcon.Mode.Selected)
