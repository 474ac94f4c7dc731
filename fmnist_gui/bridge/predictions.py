"""What the current model predicts for whole splits, computed off the GUI thread and kept until the model changes."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.worker import Worker

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.evaluation import Evaluation

SPLITS = ("train", "test")


class Predictions(QObject):
    """Ask with `of`: an evaluation that is there is given at once, else it is computed and `ready` follows.

    While a new model is being evaluated, `of` gives None: no page shows one model's name beside another's figures.
    """

    ready = Signal(str)  # the split's name
    failed = Signal(object)
    outdated = Signal()  # the model or the data changed: what was shown is of the past

    def __init__(self, source: DataSource, model: CurrentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._model = source, model
        self._found: dict[str, Evaluation] = {}
        self._workers = {name: Worker(self) for name in SPLITS}
        for worker in self._workers.values():
            worker.done.connect(self._on_done)
            worker.failed.connect(self.failed)
        model.changed.connect(self._on_model_changed)
        source.changed.connect(self._on_data_changed)
        self._weights: Weights | None = None
        self._data: object = None

    def of(self, split_name: str) -> Evaluation | None:
        """The current model's evaluation of "train" or "test", or None while it is computed or cannot be."""
        if split_name not in self._found:
            self._compute(split_name)
        return self._found.get(split_name)

    def again(self, split_name: str) -> None:
        """Evaluate once more."""
        self._found.pop(split_name, None)
        self._compute(split_name)

    def _compute(self, split_name: str) -> None:
        data, weights, worker = self._source.data, self._model.weights, self._workers[split_name]
        if data is not None and weights is not None and not worker.busy:
            split = data.train if split_name == "train" else data.test
            worker.request(partial(_evaluate, weights, split))

    @Slot(object)
    def _on_done(self, result: tuple[str, Evaluation]) -> None:
        split_name, evaluation = result
        self._found[split_name] = evaluation
        self.ready.emit(split_name)

    @Slot()
    def _on_model_changed(self) -> None:
        if self._model.weights is not self._weights:  # a new name alone changes no prediction
            self._weights = self._model.weights
            self._forget()

    @Slot()
    def _on_data_changed(self) -> None:
        if self._source.data is not self._data:
            self._data = self._source.data
            self._forget()

    def _forget(self) -> None:
        for worker in self._workers.values():
            worker.cancel()
        self._found.clear()
        self.outdated.emit()


def _evaluate(weights: Weights, split: Split) -> Generator[None, None, tuple[str, Evaluation]]:
    import torch  # imported off the GUI thread

    from fmnist_gui.engine.network.course_network import network_with
    from fmnist_gui.engine.training.evaluation import evaluate

    torch.set_num_threads(1)  # of this thread: a second one would take the core that a run under way needs
    return split.name, (yield from evaluate(network_with(weights), split))
