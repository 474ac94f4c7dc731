"""C15: the calculator of output sizes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.view import View
from fmnist_gui.views.output_size.calculator import Calculator


class OutputSizePart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.calculator = Calculator()
        self.calculator.set_plain()
        self.view_layout.addWidget(self.calculator)

    def refresh(self) -> None:
        """Nothing here depends on the data or the network."""
