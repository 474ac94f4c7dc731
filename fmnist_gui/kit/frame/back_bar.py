"""The way back to where one came from, above a page that another one led to."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE


class BackBar(QFrame):
    """Hidden until `offer` names the title; `requestBack` says that the user goes back there."""

    requestBack = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.button = IconButton("arrow-left", N_("Back to where you were (Alt+Left)"), N_("Back to"))
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.close_button = IconButton("close", N_("Stay here and close this bar"))
        self.close_button.setAutoRaise(True)
        self._shortcut = QShortcut(QKeySequence("Alt+Left"), self)
        hbox(
            self.button,
            (self.title, 1),
            self.close_button,
            margins=(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2),
            parent=self,
        )
        self.button.clicked.connect(self._on_back)
        self._shortcut.activated.connect(self._on_back)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def offer(self, title: str) -> None:
        """Show the bar with the name of the title, in the current language."""
        self.title.setText(title)
        self.button.setAccessibleDescription(title)
        self.show()

    @Slot()
    def _on_back(self) -> None:
        self.hide()
        self.requestBack.emit()
