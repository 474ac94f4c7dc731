"""What the views of the network's structure have in common."""

from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.view import View


class Topic(View):
    """A sentence on top, left out where the section says it, and below it what is computed once: the structure is the
    same whatever the weights."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.about = QLabel(wordWrap=True)
        self.inside = self.surface()
        self.inside.addWidget(self.about)
        self.about.setVisible(not compact)

    def refresh(self) -> None:
        if self.result is None:
            super().refresh()
