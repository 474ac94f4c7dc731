"""A button that is the face of an action: the same text, icon, tip and state as in the menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget


class ActionButton(QToolButton):
    """With `only_icon`, the text is left to the tip and to screen readers."""

    def __init__(
        self, action: QAction, accent: bool = False, only_icon: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.setProperty("role", "button")
        self.setProperty("accent", accent)
        self.setObjectName(f"{action.objectName()}_button")
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if only_icon else style.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        width = QSizePolicy.Policy.Fixed if only_icon else QSizePolicy.Policy.Minimum
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(34)
        self._name_it()
        self.ensurePolished()
        action.changed.connect(self._name_it)

    def _name_it(self) -> None:
        action = self.defaultAction()
        self.setAccessibleName(action.text().replace("&", ""))
