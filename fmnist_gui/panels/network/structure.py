"""What the network is made of, topic by topic."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QStackedWidget, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.layout import hbox, scrolling
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.calls.view import CallView
from fmnist_gui.views.linear.view import LinearView
from fmnist_gui.views.structure.class_view import ClassView
from fmnist_gui.views.structure.parameters import ParametersView
from fmnist_gui.views.structure.tables import ArgumentsView, LayersView

LIST_WIDTH, ROW_HEIGHT = 152, 32
TOPICS = {
    N_("Layers"): LayersView,
    N_("Parameters"): ParametersView,
    N_("Hyperparameters"): ArgumentsView,
    N_("Class and object"): ClassView,
    N_("Call and forward"): CallView,
    N_("Matrix product"): LinearView,
}


class StructureTopics(QWidget):
    """A list of the topics, and the view of the chosen one."""

    def __init__(self, state: AppState) -> None:
        super().__init__()
        self.topics, self.stack = QListWidget(), QStackedWidget()
        self.topics.setFixedWidth(LIST_WIDTH)
        self.topics.setProperty("role", "topics")
        for view in TOPICS.values():
            self.topics.addItem("")
            self.stack.addWidget(scrolling(view(state)))
        self.topics.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.topics.setCurrentRow(0)
        hbox(self.topics, (self.stack, 1), parent=self)
        Texts(self).call(self._set_texts)

    def _set_texts(self) -> None:
        for row, title in enumerate(TOPICS):
            self.topics.item(row).setText(tr(title))
            self.topics.item(row).setSizeHint(QSize(0, ROW_HEIGHT))
        self.topics.setAccessibleName(tr("Topics"))
