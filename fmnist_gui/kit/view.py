"""A view inside a page that costs nothing while nobody looks at it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.notice import Notice
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.text import Texts


class LazyView(QWidget):
    """Shows what there is while it is in view, and catches up when it comes into view.

    A view says by `refresh` how to show it; whoever sees a change calls `catch_up`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = Texts(self)
        self.notice = Notice()
        self.view_layout = QVBoxLayout(self)
        self.view_layout.setContentsMargins(0, 0, 0, 0)
        self.view_layout.setSpacing(SPACE)
        self.view_layout.addWidget(self.notice)
        self._behind = True

    def refresh(self) -> None:
        """Show what there is now; only called while the view is visible."""
        raise NotImplementedError

    @Slot()
    def catch_up(self) -> None:
        """Something changed: show it now, or when the view comes into view."""
        self._behind = not self.isVisible()
        if not self._behind:
            self.refresh()

    @Slot(object)
    def tell_error(self, error: Exception) -> None:
        self.notice.tell_error(error)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.catch_up()

    def section(self, text: str) -> QLabel:
        """The heading of a part of the view; `text` is an English source."""
        return heading(self.texts, text)
