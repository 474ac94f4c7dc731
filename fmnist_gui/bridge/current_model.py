"""The one model that every page shows and predicts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

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
        self.run_id: int | None = None
        self.epoch: int | None = None

    def replace(
        self,
        weights: Weights,
        name: str,
        accuracy: float | None = None,
        run_id: int | None = None,
        epoch: int | None = None,
    ) -> None:
        self.weights, self.name, self.accuracy = weights, name, accuracy
        self.run_id, self.epoch = run_id, epoch
        self.changed.emit()

    def rename(self, name: str) -> None:
        self.name = name
        self.changed.emit()


def network_of(weights: Weights | None) -> Network:
    """The network with these weights, or an untrained one; torch is imported here, so call it in a task."""
    from fmnist_gui.engine.network.course_network import network_with, new_network

    return network_with(weights) if weights is not None else new_network(UNTRAINED_SEED).eval()
