"""What the current model predicts for a whole split, as figures that a view shows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal, Slot

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job, Worker
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.imports import IMPORT_LOCK
from fmnist_gui.engine.numbers import percent_number
from fmnist_gui.kit.fields.model_picker import with_epoch
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.comparison import Counts, Figures
    from fmnist_gui.engine.training.evaluation import Evaluation
    from fmnist_gui.kit.cells.image_grid import ImageGrid

READY = ""
NO_DATA = N_("Get the data set first: the matrix is drawn from its images.")
NO_MODEL = N_("No trained model yet: train one on the Train page, or select a stored run there and use it.")
WORKING = N_("The model classifies every image now; its matrix comes in a moment.")
FAILED = N_("The model could not be evaluated. Press Evaluate again, or use another run.")


class ModelFigures(NamedTuple):
    """The figures of one model, with its name at the time when it was evaluated; an untrained one has none."""

    evaluation: Evaluation
    figures: Figures
    split: Split
    model: str
    epoch: int | None

    @property
    def title(self) -> str:
        return with_epoch(self.model or tr("An untrained network"), self.epoch)


class FiguresView(View):
    """Older figures stay, under their own name, until those of a new model are there.

    Compact it makes do with drawn garments and an untrained network, where there is nothing better.
    """

    statusChanged = Signal()

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.split_name = "test"
        self.status = NO_DATA  # English source: why figures are missing or are of the past
        self._data = state.source.data
        self._imports = Worker(self)  # of scikit-learn, which takes a second, while the network computes
        state.predictions.ready.connect(self.catch_up)
        state.predictions.outdated.connect(self.catch_up)
        state.predictions.failed.connect(self._on_predictions_failed)
        state.source.changed.connect(self._on_data_changed)

    @property
    def working(self) -> bool:
        return self.status == WORKING

    @property
    def figures(self) -> Figures | None:
        """Those that are shown."""
        return None if self.result is None else self.result.figures

    @Slot(str)
    def choose_split(self, split_name: str) -> None:
        if split_name != self.split_name:
            self.split_name = split_name
            self.drop_result()
            self.catch_up()

    @Slot()
    def evaluate_again(self) -> None:
        self.notice.clear()
        self.state.predictions.again(self.split_name)
        self.catch_up()

    @Slot(int)
    def show_walk(self, index: int) -> None:
        self.requestWalk.emit(self.split_name, index)

    def job(self) -> Job | None:
        state, model = self.state, self.state.model
        trained = state.has_data and model.weights is not None
        if not trained and not self.compact:
            self.drop_result()
            self.set_status(NO_MODEL if state.has_data else NO_DATA)
            return None
        evaluation = state.predictions.of(self.split_name) if trained else None
        if trained and evaluation is None:  # it is on its way
            self.worker.cancel()
            if "sklearn.metrics" not in sys.modules:
                self._imports.request(_import_metrics)
            self.set_status(WORKING)
            return None
        name = model.name if model.weights is not None else ""
        if self.result is not None and self.result.evaluation is evaluation:  # the model may have another name now
            self._on_result(self.result._replace(model=name, epoch=model.epoch))
            return None
        self.set_status(WORKING)
        return partial(evaluate_split, state.data, self.split_name, model.weights, name, model.epoch, evaluation)

    def show_cell_images(self, grid: ImageGrid, images: Counts) -> None:
        """Those of a cell, by their indices, each with the confidence of the network."""
        confidences = self.result.figures.confidences
        grid.set_items(self.result.split.images, images, lambda i: f"{percent_number(confidences[i], 0)} %")

    def drop_result(self) -> None:
        """What is shown, or on its way, is not wanted any more."""
        self.worker.cancel()
        self.result = None

    @Slot()
    def _on_data_changed(self) -> None:
        """Images of another data set: what is shown leads to the wrong ones."""
        if self.state.source.data is not self._data:
            self._data = self.state.source.data
            self.drop_result()
            self.show_status()
            self.catch_up()

    def set_status(self, status: str) -> None:
        self.status = status
        self.show_status()
        self.statusChanged.emit()

    def status_text(self) -> str:
        return tr(self.status) if self.status else ""

    def show_status(self) -> None:
        """Show why there is nothing to show."""

    @Slot(object)
    def _on_result(self, result: object) -> None:
        super()._on_result(result)
        self.set_status(READY)

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        super().show_error(error)
        self.set_status(FAILED)

    @Slot(object)
    def _on_predictions_failed(self, error: Exception) -> None:
        if self.working:
            self.show_error(error)


def _import_metrics() -> None:
    with IMPORT_LOCK:
        import sklearn.metrics  # noqa: F401


def evaluate_split(
    data: Callable[[], FashionData],
    split_name: str,
    weights: Weights | None,
    name: str,
    epoch: int | None,
    evaluation: Evaluation | None,
) -> Generator[None, None, ModelFigures]:
    """The figures of an evaluation, or of one that is made here."""
    import torch

    from fmnist_gui.engine.training.comparison import figures_of
    from fmnist_gui.engine.training.evaluation import evaluate

    torch.set_num_threads(1)  # of this thread: a second one would take the core that a run under way needs
    split = data().train if split_name == "train" else data().test
    if evaluation is None:
        evaluation = yield from evaluate(network_of(weights), split)
    return ModelFigures(evaluation, figures_of(evaluation), split, name, epoch)
