"""The weights of every stored epoch of a run, read off the GUI thread and kept while the run is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.engine.training.runs import RunStore

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights


@dataclass(frozen=True)
class _Found:
    run_id: int
    by_epoch: dict[int, Weights] = field(default_factory=dict)


class EpochWeights(QObject):
    """Epoch 0 is the network before its training, made anew from the run's seed."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, store: RunStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._run_id: int | None = None
        self.by_epoch: dict[int, Weights] = {}
        self._task = LatestTask(self)
        self._task.done.connect(self._on_read)
        self._task.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        return self._task.busy

    def look_at(self, run_id: int | None) -> None:
        """Read the run's epochs, or those that came since the last look; `changed` follows where there are any."""
        if run_id != self._run_id:
            self._run_id = run_id
            self.by_epoch = {}
            self.changed.emit()
        if run_id is not None:
            store, known = self._store, set(self.by_epoch)
            self._task.run(lambda task: _read(task, store, run_id, known))

    @Slot(object)
    def _on_read(self, found: _Found) -> None:
        if found.run_id == self._run_id and found.by_epoch:
            self.by_epoch |= found.by_epoch
            self.changed.emit()


def _read(task: Task, store: RunStore, run_id: int, known: set[int]) -> _Found:
    from fmnist_gui.engine.network.course_network import cpu_weights, new_network

    found = _Found(run_id)
    epochs = [row.epoch for row in store.epochs(run_id)]
    if epochs and 0 not in known:
        found.by_epoch[0] = cpu_weights(new_network(store.run(run_id).config.seed))
    for epoch in epochs:
        if epoch not in known and not task.is_cancelled():
            found.by_epoch[epoch] = store.weights(run_id, epoch).weights
    return found
