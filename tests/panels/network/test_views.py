"""Structure, weights, calculator, predictions and saliency, as one sees and uses them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.plain_table import PlainTable
from fmnist_gui.panels.network.panel import NetworkPanel
from tests.panels.network.conftest import Desk


@pytest.fixture
def panel(desk: Desk) -> NetworkPanel:
    return desk.panel


def texts_of(table: PlainTable) -> list[list[str]]:
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def open_tab(panel: NetworkPanel, number: int, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=panel.tabs.tabRect(number).center())
    assert panel.stack.currentIndex() == number


# ---- structure


@pytest.fixture
def structure(panel: NetworkPanel, qtbot: QtBot) -> NetworkPanel:
    open_tab(panel, 1, qtbot)
    qtbot.waitUntil(lambda: panel.structure.layers.table.rowCount() > 0)
    return panel


def test_layers_and_parameters_are_listed(structure: NetworkPanel) -> None:
    view = structure.structure
    layers = texts_of(view.layers.table)
    assert [row[0] for row in layers][:4] == ["image", "conv1", "relu1", "pool1"]
    assert next(row for row in layers if row[0] == "conv2")[2] == "[1, 12, 8, 8]"
    assert "32,998" in view.layers.about.text()
    parameters = texts_of(view.parameters.table)
    assert ["fc1.weight", "[120, 192]", "23,040"] in parameters
    assert parameters[-1][2] == "32,998"
    assert "[6, 5, 5]" in view.parameters.about.text()


def test_no_column_of_the_layers_is_cut(structure: NetworkPanel) -> None:
    table = structure.structure.layers.table
    for column in range(table.columnCount()):
        assert table.sizeHintForColumn(column) <= table.columnWidth(column)
    assert not table.horizontalScrollBar().isVisible()


def test_topics_are_reached_by_a_click(structure: NetworkPanel, qtbot: QtBot) -> None:
    view = structure.structure
    for row in range(view.topics.count()):
        rect = view.topics.visualItemRect(view.topics.item(row))
        qtbot.mouseClick(view.topics.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert view.stack.currentIndex() == row
    assert "class Network(nn.Module)" in view.class_topic.source.toPlainText()
    assert "(conv2): Conv2d(6, 12" in view.class_topic.repr.toPlainText()
    assert "NamedNetwork with 32,998" in view.class_topic.own.toPlainText()
