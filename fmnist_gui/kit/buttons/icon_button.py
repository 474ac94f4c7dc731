"""A button with an icon that follows the theme, and a text that follows the language."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QToolButton

from fmnist_gui.kit.buttons.icons import icon, icon_size
from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.text import Texts, tr

LEAST_SIDE = 20  # px: where a layout on its way to a new size leaves less, there is no room for an icon


class IconButton(QToolButton):
    """`tip` says what it does and is its name for screen readers; `label` (none: icon alone) stands beside the icon.
    Both are English sources."""

    def __init__(self, icon_name: str, tip: str, label: str = "") -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setProperty("role", "button")
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if label else style.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._texts = Texts(self)
        self._texts.bind_tip(self, tip)
        self._texts.bind(self.setAccessibleName, label or tip)
        if label:
            self._texts.bind(self.setText, label)
        self._texts.call_for_look(self._show_icon)

    def set_icon(self, icon_name: str) -> None:
        self._icon_name = icon_name
        self._show_icon()

    def show_running(self, running: bool, label: str, icon_name: str = "play") -> None:
        """Of a button that starts something under `label`, an English source, and stops it."""
        self.set_icon("stop" if running else icon_name)
        self.setText(tr("Stop") if running else tr(label))

    def _show_icon(self) -> None:
        self.setIconSize(icon_size())
        accent = self.property("accent") and self.isEnabled()
        self.setIcon(icon(self._icon_name, current_look().on_accent) if accent else icon(self._icon_name))

    def paintEvent(self, event: QPaintEvent) -> None:
        if min(self.width(), self.height()) >= LEAST_SIDE:  # else Qt complains of a picture without any pixels
            super().paintEvent(event)
