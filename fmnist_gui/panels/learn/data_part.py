"""What the live parts that show the data have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.panels.learn.classroom import Classroom
from fmnist_gui.panels.learn.part import LivePart
from fmnist_gui.widgets.labels import sentence_label
from fmnist_gui.widgets.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.data import FashionData


class DataPart(LivePart):
    """Shows something that is found out about the data in a task, and says where drawn garments stand in.

    A part gives by `question` what to find out (None: nothing now) and shows the answer by `show_found`.
    """

    def __init__(self, classroom: Classroom, parent: QWidget | None = None) -> None:
        super().__init__(classroom, parent)
        self.stand_in = sentence_label("small")
        self.found: Any = None
        self.task = LatestTask(self)
        self.task.done.connect(self._on_found)
        self.task.failed.connect(self.tell_error)

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

    def lay_out_below(self) -> None:
        """Call it at the end of the layout: the note about stand-ins comes last."""
        self.view_layout.addWidget(self.stand_in)
        self.texts.call(self._show)

    @Slot(object)
    def _on_found(self, found: Any) -> None:
        self.found = found
        self._show()

    def _show(self) -> None:
        room = self.classroom
        text = ""
        if not room.has_data:
            text = tr("Drawn garments stand in: Fashion-MNIST is not here yet.")
        elif room.source.drawn:
            text = tr("Drawn garments stand in: this is not Fashion-MNIST")
        self.stand_in.setText(text)
        self.stand_in.setVisible(bool(text))
        if self.found is not None:
            self.show_found(self.found)
