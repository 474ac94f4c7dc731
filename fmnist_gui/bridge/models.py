"""The list of models: the one that comes along, the stored runs, the files that were opened; all choose from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fmnist_gui.bridge.runs import Runs
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.shipped import SHIPPED_NAME

if TYPE_CHECKING:
    from fmnist_gui.engine.training.checkpoint import Checkpoint

CURRENT, SHIPPED = "current", "shipped"
ModelKey = str | int | Path  # SHIPPED, the id of a run, or a file


@dataclass(frozen=True)
class Candidate:
    """A model, or CURRENT; of a run after `epoch`, or after its last step where that is 0."""

    network: ModelKey = CURRENT
    epoch: int = 0


class Models(QObject):
    changed = Signal()  # the list, a name in it, or what a run has learned

    def __init__(self, store: RunStore, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._runs = store, runs
        self._opened: dict[Path, Checkpoint] = {}
        self._openings: dict[Path, int] = {}
        runs.changed.connect(self.changed)

    @property
    def names(self) -> dict[ModelKey, str]:
        """Every model that can be chosen: first the shipped one, by its English source, then runs, the newest first,
        then files in the order of their opening."""
        names: dict[ModelKey, str] = {SHIPPED: SHIPPED_NAME}
        names |= {run.id: run.name for run in self._runs.all if run.has_learned}
        return names | {path: _name_with_file(path, checkpoint) for path, checkpoint in self._opened.items()}

    def add_opened(self, path: Path, checkpoint: Checkpoint) -> None:
        """A file was read. Its network is kept, so that it can be chosen again whatever becomes of the file."""
        self._opened[path] = checkpoint
        self._openings[path] = self._openings.get(path, 0) + 1
        self.changed.emit()

    def epochs(self, key: ModelKey) -> int:
        """How many whole epochs a run has; 0 for all else."""
        run = self._runs.of(key) if isinstance(key, int) else None
        return run.epochs if run is not None else 0

    def stamp(self, key: ModelKey) -> int:
        """Another number once the key stands for another network: a run went on, a file was opened again."""
        if isinstance(key, Path):
            return self._openings.get(key, 0)
        run = self._runs.of(key) if isinstance(key, int) else None
        return run.step if run is not None else 0

    def reader(self) -> Callable[[Candidate], Checkpoint]:
        """What reads a model of the list in a job; it raises StudioError. CURRENT is none of them."""
        return partial(_read, self._store, dict(self._opened))


def opened_name(path: Path, checkpoint: Checkpoint) -> str:
    """That which a file says of its network, else that of the file."""
    return str(checkpoint.info.get("name") or path.stem)


def _name_with_file(path: Path, checkpoint: Checkpoint) -> str:
    """In a list several networks may say the same of themselves: a run, and the file that it was exported to."""
    name = opened_name(path, checkpoint)
    return name if name == path.stem else f"{name} ({path.name})"


def accuracy_of(checkpoint: Checkpoint) -> float | None:
    """On images that the network of a file did not learn from, as the file says."""
    accuracy = checkpoint.info.get("test_accuracy")
    return accuracy if isinstance(accuracy, float) else None


def _read(store: RunStore, opened: Mapping[Path, Checkpoint], candidate: Candidate) -> Checkpoint:
    from fmnist_gui.engine.training import checkpoint as checkpoints
    from fmnist_gui.engine.training.shipped import shipped

    network = candidate.network
    if isinstance(network, int):
        return store.weights(network, candidate.epoch) if candidate.epoch else store.checkpoint(network)
    if isinstance(network, Path):
        return opened.get(network) or checkpoints.load(network)
    return shipped()
