"""What the current model says of whole splits, computed off the GUI thread and kept until the model changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.tasks import Task, run_task

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.evaluation import Evaluation


class Predictions(QObject):
    """Ask with `of`: an evaluation that is there is given at once, else it is computed and `ready` tells of it.

    While a new model is being evaluated, `of` gives None: no page shows one model's name beside another's figures.
    """

    ready = Signal(str)  # the split's name
    failed = Signal(object)
    outdated = Signal()  # the model or the data changed: what was shown is of the past

    def __init__(self, source: DataSource, model: CurrentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._model = source, model
        self._found: dict[str, Evaluation] = {}
        self._tasks: dict[str, Task] = {}
        self._version = 0
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
        data, weights = self._source.data, self._model.weights
        if data is None or weights is None or split_name in self._tasks:
            return
        split, version = (data.train if split_name == "train" else data.test), self._version
        self._tasks[split_name] = run_task(
            lambda task: (version, split_name, _evaluate(task, weights, split)), self._on_done, self._on_failed
        )

    @Slot(object)
    def _on_done(self, result: tuple[int, str, Evaluation]) -> None:
        version, split_name, evaluation = result
        if version == self._version:
            self._tasks.pop(split_name, None)
            self._found[split_name] = evaluation
            self.ready.emit(split_name)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tasks.clear()
        self.failed.emit(error)

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
        self._version += 1
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        self._found.clear()
        self.outdated.emit()


def _evaluate(task: Task, weights: Weights, split: Split) -> Evaluation:
    import torch  # imported off the GUI thread

    from fmnist_gui.engine.network.course_network import network_with
    from fmnist_gui.engine.training.evaluation import evaluate

    torch.set_num_threads(1)  # of this thread: a second one would take the core that a run under way needs
    return evaluate(network_with(weights), split, task.is_cancelled)
