"""Many pictures on the Draw page: their table in place of the canvas, and beside it what is right and wrong."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.drawing_files import read_drawing
from fmnist_gui.engine.drawing.pictures.picture_rows import PictureRow
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.frame.back_bar import BackBar
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import hbox, set_type, vbox
from fmnist_gui.kit.look import TYPE_BODY
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.panels.draw.models import PickedModel
from fmnist_gui.views.confusion.counted import CountedMatrix
from fmnist_gui.views.confusion.texts import cell_text, fraction_text
from fmnist_gui.views.pictures.view import PicturesView

HOW_LABELS = N_(
    "With their true classes, the pictures make a confusion matrix: put them into folders that are called like the "
    "classes or by their numbers from 0 to 9, or give each line of an ndjson file a “label”."
)


class MatrixSide(QWidget):
    """The confusion matrix of the pictures in the table, and how many are classified correctly."""

    def __init__(self, pictures: PicturesView) -> None:
        super().__init__()
        self._pictures = pictures
        self.matrix, self.accuracy, self.cell_label = CountedMatrix(), sentence_label(""), sentence_label("small")
        set_type(self.accuracy, TYPE_BODY, bold=True)
        choices = hbox(self.matrix.kind, self.matrix.hide_diagonal, None)
        self._card = card_of(self.accuracy, choices, (self.matrix, 1), self.cell_label)
        vbox((self._card, 1), parent=self)
        self.matrix.cellChosen.connect(self._on_cell)
        pictures.changed.connect(self.show_counts)
        Texts(self).call(self.show_counts)

    @Slot()
    def show_counts(self) -> None:
        counts = self._pictures.counts
        self.matrix.set_empty_text("" if self._pictures.reading else tr(HOW_LABELS))
        self.matrix.choose(self._pictures.table.pictures.cell)
        self.matrix.show_counts(counts)
        for part in (self.accuracy, self.cell_label, self.matrix.kind, self.matrix.hide_diagonal):
            part.setVisible(counts is not None)
        if counts is None:
            return
        correct, count = int(counts.trace()), int(counts.sum())
        pictures = tr("{count} pictures with a known class", count=thousands(count))
        self.accuracy.setText(fraction_text(correct, count, pictures, 1))
        cell = self.matrix.chosen
        hint = tr("Click a cell: the table shows its pictures.")
        self.cell_label.setText(hint if cell is None else cell_text(counts, *cell))

    @Slot(int, int)
    def _on_cell(self, true: int, predicted: int) -> None:
        """A cell narrows the table; the same cell once more shows all."""
        cell = (true, predicted)
        self._pictures.show_cell(None if cell == self._pictures.table.pictures.cell else cell)
        self.show_counts()


class ManyPictures(QObject):
    """`left` shows the canvas or the table, `right` the verdict on the drawing or the matrix of the table."""

    opened = Signal(object)  # Drawing, of the row that was chosen
    failed = Signal(object)  # the exception
    turned = Signal()  # to the table or back

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view, self.back_bar, self.canvas_side = PicturesView(), BackBar(), QWidget()
        self.side = MatrixSide(self.view)
        self.left, self.right = QStackedWidget(), QStackedWidget()
        self._remembered: tuple[Path, ...] = ()  # of last time
        self._finder, self._reader = Worker(self), Worker(self)
        self._finder.done.connect(self._on_found)
        self._reader.done.connect(self._on_read)
        self._reader.failed.connect(self.failed)
        self.view.opened.connect(self._on_row)
        self.view.requestBack.connect(self.show_canvas)
        self.view.changed.connect(self._name_table)
        self.back_bar.requestBack.connect(self.show_table)
        self.back_bar.close_button.clicked.connect(self.view.close_table)
        Texts(self.left).call(self._name_table)

    def lay_out(self, canvas: QLayout, verdict: QWidget) -> None:
        """`canvas` and `verdict` are what stands in the place of the table and of the matrix while one draws."""
        vbox(self.back_bar, (canvas, 1), parent=self.canvas_side)
        for stack, pages in ((self.left, (self.canvas_side, self.view)), (self.right, (verdict, self.side))):
            for page in pages:
                stack.addWidget(page)

    @property
    def in_view(self) -> bool:
        """Whether the table is there in place of the canvas."""
        return self.left.currentWidget() is self.view

    @Slot(object)
    def open(self, paths: Sequence[Path]) -> None:
        """Begin a table of what is in these files and folders."""
        self.view.open(paths)
        self.show_table()

    def remember(self, paths: Sequence[Path]) -> None:
        """What was open last time: `bring_back` offers as much of it as is still there."""
        self._remembered = tuple(paths)

    def bring_back(self) -> None:
        if self._remembered:
            self._finder.start(partial(_readable, self._remembered))
            self._remembered = ()

    @Slot(object)
    def _on_found(self, paths: list[Path]) -> None:
        if self.view.is_open:  # the user was faster
            return
        if paths:
            self.view.open(paths)
            self.show_canvas()
        else:
            self.view.close_table()

    def use(self, picked: Sequence[PickedModel]) -> None:
        """The first of them predicts."""
        self.view.use(picked[0].weights if picked else None)

    @Slot()
    def show_table(self) -> None:
        self.back_bar.hide()
        self._turn_to(1)
        self.view.table.setFocus()

    @Slot()
    def show_canvas(self) -> None:
        """The table stays, and a bar leads back to it."""
        self._turn_to(0)
        self._name_table()
        self.back_bar.setVisible(bool(self.view.is_open))

    def turn(self) -> None:
        """From the table to the canvas, or back to it if there is one."""
        if self.in_view:
            self.show_canvas()
        elif self.view.is_open:
            self.show_table()

    def _turn_to(self, number: int) -> None:
        self.left.setCurrentIndex(number)
        self.right.setCurrentIndex(number)
        self.turned.emit()

    def _name_table(self) -> None:
        shown = not self.back_bar.isHidden()
        self.back_bar.offer(tr("the table of {count} pictures", count=thousands(len(self.view.rows))))
        self.back_bar.setVisible(shown)

    @Slot(object)
    def _on_row(self, row: PictureRow) -> None:
        self._reader.start(partial(read_drawing, Path(row.file), row.line))

    @Slot(object)
    def _on_read(self, drawing: Drawing) -> None:
        self.show_canvas()
        self.opened.emit(drawing)


def _readable(paths: Sequence[Path]) -> list[Path]:
    """Asks the disk, which may be far away."""
    return [path for path in paths if os.access(path, os.R_OK)]
