"""From the matrix to the images of a cell to one image."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData, read_data
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Weights, network_with
from fmnist_gui.engine.training.comparison import figures_of, images_of_cell, largest_confusions
from fmnist_gui.engine.training.evaluation import evaluate
from tests.panels.results.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


def test_the_matrix_is_that_of_the_current_model(full_desk: Desk, tiny_data: FashionData, weights: Weights) -> None:
    figures = figures_of(result_of(evaluate(network_with(weights), tiny_data.test)))
    panel = full_desk.panel
    assert panel.matrix.heatmap is not None
    assert panel.matrix.heatmap.values.tolist() == figures.matrix.tolist()
    headline = panel.matrix.headline.text()
    assert headline.startswith("<b>Course 1, epoch 2</b>")
    assert f"{100 * figures.accuracy:.2f} % of the 300 test images are classified correctly" in headline
    assert panel.matrix.joining.text() == (
        "The scores of 1 batches, [300, 10] each, were joined along their first axis by torch.cat: [300, 10]. "
        "torch.stack would lay them along a new axis: [1, 300, 10]."
    )


def test_the_largest_confusion_is_chosen_at_first(full_desk: Desk) -> None:
    matrix = full_desk.panel.matrix
    figures = full_desk.panel.current.figures
    assert figures is not None
    worst = largest_confusions(figures.matrix, 1)[0]
    assert matrix.view.chosen == (worst.true, worst.predicted)
    expected = f"{CLASS_NAMES[worst.true]} taken for {CLASS_NAMES[worst.predicted]}: {worst.count} of 30"
    assert matrix.confusions.item(0).text() == matrix.cell_label.text() == expected
    assert matrix.confusions.currentRow() == 0
    assert full_desk.shown_indices() == images_of_cell(figures, worst.true, worst.predicted).tolist()


def test_from_a_cell_to_its_images_to_the_walk_of_one(
    full_desk: Desk, tiny_data: FashionData, weights: Weights, qtbot: QtBot
) -> None:
    evaluation = result_of(evaluate(network_with(weights), tiny_data.test))
    predicted = int(evaluation.predictions.mode().values)
    true = next(number for number in range(10) if number != predicted and _count(evaluation, number, predicted) > 1)
    full_desk.click_cell(true, predicted)
    shown = full_desk.shown_indices()
    right = (evaluation.labels == true) & (evaluation.predictions == predicted)
    assert sorted(shown) == right.nonzero().flatten().tolist()
    sureness = evaluation.logits.softmax(dim=1).amax(dim=1)[shown]
    assert sureness.tolist() == sorted(sureness.tolist(), reverse=True)
    grid = full_desk.panel.matrix.grid
    place = grid.visualRect(grid.model().index(1, 0)).center()
    with qtbot.waitSignal(full_desk.panel.requestWalk) as walk:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=place)
    assert walk.args == ["test", shown[1]]
    with qtbot.waitSignal(full_desk.panel.requestWalk) as walk:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert walk.args == ["test", shown[1]]
    with qtbot.assertNotEmitted(full_desk.panel.requestWalk):  # Ctrl selects, to copy
        qtbot.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, place)


def _count(evaluation: object, true: int, predicted: int) -> int:
    return int(figures_of(evaluation).matrix[true, predicted])  # type: ignore[arg-type]


def test_a_confusion_in_words_leads_to_its_cell(full_desk: Desk, qtbot: QtBot) -> None:
    matrix = full_desk.panel.matrix
    row = matrix.confusions.visualItemRect(matrix.confusions.item(1)).center()
    qtbot.mouseClick(matrix.confusions.viewport(), LEFT, pos=row)
    figures = full_desk.panel.current.figures
    assert figures is not None
    second = largest_confusions(figures.matrix, 2)[1]
    assert matrix.view.chosen == (second.true, second.predicted)
    assert len(full_desk.shown_indices()) == second.count


def test_a_cell_without_images_says_so(full_desk: Desk) -> None:
    figures = full_desk.panel.current.figures
    assert figures is not None
    true, predicted = (int(place) for place in np.argwhere(figures.matrix == 0)[0])
    full_desk.click_cell(true, predicted)
    assert full_desk.shown_indices() == []
    assert full_desk.panel.matrix.cell_label.text().endswith(": 0 of 30")


def test_cells_as_shares_and_without_the_diagonal(full_desk: Desk, qtbot: QtBot) -> None:
    matrix = full_desk.panel.matrix
    counts = matrix.heatmap.values
    qtbot.keyClick(matrix.share, Qt.Key.Key_Down)
    assert matrix.heatmap.values == pytest.approx(counts / 30)
    assert matrix.heatmap.extent == 1.0
    qtbot.keyClick(matrix.share, Qt.Key.Key_Down)
    columns = counts.sum(axis=0)
    assert np.isnan(matrix.heatmap.values[:, columns == 0]).all()
    assert np.nansum(matrix.heatmap.values, axis=0)[columns > 0] == pytest.approx(1.0)
    qtbot.mouseClick(matrix.hide_diagonal, LEFT, pos=QPoint(8, matrix.hide_diagonal.height() // 2))
    assert not matrix.heatmap.shows(3, 3)


def test_the_training_images_are_shown_as_well(full_desk: Desk, qtbot: QtBot) -> None:
    full_desk.choose_split(Qt.Key.Key_Down)
    full_desk.until(lambda: full_desk.panel.current.figures is not None)
    assert "1,000 training images" in full_desk.panel.matrix.headline.text()
    assert full_desk.panel.matrix.heatmap.values.sum() == 1000
    grid = full_desk.panel.matrix.grid
    with qtbot.waitSignal(full_desk.panel.requestWalk) as walk:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=grid.visualRect(grid.model().index(0, 0)).center())
    assert walk.args[0] == "train"


def test_the_matrix_of_all_training_images(desk: Desk, real_data_folder: Path, weights: Weights) -> None:
    desk.give_data(result_of(read_data(real_data_folder)))
    desk.give_model(weights)
    desk.panel.show()
    desk.until_shown()
    desk.choose_split(Qt.Key.Key_Down)
    desk.until(lambda: desk.panel.current.figures is not None)
    assert desk.panel.matrix.heatmap.values.sum(axis=1).tolist() == [6000] * 10
    assert "[500, 10] each" in desk.panel.matrix.joining.text()
    assert "[60000, 10]" in desk.panel.matrix.joining.text()
    assert "[120, 500, 10]" in desk.panel.matrix.joining.text()
