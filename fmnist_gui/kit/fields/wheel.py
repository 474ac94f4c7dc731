"""Fields of pages that scroll: the wheel scrolls the page, unless a field was clicked into or tabbed to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QTabBar, QWidget

Reason = Qt.FocusReason
_BY_HAND = (Reason.MouseFocusReason, Reason.TabFocusReason, Reason.BacktabFocusReason, Reason.ShortcutFocusReason)
_COMES_BACK = (Reason.ActiveWindowFocusReason, Reason.PopupFocusReason, Reason.MenuBarFocusReason)

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class CalmField(_Base):
    """Mixed into a widget whose value the wheel changes. That a page gave it the focus when it opened is no choice."""

    _chosen = False  # by hand, since it has the focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _COMES_BACK:
            self._chosen = event.reason() in _BY_HAND
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self._chosen:
            self.turn(event)
        else:
            event.ignore()

    def turn(self, event: QWheelEvent) -> None:
        """What the wheel does to the field."""
        super().wheelEvent(event)


class Slider(CalmField, QSlider):
    """Horizontal."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Tabs(CalmField, QTabBar):
    """As wide as their texts."""

    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)
        self.setDrawBase(False)
