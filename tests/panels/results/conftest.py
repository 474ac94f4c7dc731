"""The Results page, open and with its figures; and a stored run to compare with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.panels.results import ResultsPanel
from fmnist_gui.views.confusion.figures import READY
from tests.conftest import TIMEOUT_MS, Put, new_weights


@pytest.fixture
def panel(state: AppState, put: Put, qtbot: QtBot) -> ResultsPanel:
    panel = put(ResultsPanel(state), 1000, 640)
    until_ready(panel, qtbot)
    return panel


@pytest.fixture
def comparing(panel: ResultsPanel, state: AppState, qtbot: QtBot) -> ResultsPanel:
    """The first epoch of a stored run against the current model."""
    run_id = state.store.create("Quick {n}", TrainingConfig(), {}, 1000)
    end = EpochEnd(1, 10, 1.0, 0.5, 1.0, 0.5, "test", new_weights(1), 1.0)
    batch = BatchEnd(1, 1, 1, 2.0, 10, 100, 100, 1.0)
    state.store.write(run_id, [batch], [end], Checkpoint(new_weights(0)), "finished")
    state.runs.refresh()
    choose_tab(panel, panel.comparison, qtbot)
    until_ready(panel, qtbot)
    return panel


def until_ready(panel: ResultsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.view is not None and panel.view.status == READY, timeout=TIMEOUT_MS)


def choose_tab(panel: ResultsPanel, view: QWidget, qtbot: QtBot) -> None:
    tabs = panel.tabs
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(panel.stack.indexOf(view)).center())
    assert panel.stack.currentWidget() is view
