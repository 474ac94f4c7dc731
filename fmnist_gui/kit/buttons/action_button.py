"""A button that is the face of an action: the same text, icon, tip and state as in the menu."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolButton

from fmnist_gui.kit.buttons.icons import icon, icon_size
from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.text import Texts


class ActionButton(QToolButton):
    """With `only_icon`, the text is left to the tip and to screen readers; with `accent_icon` the button is filled
    with the accent colour and has that icon in a colour that shows on it."""

    def __init__(self, action: QAction, accent_icon: str = "", only_icon: bool = False) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setProperty("role", "button")
        self.setProperty("accent", bool(accent_icon))
        self._accent_icon = accent_icon
        self.setObjectName(f"{action.objectName()}_button")
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if only_icon else style.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        width = QSizePolicy.Policy.Fixed if only_icon else QSizePolicy.Policy.Minimum
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(34)
        Texts(self).call_for_look(self._follow_action)
        action.changed.connect(self._follow_action)

    def _follow_action(self) -> None:
        self.setIconSize(icon_size())
        self.setAccessibleName(self.defaultAction().text().replace("&", ""))
        if self._accent_icon:
            self.setIcon(icon(self._accent_icon, current_look().on_accent))
