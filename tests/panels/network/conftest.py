"""The Network page on small synthetic data, without a model."""

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.panels.network import NetworkPanel
from tests.conftest import Put, give_data

SMALLEST_ROOM = (936, 656)  # what a window of 1024 x 700 leaves for a page


@pytest.fixture
def panel_without_data(empty_state: AppState, put: Put, qtbot: QtBot) -> NetworkPanel:
    """Open, and its walk is there."""
    panel = put(NetworkPanel(empty_state), *SMALLEST_ROOM)
    qtbot.waitUntil(lambda: bool(panel.walk.stages))
    return panel


@pytest.fixture
def panel(empty_state: AppState, tiny_data: FashionData, request: pytest.FixtureRequest) -> NetworkPanel:
    give_data(empty_state, tiny_data)
    return request.getfixturevalue("panel_without_data")
