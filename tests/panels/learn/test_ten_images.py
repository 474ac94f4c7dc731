"""C17: a batch of ten, and how many of it are classified correctly."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import UNTRAINED_SEED
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.panels.learn.ten_images import TenImagesPart
from tests.conftest import NARROW, WIDE

Press = Callable[[QWidget], None]


@pytest.fixture
def part(show: Callable[[type[TenImagesPart]], TenImagesPart], qtbot: QtBot) -> TenImagesPart:
    part = show(TenImagesPart)
    qtbot.waitUntil(lambda: part.found is not None)
    return part


def scores_of(seed: int, data: FashionData, start: int) -> torch.Tensor:
    with torch.no_grad():
        return new_network(seed)(data.train.images[start : start + 10].float().div(255).unsqueeze(1))


def test_the_numbers_are_those_of_torch(
    part: TenImagesPart, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    press(part.picker.next)
    qtbot.waitUntil(lambda: "10 to 19" in part.picker.note.text())
    labels = tiny_data.train.labels[10:20]
    assert [tile.label for tile in part.tiles.tiles] == labels.tolist()
    counts = [int(count) for count in re.findall(r"(\d+) of 10 right", part.correct.text())]
    for number, seed in enumerate((UNTRAINED_SEED, 7)):
        predicted = scores_of(seed, tiny_data, 10).argmax(dim=1)
        assert [tile.said[number] for tile in part.tiles.tiles] == predicted.tolist()
        assert counts[number] == predicted.eq(labels).sum().item()


def test_a_click_on_an_image_finds_its_row(part: TenImagesPart, tiny_data: FashionData, qtbot: QtBot) -> None:
    tiles, scores = part.tiles, scores_of(7, tiny_data, 0)
    qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles.item_rect(6).center())
    best = int(scores[6].argmax())
    assert part.scores.highlight == Cell(0, 6, best)
    assert np.allclose(part.scores.values[0], scores.numpy(), atol=1e-6)
    assert f"Row 6: the largest score, {scores[6].max():.2f}" in part.row_text.text().replace("−", "-")
    assert CLASS_NAMES[best] in part.row_text.text()
    qtbot.keyClick(tiles, Qt.Key.Key_Left)
    assert "Row 5" in part.row_text.text()
    cell = part.scores.cell_rect(Cell(0, 2, 3)).center()
    qtbot.mouseClick(part.scores, Qt.MouseButton.LeftButton, pos=cell)
    assert part.tiles.current == 2
    assert part.scores.highlight == Cell(0, 2, int(scores[2].argmax()))


def test_the_untrained_scores_can_be_looked_at(part: TenImagesPart, tiny_data: FashionData, qtbot: QtBot) -> None:
    assert part.which.currentText() == "The current network"
    qtbot.keyClick(part.which, Qt.Key.Key_Up)
    assert part.which.currentText() == "An untrained network"
    assert np.allclose(part.scores.values[0], scores_of(UNTRAINED_SEED, tiny_data, 0).numpy(), atol=1e-6)


@pytest.mark.parametrize(("width", "rows"), [(NARROW, 2), (WIDE + 100, 1)])
def test_tiles_stand_as_there_is_room(part: TenImagesPart, width: int, rows: int) -> None:
    part.resize(width, 800)
    assert len({part.tiles.item_rect(index).y() for index in range(10)}) == rows
    assert part.tiles.rect().contains(part.tiles.item_rect(9))
