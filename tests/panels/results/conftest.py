"""The Results page with all that it shows from, and a hand for its controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource, DataState
from fmnist_gui.bridge.predictions import Predictions
from fmnist_gui.bridge.tasks import finish_tasks
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import Weights, cpu_weights, new_network
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import EpochEnd
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.panels.results import ResultsPanel
from fmnist_gui.panels.results.panel import COMPARE, MATRIX

LEFT = Qt.MouseButton.LeftButton


class Desk:
    """The page, its sources, and the controls as a person uses them."""

    def __init__(self, qtbot: QtBot, store: RunStore) -> None:
        self.qtbot, self.store = qtbot, store
        self.source, self.model = DataSource(), CurrentModel()
        self.predictions = Predictions(self.source, self.model)
        self.panel = ResultsPanel(self.source, self.model, self.predictions, store)
        self.panel.resize(1000, 640)
        qtbot.addWidget(self.panel)

    def give_data(self, data: FashionData) -> None:
        self.source.data, self.source.state = data, DataState.READY
        self.source.changed.emit()

    def give_model(self, weights: Weights, name: str = "Course 1", epoch: int | None = 2) -> None:
        self.model.replace(weights, name, 0.5, 1, epoch)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    def until_shown(self, name: str = "Course 1") -> None:
        self.until(lambda: f"<b>{name}" in self.panel.matrix.headline.text() and self.panel.again.isEnabled())

    def click_cell(self, true: int, predicted: int) -> None:
        view = self.panel.matrix.view if self.panel.tabs.currentIndex() == MATRIX else self.panel.compare.view
        self.qtbot.mouseClick(view, LEFT, pos=view.plan().rect_of(true, predicted).center().toPoint())

    def choose_tab(self, tab: int) -> None:
        tabs = self.panel.tabs
        self.qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(tab).center())

    def choose_split(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.panel.splits, key)

    def shown_indices(self) -> list[int]:
        grid = self.panel.matrix.grid if self.panel.tabs.currentIndex() == MATRIX else self.panel.compare.grid
        grid.selectAll()
        return grid.selected_indices()

    def empty_text(self) -> str:
        return self.panel.matrix.view.accessibleDescription()


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs.sqlite")


@pytest.fixture
def desk(qtbot: QtBot, store: RunStore) -> Iterator[Desk]:
    desk = Desk(qtbot, store)
    yield desk
    desk.panel.hide()
    finish_tasks()


@pytest.fixture
def weights() -> Weights:
    return cpu_weights(new_network(0))


@pytest.fixture
def full_desk(desk: Desk, tiny_data: FashionData, weights: Weights) -> Desk:
    desk.give_data(tiny_data)
    desk.give_model(weights)
    desk.panel.show()
    desk.until_shown()
    return desk


def add_run(store: RunStore, seeds: tuple[int, ...], name: str = "Quick {n}") -> int:
    """A run whose epochs end with the first weights of networks with these seeds."""
    run_id = store.create(name, TrainingConfig(), {}, 1000)
    epochs = [
        EpochEnd(number, 10 * number, 1.0, 0.5, 1.0, 0.5, "test", cpu_weights(new_network(seed)), 1.0)
        for number, seed in enumerate(seeds, start=1)
    ]
    store.write(run_id, [], epochs, Checkpoint(cpu_weights(new_network(0))), "finished")
    return run_id


@pytest.fixture
def comparing(desk: Desk, store: RunStore, tiny_data: FashionData, weights: Weights) -> Desk:
    """The first epoch of a stored run against the current model."""
    add_run(store, (1, 2))
    desk.give_data(tiny_data)
    desk.give_model(weights)
    desk.panel.show()
    desk.until_shown()
    desk.choose_tab(COMPARE)
    desk.until(lambda: desk.panel.compare.match is not None)
    return desk
