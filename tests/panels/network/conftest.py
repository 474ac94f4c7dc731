"""The Network page on small synthetic data, with everything that the window would give it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.panels.network import NetworkPanel

SMALLEST_ROOM = (936, 656)  # what a window of 1024 x 700 leaves for a page


class Desk:
    """A page, and all that it is given."""

    def __init__(self, state: AppState) -> None:
        self.state, self.model, self.session = state, state.model, state.session
        self.panel = NetworkPanel(state)
        self.panel.resize(*SMALLEST_ROOM)
        self.panel.show()

    def give_data(self, data: FashionData) -> None:
        self.state.source.data, self.state.source.state = data, DataState.READY
        self.state.source.changed.emit()


@pytest.fixture
def desk_without_data(empty_state: AppState, qtbot: QtBot) -> Desk:
    desk = Desk(empty_state)
    qtbot.addWidget(desk.panel)
    qtbot.waitUntil(lambda: bool(desk.panel.walk.stages))
    return desk


@pytest.fixture
def desk(empty_state: AppState, tiny_data: FashionData, qtbot: QtBot) -> Desk:
    """A page with data, without a model, whose walk is there."""
    empty_state.source.data, empty_state.source.state = tiny_data, DataState.READY
    desk = Desk(empty_state)
    qtbot.addWidget(desk.panel)
    qtbot.waitUntil(lambda: bool(desk.panel.walk.stages))
    return desk
