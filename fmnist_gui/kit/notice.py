"""A bar that says what happened, where the user is looking, and offers what to do next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import write_atomically
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import Texts, tr, tr_error

ICONS = {
    "info": "information-outline",
    "good": "check-circle-outline",
    "warn": "alert-outline",
    "error": "alert-circle",
}
ICON_SIZE = 20


class Notice(QFrame):
    """Shows one sentence at a time; hidden while there is nothing to say.

    The sentence is kept as its English source, so that it follows a change of language.
    """

    acted = Signal()  # the offered button was pressed

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.kind = "info"
        self._sentence: Callable[[], str] = str
        self._action_label = ""
        self._icon = QLabel()
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = QPushButton()
        self.action_button.clicked.connect(self._on_action)
        self._close = QToolButton(autoRaise=True)
        self._close.clicked.connect(self.clear)
        hbox(
            self._icon,
            (self._label, 1),
            self.action_button,
            self._close,
            margins=(SPACE * 3 // 2, SPACE, SPACE, SPACE),
            parent=self,
        )
        self._texts = Texts(self)
        self._texts.bind(self._close.setToolTip, "Close this message")
        self._texts.bind(self._close.setAccessibleName, "Close this message")
        self._texts.call(self._show_texts)
        self._texts.call_for_look(self._show_icons)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def say(self, kind: str, text: str, action: str = "", **values: object) -> None:
        """Show `text` (an English source) as "info", "good", "warn" or "error", with a button `action` if given."""
        self._say(kind, lambda: tr(text, **values), action)

    def show_error(self, error: BaseException, action: str = "", kind: str = "error") -> None:
        self._say(kind, lambda: tr_error(error), action)

    def show_warning(self, error: StudioError, then: str) -> None:
        """Show a failure that the application could live with, and how it goes on."""
        self._say("warn", lambda: tr("{first} {second}", first=error, second=StudioError(then)), "")

    def _say(self, kind: str, sentence: Callable[[], str], action: str) -> None:
        self.kind, self._sentence, self._action_label = kind, sentence, action
        self._show_texts()
        self._show_icons()
        self.show()

    @Slot()
    def clear(self) -> None:
        self.hide()

    @Slot()
    def _on_action(self) -> None:
        self.clear()
        self.acted.emit()

    def _show_texts(self) -> None:
        self._label.setText(self._sentence())
        self.setAccessibleName(self._label.text())
        self.action_button.setText(tr(self._action_label) if self._action_label else "")
        self.action_button.setVisible(bool(self._action_label))

    def _show_icons(self) -> None:
        look = current_look()
        tint = {"info": look.accent, "good": look.good, "warn": look.warn, "error": look.error}[self.kind]
        self._icon.setPixmap(icon(ICONS[self.kind], tint).pixmap(ICON_SIZE, ICON_SIZE))
        self._close.setIcon(icon("close"))


def save_and_say(notice: Notice, path: str, content: bytes) -> None:
    """Write a file and say where it is, or why it could not be written."""
    try:
        write_atomically(Path(path), content)
    except StudioError as error:
        notice.show_error(error)
    else:
        notice.say("good", "Saved as {path}.", path=path)
