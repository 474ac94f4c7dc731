"""The page follows the current model, and says what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Weights, cpu_weights, network_with, new_network
from fmnist_gui.engine.training.comparison import figures_of
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.panels.results.panel import COMPARE, REPORT
from tests.panels.results.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
NO_MODEL = "No trained model yet"


def test_a_new_model_is_evaluated_and_shown(full_desk: Desk, tiny_data: FashionData) -> None:
    chosen = full_desk.panel.matrix.view.chosen
    newer = cpu_weights(new_network(1))
    full_desk.give_model(newer, "Course 2", 1)
    assert "Course 1, epoch 2" in full_desk.panel.matrix.headline.text()  # its figures, under its name
    assert full_desk.panel.progress.text() == "evaluating…"
    full_desk.until_shown("Course 2, epoch 1")
    expected = figures_of(result_of(evaluate(network_with(newer), tiny_data.test))).matrix
    assert full_desk.panel.matrix.heatmap.values.tolist() == expected.tolist()
    assert full_desk.panel.matrix.view.chosen == chosen
    assert full_desk.panel.progress.text() == ""


def test_a_page_out_of_view_computes_nothing(full_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    full_desk.panel.hide()
    asked: list[str] = []
    original = full_desk.predictions.of
    monkeypatch.setattr(full_desk.predictions, "of", lambda name: (asked.append(name), original(name))[1])
    full_desk.give_model(cpu_weights(new_network(1)), "Course 2")
    assert asked == []
    full_desk.panel.show()
    full_desk.until_shown("Course 2")
    assert asked[0] == "test"


def test_a_renamed_model_keeps_its_figures(full_desk: Desk) -> None:
    figures = full_desk.panel.current.figures
    full_desk.model.rename("My <first> model")
    assert "<b>My &lt;first> model, epoch 2</b>" in full_desk.panel.matrix.headline.text()
    assert full_desk.panel.current.figures is figures


def test_evaluate_again(full_desk: Desk, qtbot: QtBot) -> None:
    before = full_desk.panel.current.figures
    assert before is not None
    qtbot.mouseClick(full_desk.panel.again, LEFT)
    assert not full_desk.panel.again.isEnabled()
    full_desk.until_shown()
    after = full_desk.panel.current.figures
    assert after is not None
    assert after is not before
    assert after.matrix.tolist() == before.matrix.tolist()


def test_without_data_and_without_a_model(desk: Desk, tiny_data: FashionData, weights: Weights) -> None:
    desk.panel.show()
    assert desk.empty_text().startswith("Get the data set first")
    desk.choose_tab(COMPARE)
    assert desk.panel.compare.view.accessibleDescription().startswith("Get the data set first")
    desk.give_data(tiny_data)
    assert desk.empty_text().startswith(NO_MODEL)
    assert not desk.panel.again.isEnabled()
    assert not desk.panel.save_button.isEnabled()
    desk.until(lambda: "no current model" in desk.panel.compare.view.accessibleDescription())
    desk.give_model(weights)
    assert "its matrix comes in a moment" in desk.empty_text()
    desk.until_shown()


def test_data_without_one_of_the_classes(desk: Desk, tiny_data: FashionData, weights: Weights) -> None:
    keep = tiny_data.test.labels != 5
    test = Split(tiny_data.test.images[keep], tiny_data.test.labels[keep], "test")
    desk.give_data(FashionData(tiny_data.train, test, tiny_data.folder))
    desk.give_model(weights)
    desk.panel.show()
    desk.until_shown()
    desk.click_cell(5, 5)
    assert desk.panel.matrix.cell_label.text() == "These images have none of the class Sandal."
    desk.choose_tab(REPORT)
    desk.panel.report.table.selectRow(5)
    assert "none of the class Sandal" in desk.panel.report.explanation.text()


def test_an_evaluation_that_fails_is_told_and_can_be_repeated(
    desk: Desk, tiny_data: FashionData, weights: Weights, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Split(tiny_data.test.images[:, :20, :20], tiny_data.test.labels, "test")
    desk.give_data(FashionData(tiny_data.train, broken, tiny_data.folder))
    desk.give_model(weights)
    desk.panel.show()
    desk.until(lambda: "could not be evaluated" in desk.empty_text())
    assert desk.panel.notice.isVisible()
    desk.source.data = tiny_data
    qtbot.mouseClick(desk.panel.again, LEFT)
    desk.until_shown()
    assert not desk.panel.notice.isVisible()
