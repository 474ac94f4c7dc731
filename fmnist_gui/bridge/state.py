"""What the whole application has in common: data, runs, current model and its predictions, the learner's progress."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.models import ModelKey, Models
from fmnist_gui.bridge.predictions import Predictions
from fmnist_gui.bridge.progress import Progress
from fmnist_gui.bridge.runs import Runs
from fmnist_gui.bridge.session import State, TrainingSession
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.runs import RunStore

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.events import EpochEnd

STAND_IN_SEED = 0
STAND_IN_TRAIN, STAND_IN_TEST = 3_000, 1_000  # garments while there is no data set: as many as the sections use


class AppState(QObject):
    """The one owner of each; views read here and follow `changed`."""

    changed = Signal()  # the data set or the current model is another one, or has another name
    trainingChanged = Signal()  # a run began, ended, was paused or went on
    visited = Signal()  # a page of `pages_seen` for the first time

    def __init__(self, runs_database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = DataSource(self)
        self.session = TrainingSession(runs_database, self)
        self.store = RunStore(runs_database)
        self.model = CurrentModel(self)
        self.predictions = Predictions(self.source, self.model, self)
        self.runs = Runs(self.store, self.session, self)
        self.models = Models(self.store, self.runs, self)
        self.progress = Progress(self)
        self.pages_seen: set[str] = set()  # "results" counts once it has shown a run of the learner's own
        self.follows_run = False  # whether the networks of the run under way become the current model
        self._stand_in = _StandIn()
        self.source.changed.connect(self.changed)
        self.model.changed.connect(self.changed)
        self.session.stateChanged.connect(self.trainingChanged)
        self.session.started.connect(self._on_started)
        self.session.epochEnded.connect(self._on_epoch_ended)
        self.runs.renamed.connect(self._on_renamed)

    def choose_model(
        self, weights: Weights, name: str, accuracy: float | None, key: ModelKey | None, epoch: int | None = None
    ) -> None:
        """The user wants this one: a run under way takes over again only if it is of that run."""
        run = self.session.run
        self.follows_run = run is not None and key == run.run_id
        self.model.replace(weights, name, accuracy, key, epoch)

    def visit(self, page: str) -> None:
        """The learner is on this page of the window, or has exported a run ("export")."""
        if page not in self.pages_seen and (page != "results" or self.model.run_id is not None):
            self.pages_seen.add(page)
            self.visited.emit()

    @Slot()
    def _on_started(self) -> None:
        self.follows_run = True

    @Slot(object)
    def _on_epoch_ended(self, epoch: EpochEnd) -> None:
        run = self.session.run
        assert run is not None
        if self.follows_run:
            self.model.replace(epoch.weights, run.name, epoch.eval_accuracy, run.run_id, epoch.epoch)

    @Slot(object, str)
    def _on_renamed(self, run_id: int, name: str) -> None:
        if self.model.run_id == run_id:
            self.model.rename(name)

    @property
    def weights(self) -> Weights | None:
        """Of the current model; None while there is none."""
        return self.model.weights

    @property
    def has_data(self) -> bool:
        """Whether there is a data set; else drawn garments stand in, and the page must say so."""
        return self.source.data is not None

    @property
    def stands_in(self) -> bool:
        """Whether drawn garments stand in for Fashion-MNIST: the few made here, or those that the user asked for."""
        return not self.has_data or self.source.drawn

    @property
    def training(self) -> bool:
        """Whether a run needs the processor; one that is paused or about to end does not."""
        return self.session.state in (State.STARTING, State.RUNNING)

    def image_count(self, split_name: str) -> int:
        """How many images "train" or "test" has, of the data set or of what stands in for it."""
        if self.source.data is not None:
            return len(self.source.data.train if split_name == "train" else self.source.data.test)
        return STAND_IN_TRAIN if split_name == "train" else STAND_IN_TEST

    @property
    def data(self) -> Callable[[], FashionData]:
        """What gives the data set that there is now, or a few drawn garments in its place. Take it for a job, and call
        it there: the first drawing takes two seconds."""
        data = self.source.data
        return self._stand_in if data is None else lambda: data


class _StandIn:
    """Gives the drawn garments; of several jobs that want them the first one draws them."""

    def __init__(self) -> None:
        self._data: FashionData | None = None
        self._drawing = threading.Lock()

    def __call__(self) -> FashionData:
        from fmnist_gui.engine.drawing.garments.drawn import drawn_data

        with self._drawing:
            if self._data is None:
                self._data = result_of(drawn_data(STAND_IN_SEED, STAND_IN_TRAIN, STAND_IN_TEST))
            return self._data
