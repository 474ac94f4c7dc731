"""C15: the calculator of output sizes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fmnist_gui.panels.learn.classroom import Classroom
from fmnist_gui.panels.learn.part import LivePart
from fmnist_gui.views.output_size.calculator import Calculator


class OutputSizePart(LivePart):
    def __init__(self, classroom: Classroom, parent: QWidget | None = None) -> None:
        super().__init__(classroom, parent)
        self.calculator = Calculator()
        self.calculator.set_plain()
        self.view_layout.addWidget(self.calculator)

    def refresh(self) -> None:
        """Nothing here depends on the data or the network."""
