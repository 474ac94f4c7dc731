"""Which network is the current model: that of last time at the start, then a run's, or one from a file."""

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.app.navigation import Navigation
from fmnist_gui.app.settings import Settings
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.shipped import SHIPPED_NAME, shipped
from fmnist_gui.kit.dialogs import ask_file
from fmnist_gui.kit.text import Texts, tr

Origin = Run | Path | None  # a run, a file, or the application itself


class ModelFlow(QObject):
    """Networks are read in jobs; what goes wrong is reported on the page in view."""

    settled = Signal()  # after the start: there is a model, or there can be none

    def __init__(self, state: AppState, settings: Settings, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._state, self._model, self._settings = state, state.model, settings
        self._navigation = navigation
        self._shipped: object = None  # the weights that come with the application, once they are used
        self._choosing, self._starting = Worker(self), Worker(self)
        self._choosing.done.connect(self._on_read)
        self._choosing.failed.connect(self._on_failed)
        self._starting.progressed.connect(self._report)
        self._starting.done.connect(self._on_first_found)
        self._starting.failed.connect(self._report)
        for ending in (self._choosing.done, self._starting.done, self._starting.failed):
            ending.connect(self.settled)
        self._model.changed.connect(self._remember)
        Texts(navigation).call(self._name_shipped)

    def use_first(self) -> None:
        """The model of last time, else the newest run's, else the shipped one: every page has something to show."""
        if self._model.weights is None:
            usable = [run for run in self._state.runs.all if run.has_learned]
            usable.sort(key=lambda run: run.id != self._settings["model_run"])  # that of last time first
            self._starting.start(partial(_first_of, self._state.store, usable))

    def use_run(self, run: Run) -> None:
        """Make the newest network of `run` the current model."""
        store = self._state.store
        self._choosing.start(lambda: (run, store.checkpoint(run.id)))

    def open(self, path: Path) -> None:
        """Read `path` behind the window, then show and predict with its network on every page."""
        self._choosing.start(lambda: (path, checkpoints.load(path)))

    @Slot()
    def choose_file(self) -> None:
        kinds = [tr("Trained networks (*.pt)"), tr("All files (*)")]
        ask_file(self._navigation, tr("A trained network"), kinds, self._on_file_chosen)

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self.open(Path(path))

    @Slot(object)
    def _on_first_found(self, found: tuple[Origin, Checkpoint]) -> None:
        if self._model.weights is None:  # else the user, or a run, was faster
            self._on_read(found)

    @Slot(object)
    def _on_read(self, found: tuple[Origin, Checkpoint]) -> None:
        match found:
            case Run() as run, checkpoint:  # which may have another name by now
                self._use_checkpoint(self._state.runs.of(run.id) or run, checkpoint)
            case Path() as path, checkpoint:
                name = str(checkpoint.info.get("name") or path.stem)
                accuracy = checkpoint.info.get("test_accuracy")
                self._model.replace(checkpoint.weights, name, accuracy if isinstance(accuracy, float) else None)
                what = N_("“{name}” from {file} is the model of every page now.")
                self._navigation.page_in_view().notice.say("good", what, name=name, file=path.name)
            case _, checkpoint:
                self._shipped = checkpoint.weights
                self._model.replace(checkpoint.weights, tr(SHIPPED_NAME), checkpoint.info.get("test_accuracy"))

    def _use_checkpoint(self, run: Run, checkpoint: Checkpoint) -> None:
        if checkpoint.in_epoch and run.status != "diverged":  # no epoch's end: it was never scored as it is now
            name = tr("{name}, step {step}", name=run.name, step=thousands(run.step))
            self._model.replace(checkpoint.weights, name, None, run.id, None)
        else:
            self._model.replace(checkpoint.weights, run.name, run.accuracy, run.id, run.epochs)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._report(error)
        self.use_first()

    @Slot(object)
    def _report(self, error: Exception) -> None:
        self._navigation.page_in_view().notice.show_error(error)

    @Slot()
    def _remember(self) -> None:
        self._settings["model_run"] = self._model.run_id or 0

    def _name_shipped(self) -> None:
        """In the language of the window; runs keep the names that their owner gave them."""
        if self._shipped is not None and self._model.weights is self._shipped:
            self._model.rename(tr(SHIPPED_NAME))


def _first_of(store: RunStore, runs: Sequence[Run]) -> Generator[StudioError, None, tuple[Origin, Checkpoint]]:
    """The first network that can be read, at last the shipped one; what is wrong with those before is its progress."""
    for run in runs:
        try:
            return run, store.checkpoint(run.id)
        except StudioError as error:
            yield error
    return None, shipped()
