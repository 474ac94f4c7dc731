"""Precision, recall and F1 score of each class, the accuracy, and how the batches' predictions were joined."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import percent
from fmnist_gui.engine.training.comparison import Figures
from fmnist_gui.kit.class_names import class_name, class_names
from fmnist_gui.kit.look import SPACE, TYPE_TITLE, current_look, type_px
from fmnist_gui.kit.page import card
from fmnist_gui.kit.text import Texts, named, tr
from fmnist_gui.views import figure_texts as texts
from fmnist_gui.views.concatenation.view import JoiningView

COLUMNS = {  # key of the report -> heading, tip
    "class": (N_("Class"), ""),
    "precision": (
        N_("Precision"),
        N_(
            "Of the images that were taken for this class, the fraction that belongs to it: how far one can "
            "believe the name"
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
SCORES = ("precision", "recall", "f1")
ROW_HEIGHT = 36  # px at least
BAR_HEIGHT = 4
SIDE_WIDTH = 350
Index = QModelIndex | QPersistentModelIndex


class ReportPart(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(CLASS_COUNT, len(COLUMNS))
        self.accuracy, self.interval, self.means = QLabel(), QLabel(), QLabel()
        self.explanation, self._empty, self._joining_text = QLabel(), QLabel(), QLabel()
        self._joining_heading = QLabel()
        self.joining = JoiningView()
        self._figures: Figures | None = None
        self._split_name = self._model_name = ""
        self._texts = Texts(self)
        self._lay_out()
        self.table.currentCellChanged.connect(self._show_explanation)
        self._texts.call(self._set_texts)

    def show_figures(self, figures: Figures | None, split_name: str, model_name: str) -> None:
        self._figures, self._split_name, self._model_name = figures, split_name, model_name
        self._show_all()

    def set_empty_text(self, text: str) -> None:
        """Why there is no report."""
        self._empty.setText(text)

    # ---- inside

    def _show_all(self) -> None:
        figures = self._figures
        self._content.setVisible(figures is not None)
        self._empty.setVisible(figures is None)
        if figures is None:
            return
        self._fill_table(figures)
        self.accuracy.setText(percent(figures.accuracy, 2))
        accuracy = texts.accuracy_text(figures, self._split_name)
        self.interval.setText(named(self._model_name, accuracy))
        rows = list(figures.report.values())
        means = {key: f"{sum(row[key] for row in rows) / len(rows):.3f}" for key in SCORES}
        self.means.setText(tr("Mean of the classes: precision {precision}, recall {recall}, F1 {f1}.", **means))
        joining = figures.concatenation
        stacked = texts.shape_text(joining.stack_shape) if joining.stack_shape else ""
        self.joining.show_shapes(texts.shape_text(joining.batch_shape), texts.shape_text(joining.cat_shape), stacked)
        self._joining_text.setText(texts.joining_text(joining))
        self._show_explanation()

    def _fill_table(self, figures: Figures) -> None:
        """Sorted as before; the chosen class stays chosen."""
        chosen = self._chosen_class()
        self.table.blockSignals(True)
        self.table.setSortingEnabled(False)
        for number, (name, row) in enumerate(zip(class_names(), figures.report.values(), strict=True)):
            for column, key in enumerate(COLUMNS):
                item = QTableWidgetItem()
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setData(Qt.ItemDataRole.DisplayRole, name if key == "class" else row[key])
                item.setData(Qt.ItemDataRole.UserRole, number)
                self.table.setItem(number, column, item)
        self.table.setSortingEnabled(True)
        for place in range(self.table.rowCount()):
            if self._class_in(place) == chosen:
                self.table.selectRow(place)
        self.table.blockSignals(False)

    def _chosen_class(self) -> int:
        number = self._class_in(self.table.currentRow())
        return self._weakest() if number is None else number

    def _class_in(self, row: int) -> int | None:
        """The class in a row of the table, which may be sorted."""
        item = self.table.item(row, 0)
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))

    def _weakest(self) -> int:
        """The class with the lowest F1 score: there is most to learn."""
        if self._figures is None:
            return 0
        scores = [row["f1"] if row["support"] else 1.0 for row in self._figures.report.values()]
        return scores.index(min(scores))

    @Slot()
    def _show_explanation(self) -> None:
        figures = self._figures
        if figures is None:
            return
        number = self._chosen_class()
        name, right = class_name(number), int(figures.matrix[number, number])
        are, named = int(figures.matrix[number].sum()), int(figures.matrix[:, number].sum())
        lines = []
        if named:
            lines.append(
                tr(
                    "Precision: {predicted} images were classified as {name}, {correct} of them correctly: {fraction}.",
                    predicted=f"{named:,}",
                    name=name,
                    correct=f"{right:,}",
                    fraction=f"{right:,} / {named:,} = {right / named:.3f}",
                )
            )
        else:
            lines.append(tr("Precision: no image was named {name}, so there is none; 0 stands for it.", name=name))
        if are:
            lines.append(
                tr(
                    "Recall: {total} images are {name}, {correct} of them were classified correctly: {fraction}.",
                    total=f"{are:,}",
                    name=name,
                    correct=f"{right:,}",
                    fraction=f"{right:,} / {are:,} = {right / are:.3f}",
                )
            )
        else:
            lines.append(tr("Recall: these images have none of the class {name}; 0 stands for it.", name=name))
        self.explanation.setText("\n\n".join(lines))

    # ---- looks

    def _lay_out(self) -> None:
        self._content = QWidget()
        body = QHBoxLayout(self._content)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE)
        left_card, left = card()
        left.addWidget(self.table)
        right_card, right = card()
        right_card.setFixedWidth(SIDE_WIDTH)
        font = self.accuracy.font()
        font.setPixelSize(type_px(TYPE_TITLE))
        self.accuracy.setFont(font)
        self._joining_text.setProperty("role", "small")
        bold = self._joining_heading.font()
        bold.setBold(True)
        self._joining_heading.setFont(bold)
        for label in (self.interval, self.means, self.explanation, self._joining_text):
            label.setWordWrap(True)
        for part in (self.accuracy, self.interval, self.means):
            right.addWidget(part)
        right.addSpacing(SPACE)
        right.addWidget(self.explanation)
        right.addSpacing(2 * SPACE)
        right.addWidget(self._joining_heading)
        right.addWidget(self.joining)
        right.addWidget(self._joining_text)
        right.addStretch(1)
        body.addWidget(left_card, 1)
        body.addWidget(right_card)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content, 1)
        layout.addWidget(self._empty, 1)
        self._lay_out_table()

    def _lay_out_table(self) -> None:
        table = self.table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._scores = ScoreDelegate(self)
        for column, key in enumerate(COLUMNS):
            if key != "class":
                table.setItemDelegateForColumn(column, self._scores)

    def _set_texts(self) -> None:
        for column, (heading, tip) in enumerate(COLUMNS.values()):
            item = QTableWidgetItem(tr(heading))
            item.setToolTip(tr(tip) if tip else "")
            self.table.setHorizontalHeaderItem(column, item)
        self.table.setAccessibleName(tr("Report of each class"))
        self._joining_heading.setText(tr("How the batches’ scores are joined"))
        self._show_all()


class ScoreDelegate(QStyledItemDelegate):
    """A number and, for a share, a bar under it."""

    def displayText(self, value: object, locale: object) -> str:
        number = float(str(value))
        return f"{number:,.0f}" if number > 1 else f"{number:.3f}"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == len(COLUMNS) - 1:
            return
        look, cell = current_look(), option.rect
        room = QRectF(cell.x() + SPACE, cell.center().y() + SPACE + 2, cell.width() - 3 * SPACE, BAR_HEIGHT)
        painter.fillRect(room, QColor(look.raised))
        room.setWidth(room.width() * float(index.data()))
        painter.fillRect(room, QColor(look.accent))
