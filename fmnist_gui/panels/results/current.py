"""The figures of the current model on the chosen images: asked for only while somebody looks."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.predictions import Predictions
from fmnist_gui.bridge.tasks import Task, run_task
from fmnist_gui.engine.imports import IMPORT_LOCK
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.training.comparison import Figures
    from fmnist_gui.engine.training.evaluation import Evaluation

TEST, TRAIN = "test", "train"


class FiguresState(enum.Enum):
    NO_DATA = enum.auto()
    NO_MODEL = enum.auto()
    WORKING = enum.auto()  # older figures may be there meanwhile, under their own name
    READY = enum.auto()
    FAILED = enum.auto()


@dataclass(frozen=True, eq=False)
class Asked:
    """The model at the time when its figures were asked for."""

    weights: object
    name: str
    epoch: int | None


class CurrentFigures(QObject):
    """Keeps `figures` up with the current model, once `watch(True)` was called and until `watch(False)`."""

    changed = Signal()
    failed = Signal(object)  # the exception

    def __init__(
        self, source: DataSource, model: CurrentModel, predictions: Predictions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = FiguresState.NO_DATA
        self.figures: Figures | None = None
        self.split_name = TEST
        self._shown = Asked(None, "", None)  # the model that the figures are of
        self._source, self._model, self._predictions = source, model, predictions
        self._wanted: Evaluation | None = None  # whose figures are shown or being worked out
        self._data: object = None  # that the figures are of
        self._watching = self._prepared = False
        self._work = LatestTask(self)
        self._work.done.connect(self._on_figures)
        self._work.failed.connect(self._on_failed)
        predictions.ready.connect(self._on_ready)
        predictions.failed.connect(self._on_failed)
        predictions.outdated.connect(self.refresh)
        source.changed.connect(self.refresh)
        model.changed.connect(self._on_model_changed)

    @property
    def split(self) -> Split | None:
        """The images in question."""
        data = self._source.data
        return None if data is None else data.train if self.split_name == TRAIN else data.test

    def model_name(self) -> str:
        """The name of the model that the figures are of, in the current language."""
        return named(self._shown.name, self._shown.epoch)

    def watch(self, watching: bool) -> None:
        self._watching = watching
        self.refresh()

    def set_split(self, split_name: str) -> None:
        if split_name != self.split_name:
            self.split_name = split_name
            self.figures = self._wanted = None
            self.refresh()

    def evaluate_again(self) -> None:
        self._wanted = None
        self._predictions.again(self.split_name)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for what is to be shown now; nothing is computed for a page that is not in view."""
        if self._source.data is not self._data:
            self._data, self.figures, self._wanted = self._source.data, None, None
        if self._source.data is None:
            self._settle(FiguresState.NO_DATA)
        elif self._model.weights is None:
            self.figures = self._wanted = None
            self._settle(FiguresState.NO_MODEL)
        elif self._watching:
            self._ask()

    def _ask(self) -> None:
        evaluation = self._predictions.of(self.split_name)
        if evaluation is None:
            self._wanted = None
            self._prepare()
            self._settle(FiguresState.WORKING)
        elif evaluation is not self._wanted:
            self._wanted = evaluation
            asked = Asked(self._model.weights, self._model.name, self._model.epoch)
            self._work.run(lambda task: (asked, evaluation, _figures(task, evaluation)))
            self._settle(FiguresState.WORKING)

    def _prepare(self) -> None:
        """Import scikit-learn while the network computes."""
        if not self._prepared:
            self._prepared = True
            run_task(_import_metrics)

    def _settle(self, state: FiguresState) -> None:
        self.state = state
        self.changed.emit()

    @Slot(str)
    def _on_ready(self, split_name: str) -> None:
        if split_name == self.split_name:
            self.refresh()

    @Slot(object)
    def _on_figures(self, result: tuple[Asked, Evaluation, Figures]) -> None:
        asked, evaluation, figures = result
        if evaluation is self._wanted:
            self.figures, self._shown = figures, asked
            self._settle(FiguresState.READY)

    @Slot()
    def _on_model_changed(self) -> None:
        """A new name alone; new weights are told of by the predictions."""
        if self.state is FiguresState.READY and self._shown.weights is self._model.weights:
            self._shown = Asked(self._model.weights, self._model.name, self._model.epoch)
            self.changed.emit()
        elif self.state is FiguresState.NO_MODEL:
            self.refresh()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._wanted = None
        self._settle(FiguresState.FAILED)
        self.failed.emit(error)


def named(name: str, epoch: int | None) -> str:
    """A model's name with the epoch that it is of, in the current language."""
    return name if epoch is None else tr("{name}, epoch {epoch}", name=name, epoch=epoch)


def _figures(task: Task, evaluation: Evaluation) -> Figures:
    from fmnist_gui.engine.training.comparison import figures_of  # torch and scikit-learn: imported off the GUI thread

    return figures_of(evaluation)


def _import_metrics(task: Task) -> None:
    with IMPORT_LOCK:
        import sklearn.metrics  # noqa: F401
