"""Which networks predict the drawing: the shipped one, the current model or a stored run; perhaps two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.shipped import shipped
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.model_picker import CURRENT, Candidate, ModelPicker
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

LONGEST_NAME = 8  # characters that are always seen of it


@dataclass(frozen=True, eq=False)
class PickedModel:
    """`name` in the current language; `accuracy` on images that it did not learn from; `step` of its run, if it is of
    one, when it was read."""

    name: str
    weights: Weights
    accuracy: float | None
    step: int = 0

    @property
    def key(self) -> tuple[str, int]:
        return self.name, id(self.weights)


class DrawModels(View):
    """`picked` are one or two models; fewer while they are loaded, or where there is no such model."""

    changed = Signal()  # `picked`

    def __init__(self, state: AppState) -> None:
        super().__init__(state)
        picker = partial(ModelPicker, shipped=True, epochs=False, caption=False, longest_name=LONGEST_NAME)
        self.first, self.second = picker(N_("The network that looks at the drawing")), picker(N_("The second network"))
        self.second.choose(Candidate(CURRENT))
        self.beside = QCheckBox()
        self.picked: list[PickedModel] = []
        self._loaded: dict[Candidate, PickedModel] = {}
        self.view_layout.setSpacing(SPACE // 2)
        self.view_layout.addLayout(hbox((self.first, 1), (self.second, 1)))
        self.view_layout.addWidget(self.beside)
        self.second.hide()
        self.texts.bind_tip(
            self.first,
            "The network that looks at the drawing: the one that comes with the application, "
            "the current model, or a stored run",
        )
        self.texts.bind_tip(self.second, "Another network that looks at the same drawing")
        self.texts.bind(self.beside.setText, "Two networks side by side")
        self.texts.bind_tip(
            self.beside,
            "See how differently two networks read the same drawing, for example one that has only seen photographs",
        )
        self.texts.call(self._name_current)
        self._show_runs()
        state.runs.changed.connect(self._show_runs)
        state.model.changed.connect(self._on_model_changed)
        self.first.changed.connect(self._on_picked)
        self.second.changed.connect(self._on_picked)
        self.beside.toggled.connect(self._on_picked)

    @property
    def comparing(self) -> bool:
        return self.beside.isChecked()

    def job(self) -> Job | None:
        """Loads what is picked, where it is not there yet."""
        picked = {picker.candidate() for picker in self._shown()} - {None, Candidate(CURRENT)}
        steps = {candidate: self._step_of(candidate) for candidate in picked if candidate is not None}
        wanted = {
            candidate: step
            for candidate, step in steps.items()
            if candidate not in self._loaded or self._loaded[candidate].step != step
        }
        return partial(_load, self.state.store, wanted) if wanted else None

    def _step_of(self, candidate: Candidate) -> int:
        """How far its run has come, if it has one."""
        run = self.state.runs.of(candidate.network) if isinstance(candidate.network, int) else None
        return 0 if run is None else run.step

    def show_result(self, loaded: dict[Candidate, PickedModel]) -> None:
        self._loaded |= loaded
        self._update()

    @Slot()
    def _show_runs(self) -> None:
        for picker in (self.first, self.second):
            picker.show_runs([run for run in self.state.runs.all if run.has_learned])
        self._update()
        self.catch_up()

    def _shown(self) -> tuple[ModelPicker, ...]:
        return (self.first, self.second) if self.comparing else (self.first,)

    def _model(self, picker: ModelPicker) -> PickedModel | None:
        candidate, current = picker.candidate(), self.state.model
        if candidate == Candidate(CURRENT):
            return None if current.weights is None else PickedModel(current.name, current.weights, current.accuracy)
        loaded = self._loaded.get(candidate) if candidate is not None else None
        return None if loaded is None else replace(loaded, name=picker.name())

    def _update(self) -> None:
        before = [model.key for model in self.picked]
        self.picked = [model for picker in self._shown() if (model := self._model(picker)) is not None]
        if [model.key for model in self.picked] != before:
            self.changed.emit()

    @Slot()
    def _on_picked(self) -> None:
        self.second.setVisible(self.comparing)
        self._update()
        self.catch_up()

    @Slot()
    def _on_model_changed(self) -> None:
        self._name_current()
        self._update()

    def _name_current(self) -> None:
        name = self.state.model.name
        for picker in (self.first, self.second):
            picker.name_current(tr("Current: {name}", name=name) if name else tr("Current model: none yet"))


def _load(store: RunStore, missing: Mapping[Candidate, int]) -> dict[Candidate, PickedModel]:
    return {candidate: _loaded(store, candidate.network, step) for candidate, step in missing.items()}


def _loaded(store: RunStore, network: str | int, step: int) -> PickedModel:
    if isinstance(network, int):
        return PickedModel("", store.checkpoint(network).weights, store.run(network).accuracy, step)
    checkpoint = shipped()
    return PickedModel("", checkpoint.weights, checkpoint.info.get("test_accuracy"))
