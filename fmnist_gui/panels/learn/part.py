"""What every live part of a section has in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fmnist_gui.kit.view import LazyView
from fmnist_gui.panels.learn.classroom import Classroom


class LivePart(LazyView):
    """The live part of a section. It refreshes when the data or the current model changes."""

    def __init__(self, classroom: Classroom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classroom = classroom
        classroom.changed.connect(self.catch_up)

    def may_train(self) -> bool:
        """False, with a sentence why, while a run on the Train page needs the processor."""
        if self.classroom.training:
            self.notice.tell(
                "info", "A run is under way on the Train page. Pause it or let it end, then train here as well."
            )
            return False
        self.notice.clear()
        return True

    def must_give_way(self) -> bool:
        """True, with a sentence why, once a run began on the Train page: two at once would slow each other down."""
        if self.classroom.training:
            self.notice.tell("info", "Stopped, because a run began on the Train page. Start again when it is over.")
        return self.classroom.training
