"""The one model that every page shows and predicts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fmnist_gui.bridge.models import ModelKey

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Network, Weights

UNTRAINED_SEED = 0  # of the network that is shown where there is no model


class CurrentModel(QObject):
    """Holds a copy of some weights, with their name and score; owned by the window, read by the pages.

    During training it is replaced at each epoch's end by the run's snapshot: nobody reads the network that is
    being trained.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.weights: Weights | None = None
        self.name = ""
        self.accuracy: float | None = None  # on images that it did not learn from
        self.key: ModelKey | None = None  # in the list of models
        self.epoch: int | None = None

    @property
    def run_id(self) -> int | None:
        """Of the run that it is of."""
        return self.key if isinstance(self.key, int) else None

    def replace(
        self,
        weights: Weights,
        name: str,
        accuracy: float | None = None,
        key: ModelKey | None = None,
        epoch: int | None = None,
    ) -> None:
        self.weights, self.name, self.accuracy = weights, name, accuracy
        self.key, self.epoch = key, epoch
        self.changed.emit()

    def rename(self, name: str) -> None:
        self.name = name
        self.changed.emit()


def network_of(weights: Weights | None) -> Network:
    """The network with these weights, or an untrained one; torch is imported here, so call it in a task."""
    from fmnist_gui.engine.network.course_network import network_with, new_network

    return network_with(weights) if weights is not None else new_network(UNTRAINED_SEED).eval()
