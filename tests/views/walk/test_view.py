"""The walk of an image through the network, on the Network page and in a section."""

import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.network.explain import receptive_field
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.kit.cells.stage_values import cell_of, position_of
from fmnist_gui.views.walk.view import WalkView
from tests.conftest import Press, Show, after, new_weights, opened

CONV1, POOL1, CONV2, FC1 = 1, 3, 4, 8
SMALLEST_ROOM = (904, 560)  # px that the smallest window leaves for the view


view = opened(WalkView, False, True)


@pytest.fixture
def full(see: Show) -> WalkView:
    view = see(WalkView, compact=False)
    view.resize(*SMALLEST_ROOM)
    return view


def go_to(view: WalkView, stage: int, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.strip, Qt.MouseButton.LeftButton, pos=view.strip.item_rect(stage).center())
    assert view.stage_index == stage


def test_each_stage_is_shown_with_its_shape_by_a_click_and_the_last_names_the_class(
    view: WalkView, tiny_data: FashionData, qtbot: QtBot
) -> None:
    with torch.no_grad():
        scores = new_network(7)(tiny_data.test.images[0].reshape(1, 1, 28, 28) / 255)
    assert torch.equal(view.stages[-2].tensor, scores)
    assert [stage.name for stage in view.stages][:4] == ["image", "conv1", "relu1", "pool1"]
    for index, stage in enumerate(view.stages):
        go_to(view, index, qtbot)
        assert view.title.text().endswith(str(list(stage.tensor.shape)))
        assert torch.equal(torch.as_tensor(view.maps.values).flatten(), stage.tensor.flatten())
        assert view.about.text()
        assert view.sums.isVisible() == (index > 0 and not view.compact)
    assert "1.0000" in view.about.text()
    assert CLASS_NAMES[int(view.stages[-1].tensor.argmax())] in view.about.text()


@pytest.mark.parametrize("stage", [CONV1, POOL1, CONV2, FC1])
def test_pointing_at_a_value_shows_what_it_comes_from_and_how(view: WalkView, qtbot: QtBot, stage: int) -> None:
    go_to(view, stage, qtbot)
    cell = Cell(0, 1, 2)
    qtbot.mouseMove(view.maps, view.maps.cell_rect(cell).center())
    position = position_of(view.stages[stage], cell)
    shown = f"{view.stages[stage].tensor[(0, *position)].item():.4f}".replace("-", "−")
    assert shown in view.value_text.text()
    rect = receptive_field(view.stages, stage, position)
    if stage != FC1:
        assert f"{rect.height} × {rect.width} pixels, from row {rect.top}, column {rect.left}" in view.value_text.text()
    if not view.compact:
        assert view.sums.formula.text().endswith(f"<b>{shown}</b>")
    assert view.maps.highlight == cell
    qtbot.mouseMove(view.maps, QPoint(0, 0))  # off the values: back to the one that was chosen
    assert view.maps.highlight != cell


def test_a_click_keeps_a_value_and_the_buttons_move_on(view: WalkView, press: Press, qtbot: QtBot) -> None:
    go_to(view, CONV1, qtbot)
    qtbot.mouseClick(view.maps, Qt.MouseButton.LeftButton, pos=view.maps.cell_rect(Cell(2, 0, 23)).center())
    qtbot.mouseMove(view.maps, QPoint(0, 0))
    assert view.maps.highlight == (2, 0, 23)
    press(view.forward)
    assert view.maps.highlight == (2, 1, 0)  # the next row
    press(view.back)
    press(view.back)
    assert view.maps.highlight == (2, 0, 22)
    qtbot.keyClick(view.maps, Qt.Key.Key_Down)
    assert view.maps.highlight == (2, 1, 22)
    assert "row 1, column 22" in view.value_text.text()
    go_to(view, POOL1, qtbot)
    go_to(view, CONV1, qtbot)
    assert view.maps.highlight == (2, 1, 22)  # each stage keeps its own


def test_the_filter_moves_until_it_is_held_and_while_it_is_seen(full: WalkView, press: Press, qtbot: QtBot) -> None:
    start = full.maps.highlight
    press(full.play)
    qtbot.waitUntil(lambda: full.maps.highlight != start)
    press(full.play)
    held = full.maps.highlight
    assert not full.playback.playing
    press(full.play)
    full.hide()
    qtbot.waitUntil(lambda: not full.playback.playing)
    assert full.maps.highlight == held


def test_the_parts_of_a_sum_add_up_to_it_and_one_can_be_looked_at(full: WalkView, qtbot: QtBot) -> None:
    for stage in (FC1, CONV2):
        go_to(full, stage, qtbot)
        terms, made = full.sums.terms, full.sums._sum
        assert terms.values.sum() + made.bias == pytest.approx(made.output, abs=1e-5)
    assert len(terms.values) == 6
    qtbot.mouseClick(terms, Qt.MouseButton.LeftButton, pos=terms.cell_rect(Cell(4, 0, 0)).center())
    products = full.sums.views[2].values
    assert products.sum() == pytest.approx(float(terms.values[4, 0, 0]), abs=1e-6)


def test_cells_and_positions_are_one_to_one(full: WalkView) -> None:
    for stage in full.stages:
        if not stage.is_map:
            positions = [(number,) for number in range(stage.tensor.shape[1])]
            assert [position_of(stage, cell_of(stage, position)) for position in positions] == positions


def test_another_image_has_the_same_shapes_and_another_network_is_followed(
    see: Show, tiny_data: FashionData, press: Press, qtbot: QtBot, view: WalkView, state: AppState
) -> None:
    view = see(WalkView)
    title = view.title.text()
    after(qtbot, view, lambda: press(view.picker.next))
    name = CLASS_NAMES[int(tiny_data.test.labels[1])]
    assert view.picker.note.text() == f"Test image 1: {name}"
    assert torch.equal(view.stages[0].tensor[0, 0], tiny_data.test.images[1].float() / 255)
    assert view.title.text() == title
    before = view.stages[1].tensor
    after(qtbot, view, lambda: state.model.replace(new_weights(3), "Another"))
    assert not torch.equal(view.stages[1].tensor, before)


def cut_labels(view: WalkView) -> list[str]:
    """The texts that are in view and have less room than they need."""
    labels = (view.title, view.about, view.value_text, view.sums.formula, view.sums.terms_title)
    cut = []
    for label in filter(QWidget.isVisible, labels):
        wraps = label.wordWrap()
        height = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
        if label.height() < height or (not wraps and label.width() < label.sizeHint().width()):
            cut.append(label.text())
    return cut


@pytest.mark.usefixtures("light_theme")
def test_no_text_of_a_stage_is_cut_in_the_smallest_window(full: WalkView, qtbot: QtBot) -> None:
    hint = full.minimumSizeHint()
    assert (hint.width() <= SMALLEST_ROOM[0], hint.height() <= SMALLEST_ROOM[1]) == (True, True)
    for index in range(len(full.stages)):
        go_to(full, index, qtbot)
        qtbot.waitUntil(lambda: cut_labels(full) == [], timeout=2000)
