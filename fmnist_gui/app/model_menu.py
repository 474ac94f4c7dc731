"""The menu of all models: the one that is chosen in it is shown and predicts on every page."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from fmnist_gui.bridge.models import ModelKey
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.fields.model_picker import model_entries
from fmnist_gui.kit.text import Texts, tr

MODEL_TIP = N_("The model of every page. Choose another one: the one that comes along, a run, or an opened file")


class ModelMenu(QMenu):
    """`open_action` stands below the models."""

    chosen = Signal(object)  # ModelKey

    def __init__(self, state: AppState, open_action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._open = state, open_action
        self._group: QActionGroup | None = None
        texts = Texts(self)
        texts.bind(self.setTitle, "&Model of every page")
        texts.call(self._fill)
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        for key, entry in model_entries(self._state.models).items():
            self._add(key, (tr(entry) if isinstance(entry, str) else entry()).replace("&", "&&"))
        self.addSeparator()
        self.addAction(self._open)

    def _add(self, key: ModelKey, name: str) -> None:
        action = QAction(name, self._group)
        action.setCheckable(True)
        action.setChecked(key == self._state.model.key)
        action.triggered.connect(partial(self.chosen.emit, key))
        self.addAction(action)
