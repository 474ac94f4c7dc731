"""The table of many pictures: sorted by a click on a head, narrowed to what is wrong or to a cell of the matrix."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fmnist_gui.engine.drawing.pictures.picture_rows import THUMBNAIL, PictureRow
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import UNKNOWN, percent_number
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.item_pictures import OwnColors
from fmnist_gui.kit.look import SPACE, color, current_look, type_px
from fmnist_gui.kit.plain_table import set_table_type
from fmnist_gui.kit.text import Texts, tip, tr

PICTURE, SEEN, FILE, CLASS, PROBABILITY, LABEL, CORRECT = range(7)
COLUMNS = (
    N_("Picture"),
    N_("Seen"),
    N_("File"),
    N_("Class"),
    "%",
    N_("True class"),
    "✓",
)
COLUMN_TIPS = {
    SEEN: N_("What the network sees of it: 28×28 pixels"),
    CLASS: N_("What the network takes it for"),
    PROBABILITY: N_("The probability of this class, as the network sees it"),
    LABEL: N_("From the name of its folder, or from the label in its file"),
    CORRECT: N_("Whether its class is the true one"),
}
WEIGHTS = {FILE: 2.0, CLASS: 1.9, PROBABILITY: 1.1, LABEL: 1.9, CORRECT: 0.7}  # of the widths beside the pictures'
OF_LABELS = (LABEL, CORRECT)
SIGNS = (PROBABILITY, CORRECT)  # columns whose heads are no words
Index = QModelIndex | QPersistentModelIndex
DisplayRole = Qt.ItemDataRole.DisplayRole
Cell = tuple[int, int]  # true and predicted class


class PictureModel(QAbstractTableModel):
    """`rows` are all there are, in the order of reading; `shown` the indices of those in view, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PictureRow] = []
        self.shown: list[int] = []
        self.wrong_only = False
        self.cell: Cell | None = None
        self._sorted_by: tuple[int, bool] | None = None  # column, and whether the largest comes first

    def clear(self) -> None:
        self.beginResetModel()
        self.rows, self.shown = [], []
        self.endResetModel()

    def add(self, rows: Sequence[PictureRow]) -> None:
        """While they are being read, rows come below the others, wherever they belong."""
        first = len(self.rows)
        self.rows.extend(rows)
        more = [index for index in range(first, len(self.rows)) if self._fits(self.rows[index])]
        if more:
            self.beginInsertRows(QModelIndex(), len(self.shown), len(self.shown) + len(more) - 1)
            self.shown.extend(more)
            self.endInsertRows()

    def replace(self, rows: list[PictureRow]) -> None:
        """The same pictures with other predictions."""
        self.rows = rows
        self.arrange()

    def narrow(self, wrong_only: bool, cell: Cell | None) -> None:
        """Show only what was classified incorrectly, or what is in a cell of the matrix."""
        self.wrong_only, self.cell = wrong_only, cell
        self.arrange()

    def arrange(self) -> None:
        """Show what is to be shown, in its order."""
        self.beginResetModel()
        self.shown = [index for index, row in enumerate(self.rows) if self._fits(row)]
        if self._sorted_by is not None:
            column, descending = self._sorted_by
            keys = {index: _order_of(self.rows[index], column) for index in self.shown}
            known = [index for index in self.shown if keys[index] is not None]
            known.sort(key=keys.__getitem__, reverse=descending)
            self.shown = known + [index for index in self.shown if keys[index] is None]
        self.endResetModel()

    def _fits(self, row: PictureRow) -> bool:
        if self.cell is not None and (row.label, row.predicted) != self.cell:
            return False
        return not self.wrong_only or row.correct is False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self.arrange()

    def row_at(self, row: int) -> PictureRow:
        return self.rows[self.shown[row]]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DisplayRole:
            return tr(COLUMNS[section]) if section not in SIGNS else COLUMNS[section]
        if role == Qt.ItemDataRole.ToolTipRole and section in COLUMN_TIPS:
            return tip(COLUMN_TIPS[section])
        return None

    def data(self, index: Index, role: int = DisplayRole) -> Any:
        row, column = self.row_at(index.row()), index.column()
        if role == DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column in (PICTURE, SEEN):
            return _picture(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.file if column == FILE else _note_text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and column in (PICTURE, SEEN):
            return row.name
        if role == Qt.ItemDataRole.ForegroundRole:
            return _ink(row, column)
        return None

    def translate(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)


def _order_of(row: PictureRow, column: int) -> Any:
    """By what a column is sorted; None comes last. Pictures are as their files."""
    if column in (CLASS, LABEL):
        return row.predicted if column == CLASS else row.label
    if column in (PROBABILITY, CORRECT):
        return row.probability if column == PROBABILITY else row.correct
    return row.file, row.line or 0


def _text(row: PictureRow, column: int) -> str | None:
    if column in (PICTURE, SEEN):
        return None
    if column == FILE:
        return row.name
    if column == CLASS:
        doubt = "?" if row.none_of_ten else ""
        return _class_text(row.predicted) + doubt if row.problem is None else _problem_text(row)
    if column == PROBABILITY:
        return "" if row.probability is None else percent_number(row.probability)
    if column == LABEL:
        return _class_text(row.label)
    return {True: "✓", False: "✗", None: ""}[row.correct]


def _problem_text(row: PictureRow) -> str:
    """Why there is no answer; the file stands in another column, so its folders need not be named here."""
    assert row.problem is not None
    values = {key: Path(row.file).name if value == row.file else value for key, value in row.problem.values.items()}
    return tr(row.problem.text, **values)


def _note_text(row: PictureRow) -> str | None:
    """What is to be said of the answer, or of its absence."""
    if row.problem is not None:
        return _problem_text(row)
    return tr("This looks like none of the ten.") if row.none_of_ten else None


def _class_text(label: int | None) -> str:
    return UNKNOWN if label is None else class_name(label)


def _picture(row: PictureRow, column: int) -> QPixmap | None:
    if column == SEEN:
        if row.seen is None:
            return None
        return QPixmap.fromImage(grey_image(row.seen).scaled(type_px(THUMBNAIL), type_px(THUMBNAIL)))
    if row.thumbnail is None:
        return None
    height, width = row.thumbnail.shape[:2]
    image = QImage(row.thumbnail.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    size, smooth = QSize(type_px(width), type_px(height)), Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))


