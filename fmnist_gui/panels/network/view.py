"""What the views of the Network page have in common."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.subject import Subject
from fmnist_gui.kit.view import LazyView


class View(LazyView):
    """Shows the subject: a network, and an image on its way through it."""

    uses_picture = True  # whether it shows the chosen image

    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = subject
        subject.weightsChanged.connect(self.catch_up)
        subject.pictureChanged.connect(self._on_picture_changed)

    @Slot()
    def _on_picture_changed(self) -> None:
        if self.uses_picture:
            self.catch_up()
