"""Choose an image of the data set: by its number, among its neighbours, or any."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

SPLITS = {"train": N_("Training"), "test": N_("Test")}
FIELD_WIDTH = 72  # px


class ImagePicker(QWidget):
    """Chooses the subject's picture, or the first one of as many in a row as the subject steps by.

    `note` says which it is, or what is wrong with the number. With `full` there are also the choice of the split and
    the way to the Data page, and the owner places the note.
    """

    requestData = Signal()

    def __init__(self, subject: Subject, *, full: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject, self._described = subject, ""
        self._role = "small" if full else ""  # of the note
        one = subject.step == 1
        self.split = Choice(SPLITS, "Training or test images")
        self.field = NumberField(True, 0, 0, by=subject.step)
        self.field.setFixedWidth(FIELD_WIDTH)
        self.previous = IconButton("chevron-left", N_("The image before") if one else N_("The batch before"))
        self.next = IconButton("chevron-right", N_("The next image") if one else N_("The next batch"))
        self.random = IconButton("dice-multiple-outline", N_("Any image") if one else N_("Any batch"))
        self.from_data = IconButton("image-search-outline", N_("Choose an image on the Data page"))
        self.note = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._lay_out(full)
        self.split.activated.connect(self._on_split_chosen)
        self.field.edited.connect(self._on_edited)
        self.previous.clicked.connect(partial(subject.move, -1))
        self.next.clicked.connect(partial(subject.move, 1))
        self.random.clicked.connect(subject.choose_random)
        self.from_data.clicked.connect(self.requestData)
        subject.pictureChanged.connect(self._show)
        self._show()
        texts = Texts(self)
        texts.bind_name(
            self.field, "The image's number", "The image's number in its split; Up and Down go to its neighbours"
        )
        texts.call(self._show_note)

    def describe(self, text: str) -> None:
        """What the note says while the number can be used, in the current language."""
        self._described = text
        self._show_note()

    def _lay_out(self, full: bool) -> None:
        steps = (self.previous, self.field, self.next, self.random)
        layout = hbox(self.split, *steps, self.from_data, spacing=SPACE // 2, parent=self)
        if not full:
            self.split.hide()
            self.from_data.hide()
            self.note.setWordWrap(True)
            layout.addSpacing(SPACE)
            layout.addWidget(self.note, 1)

    @Slot()
    def _show(self) -> None:
        subject = self._subject
        self.split.choose(subject.split_name)
        self.field.set_limits(0, subject.last)
        if self.field.value() != subject.index:
            with QSignalBlocker(self.field):
                self.field.set_value(subject.index)
        self._show_note()

    def _show_note(self) -> None:
        wrong = self.field.usable() is None
        self.note.setText(
            tr("There is no such image: type a number from 0 to {last}.", last=thousands(self._subject.last))
            if wrong
            else self._described
        )
        set_role(self.note, "error" if wrong else self._role)

    @Slot()
    def _on_split_chosen(self) -> None:
        self._subject.choose(self.split.value, self._subject.index)

    @Slot()
    def _on_edited(self) -> None:
        self._show_note()
        value = self.field.usable()
        if value is not None and value != self._subject.index:
            self._subject.choose(self._subject.split_name, value)
