"""The calculator of output sizes as a view of the Network page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.subject import Subject
from fmnist_gui.panels.network.view import View
from fmnist_gui.views.output_size.calculator import Calculator


class CalculatorView(View):
    uses_picture = False

    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(subject, parent)
        self.calculator = Calculator()
        self.view_layout.addWidget(self.calculator, 1)

    def refresh(self) -> None:
        """Nothing here depends on the network or the picture."""
