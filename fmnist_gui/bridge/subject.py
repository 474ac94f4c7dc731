"""What views of the network look at: one network and one picture, shared by those of a page."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.session import TrainingSession

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.events import Snapshot


class Subject(QObject):
    """The weights are the current model's; while a run is under way, those of the run's last snapshot."""

    weightsChanged = Signal()
    pictureChanged = Signal()

    def __init__(
        self, source: DataSource, model: CurrentModel, session: TrainingSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.source, self.model, self._session = source, model, session
        self.weights: Weights | None = model.weights  # None: no model yet, so an untrained network is shown
        self._model_weights = model.weights
        self.snapshot: Snapshot | None = None  # of the run under way, or the last one
        self.live = False
        self.split_name, self.index = "test", 0
        self.drawing: Tensor | None = None
        self._data: object = None
        model.changed.connect(self._on_model_changed)
        source.changed.connect(self._on_data_changed)
        session.stateChanged.connect(self._on_state_changed)
        session.snapshotTaken.connect(self._on_snapshot_taken)

    # ---- the picture

    @property
    def split(self) -> Split | None:
        data = self.source.data
        if data is None:
            return None
        return data.train if self.split_name == "train" else data.test

    @property
    def picture(self) -> Tensor | None:
        """uint8 [28, 28], or None: there is neither data nor a drawing, so a plain T-shirt stands in."""
        if self.drawing is not None:
            return self.drawing
        split = self.split
        return split.images[self.index] if split is not None and len(split) else None

    @property
    def label(self) -> int | None:
        split = self.split
        if self.drawing is not None or split is None or not len(split):
            return None
        return int(split.labels[self.index])

    def choose(self, split_name: str, index: int) -> None:
        """Look at one image of the data set; an index beyond the split becomes its last one."""
        self.drawing = None
        self.split_name = split_name
        split = self.split
        self.index = min(max(index, 0), max(len(split) - 1, 0)) if split is not None else max(index, 0)
        self.pictureChanged.emit()

    def choose_random(self) -> None:
        if self.split is not None:
            self.choose(self.split_name, random.randrange(len(self.split)))

    def look_at_drawing(self, picture: Tensor) -> None:
        """Look at a drawn picture, uint8 [28, 28]."""
        self.drawing = picture
        self.pictureChanged.emit()

    # ---- the network

    @Slot()
    def _on_model_changed(self) -> None:
        if self.model.weights is not self._model_weights:  # a new name alone changes no number
            self._show_model()

    @Slot()
    def _on_state_changed(self) -> None:
        if self.live and not self._session.active:
            self._show_model()

    def _show_model(self) -> None:
        self.weights = self._model_weights = self.model.weights
        self.live = False
        self.weightsChanged.emit()

    @Slot(object)
    def _on_snapshot_taken(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        if self._session.active:
            self.weights, self.live = snapshot.weights, True
            self.weightsChanged.emit()

    @Slot()
    def _on_data_changed(self) -> None:
        if self.source.data is not self._data:
            self._data = self.source.data
            self.choose(self.split_name, self.index)


def picture_or_stand_in(picture: Tensor | None) -> Tensor:
    from fmnist_gui.engine.network.explain import stand_in_picture

    return picture if picture is not None else stand_in_picture()
