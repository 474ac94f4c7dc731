"""The drawings that the user has kept: what they are, what they were taken for, and an honest score."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QListView, QListWidget, QListWidgetItem, QSizePolicy

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.drawing.labelled import Labelled, LabelledDrawings, Removed, as_lines
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import percent_number, wilson_interval
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.class_names import class_entries, class_name
from fmnist_gui.kit.dialogs import ask_where_to_save
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.item_pictures import OwnColors
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox, set_type
from fmnist_gui.kit.look import SPACE, TYPE_HEADING
from fmnist_gui.kit.notice import save_and_say
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.sketch.ink import in_colors, layer_of

PICTURE_PX = 96
MOST_SHOWN = 500  # pictures: each takes a millisecond and 150 kB
INDEX = Qt.ItemDataRole.UserRole


class KeptDrawings(View):
    opened = Signal(object)  # Drawing
    changed = Signal()  # the drawings that are kept

    def __init__(self, state: AppState) -> None:
        super().__init__(state)
        self._removed: Removed = []  # by the last deletion
        self.list, self.score = QListWidget(), QLabel()
        self.filter = Choice({None: N_("All classes"), **class_entries()}, "Which class", "Which class")
        self.score_note, self.empty = sentence_label(), sentence_label()
        self.open_button = IconButton("arrow-top-right", N_("Put the selected drawing on the canvas"), N_("Open"))
        self.delete_button = IconButton(
            "delete-outline", N_("Delete the selected drawings; it can be undone"), N_("Delete")
        )
        self.export_button = IconButton(
            "export", N_("Save all kept drawings as one Quick, Draw! file (ndjson)"), N_("Export…")
        )
        self._lay_out()
        self.worker.done.connect(self._on_read)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.list.itemActivated.connect(self._on_open)
        self.filter.activated.connect(self._show)
        self.open_button.clicked.connect(self._on_open)
        self.delete_button.clicked.connect(self._on_delete)
        self.export_button.clicked.connect(self._on_export)
        self.notice.acted.connect(self._on_undo)
        self.texts.call(self._show)

    def _lay_out(self) -> None:
        set_type(self.score, TYPE_HEADING)
        self.list.setItemDelegate(OwnColors(self.list))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.list.setSpacing(SPACE // 2)
        self.list.setWordWrap(True)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # sentences go first
        self.list.setMinimumHeight(PICTURE_PX + 5 * SPACE)
        buttons = (self.open_button, self.delete_button, self.export_button)
        head = hbox(self.score, None, self.filter, *buttons)
        fill(self.view_layout, head, self.score_note, self.empty, (self.list, 1))
        self.view_layout.addStretch(0)
        self.texts.bind_name(self.list, "Your drawings")

    @property
    def kept(self) -> LabelledDrawings:
        """Empty until the file is read."""
        return self.result or LabelledDrawings()

    @property
    def score_text(self) -> str:
        """How many of the kept drawings were recognized, in the current language."""
        kept = self.kept.drawings
        correct = sum(drawing.correct for drawing in kept)
        return tr("{correct} of {count} recognized", correct=correct, count=len(kept)) if kept else ""

    def job(self) -> Job | None:
        return _read if self.result is None else None

    def show_result(self, kept: LabelledDrawings) -> None:
        self._show()
        self.changed.emit()

    @Slot(object)
    def _on_read(self, kept: LabelledDrawings) -> None:
        if kept.damaged:
            self.notice.say(
                "warn",
                "{count} of your drawings cannot be read; they stay in the file {path} as they are.",
                count=kept.damaged,
                path=kept.path,
            )

    def add(self, drawing: Labelled) -> None:
        """Keep one more drawing. Raises StudioError where it cannot be written."""
        if self.result is None:
            self.worker.cancel()
            self.result = _read()
        self.kept.add(drawing)
        self._show()
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        kept, wanted = self.kept.drawings, self.filter.value
        self.list.clear()
        newest_first = reversed(list(enumerate(kept)))
        chosen = [(index, drawing) for index, drawing in newest_first if wanted in (None, drawing.label)]
        for index, drawing in chosen[:MOST_SHOWN]:
            self.list.addItem(_item(index, drawing))
        self.score.setText(self.score_text)
        self.score_note.setText(self._note(len(chosen)))
        self.score_note.setVisible(bool(kept))
        self.empty.setText(
            tr("You have kept no drawing of this class.")
            if kept
            else tr(
                "Nothing is kept yet. Draw a garment, say what it is, and press Keep: it appears here, with your score."
            )
        )
        self.empty.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self._show_buttons()

    def _note(self, chosen: int) -> str:
        kept = self.kept.drawings
        low, high = wilson_interval(sum(drawing.correct for drawing in kept), len(kept))
        more = " " + tr("Shown are the newest {count}.", count=MOST_SHOWN) if chosen > MOST_SHOWN else ""
        note = tr(
            "Counted is what the network said when you kept the drawing, also if you only kept what it knew. From "
            "so few drawings, its true accuracy on drawings like yours lies between {low} and {high} % (19 times "
            "out of 20).",
            low=percent_number(low, 0),
            high=percent_number(high, 0),
        )
        return note + more

    @Slot()
    def _show_buttons(self) -> None:
        selected = len(self.list.selectedItems())
        self.open_button.setEnabled(selected == 1)
        self.delete_button.setEnabled(selected > 0)
        self.export_button.setEnabled(bool(self.kept.drawings))

    @Slot()
    def _on_open(self) -> None:
        for item in self.list.selectedItems()[:1]:
            self.opened.emit(self.kept.drawings[item.data(INDEX)].drawing)

    @Slot()
    def _on_delete(self) -> None:
        indices = [item.data(INDEX) for item in self.list.selectedItems()]
        if self._change(lambda: self._remove(indices)):
            self.notice.say("info", "{count} drawings deleted.", N_("Undo"), count=len(indices))

    @Slot()
    def _on_undo(self) -> None:
        """Put them back among those that there are now."""
        if self._change(partial(self.kept.put_back, self._removed)):
            self._removed = []

    def _remove(self, indices: list[int]) -> None:
        self._removed = self.kept.remove(indices)

    def _change(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except StudioError as error:
            self.show_error(error)
            return False
        self._show()
        self.changed.emit()
        return True

    @Slot()
    def _on_export(self) -> None:
        kind = f"{tr('Drawing')} (*.ndjson)"
        ask_where_to_save(self, tr("Export your drawings"), Path("my-drawings.ndjson"), kind, self.export)

    @Slot(str)
    def export(self, path: str) -> None:
        save_and_say(self.notice, path, as_lines(self.kept.drawings))


def _read() -> LabelledDrawings:
    kept = LabelledDrawings()
    kept.read()
    return kept


def _item(index: int, drawing: Labelled) -> QListWidgetItem:
    label, predicted = class_name(drawing.label), class_name(drawing.predicted)
    text = f"✓ {label}" if drawing.correct else tr("{label}\n✗ taken for {predicted}", label=label, predicted=predicted)
    item = QListWidgetItem(QIcon(QPixmap.fromImage(in_colors(layer_of(drawing.drawing, 2 * PICTURE_PX)))), text)
    item.setData(INDEX, index)
    item.setSizeHint(QSize(PICTURE_PX + 72, PICTURE_PX + 48))
    item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
    item.setToolTip(
        tr(
            "{model} said: {predicted}, {percent} %",
            model=drawing.model,
            predicted=predicted,
            percent=percent_number(drawing.probability, 0),
        )
    )
    return item
