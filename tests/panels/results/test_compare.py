"""Two networks side by side: what differs, and on which images."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Weights, network_with, new_network
from fmnist_gui.engine.training.comparison import figures_of
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.engine.training.runs import RunStore
from tests.panels.results.conftest import Desk, add_run

LEFT = Qt.MouseButton.LeftButton


def test_an_epoch_is_compared_with_the_current_model(
    comparing: Desk, tiny_data: FashionData, weights: Weights, qtbot: QtBot
) -> None:
    first = result_of(evaluate(new_network(1), tiny_data.test))
    second = result_of(evaluate(network_with(weights), tiny_data.test))
    compare = comparing.panel.compare
    assert (compare.first.name(), compare.second.name()) == ("Quick 1, epoch 1", "Current model")
    expected = figures_of(second).matrix - figures_of(first).matrix
    assert compare.heatmap.values.tolist() == expected.tolist()
    assert compare.heatmap.diverging
    right = [evaluation.predictions == tiny_data.test.labels for evaluation in (first, second)]
    only_second = (right[1] & ~right[0]).nonzero().flatten().tolist()
    assert sorted(comparing.shown_indices()) == only_second
    qtbot.mouseClick(compare.sides, LEFT, pos=compare.sides.tabRect(0).center())
    only_first = (right[0] & ~right[1]).nonzero().flatten().tolist()
    assert sorted(comparing.shown_indices()) == only_first
    assert only_first != only_second
    grid = compare.grid
    with qtbot.waitSignal(comparing.panel.requestWalk) as walk:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=grid.visualRect(grid.model().index(0, 0)).center())
    assert walk.args[0] == "test"
    assert walk.args[1] in only_first


def test_a_cell_of_the_difference_narrows_the_images(comparing: Desk, qtbot: QtBot) -> None:
    compare = comparing.panel.compare
    match = compare.match
    assert match is not None
    everything = comparing.shown_indices()
    label = int(match.figures[0].labels[everything[0]])
    comparing.click_cell(label, label)
    shown = comparing.shown_indices()
    assert shown
    assert shown == [index for index in everything if match.figures[0].labels[index] == label]
    qtbot.mouseClick(compare.all_cells, LEFT)
    assert comparing.shown_indices() == everything


def test_another_epoch_and_the_same_network(comparing: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    compare = comparing.panel.compare
    qtbot.keyClick(compare.first.epoch, Qt.Key.Key_Down)
    comparing.until(lambda: compare.match is not None)
    first = figures_of(result_of(evaluate(new_network(2), tiny_data.test)))
    assert compare.match.figures[0].matrix.tolist() == first.matrix.tolist()
    qtbot.keyClick(compare.first.network, Qt.Key.Key_Up)
    assert compare.match is None
    assert "Choose two different networks" in compare.view.accessibleDescription()


def test_a_run_without_snapshots_is_told_of(comparing: Desk, store: RunStore, qtbot: QtBot) -> None:
    add_run(store, (), "Broken off")
    compare = comparing.panel.compare
    compare.list_again()
    comparing.until(lambda: compare.first.network.count() == 3)
    assert compare.first.name() == "Quick 1, epoch 1"  # what was chosen stays
    compare.first.network.setFocus()
    qtbot.keyClick(compare.first.network, Qt.Key.Key_Up)
    assert "“Broken off” has no whole epoch yet" in compare.view.accessibleDescription()
    assert compare.heatmap is None


def test_a_run_that_was_removed_is_a_sentence(comparing: Desk, store: RunStore, qtbot: QtBot) -> None:
    store.delete(1)
    store.purge()
    compare = comparing.panel.compare
    qtbot.keyClick(compare.first.epoch, Qt.Key.Key_Down)
    comparing.until(lambda: "Nothing was stored" in compare.view.accessibleDescription())
