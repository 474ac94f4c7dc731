"""What views of the network look at: one network and one picture, shared by those of a page."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.state import AppState

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.events import Snapshot


@dataclass(frozen=True, eq=False)
class Chosen:
    """A picture that was chosen. Without a data set drawn garments stand in: ask in a job, it may have to draw them."""

    data: Callable[[], FashionData]
    split_name: str
    index: int
    drawing: Tensor | None = None

    def split(self) -> Split:
        data = self.data()
        return data.train if self.split_name == "train" else data.test

    def pixels(self) -> Tensor:
        """uint8 [28, 28]."""
        if self.drawing is not None:
            return self.drawing
        split = self.split()
        return split.images[min(self.index, len(split) - 1)]

    def label(self) -> int | None:
        """The number of its class; None for a drawing."""
        if self.drawing is not None:
            return None
        split = self.split()
        return int(split.labels[min(self.index, len(split) - 1)])


class Subject(QObject):
    """The weights are the current model's; while it follows a run, those of the run's last snapshot.

    The picture is one image of the data set, or the first of `step` in a row; or a drawing.
    """

    weightsChanged = Signal()
    pictureChanged = Signal()

    def __init__(
        self, state: AppState, split_name: str = "test", *, step: int = 1, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state, self.step = state, step
        self.weights: Weights | None = state.model.weights  # None: no model yet, so an untrained network is shown
        self._model_weights = state.model.weights
        self.snapshot: Snapshot | None = None  # of the run under way, or the last one
        self.live = False
        self.split_name, self.index = split_name, 0
        self.drawing: Tensor | None = None
        self._data = state.source.data
        state.model.changed.connect(self._on_model_changed)
        state.source.changed.connect(self._on_data_changed)
        state.session.stateChanged.connect(self._on_state_changed)
        state.session.snapshotTaken.connect(self._on_snapshot_taken)

    # ---- the picture

    @property
    def chosen(self) -> Chosen:
        """What a job needs to look at the picture."""
        return Chosen(self.state.data, self.split_name, self.index, self.drawing)

    @property
    def last(self) -> int:
        """The highest index that can be chosen."""
        return max(self.state.image_count(self.split_name) - self.step, 0)

    def choose(self, split_name: str, index: int) -> None:
        """Look at one image of the data set; an index beyond the split becomes its last one."""
        self.drawing = None
        self.split_name = split_name
        self.index = min(max(index, 0), self.last)
        self.pictureChanged.emit()

    def move(self, steps: int) -> None:
        """To a neighbour; from either end to the other."""
        goal = self.index + steps * self.step
        self.choose(self.split_name, self.last if goal < 0 else 0 if goal > self.last else goal)

    @Slot()
    def choose_random(self) -> None:
        self.choose(self.split_name, random.randrange(self.last // self.step + 1) * self.step)

    def look_at_drawing(self, picture: Tensor) -> None:
        """Look at a drawn picture, uint8 [28, 28]."""
        self.drawing = picture
        self.pictureChanged.emit()

    # ---- the network

    @Slot()
    def _on_model_changed(self) -> None:
        if self.state.model.weights is not self._model_weights:  # a new name alone changes no number
            self._show_model()

    @Slot()
    def _on_state_changed(self) -> None:
        if self.live and not self.state.session.active:
            self._show_model()

    def _show_model(self) -> None:
        self.weights = self._model_weights = self.state.model.weights
        self.live = False
        self.weightsChanged.emit()

    @Slot(object)
    def _on_snapshot_taken(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        if self.state.session.active and self.state.follows_run:
            self.weights, self.live = snapshot.weights, True
            self.weightsChanged.emit()

    @Slot()
    def _on_data_changed(self) -> None:
        if self.state.source.data is not self._data:
            self._data = self.state.source.data
            self.choose(self.split_name, self.index)
