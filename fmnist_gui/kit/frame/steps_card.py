"""A few steps in a row: which are done, which is next, and what to do for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import Texts, named, tr

ICON_SIZE = 22


class StepsCard(QFrame):
    """`names` are English sources. Whoever owns the card says which step is next, and in which texts."""

    requestStep = Signal()  # the button of the step
    requestPass = Signal()  # on without this step
    requestClose = Signal()

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._names = names
        self._done: set[int] = set()
        self._current = 0
        self._texts = ("", "", "")
        self._marks = [QLabel() for _ in names]
        self._labels = [QLabel() for _ in names]
        self.text = QLabel(wordWrap=True)
        self.act_button, self.pass_button = QPushButton(), QPushButton()
        self.act_button.setProperty("accent", True)
        self.close_button = IconButton("close", N_("Close the first steps; the menu Help shows them again"), N_("Skip"))
        self._lay_out()
        self.act_button.clicked.connect(self.requestStep)
        self.pass_button.clicked.connect(self.requestPass)
        self.close_button.clicked.connect(self.requestClose)
        self.texts = Texts(self)
        self.texts.call_for_look(self._show)

    def _lay_out(self) -> None:
        top = hbox()
        for mark, label in zip(self._marks, self._labels, strict=True):
            fill(top, mark, label, 2 * SPACE)
        fill(top, None, self.close_button)
        below = hbox(
            (self.text, 1),
            *((button, 0, Qt.AlignmentFlag.AlignBottom) for button in (self.pass_button, self.act_button)),
        )
        vbox(top, below, spacing=SPACE // 2, margins=(2 * SPACE, SPACE, SPACE, SPACE), parent=self)

    def show_step(self, current: int, done: set[int], texts: tuple[str, str, str]) -> None:
        """`current` is the number of the step that is next, that of no step when all is done.

        `texts`, English sources: what to do, its button, and the button that goes on without, if there is one.
        """
        self._current, self._done, self._texts = current, set(done), texts
        self._show()

    def _show(self) -> None:
        look = current_look()
        said: tuple[QLabel | QPushButton, ...] = (self.text, self.act_button, self.pass_button)
        for widget, text in zip(said, self._texts, strict=True):
            widget.setText(tr(text) if text else "")
        self.pass_button.setVisible(bool(self._texts[2]))
        for number, (mark, label, name) in enumerate(zip(self._marks, self._labels, self._names, strict=True)):
            is_next = number == self._current
            symbol = "check-circle" if number in self._done else f"numeric-{number + 1}-circle"
            tint = look.good if number in self._done else look.accent if is_next else look.muted
            mark.setPixmap(icon(symbol, tint).pixmap(ICON_SIZE, ICON_SIZE))
            font = label.font()
            font.setBold(is_next)
            label.setFont(font)
            label.setText(tr(name))
            state = tr("done") if number in self._done else tr("next") if is_next else tr("not done yet")
            label.setAccessibleName(named(tr(name), state))
