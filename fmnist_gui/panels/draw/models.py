"""Which networks predict the drawing: models of the list, or the current one; perhaps two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from fmnist_gui.bridge.models import CURRENT, SHIPPED, Candidate, ModelKey, accuracy_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.fields.model_picker import ModelPicker
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.checkpoint import Checkpoint

LONGEST_NAME = 8  # characters that are always seen of it


@dataclass(frozen=True, eq=False)
class PickedModel:
    """`name` in the current language; `accuracy` on images that it did not learn from; `model` in the list of models;
    `stamp` when it was read."""

    name: str
    weights: Weights
    accuracy: float | None
    model: ModelKey | None = None
    stamp: int = 0

    @property
    def key(self) -> tuple[str, int]:
        return self.name, id(self.weights)


class DrawModels(View):
    """`picked` are one or two models; fewer while they are loaded, or where there is no such model."""

    changed = Signal()  # `picked`

    def __init__(self, state: AppState) -> None:
        super().__init__(state)
        picker = partial(ModelPicker, models=state.models, epochs=False, caption=False, longest_name=LONGEST_NAME)
        self.first = picker(N_("The network that looks at the drawing"), chosen=SHIPPED)
        self.second = picker(N_("The second network"))
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
            "the current model, a stored run, or a file that was opened",
        )
        self.texts.bind_tip(self.second, "Another network that looks at the same drawing")
        self.texts.bind(self.beside.setText, "Two networks side by side")
        self.texts.bind_tip(
            self.beside,
            "See how differently two networks read the same drawing, for example one that has only seen photographs",
        )
        self.texts.call(self._on_model_changed)
        state.models.changed.connect(self._on_models_changed)
        state.model.changed.connect(self._on_model_changed)
        self.first.changed.connect(self._on_picked)
        self.second.changed.connect(self._on_picked)
        self.beside.toggled.connect(self._on_picked)

    def show_two(self, possible: bool) -> None:
        """Whether a second network may be shown."""
        self.beside.setVisible(possible)
        self.second.setVisible(possible and self.comparing)

    @property
    def comparing(self) -> bool:
        return self.beside.isChecked()

    def choose_run(self, run_id: int) -> None:
        """Let the network of a stored run be the first one."""
        self.first.choose(Candidate(run_id))
        self._on_picked()
        self.refresh()  # also while another view of the page is in front

    def job(self) -> Job | None:
        """Loads what is picked, where it is not there yet."""
        picked = {picker.candidate() for picker in self._shown()} - {None, Candidate(CURRENT)}
        models = self.state.models
        stamps = {candidate: models.stamp(candidate.network) for candidate in picked if candidate is not None}
        wanted = {
            candidate: stamp
            for candidate, stamp in stamps.items()
            if candidate not in self._loaded or self._loaded[candidate].stamp != stamp
        }
        accuracies: dict[ModelKey, float | None] = {run.id: run.accuracy for run in self.state.runs.all}
        return partial(_load, models.reader(), wanted, accuracies) if wanted else None

    def show_result(self, loaded: dict[Candidate, PickedModel]) -> None:
        self._loaded |= loaded
        self._update()

    @Slot()
    def _on_models_changed(self) -> None:
        self._update()
        self.catch_up()

    def _shown(self) -> tuple[ModelPicker, ...]:
        return (self.first, self.second) if self.comparing else (self.first,)

    def _model(self, picker: ModelPicker) -> PickedModel | None:
        candidate, current = picker.candidate(), self.state.model
        if candidate == Candidate(CURRENT):
            if current.weights is None:
                return None
            return PickedModel(current.name, current.weights, current.accuracy, current.key)
        loaded = self._loaded.get(candidate) if candidate is not None else None
        return None if loaded is None else replace(loaded, name=picker.name())

    def _update(self) -> None:
        before = [model.key for model in self.picked]
        self.picked = [model for picker in self._shown() if (model := self._model(picker)) is not None]
        if [model.key for model in self.picked] != before:
            self.changed.emit()

    @Slot()
    def _on_picked(self) -> None:
        self.second.setVisible(self.comparing and not self.beside.isHidden())
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


def _load(
    read: Callable[[Candidate], Checkpoint],
    missing: Mapping[Candidate, int],
    accuracies: Mapping[ModelKey, float | None],
) -> dict[Candidate, PickedModel]:
    """`accuracies` of the runs; a file says its own."""
    loaded = {}
    for candidate, stamp in missing.items():
        checkpoint, key = read(candidate), candidate.network
        accuracy = accuracies.get(key, accuracy_of(checkpoint))
        loaded[candidate] = PickedModel("", checkpoint.weights, accuracy, key, stamp)
    return loaded
