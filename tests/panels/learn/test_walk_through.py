"""C14: the stages of an image inside a section."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.network.explain import receptive_field, trace
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.panels.learn.walk_through import WalkThroughPart
from tests.conftest import new_weights as weights

Press = Callable[[QWidget], None]


@pytest.fixture
def part(show: Callable[[type[WalkThroughPart]], WalkThroughPart], qtbot: QtBot) -> WalkThroughPart:
    part = show(WalkThroughPart)
    qtbot.waitUntil(lambda: part.found is not None)
    return part


def test_each_stage_has_the_shape_that_torch_gives(part: WalkThroughPart, tiny_data: FashionData, qtbot: QtBot) -> None:
    stages = trace(new_network(7), tiny_data.test.images[0])
    for index, stage in enumerate(stages):
        qtbot.mouseClick(part.strip, Qt.MouseButton.LeftButton, pos=part.strip.item_rect(index).center())
        assert part.strip.current == index
        assert part.title.text().endswith(str(list(stage.tensor.shape)))
        assert np.allclose(part.maps.values.ravel(), stage.tensor.numpy().ravel(), atol=1e-6)
    assert [stage.name for stage in stages][:4] == ["image", "conv1", "relu1", "pool1"]


def test_pointing_at_a_value_outlines_what_it_depends_on(
    part: WalkThroughPart, tiny_data: FashionData, qtbot: QtBot
) -> None:
    stages = trace(new_network(7), tiny_data.test.images[0])
    qtbot.mouseClick(part.strip, Qt.MouseButton.LeftButton, pos=part.strip.item_rect(4).center())
    qtbot.mouseMove(part.maps, part.maps.cell_rect(Cell(5, 2, 3)).center())
    rect = receptive_field(stages, 4, (5, 2, 3))
    assert f"{stages[4].tensor[0, 5, 2, 3].item():.4f}".replace("-", "−") in part.value_text.text()
    assert f"{rect.height} × {rect.width} pixels, from row {rect.top}, column {rect.left}" in part.value_text.text()


def test_another_image_has_the_same_shapes(
    part: WalkThroughPart, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    title, before = part.title.text(), part.maps.values
    press(part.picker.next)
    qtbot.waitUntil(lambda: part.found is not None and part.found.index == 1)
    assert CLASS_NAMES[int(tiny_data.test.labels[1])] in part.picker.note.text()
    assert part.title.text() == title
    assert not np.array_equal(part.maps.values, before)


def test_another_network_is_followed(part: WalkThroughPart, state: AppState, qtbot: QtBot) -> None:
    before = part.maps.values
    state.model.replace(weights(3), "Another")
    qtbot.waitUntil(lambda: not np.array_equal(part.maps.values, before))
