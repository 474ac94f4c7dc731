"""A table of texts to read: nothing to edit, nothing to sort."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTableWidget, QTableWidgetItem

from fmnist_gui.kit.layout import set_type
from fmnist_gui.kit.look import TYPE_TABLE

ROW_HEIGHT = 24
HEADER_HEIGHT = 28


def set_table_type(table: QTableView) -> None:
    """The size of type of all tables; a header that has a style sheet does not take that of its table."""
    for part in (table, table.horizontalHeader(), table.verticalHeader()):
        set_type(part, TYPE_TABLE)


class PlainTable(QTableWidget):
    """Rows of texts under headers; the last column takes what room is left."""

    def __init__(self) -> None:
        super().__init__()
        set_table_type(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)

    def show_rows(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: Sequence[int] = (),
        code: Sequence[int] = (),
    ) -> None:
        """`right`: columns of numbers; `code`: columns in the font of code."""
        self.setColumnCount(len(headers))
        self.setHorizontalHeaderLabels(list(headers))
        self.setRowCount(len(rows))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(self.font().pixelSize() if self.font().pixelSize() > 0 else 13)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column in right:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if column in code:
                    item.setFont(fixed)
                self.setItem(row, column, item)


class NumberTable(PlainTable):
    """A few rows of figures, all of them in view, that share the width."""

    def __init__(self) -> None:
        super().__init__()
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)

    def show_numbers(self, headers: Sequence[str], rows: Sequence[Sequence[str]], words: int = 0) -> None:
        """The first `words` columns hold words, the others numbers."""
        self.show_rows(headers, rows, right=range(words, len(headers)))
        for column in range(len(headers)):
            side = Qt.AlignmentFlag.AlignLeft if column < words else Qt.AlignmentFlag.AlignRight
            mode = QHeaderView.ResizeMode.ResizeToContents if column < words else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(column, mode)
            header = self.horizontalHeaderItem(column)
            assert header is not None
            header.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(HEADER_HEIGHT + len(rows) * ROW_HEIGHT + 2)
