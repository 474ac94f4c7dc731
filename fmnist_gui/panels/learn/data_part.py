"""What the live parts that show the data have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.panels.learn.classroom import Classroom
from fmnist_gui.panels.learn.part import LivePart

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData


class DataPart(LivePart):
    """Shows something that is found out about the data in a task.

    A part gives by `question` what to find out (None: nothing now) and shows the answer by `show_found`.
    """

    def __init__(self, classroom: Classroom, parent: QWidget | None = None) -> None:
        super().__init__(classroom, parent)
        self.found: Any = None
        self.task = LatestTask(self)
        self.task.done.connect(self._on_found)
        self.task.failed.connect(self.tell_error)
        self.texts.call(self._show)

    def question(self) -> Callable[[FashionData], Any] | None:
        """A function that a pool thread calls with the data; it must not touch the part."""
        raise NotImplementedError

    def show_found(self, found: Any) -> None:
        """Show the answer; called again when the language changes."""
        raise NotImplementedError

    def refresh(self) -> None:
        asked, room = self.question(), self.classroom
        if asked is not None:
            self.task.run(lambda task: asked(room.data()))

    @Slot(object)
    def _on_found(self, found: Any) -> None:
        self.found = found
        self._show()

    def _show(self) -> None:
        if self.found is not None:
            self.show_found(self.found)
