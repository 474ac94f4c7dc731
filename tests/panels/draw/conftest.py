"""The Draw page, in view, with its models."""

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.panels.draw import DrawPanel


@pytest.fixture
def panel(qtbot: QtBot, empty_state: AppState) -> DrawPanel:
    panel = DrawPanel(empty_state)
    panel.resize(936, 610)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.models.changed, timeout=30_000):
        panel.show()
    return panel
