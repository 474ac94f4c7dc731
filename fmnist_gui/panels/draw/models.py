"""Which networks look at the drawing: the shipped one, the current model or a stored run; perhaps two of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.tasks import Task, run_task
from fmnist_gui.engine.training.runs import Run, RunStore
from fmnist_gui.engine.training.shipped import SHIPPED_NAME, shipped
from fmnist_gui.kit.layout import NO_MARGINS, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

SHIPPED, CURRENT = "shipped", "current"  # besides these, the id of a run
LONGEST_NAME = 8


class DrawModels(QWidget):
    """Loads what is chosen in a task; `networks` are there when `changed` comes."""

    changed = Signal()
    failed = Signal(object)  # the exception

    def __init__(self, model: CurrentModel, store: RunStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._store = model, store
        self._loaded: dict[str | int, _Loaded] = {}
        self._runs: list[Run] = []
        self.first, self.second, self.beside = QComboBox(), QComboBox(), QCheckBox()
        self._choices = (self.first, self.second)
        self._listing = LatestTask(self)
        self._lay_out()
        self._listing.done.connect(self._on_listed)
        self._listing.failed.connect(self.failed)
        model.changed.connect(self._on_model_changed)
        self.beside.toggled.connect(self._on_beside)
        for choice in self._choices:
            choice.activated.connect(self._on_chosen)
        run_task(_load_shipped, self._on_loaded, self._on_failed)

    def _lay_out(self) -> None:
        for choice in self._choices:
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(LONGEST_NAME)
            choice.addItem("", SHIPPED)
            choice.addItem("", CURRENT)
        self.second.setCurrentIndex(1)
        self.second.hide()
        row = hbox((self.first, 1), (self.second, 1))
        vbox(row, self.beside, spacing=SPACE // 2, margins=NO_MARGINS, parent=self)
        texts = Texts(self)
        texts.bind(self.first.setAccessibleName, "The network that looks at the drawing")
        texts.bind_tip(
            self.first,
            "The network that looks at the drawing: the one that comes with the application, "
            "the current model, or a stored run",
        )
        texts.bind(self.second.setAccessibleName, "The second network")
        texts.bind_tip(self.second, "Another network that looks at the same drawing")
        texts.bind(self.beside.setText, "Two networks side by side")
        texts.bind_tip(
            self.beside,
            "See how differently two networks read the same drawing, for example one that has only seen photographs",
        )
        texts.call(self._show_names)

    # ---- what is chosen

    @property
    def comparing(self) -> bool:
        return self.beside.isChecked()

    def names(self) -> list[str]:
        """The names of the networks that are chosen and loaded, in the current language."""
        return [choice.currentText() for choice in self._shown() if self._weights(choice) is not None]

    def networks(self) -> list[Weights]:
        """One or two; fewer while they are loaded, or where there is no such model."""
        return [weights for choice in self._shown() if (weights := self._weights(choice)) is not None]

    def choose(self, which: str | int, second: str | int | None = None) -> None:
        """Look with `which` (SHIPPED, CURRENT or a run's id), and with `second` beside it."""
        self.first.setCurrentIndex(max(self.first.findData(which), 0))
        if second is not None:
            self.second.setCurrentIndex(max(self.second.findData(second), 0))
        self.beside.setChecked(second is not None)
        self._load()

    def refresh(self) -> None:
        """List the runs anew."""
        store = self._store
        self._listing.run(lambda task: store.runs())

    def _shown(self) -> tuple[QComboBox, ...]:
        return self._choices if self.comparing else self._choices[:1]

    def _weights(self, choice: QComboBox) -> Weights | None:
        which = choice.currentData()
        if which == CURRENT:
            return self._model.weights
        return self._loaded[which].weights if which in self._loaded else None

    def about_first(self) -> tuple[str, float | None]:
        """Name and accuracy on new images of the first network."""
        which = self.first.currentData()
        if which == CURRENT:
            return self._model.name, self._model.accuracy
        accuracy = self._loaded[which].accuracy if which in self._loaded else None
        return self.first.currentText(), accuracy

    # ---- loading

    def _load(self) -> None:
        for choice in self._shown():
            which = choice.currentData()
            if isinstance(which, int) and which not in self._loaded:
                store = self._store
                run_task(partial(_load_run, store, which), self._on_loaded, self._on_failed)
        self.changed.emit()

    @Slot(object)
    def _on_loaded(self, loaded: _Loaded) -> None:
        self._loaded[loaded.which] = loaded
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _on_listed(self, runs: list[Run]) -> None:
        self._runs = [run for run in runs if run.step]
        for choice in self._choices:
            before = choice.currentData()
            while choice.count() > 2:
                choice.removeItem(2)
            for run in self._runs:
                choice.addItem(run.name, run.id)
            choice.setCurrentIndex(max(choice.findData(before), 0))
        self._load()

    @Slot()
    def _on_model_changed(self) -> None:
        self._show_names()
        if any(choice.currentData() == CURRENT for choice in self._shown()):
            self.changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        self._load()

    @Slot(bool)
    def _on_beside(self, comparing: bool) -> None:
        self.second.setVisible(comparing)
        self._load()

    def _show_names(self) -> None:
        for choice in self._choices:
            choice.setItemText(0, tr(SHIPPED_NAME))
            current = (
                tr("Current: {name}", name=self._model.name) if self._model.name else tr("Current model: none yet")
            )
            choice.setItemText(1, current)


@dataclass(frozen=True, eq=False)
class _Loaded:
    which: str | int
    weights: Weights
    accuracy: float | None


def _load_shipped(task: Task) -> _Loaded:
    checkpoint = shipped()
    return _Loaded(SHIPPED, checkpoint.weights, checkpoint.info.get("test_accuracy"))


def _load_run(store: RunStore, run_id: int, task: Task) -> _Loaded:
    return _Loaded(run_id, store.checkpoint(run_id).weights, store.run(run_id).accuracy)
