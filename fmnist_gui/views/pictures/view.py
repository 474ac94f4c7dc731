"""Many pictures at once: they are read and predicted one after the other, and stand in a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.drawing.pictures.picture_rows import (
    MOST_ROWS,
    Batch,
    PictureRow,
    counts_of,
    predicted_again,
    read_rows,
)
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.export.tables import pictures_csv
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.dialogs import ask_where_to_save
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.notice import Notice
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.saving import Saving
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.pictures.table import Cell, PictureTable

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.comparison import Counts

READING = N_("The pictures are being read…")
NO_MODEL = N_("No network is chosen yet: choose one beside the table.")
NONE_WRONG = N_("None of these pictures was classified incorrectly.")
NONE_THERE = N_("There are no pictures.")


class PicturesView(QWidget):
    """`open` begins a table, `use` says which network predicts. While it reads, what is there can be used already;
    until another network has predicted, the answers of the one before stay."""

    opened = Signal(object)  # PictureRow, to be put on the canvas
    requestBack = Signal()  # to the canvas
    changed = Signal()  # the rows
    pathsChanged = Signal(object)  # tuple of Path: what the table is of; empty once it is closed

    def __init__(self) -> None:
        super().__init__()
        self.notice, self.texts = Notice(), Texts(self)
        self.table, self.summary = PictureTable(), role_label("muted", wordWrap=True)
        self.progress, self.progress_text = QProgressBar(textVisible=False), role_label("muted")
        self.stop_button = IconButton("stop", N_("Read no more; what was read stays"), N_("Stop"))
        self.wrong_only, self.all_button = QCheckBox(), IconButton("filter-remove-outline", N_("Show all pictures"))
        self.save_button = IconButton("content-save-outline", N_("Save the table as a file (CSV)"))
        self.back_button = IconButton("draw", N_("Back to the canvas (Esc); the table stays"), N_("Canvas"))
        self._paths: tuple[Path, ...] = ()
        self._weights: Weights | None = None
        self._predicted_by: Weights | None = None
        self._done = (0, 0)  # files read, of how many; of pictures that are predicted again
        self._reading, self._updating = Worker(self), Worker(self)
        self._reading.progressed.connect(self._on_read)
        self._reading.done.connect(self._on_all_read)
        self._reading.failed.connect(self._on_failed)
        self._updating.progressed.connect(self._on_updated)
        self._updating.done.connect(self._on_all_updated)
        self._updating.failed.connect(self._on_failed)
        self.saving = Saving(self.notice, self)
        self._lay_out()
        self._connect()
        self.texts.call(self._show)

    @property
    def rows(self) -> list[PictureRow]:
        return self.table.pictures.rows

    @property
    def counts(self) -> Counts | None:
        """The confusion matrix [10, 10] of those with a true class; None where there are none."""
        counts = counts_of(self.rows)
        return counts if counts.any() else None

    @property
    def is_open(self) -> bool:
        """Whether there is a table, or one to come."""
        return bool(self._paths)

    @property
    def reading(self) -> bool:
        return self._reading.busy

    @property
    def _busy(self) -> bool:
        return self._reading.busy or self._updating.busy

    # ---- what is asked of it

    def open(self, paths: Sequence[Path]) -> None:
        """Show the pictures in these files and folders."""
        self._set_paths(paths)
        self.wrong_only.setChecked(False)
        self._begin()

    def use(self, weights: Weights | None) -> None:
        """Predict with this network from now on, also what is there already."""
        self._weights = weights
        self._catch_up()

    def close_table(self) -> None:
        self._cancel()
        self._set_paths(())
        self.table.pictures.clear()

    def _set_paths(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self.pathsChanged.emit(self._paths)

    @Slot(object)
    def show_cell(self, cell: Cell | None) -> None:
        """Only the pictures of one cell of the matrix, or all."""
        self.table.pictures.narrow(self.wrong_only.isChecked(), cell)
        self._show()

    # ---- reading

    def _cancel(self) -> None:
        self._reading.cancel()
        self._updating.cancel()

    def _begin(self) -> None:
        self._cancel()
        self.notice.clear()
        self._done = (0, 0)
        self._predicted_by = None
        pictures = self.table.pictures
        pictures.wrong_only, pictures.cell = self.wrong_only.isChecked(), None
        pictures.clear()
        self._catch_up()
        self._on_rows()

    def _catch_up(self) -> None:
        """Ask the network that is to predict, if another one did, or none; after what is under way."""
        if not self._paths or self._weights is None or self._weights is self._predicted_by or self._busy:
            return
        if self._predicted_by is None:
            self._reading.request(partial(read_rows, self._weights, self._paths))
        else:
            self._updating.request(partial(predicted_again, self._weights, tuple(self.rows)))
        self._predicted_by = self._weights
        self._show()

    @Slot(object)
    def _on_read(self, batch: Batch) -> None:
        self._done = (batch.read, batch.files)
        self.table.pictures.add(batch.rows)
        self._on_rows()

    @Slot(object)
    def _on_all_read(self, more: bool) -> None:
        if more:
            self.notice.say(
                "warn",
                "Only the first {most} pictures are shown: more do not fit into one table. Open a part of them.",
                most=thousands(MOST_ROWS),
            )
        self._settle()

    @Slot(object)
    def _on_updated(self, count: int) -> None:
        self._done = (count, len(self.rows))
        self._show_progress()

    @Slot(object)
    def _on_all_updated(self, rows: list[PictureRow]) -> None:
        self.table.pictures.replace(rows)
        self._settle()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.notice.show_error(error)
        self._settle()

    @Slot()
    def _on_stop(self) -> None:
        self._cancel()
        done, of = self._done
        self.notice.say("info", "Stopped after {done} of {of}.", done=thousands(done), of=thousands(of))
        self._settle()

    def _settle(self) -> None:
        self.table.pictures.arrange()
        self._catch_up()
        self._on_rows()

    def _on_rows(self) -> None:
        self._show()
        self.changed.emit()

    # ---- what is shown

    def _show(self) -> None:
        rows = self.rows
        self._show_progress()
        known = any(row.label is not None for row in rows)
        self.table.show_labels(known)
        self.wrong_only.setVisible(known)
        self.all_button.setVisible(self.table.pictures.cell is not None)
        self.save_button.setEnabled(bool(rows))
        self.summary.setText(self._summary())
        self.table.say_why_empty(self._why_empty())

    def _show_progress(self) -> None:
        done, of = self._done
        for part in (self.progress, self.progress_text):
            part.setVisible(self._busy)
        self.stop_button.setVisible(self.reading)
        self.progress.setRange(0, of if of > 1 else 0)  # of one long file nobody knows how much is left
        self.progress.setValue(done)
        text = N_("{done} of {of} files") if self.reading else N_("{done} of {of} predicted anew")
        self.progress_text.setText(tr(text, done=thousands(done), of=thousands(of)))

    def _summary(self) -> str:
        shown, failed = len(self.table.pictures.shown), sum(row.problem is not None for row in self.rows)
        text = tr("Pictures: {count}", count=thousands(len(self.rows)))
        if shown < len(self.rows):
            text = tr("Pictures: {shown} of {count}", shown=thousands(shown), count=thousands(len(self.rows)))
        return tr("{first} · no answer: {count}", first=text, count=thousands(failed)) if failed else text

    def _why_empty(self) -> str:
        if self._weights is None:
            return NO_MODEL
        if self.rows:
            return NONE_WRONG
        return READING if self.reading else NONE_THERE

    @Slot()
    def _on_narrowed(self) -> None:
        self.table.pictures.narrow(self.wrong_only.isChecked(), self.table.pictures.cell)
        self._show()

    @Slot()
    def _on_all(self) -> None:
        self.wrong_only.setChecked(False)
        self.show_cell(None)
        self.changed.emit()

    @Slot()
    def _on_save(self) -> None:
        kind = f"{tr('Table')} (*.csv)"
        proposed = self._paths[0].parent / f"{self._paths[0].stem}.csv"
        ask_where_to_save(self, tr("Save the table as a file (CSV)"), proposed, kind, self.save)

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the rows that are shown, in their order."""
        pictures = self.table.pictures
        rows = [pictures.rows[index] for index in pictures.shown]
        self.saving.start(path, partial(_table_content, rows))

    def _connect(self) -> None:
        self.table.opened.connect(self.opened)
        self.wrong_only.toggled.connect(self._on_narrowed)
        self.all_button.clicked.connect(self._on_all)
        self.stop_button.clicked.connect(self._on_stop)
        self.save_button.clicked.connect(self._on_save)
        self.back_button.clicked.connect(self.requestBack)

    def _lay_out(self) -> None:
        bind = self.texts.bind
        bind(self.wrong_only.setText, "Wrong only")
        self.texts.bind_tip(self.wrong_only, "Only the pictures whose true class is another one")
        bind(self.progress.setAccessibleName, "Pictures that are read")
        self.progress.setFixedHeight(SPACE)
        head = hbox((self.summary, 1), self.wrong_only, self.all_button, self.save_button, self.back_button)
        under = hbox((self.progress, 1), self.progress_text, self.stop_button)
        inside = card_of(head, under, (self.table, 1), margins=(SPACE, SPACE, SPACE, SPACE))
        vbox(self.notice, (inside, 1), parent=self)
        self.setFocusProxy(self.table)


def _table_content(rows: Sequence[PictureRow]) -> bytes:
    return pictures_csv(rows, CLASS_NAMES).encode(errors="backslashreplace")