def _ink(row: PictureRow, column: int) -> Any:
    look = current_look()
    if column == CORRECT and row.correct is not None:
        return color(look.good if row.correct else look.error)
    if column == CLASS and row.none_of_ten:
        return color(look.warn)
    return color(look.error) if column == CLASS and row.problem is not None else None


class _FileDelegate(QStyledItemDelegate):
    """Leaves letters out of the middle of a name: a drawing's number stands at its end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class PictureTable(QTableView):
    """A click or Enter on a row opens its picture."""

    opened = Signal(object)  # PictureRow

    def __init__(self) -> None:
        super().__init__()
        self.pictures = PictureModel(self)
        self._why_empty: Callable[[], str] = str
        set_table_type(self)
        self.setModel(self.pictures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(OwnColors(self))
        self.setItemDelegateForColumn(FILE, _FileDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(THUMBNAIL + SPACE)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(30)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSortingEnabled(True)
        self.clicked.connect(self._on_opened)
        self.pictures.modelReset.connect(self._span_problems)
        self.pictures.rowsInserted.connect(self._on_inserted)
        texts = Texts(self)
        texts.call(self.pictures.translate)
        texts.bind(self.setAccessibleName, "Pictures")
        texts.call_for_look(self._fill_width)

    def show_labels(self, known: bool) -> None:
        """Whether there are columns for the true class."""
        if self.isColumnHidden(LABEL) is known:
            for column in OF_LABELS:
                self.setColumnHidden(column, not known)
            self._fill_width()

    def say_why_empty(self, text: str, **values: object) -> None:
        """What stands in place of the rows where there are none; an English source."""
        self._why_empty = partial(tr, text, **values) if text else str
        if not self.pictures.shown:
            self.viewport().update()

    @Slot()
    def _span_problems(self) -> None:
        """The sentence that stands in place of an answer needs the room of all of its columns."""
        self.clearSpans()
        self._span(range(self.pictures.rowCount()))

    @Slot(QModelIndex, int, int)
    def _on_inserted(self, parent: Index, first: int, last: int) -> None:
        self._span(range(first, last + 1))

    def _span(self, rows: Iterable[int]) -> None:
        for row in rows:
            if self.pictures.row_at(row).problem is not None:
                self.setSpan(row, CLASS, 1, len(COLUMNS) - CLASS)

    @Slot(QModelIndex)
    def _on_opened(self, index: Index) -> None:
        self.opened.emit(self.pictures.row_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # whoever has the table goes back
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fill_width()

    def _fill_width(self) -> None:
        picture = type_px(THUMBNAIL) + SPACE
        self.setIconSize(QSize(picture, picture))
        for column in (PICTURE, SEEN):
            self.setColumnWidth(column, picture)
        weights = {column: weight for column, weight in WEIGHTS.items() if not self.isColumnHidden(column)}
        width = max(self.viewport().width() - 2 * picture, 0)
        for column, weight in weights.items():
            self.setColumnWidth(column, int(width * weight / sum(weights.values())))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.pictures.shown:
            painter = QPainter(self.viewport())
            painter.setPen(color(current_look().muted))
            area = self.viewport().rect().adjusted(SPACE, SPACE, -SPACE, -SPACE)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._why_empty())
            painter.end()
