"""Structure, weights, calculator, predictions and saliency, as one sees and uses them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.kit.plain_table import PlainTable
from fmnist_gui.panels.network.panel import NetworkPanel
from fmnist_gui.views.weights.layout import PARAMETERS, place_text, tiles_of
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


# ---- weights


def test_every_number_of_every_parameter_is_shown_once(panel: NetworkPanel, qtbot: QtBot) -> None:
    open_tab(panel, 2, qtbot)
    qtbot.waitUntil(panel.weights.grid.isVisible)
    weights = new_network(0).state_dict()
    for number, name in enumerate(PARAMETERS):
        panel.weights.parameter.setCurrentIndex(number)
        assert np.array_equal(np.sort(panel.weights.grid.values, None), np.sort(weights[name].numpy(), None))
        assert f"{weights[name].numel():,}" in panel.weights.statistics.text()
        assert panel.weights.histogram.counts.sum() == weights[name].numel()


@pytest.mark.parametrize("name", PARAMETERS)
def test_places_are_those_of_the_parameter(name: str) -> None:
    tensor = new_network(0).state_dict()[name]
    tiles, _, _ = tiles_of(name, tensor.numpy())
    generator = np.random.default_rng(0)
    for _ in range(20):
        tile, row, column = (int(generator.integers(size)) for size in tiles.shape)
        index = tuple(int(part) for part in place_text(name, tile, row, column).strip("[]").split(","))
        assert tensor[index].item() == tiles[tile, row, column]


def test_hovering_tells_place_and_value(panel: NetworkPanel, qtbot: QtBot) -> None:
    open_tab(panel, 2, qtbot)
    view = panel.weights
    qtbot.waitUntil(view.grid.isVisible)
    qtbot.mouseMove(view.grid, view.grid.cell_rect(Cell(3, 1, 2)).center())
    value = f"{new_network(0).conv1.weight[3, 0, 1, 2].item():.6f}".replace("-", "−")
    assert view.reading.text() == f"conv1.weight[3, 0, 1, 2] = {value}"


def test_the_slider_replays_the_epochs(desk: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    ends = desk.use_run(tiny_data)
    view = desk.panel.weights
    open_tab(desk.panel, 2, qtbot)
    qtbot.waitUntil(lambda: view.slider.isEnabled() and view.slider.maximum() == 2)
    assert view.slider.value() == 2
    scale = view.scale._high
    for epoch, weights in ((1, ends[0].weights), (0, new_network(3).state_dict()), (2, ends[1].weights)):
        view.slider.setValue(epoch)
        assert np.array_equal(view.grid.values.ravel(), weights["conv1.weight"].numpy().ravel())
        assert view.scale._high == scale  # one scale for all, so that pictures can be compared
    view.slider.setValue(0)
    assert view.epoch_text.text() == "Before the training"
    qtbot.mouseClick(view.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.slider.value() == 2)
    qtbot.waitUntil(lambda: not view._timer.isActive())


def test_a_model_without_stored_epochs_says_so(desk: Desk, qtbot: QtBot) -> None:
    desk.model.replace(new_network(4).state_dict(), "From a file")
    open_tab(desk.panel, 2, qtbot)
    view = desk.panel.weights
    assert not view.slider.isEnabled()
    assert not view.play.isEnabled()
    assert "no stored epochs" in view.epoch_text.text()


def test_gradients_need_a_run(panel: NetworkPanel, qtbot: QtBot) -> None:
    open_tab(panel, 2, qtbot)
    panel.weights.what.setCurrentIndex(1)
    assert panel.weights.empty.isVisible()
    assert "press Start" in panel.weights.empty.text()
    panel.weights.what.setCurrentIndex(0)
    qtbot.waitUntil(panel.weights.grid.isVisible)
    assert not panel.weights.empty.isVisible()
