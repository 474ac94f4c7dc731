"""The weights of every stored epoch of a run, read off the GUI thread and kept while the run is looked at."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.training.runs import RunStore

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights


class EpochWeights(QObject):
    """Epoch 0 is the network before its training, made anew from the run's seed."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, store: RunStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._run_id: int | None = None
        self.by_epoch: dict[int, Weights] = {}
        self._worker = Worker(self)
        self._worker.done.connect(self._on_read)
        self._worker.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        return self._worker.busy

    def look_at(self, run_id: int | None) -> None:
        """Read the run's epochs, or those that came since the last look; `changed` follows where there are any."""
        if run_id != self._run_id:
            self._worker.cancel()
            self._run_id = run_id
            self.by_epoch = {}
            self.changed.emit()
        if run_id is not None:
            self._worker.request(partial(_read, self._store, run_id, set(self.by_epoch)))

    @Slot(object)
    def _on_read(self, found: dict[int, Weights]) -> None:
        if found:
            self.by_epoch |= found
            self.changed.emit()


def _read(store: RunStore, run_id: int, known: set[int]) -> Generator[None, None, dict[int, Weights]]:
    from fmnist_gui.engine.network.course_network import cpu_weights, new_network

    found: dict[int, Weights] = {}
    epochs = [row.epoch for row in store.epochs(run_id)]
    if epochs and 0 not in known:
        found[0] = cpu_weights(new_network(store.run(run_id).config.seed))
    for epoch in epochs:
        if epoch not in known:
            yield
            found[epoch] = store.weights(run_id, epoch).weights
    return found
