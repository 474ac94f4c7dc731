"""C22: a confusion matrix as it is counted, and the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabBar, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn.confusions import ConfusionsPart
from fmnist_gui.panels.learn.counting import CountingPart

TABS = (N_("Image by image"), N_("The whole matrix"))


class ConfusionMatrixPart(View):
    """One of two parts at a time; the one that is not in view costs nothing."""

    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.tabs = QTabBar()
        self.counting, self.confusions = CountingPart(state), ConfusionsPart(state)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.view_layout.addWidget(self.tabs)
        for part in (self.counting, self.confusions):
            self.tabs.addTab("")
            self.view_layout.addWidget(part)
        self.confusions.hide()
        self.tabs.currentChanged.connect(self._on_tab)
        self.texts.bind(self.tabs.setAccessibleName, "Views of the results")
        self.texts.call(self._name_tabs)

    def refresh(self) -> None:
        """Each of the two parts looks after itself."""

    def _name_tabs(self) -> None:
        for number, text in enumerate(TABS):
            self.tabs.setTabText(number, tr(text))

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self.counting.setVisible(number == 0)
        self.confusions.setVisible(number == 1)
