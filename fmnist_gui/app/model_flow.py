"""Which network is the current model: that of last time at the start, then one of the list, or one from a file."""

import os
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.app.navigation import Navigation
from fmnist_gui.app.settings import Settings
from fmnist_gui.bridge.models import SHIPPED, Candidate, ModelKey, accuracy_of, opened_name
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.shipped import SHIPPED_NAME
from fmnist_gui.kit.dialogs import ask_file
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.panels.draw import PickedModel

RUN, MOST_DIGITS = "run ", 20  # before the id of a run that is remembered; of SQLite's ids


class _Read(NamedTuple):
    key: ModelKey
    checkpoint: Checkpoint
    from_file: bool = False  # a file was named, and read now


class ModelFlow(QObject):
    """Networks are read in jobs; what goes wrong is reported on the page in view."""

    settled = Signal()  # after the start: there is a model, or there can be none

    def __init__(self, state: AppState, settings: Settings, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._state, self._model, self._settings = state, state.model, settings
        self._navigation = navigation
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
            models, last = self._state.models, _from_text(self._settings["model"])
            runs = [key for key in models.names if isinstance(key, int)]
            keys = [last, *runs] if isinstance(last, Path) or last in models.names else runs
            self._starting.start(partial(_first_of, models.reader(), keys))

    @Slot(object)
    def use(self, key: ModelKey) -> None:
        """Make a model of the list the current one; of a run its newest network."""
        self._choosing.start(partial(_one, self._state.models.reader(), key))

    def use_picked(self, picked: PickedModel) -> None:
        """Make one that is loaded already the current model."""
        if picked.weights is not self._model.weights:
            self._state.choose_model(picked.weights, picked.name, picked.accuracy, picked.model)

    def open(self, path: Path) -> None:
        """Read `path` behind the window, then show and predict with its network on every page."""
        self._choosing.start(partial(_from_file, Path(os.path.abspath(path))))

    @Slot()
    def choose_file(self) -> None:
        kinds = [tr("Trained networks (*.pt)"), tr("All files (*)")]
        ask_file(self._navigation, tr("A trained network"), kinds, self._on_file_chosen)

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self.open(Path(path))

    @Slot(object)
    def _on_first_found(self, found: _Read) -> None:
        if self._model.weights is None:  # else the user, or a run, was faster
            self._on_read(found)

    @Slot(object)
    def _on_read(self, found: _Read) -> None:
        key, checkpoint, from_file = found
        if isinstance(key, int):
            self._use_run(key, checkpoint)
            return
        name = tr(SHIPPED_NAME)
        if isinstance(key, Path):
            name = opened_name(key, checkpoint)
            if from_file or key not in self._state.models.names:
                self._state.models.add_opened(key, checkpoint)
        self._state.choose_model(checkpoint.weights, name, accuracy_of(checkpoint), key)
        if from_file and isinstance(key, Path):
            what = N_("“{name}” from {file} is the model of every page now.")
            self._navigation.page_in_view().notice.say("good", what, name=name, file=key.name)

    def _use_run(self, run_id: int, checkpoint: Checkpoint) -> None:
        run = self._state.runs.of(run_id)  # which may have another name by now
        if run is None:  # or is deleted
            self.use_first()
        elif checkpoint.in_epoch and run.status != "diverged":  # no epoch's end: it was never scored as it is now
            name = tr("{name}, step {step}", name=run.name, step=thousands(run.step))
            self._state.choose_model(checkpoint.weights, name, None, run_id)
        else:
            self._state.choose_model(checkpoint.weights, run.name, run.accuracy, run_id, run.epochs)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._report(error)
        self.use_first()

    @Slot(object)
    def _report(self, error: Exception) -> None:
        self._navigation.page_in_view().notice.show_error(error)

    @Slot()
    def _remember(self) -> None:
        key = self._model.key
        self._settings["model"] = _as_text(key)

    def _name_shipped(self) -> None:
        """In the language of the window; runs keep the names that their owner gave them."""
        if self._model.key == SHIPPED:
            self._model.rename(tr(SHIPPED_NAME))


def _as_text(key: ModelKey | None) -> str:
    """As it is remembered."""
    return f"{RUN}{key}" if isinstance(key, int) else str(key or "")


def _from_text(text: str) -> ModelKey:
    number = text.removeprefix(RUN)
    if number != text and number.isdecimal() and len(number) < MOST_DIGITS:
        return int(number)
    return text if text in (SHIPPED, "") else Path(text)


def _one(read: Callable[[Candidate], Checkpoint], key: ModelKey) -> _Read:
    return _Read(key, read(Candidate(key)))


def _from_file(path: Path) -> _Read:
    return _Read(path, checkpoints.load(path), True)


def _first_of(read: Callable[[Candidate], Checkpoint], keys: Sequence[ModelKey]) -> Generator[StudioError, None, _Read]:
    """The first network that can be read, at last the shipped one; what is wrong with those before is its progress."""
    for key in keys:
        try:
            return _one(read, key)
        except StudioError as error:
            yield error
    return _one(read, SHIPPED)
