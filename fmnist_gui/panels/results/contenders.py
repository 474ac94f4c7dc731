"""Which networks can be compared, and their figures: the current model, and each whole epoch of a stored run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.runs import Run, RunStore

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.training.comparison import Comparison, Figures

KEPT_FIGURES = 8  # of stored epochs, so that going back to one costs nothing


@dataclass(frozen=True)
class Contender:
    """A stored network, or with `run_id` None the current model."""

    run_id: int | None = None
    epoch: int = 0


@dataclass(frozen=True, eq=False)
class Match:
    """Two contenders on the same images."""

    contenders: tuple[Contender, Contender]
    figures: tuple[Figures, Figures]
    comparison: Comparison
    split: Split


class Contenders(QObject):
    """Lists runs and works out comparisons off the GUI thread."""

    listed = Signal(object)  # list of Run, the newest first
    matched = Signal(object)  # Match
    failed = Signal(object)  # the exception

    def __init__(self, store: RunStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._listing, self._matching = LatestTask(self), LatestTask(self)
        self._listing.done.connect(self.listed)
        self._matching.done.connect(self._on_matched)
        for task in (self._listing, self._matching):
            task.failed.connect(self.failed)
        self._found: dict[tuple[Contender, Split], Figures] = {}

    def list_runs(self) -> None:
        store = self._store
        self._listing.run(lambda task: _runs(store))

    def match(self, contenders: tuple[Contender, Contender], current: Figures | None, split: Split) -> None:
        """Compare them; `current` are the current model's figures, needed where it is one of the two."""
        known = {c: self._found[(c, split)] for c in contenders if (c, split) in self._found}
        if current is not None:
            known[Contender()] = current
        store = self._store
        self._matching.run(lambda task: _match(task, store, contenders, known, split))

    @Slot(object)
    def _on_matched(self, match: Match) -> None:
        for contender, figures in zip(match.contenders, match.figures, strict=True):
            if contender.run_id is not None:
                self._found[(contender, match.split)] = figures
        for key in list(self._found)[:-KEPT_FIGURES]:
            del self._found[key]
        self.matched.emit(match)


def _runs(store: RunStore) -> list[Run]:
    return store.runs()


def _match(
    task: Task,
    store: RunStore,
    contenders: tuple[Contender, Contender],
    known: dict[Contender, Figures],
    split: Split,
) -> Match:
    from fmnist_gui.engine.training.comparison import compare

    first, second = (known.get(c) or _figures(task, store, c, split) for c in contenders)
    return Match(contenders, (first, second), compare(first, second), split)


def _figures(task: Task, store: RunStore, contender: Contender, split: Split) -> Figures:
    from fmnist_gui.engine.network.course_network import network_with
    from fmnist_gui.engine.training.comparison import figures_of
    from fmnist_gui.engine.training.evaluation import evaluate

    assert contender.run_id is not None
    weights = store.weights(contender.run_id, contender.epoch).weights
    return figures_of(result_of(evaluate(network_with(weights), split), task.is_cancelled))
