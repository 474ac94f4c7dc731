"""Precision, recall and F1 score of each class, and the accuracy."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, percent, thousands
from fmnist_gui.engine.training.comparison import Figures, confusions_of, images_of_cell
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.class_names import class_name, class_names
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox, set_type
from fmnist_gui.kit.look import SPACE, TYPE_BODY, TYPE_SMALL, TYPE_TITLE, current_look
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.plain_table import PlainTable
from fmnist_gui.kit.text import named, tr
from fmnist_gui.views.confusion.figures import FiguresView, ModelFigures
from fmnist_gui.views.confusion.texts import accuracy_text, cell_text

COLUMNS = {  # key of the report -> heading, tip
    "class": (N_("Class"), ""),
    "precision": (
        N_("Precision"),
        N_(
            "Of the images that were classified as this class, the fraction that belongs to it: how far one can "
            "trust such a prediction"
        ),
    ),
    "recall": (
        N_("Recall"),
        N_("Of the images of this class, the fraction that was recognized as such: how few are missed"),
    ),
    "f1": (
        N_("F1 score"),
        N_("The harmonic mean of precision and recall, 2PR/(P + R): high only where both are"),
    ),
    "support": (N_("Images"), N_("How many images are of this class (support)")),
}
PRECISION = (  # with and without such images
    N_("Precision: {predicted} images were classified as {name}, {correct} of them correctly: {fraction}."),
    N_("Precision: no image was classified as {name}, so there is none; 0 stands for it."),
)
RECALL = (
    N_("Recall: {total} images are {name}, {correct} of them were classified correctly: {fraction}."),
    N_("Recall: these images have none of the class {name}; 0 stands for it."),
)
SCORES = ("precision", "recall", "f1")
ROW_HEIGHT = 36  # px at least
BAR_HEIGHT = 4
SIDE_WIDTH = 350
LISTED_CONFUSIONS = 5
Index = QModelIndex | QPersistentModelIndex


class ReportView(FiguresView):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.table = PlainTable()
        self.accuracy, self.interval, self.means = QLabel(), sentence_label(""), sentence_label("")
        self.explanation, self._empty = sentence_label(""), sentence_label("")
        self._list_label, self.confusions, self.grid = QLabel(), QListWidget(), ImageGrid()
        self._listed: list[tuple[int, int]] = []  # cells of the confusions
        self._scores = ScoreDelegate(self)
        self._lay_out()
        self._lay_out_table()
        self.table.currentCellChanged.connect(self._show_explanation)
        self.confusions.currentRowChanged.connect(self._show_images)
        self.grid.opened.connect(self.show_walk)
        self.texts.bind_name(self.table, "Report of each class")
        self.texts.bind(self._list_label.setText, "Largest confusions")
        self.texts.bind_name(self.confusions, "Largest confusions", "Choose one to see its images")
        self.texts.bind_name(
            self.grid,
            "Images of the chosen cell",
            "The surest first, with the network’s confidence. Click an image: its way through it.",
        )
        self.texts.call(self._set_headings)
        self.texts.call(self.show_status)

    def show_status(self) -> None:
        self._content.setVisible(self.result is not None)
        self._empty.setVisible(self.result is None)
        self._empty.setText(self.status_text())

    def show_result(self, found: ModelFigures) -> None:
        figures = found.figures
        self._fill_table(figures)
        self.accuracy.setText(percent(figures.accuracy, 2))
        self.interval.setText(named(found.title, accuracy_text(figures, self.split_name)))
        rows = list(figures.report.values())
        means = {key: fixed(sum(row[key] for row in rows) / len(rows), 3) for key in SCORES}
        self.means.setText(tr("Mean of the classes: precision {precision}, recall {recall}, F1 {f1}.", **means))
        self._show_explanation()

    def _fill_table(self, figures: Figures) -> None:
        """Sorted as before; the chosen class stays chosen."""
        chosen = self._chosen_class(figures)
        self.table.blockSignals(True)
        self.table.setSortingEnabled(False)
        for number, (name, scores) in enumerate(zip(class_names(), figures.report.values(), strict=True)):
            for column, key in enumerate(COLUMNS):
                item = QTableWidgetItem()
                item.setData(Qt.ItemDataRole.DisplayRole, name if key == "class" else scores[key])
                item.setData(Qt.ItemDataRole.UserRole, number)
                self.table.setItem(number, column, item)
        self.table.setSortingEnabled(True)
        for index in range(self.table.rowCount()):
            if self._class_in(index) == chosen:
                self.table.selectRow(index)
        self.table.blockSignals(False)

    def _chosen_class(self, figures: Figures) -> int:
        """At first the class with the lowest F1 score: there is most to learn."""
        number = self._class_in(self.table.currentRow())
        if number is not None:
            return number
        scores = [row["f1"] if row["support"] else 1.0 for row in figures.report.values()]
        return scores.index(min(scores))

    def _class_in(self, index: int) -> int | None:
        """The class in a row of the table, which may be sorted."""
        item = self.table.item(index, 0)
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _show_explanation(self) -> None:
        if self.figures is not None:
            number = self._chosen_class(self.figures)
            self.explanation.setText(_explanation(self.figures, number))
            self._show_confusions(self.figures, number)

    def _show_confusions(self, figures: Figures, number: int) -> None:
        """Those of the class, the largest first; a chosen one stays chosen."""
        row = self.confusions.currentRow()
        chosen = self._listed[row] if 0 <= row < len(self._listed) else None
        self._listed = confusions_of(figures.matrix, number, LISTED_CONFUSIONS)
        with QSignalBlocker(self.confusions):
            self.confusions.clear()
            self.confusions.addItems([cell_text(figures.matrix, *cell) for cell in self._listed])
            self.confusions.setCurrentRow(self._listed.index(chosen) if chosen in self._listed else 0)
        self.confusions.setFixedHeight(len(self._listed) * max(self.confusions.sizeHintForRow(0), 1))
        for part in (self._list_label, self.confusions, self.grid):
            part.setVisible(bool(self._listed))
        self._show_images()

    @Slot()
    def _show_images(self) -> None:
        row = self.confusions.currentRow()
        if self.figures is not None and 0 <= row < len(self._listed):
            self.show_cell_images(self.grid, images_of_cell(self.figures, *self._listed[row]))
            self.grid.scrollToTop()

    def _lay_out(self) -> None:
        self._content = QWidget()
        set_type(self.accuracy, TYPE_TITLE)
        set_type(self._list_label, TYPE_BODY, bold=True)
        set_type(self.confusions, TYPE_SMALL + 1)
        self.confusions.setFrameShape(QListWidget.Shape.NoFrame)
        self.confusions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed = (self._list_label, self.confusions, (self.grid, 99))
        words = card_of(self.accuracy, self.interval, self.means, SPACE, self.explanation, *listed, None)
        words.setMinimumWidth(SIDE_WIDTH)
        hbox((card_of(self.table), 5), (words, 3), parent=self._content)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fill(self.view_layout, (self._content, 1), (self._empty, 1))

    def _lay_out_table(self) -> None:
        table = self.table
        table.setRowCount(CLASS_COUNT)
        table.setColumnCount(len(COLUMNS))
        table.setTabKeyNavigation(False)
        table.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        for header in (table.verticalHeader(), table.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, key in enumerate(COLUMNS):
            if key != "class":
                table.setItemDelegateForColumn(column, self._scores)

    def _set_headings(self) -> None:
        for column, (heading, tip) in enumerate(COLUMNS.values()):
            item = QTableWidgetItem(tr(heading))
            item.setToolTip(tr(tip) if tip else "")
            self.table.setHorizontalHeaderItem(column, item)


def _explanation(figures: Figures, number: int) -> str:
    """Where a class has its precision and its recall from."""
    correct = int(figures.matrix[number, number])
    total, predicted = int(figures.matrix[number].sum()), int(figures.matrix[:, number].sum())
    return "\n\n".join(
        tr(
            some if whole else none,
            name=class_name(number),
            correct=thousands(correct),
            total=thousands(total),
            predicted=thousands(predicted),
            fraction=f"{thousands(correct)} / {thousands(whole)} = {fixed(correct / max(whole, 1), 3)}",
        )
        for whole, (some, none) in ((predicted, PRECISION), (total, RECALL))
    )


class ScoreDelegate(QStyledItemDelegate):
    """A number and, for a fraction, a bar under it."""

    def displayText(self, value: object, locale: object) -> str:
        number = float(str(value))
        return thousands(number) if number > 1 else fixed(number, 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == len(COLUMNS) - 1:
            return
        look, cell = current_look(), option.rect
        room = QRectF(cell.x() + SPACE, cell.center().y() + SPACE + 2, cell.width() - 3 * SPACE, BAR_HEIGHT)
        painter.fillRect(room, QColor(look.raised))
        room.setWidth(room.width() * float(index.data()))
        painter.fillRect(room, QColor(look.accent))
