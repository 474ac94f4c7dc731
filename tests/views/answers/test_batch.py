"""A batch, and how many of it are classified correctly, on the Network page and in a section."""

import re

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import UNTRAINED_SEED
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.views.answers.batch import BatchAnswersView
from fmnist_gui.views.answers.batch_table import BEFORE_SCORES
from tests.conftest import NARROW, WIDE, Press, Show, Write, after, untinted


@pytest.fixture
def page(see: Show, state: AppState) -> BatchAnswersView:
    return see(BatchAnswersView, compact=False, subject=Subject(state))


@pytest.fixture
def section(see: Show) -> BatchAnswersView:
    return see(BatchAnswersView)


def scores_of(seed: int, data: FashionData, start: int, count: int = 10) -> torch.Tensor:
    with torch.no_grad():
        return new_network(seed)(data.train.images[start : start + count].float().div(255).unsqueeze(1))


def counts(view: BatchAnswersView) -> list[int]:
    return [int(count) for count in re.findall(r"(\d+) of \d+ right", view.correct.text())]


def table_of(view: BatchAnswersView) -> list[list[str]]:
    model = view.model
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_tiles_agree_with_torch(section: BatchAnswersView, tiny_data: FashionData, press: Press, qtbot: QtBot) -> None:
    after(qtbot, section, lambda: press(section.picker.next))
    assert "10 to 19" in section.picker.note.text()
    labels = tiny_data.train.labels[10:20]
    assert [tile.label for tile in section.tiles.tiles] == labels.tolist()
    for number, seed in enumerate((UNTRAINED_SEED, 7)):
        predicted = scores_of(seed, tiny_data, 10).argmax(dim=1)
        assert [tile.said[number] for tile in section.tiles.tiles] == predicted.tolist()
        assert counts(section)[number] == predicted.eq(labels).sum().item()


def test_the_table_agrees_with_torch(
    page: BatchAnswersView, tiny_data: FashionData, write: Write, qtbot: QtBot
) -> None:
    after(qtbot, page, lambda: page.subject.choose("train", 40))
    write(page.size_field, "25")
    qtbot.waitUntil(lambda: page.model.rowCount() == 25)
    labels, scores = tiny_data.train.labels[40:65], scores_of(7, tiny_data, 40, 25)
    rows = table_of(page)
    assert [row[:3] for row in rows] == [
        [str(40 + number), str(int(label)), str(int(best))]
        for number, (label, best) in enumerate(zip(labels, scores.argmax(dim=1), strict=True))
    ]
    assert [row[3] for row in rows].count("✓") == counts(page)[1] == scores.argmax(dim=1).eq(labels).sum().item()
    assert rows[0][BEFORE_SCORES:] == [fixed(score, 1) for score in scores[0].tolist()]
    picture = page.model.index(3, 0).data(Qt.ItemDataRole.DecorationRole)
    assert picture.pixelColor(3, 4).red() == tiny_data.train.images[43, 4, 3]
    assert "[25, 10]" in page.shape.text()
    assert untinted(page.table, 3)


@pytest.mark.parametrize(("typed", "usable"), [("0", False), ("1001", False), ("", False), ("1", True)])
def test_impossible_batches_are_refused(
    page: BatchAnswersView, write: Write, qtbot: QtBot, typed: str, usable: bool
) -> None:
    write(page.size_field, typed)
    qtbot.waitUntil(lambda: ("1 to 1000" in page.row_text.text()) != usable)
    assert bool(page.size_field.property("invalid")) != usable
    qtbot.waitUntil(lambda: not jobs_running())  # of what the digits before it would be
    assert ("1 to 1000" in page.row_text.text()) != usable


def test_a_click_on_an_image_finds_its_row(section: BatchAnswersView, tiny_data: FashionData, qtbot: QtBot) -> None:
    tiles, scores = section.tiles, scores_of(7, tiny_data, 0)
    qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles.item_rect(6).center())
    best = int(scores[6].argmax())
    assert section.scores.highlight == Cell(0, 6, best)
    assert np.allclose(section.scores.values[0], scores.numpy(), atol=1e-6)
    assert f"scores[6]: the largest score, {fixed(scores[6].max().item(), 2)}" in section.row_text.text()
    assert CLASS_NAMES[best] in section.row_text.text()
    qtbot.keyClick(tiles, Qt.Key.Key_Left)
    assert "scores[5]" in section.row_text.text()
    cell = section.scores.cell_rect(Cell(0, 2, 3)).center()
    qtbot.mouseClick(section.scores, Qt.MouseButton.LeftButton, pos=cell)
    assert section.tiles.current == 2
    assert section.scores.highlight == Cell(0, 2, int(scores[2].argmax()))


def test_a_row_is_put_in_words_also_in_a_small_last_batch(page: BatchAnswersView, qtbot: QtBot) -> None:
    place = page.table.visualRect(page.model.index(4, 6)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert "scores[4]" in page.row_text.text()
    page.table.selectRow(8)
    after(qtbot, page, lambda: page.subject.choose("test", 297))
    assert page.model.rowCount() == 3
    assert "scores[2]" in page.row_text.text()


@pytest.mark.parametrize("compact", [False, True], ids=["page", "section"])
def test_untrained_scores_can_be_seen(
    see: Show, state: AppState, tiny_data: FashionData, compact: bool, qtbot: QtBot
) -> None:
    view = see(BatchAnswersView, compact=compact)
    after(qtbot, view, lambda: view.subject.choose("train", 0))
    assert view.which.currentText() == "The current network"
    qtbot.keyClick(view.which, Qt.Key.Key_Up)
    assert view.which.currentText() == "An untrained network"
    expected = scores_of(UNTRAINED_SEED, tiny_data, 0)
    if compact:
        assert np.allclose(view.scores.values[0], expected.numpy(), atol=1e-6)
    else:
        assert table_of(view)[0][BEFORE_SCORES:] == [fixed(score, 1) for score in expected[0].tolist()]
    state.model.weights = None
    after(qtbot, view, state.model.changed.emit)
    assert view.which.count() == len(counts(view)) == 1


@pytest.mark.parametrize(("width", "rows"), [(NARROW, 2), (WIDE + 100, 1)])
def test_tiles_stand_as_there_is_room(section: BatchAnswersView, width: int, rows: int) -> None:
    section.resize(width, 800)
    assert len({section.tiles.item_rect(index).y() for index in range(10)}) == rows
    assert section.tiles.rect().contains(section.tiles.item_rect(9))
