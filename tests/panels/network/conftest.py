"""The Network page on small synthetic data, with everything that the window would give it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource, DataState
from fmnist_gui.bridge.predictions import Predictions
from fmnist_gui.bridge.session import TrainingSession
from fmnist_gui.bridge.tasks import finish_tasks
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import EpochEnd
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.recording import Recorder, run_versions
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.panels.network import NetworkPanel

SMALLEST_ROOM = (936, 656)  # what a window of 1024 x 700 leaves for a page


class Desk:
    """A page, and all that it is given."""

    def __init__(self, folder: Path, data: FashionData | None) -> None:
        self.source = DataSource()
        self.model = CurrentModel()
        self.store = RunStore(folder / "runs.sqlite")
        self.session = TrainingSession(folder / "runs.sqlite")
        self.predictions = Predictions(self.source, self.model)
        if data is not None:
            self.give_data(data)
        self.panel = NetworkPanel(self.source, self.model, self.predictions, self.store, self.session)
        self.panel.resize(*SMALLEST_ROOM)

    def give_data(self, data: FashionData) -> None:
        self.source.data, self.source.state = data, DataState.READY
        self.source.changed.emit()

    def use_run(self, data: FashionData, epochs: int = 2) -> list[EpochEnd]:
        """Train and store a run, and make its network the current model."""
        config = TrainingConfig(epochs=epochs, learning_rate=0.005, seed=3)
        trainer = Trainer(config, data, Control())
        run = self.store.create("A run", config, run_versions(trainer), trainer.images_per_epoch)
        ends = [e for e in Recorder(trainer, self.store, run).events() if isinstance(e, EpochEnd)]
        self.model.replace(ends[-1].weights, "A run", ends[-1].eval_accuracy, run, epochs)
        return ends


@pytest.fixture
def make_desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[FashionData | None], Desk]]:
    desks: list[Desk] = []

    def make(data: FashionData | None) -> Desk:
        desk = Desk(tmp_path, data)
        desks.append(desk)
        qtbot.addWidget(desk.panel)
        desk.panel.show()
        return desk

    yield make
    for desk in desks:
        desk.session.shut_down()
    finish_tasks()


@pytest.fixture
def desk(make_desk: Callable[[FashionData | None], Desk], tiny_data: FashionData, qtbot: QtBot) -> Desk:
    """A page with data, without a model, whose walk is there."""
    desk = make_desk(tiny_data)
    qtbot.waitUntil(lambda: bool(desk.panel.walk.stages))
    return desk


@pytest.fixture
def press(qtbot: QtBot) -> Callable[[QWidget], None]:
    def press(button: QWidget) -> None:
        assert button.isEnabled()
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return press
