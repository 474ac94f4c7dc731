"""The navigation rail: the pages, one below the other, and a few switches at the bottom."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, current_look, sized_font
from fmnist_gui.kit.text import Texts

WIDTH = 88
ICON_SIZE = 24


class Rail(QFrame):
    pageChosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setFixedWidth(WIDTH)
        self._icons: dict[QToolButton, str] = {}
        self._pages: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._texts = Texts(self)
        self._texts.call_for_look(self._show_icons)
        self._layout = vbox(None, spacing=SPACE // 2, margins=(SPACE, SPACE, SPACE, SPACE), parent=self)

    def add_page(self, name: str, icon_name: str, label: str, tip: str) -> None:
        """A page; `label` and `tip` are English sources."""
        button = self._new_button(icon_name, label, tip)
        button.setCheckable(True)
        button.setObjectName(f"page_{name}")
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._layout.insertWidget(len(self._pages), button)
        self._pages[name] = button

    def add_switch(self, icon_name: str, label: str, tip: str) -> QToolButton:
        """A button at the bottom, for the window to give a menu."""
        button = self._new_button(icon_name, label, tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout.addWidget(button)
        return button

    def show_page(self, name: str) -> None:
        self._pages[name].setChecked(True)
        self._show_icons()

    def _new_button(self, icon_name: str, label: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "page")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setFixedSize(WIDTH - 2 * SPACE, 56)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icons[button] = icon_name
        self._texts.bind(button.setText, label)
        self._texts.bind(button.setAccessibleName, label)
        self._texts.bind_tip(button, tip)
        self._show_icons()
        return button

    @Slot()
    def _on_clicked(self) -> None:
        self._show_icons()
        for name, button in self._pages.items():
            if button.isChecked():
                self.pageChosen.emit(name)

    def _show_icons(self) -> None:
        look = current_look()
        for button, name in self._icons.items():
            button.setIcon(icon(name, look.accent if button.isChecked() else look.muted))
            font = sized_font(button.font(), TYPE_SMALL)
            font.setWeight(QFont.Weight.DemiBold if button.isChecked() else QFont.Weight.Normal)
            button.setFont(font)
