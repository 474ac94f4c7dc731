"""Precision, recall and F1 score of each class."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.views.confusion.report import ReportView
from tests.conftest import give_data, new_weights
from tests.views.confusion.conftest import Open, Until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def report(state: AppState, page: Open, ready: Until) -> ReportView:
    view = page(ReportView)
    ready(view)
    return view


def test_the_report_explains_the_chosen_class(report: ReportView, qtbot: QtBot) -> None:
    figures, table = report.figures, report.table
    assert report.accuracy.text() == f"{100 * figures.accuracy:.2f} %"
    assert [float(table.item(row, 4).text()) for row in range(10)] == [30.0] * 10
    predicted = int(np.argmax(figures.matrix.sum(axis=0)))
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualItemRect(table.item(predicted, 0)).center())
    correct, of = figures.matrix[predicted, predicted], figures.matrix[:, predicted].sum()
    assert f"{correct} / {of} = {correct / of:.3f}" in report.explanation.text()
    assert f"{correct} / 30 = {correct / 30:.3f}" in report.explanation.text()


def test_the_report_can_be_sorted_and_stays_so(report: ReportView, state: AppState, ready: Until, qtbot: QtBot) -> None:
    table = report.table
    header = table.horizontalHeader()
    qtbot.mouseClick(header.viewport(), LEFT, pos=QPoint(header.sectionViewportPosition(2) + 20, header.height() // 2))
    recalls = [float(table.item(row, 2).text()) for row in range(10)]
    assert recalls in (sorted(recalls), sorted(recalls, reverse=True))
    assert len(set(recalls)) > 1
    state.model.replace(new_weights(1), "Another")
    ready(report)
    assert report.interval.text().startswith("Another: ")
    recalls = [float(table.item(row, 2).text()) for row in range(10)]
    assert recalls in (sorted(recalls), sorted(recalls, reverse=True))


def test_a_class_without_images(state: AppState, page: Open, ready: Until, tiny_data: FashionData) -> None:
    keep = tiny_data.test.labels != 5
    test = Split(tiny_data.test.images[keep], tiny_data.test.labels[keep], "test")
    give_data(state, FashionData(tiny_data.train, test, tiny_data.folder))
    view = page(ReportView)
    ready(view)
    view.table.selectRow(5)
    assert "none of the class Sandal" in view.explanation.text()
