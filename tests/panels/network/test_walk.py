"""The walk of an image through the network, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.app.theme import Theme
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import network_with, new_network
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.panels.network.walk import WalkView
from fmnist_gui.views.walk.stage_pictures import cell_of, position_of
from tests.panels.network.conftest import Desk

CONV1, POOL1, CONV2, FC1, SOFTMAX = 1, 3, 4, 8, 13


def wait_for_walk(desk: Desk, qtbot: QtBot, change: Callable[[], object]) -> None:
    """Until the walk shows what `change` asks for."""
    before = desk.panel.walk.stages
    change()
    qtbot.waitUntil(lambda: desk.panel.walk.stages is not before)


def go_to(desk: Desk, stage: int) -> None:
    strip = desk.panel.walk.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.item_rect(stage).center())
    assert desk.panel.walk.stage_index == stage


def test_the_page_opens_on_the_walk_of_an_untrained_network(desk: Desk, tiny_data: FashionData) -> None:
    panel = desk.panel
    assert panel.walk.isVisible()
    assert "No trained model yet" in panel.note.text()
    assert CLASS_NAMES[int(tiny_data.test.labels[0])] in panel.image_note.text()
    with torch.no_grad():
        scores = new_network(0)(tiny_data.test.images[0].reshape(1, 1, 28, 28) / 255)
    assert torch.equal(panel.walk.stages[-2].tensor, scores)


def test_a_new_model_is_walked_through_at_once(desk: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    weights = new_network(8).state_dict()
    wait_for_walk(desk, qtbot, lambda: desk.model.replace(weights, "Course", 0.846))
    assert "Course" in desk.panel.note.text()
    assert "84.6 %" in desk.panel.note.text()
    with torch.no_grad():
        scores = network_with(weights)(tiny_data.test.images[0].reshape(1, 1, 28, 28) / 255)
    assert torch.equal(desk.panel.walk.stages[-2].tensor, scores)
    desk.model.rename("Renamed")
    assert "Renamed" in desk.panel.note.text()


def test_each_stage_is_shown_with_its_shape_by_a_click(desk: Desk) -> None:
    walk = desk.panel.walk
    for index, stage in enumerate(walk.stages):
        go_to(desk, index)
        assert str(list(stage.tensor.shape)) in walk.title.text()
        assert walk.maps.values.size == stage.tensor.numel()
        assert walk.about.text()
        assert walk.sums.isVisible() == (index > 0)


@pytest.mark.parametrize("stage", [CONV1, POOL1, CONV2, FC1])
def test_hovering_over_a_value_shows_the_sum_that_made_it(desk: Desk, qtbot: QtBot, stage: int) -> None:
    walk = desk.panel.walk
    go_to(desk, stage)
    cell = Cell(0, 1, 2)
    qtbot.mouseMove(walk.maps, walk.maps.cell_rect(cell).center())
    value = walk.stages[stage].tensor[(0, *position_of(walk.stages[stage], cell))].item()
    shown = f"{value:.4f}".replace("-", "−")
    assert shown in walk.value_text.text()
    assert walk.sums.formula.text().endswith(f"<b>{shown}</b>")
    assert walk.maps.highlight == cell
    qtbot.mouseMove(walk.maps, QPoint(0, 0))  # off the values: back to the one that was chosen
    assert walk.maps.highlight != cell


def test_a_click_keeps_a_value_and_the_buttons_move_on(desk: Desk, press: Callable[..., None], qtbot: QtBot) -> None:
    walk = desk.panel.walk
    go_to(desk, CONV1)
    qtbot.mouseClick(walk.maps, Qt.MouseButton.LeftButton, pos=walk.maps.cell_rect(Cell(2, 0, 23)).center())
    qtbot.mouseMove(walk.maps, QPoint(0, 0))
    assert walk.maps.highlight == (2, 0, 23)
    press(walk.forward)
    assert walk.maps.highlight == (2, 1, 0)  # the next row
    press(walk.back)
    press(walk.back)
    assert walk.maps.highlight == (2, 0, 22)
    qtbot.keyClick(walk.maps, Qt.Key.Key_Down)
    assert walk.maps.highlight == (2, 1, 22)
    assert "row 1, column 22" in walk.value_text.text()
    go_to(desk, POOL1)
    go_to(desk, CONV1)
    assert walk.maps.highlight == (2, 1, 22)  # each stage keeps its own


def test_the_filter_moves_by_itself_until_it_is_held(desk: Desk, press: Callable[..., None], qtbot: QtBot) -> None:
    walk = desk.panel.walk
    go_to(desk, CONV1)
    start = walk.maps.highlight
    press(walk.play)
    qtbot.waitUntil(lambda: walk.maps.highlight != start)
    press(walk.play)
    held = walk.maps.highlight
    assert not walk._timer.isActive()
    assert held != start


def test_the_filter_rests_while_nobody_looks(desk: Desk, press: Callable[..., None], qtbot: QtBot) -> None:
    walk = desk.panel.walk
    press(walk.play)
    desk.panel.show_view(desk.panel.structure)
    qtbot.waitUntil(lambda: not walk._timer.isActive())


def test_the_part_of_one_input_map_can_be_looked_at(desk: Desk, qtbot: QtBot) -> None:
    walk = desk.panel.walk
    go_to(desk, CONV2)
    terms = walk.sums.terms
    assert len(terms.values) == 6
    qtbot.mouseClick(terms, Qt.MouseButton.LeftButton, pos=terms.cell_rect(Cell(4, 0, 0)).center())
    products = walk.sums.views[2].grid.values
    assert products.sum() == pytest.approx(float(terms.values[4, 0, 0]), abs=1e-6)


@pytest.mark.parametrize("stage", [CONV2, FC1])
def test_the_parts_of_a_sum_add_up_to_it(desk: Desk, stage: int) -> None:
    walk = desk.panel.walk
    go_to(desk, stage)
    made = walk.sums._sum
    assert made is not None
    assert made.bias is not None
    assert walk.sums.terms.values.sum() + made.bias == pytest.approx(made.output, abs=1e-5)


def test_softmax_names_the_class(desk: Desk) -> None:
    go_to(desk, SOFTMAX)
    walk = desk.panel.walk
    assert "1.0000" in walk.about.text()
    assert CLASS_NAMES[int(walk.stages[-1].tensor.argmax())] in walk.about.text()


def test_cells_and_positions_are_one_to_one(desk: Desk) -> None:
    for stage in desk.panel.walk.stages:
        if not stage.is_map:
            positions = [(number,) for number in range(stage.tensor.shape[1])]
            assert [position_of(stage, cell_of(stage, position)) for position in positions] == positions


def test_an_image_from_another_page_is_walked(desk: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    desk.panel.show_view(desk.panel.structure)
    wait_for_walk(desk, qtbot, lambda: desk.panel.show_image("train", 77))
    assert desk.panel.walk.isVisible()
    assert torch.equal(desk.panel.walk.stages[0].tensor[0, 0], tiny_data.train.images[77].float() / 255)
    with qtbot.waitSignal(desk.panel.requestData):
        qtbot.mouseClick(desk.panel.picker.from_data, Qt.MouseButton.LeftButton)


def test_a_drawing_is_walked_and_one_of_another_size_is_refused(desk: Desk, qtbot: QtBot) -> None:
    walk, subject = desk.panel.walk, desk.panel.subject
    drawing = torch.full((28, 28), 128, dtype=torch.uint8)
    wait_for_walk(desk, qtbot, lambda: subject.look_at_drawing(drawing))
    assert desk.panel.image_note.text() == "Your drawing"
    subject.look_at_drawing(torch.zeros(20, 20, dtype=torch.uint8))
    qtbot.waitUntil(walk.notice.isVisible)
    assert "20 × 20" in walk.notice.text
    subject.choose("test", 1)
    qtbot.waitUntil(lambda: not walk.notice.isVisible())


def test_without_data_drawn_garments_stand_in(
    desk_without_data: Desk, tiny_data: FashionData, press: Callable[..., None], qtbot: QtBot
) -> None:
    desk = desk_without_data
    assert "Drawn garments stand in" in desk.panel.image_note.text()
    wait_for_walk(desk, qtbot, lambda: press(desk.panel.picker.next))
    assert desk.panel.subject.index == 1
    wait_for_walk(desk, qtbot, lambda: desk.give_data(tiny_data))
    assert torch.equal(desk.panel.walk.stages[0].tensor[0, 0], tiny_data.test.images[1].float() / 255)
    assert "Its label" in desk.panel.image_note.text()


def cut_labels(walk: WalkView) -> list[str]:
    """The texts that are in view and have less room than they need."""
    labels = (walk.title, walk.about, walk.value_text, walk.sums.formula, walk.sums.terms_title)
    cut = []
    for label in filter(QWidget.isVisible, labels):
        wraps = label.wordWrap()
        height = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
        if label.height() < height or (not wraps and label.width() < label.sizeHint().width()):
            cut.append(label.text())
    return cut


def test_no_text_of_a_stage_is_cut_in_the_smallest_window(desk: Desk, qapp: QApplication, qtbot: QtBot) -> None:
    Theme(qapp).choose("light")  # its type sizes and spaces
    walk = desk.panel.walk
    assert desk.panel.minimumSizeHint().width() <= desk.panel.width()
    assert desk.panel.minimumSizeHint().height() <= desk.panel.height()
    for index in range(len(walk.stages)):
        go_to(desk, index)
        qtbot.waitUntil(lambda: cut_labels(walk) == [], timeout=2000)
