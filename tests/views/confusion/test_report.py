"""Precision, recall and F1 score of each class."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.views.confusion.report import ReportView
from tests.conftest import new_weights
from tests.views.confusion.conftest import Open, Until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def report(state: AppState, page: Open, ready: Until) -> ReportView:
    view = page(ReportView)
    ready(view)
    return view


def test_the_report_explains_a_class_and_sorts(report: ReportView, qtbot: QtBot, state: AppState, ready: Until) -> None:
    figures, table = report.figures, report.table
    assert report.accuracy.text() == f"{100 * figures.accuracy:.2f} %"
    assert [float(table.item(row, 4).text()) for row in range(10)] == [30.0] * 10
    predicted = int(np.argmax(figures.matrix.sum(axis=0)))
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualItemRect(table.item(predicted, 0)).center())
    correct, of = figures.matrix[predicted, predicted], figures.matrix[:, predicted].sum()
    assert f"{correct} / {of} = {correct / of:.3f}" in report.explanation.text()
    assert f"{correct} / 30 = {correct / 30:.3f}" in report.explanation.text()
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


def test_the_confusions_of_a_class_lead_to_their_images(report: ReportView, qtbot: QtBot) -> None:
    matrix, listed = report.figures.matrix, report.confusions
    report.table.selectRow(int(np.argmax(matrix.sum(axis=0))))
    counts = [int(re.search(r": (\d+) of 30$", listed.item(row).text()).group(1)) for row in range(listed.count())]
    assert counts == sorted(counts, reverse=True)
    assert all(report._chosen_class(report.figures) in cell for cell in report._listed)
    assert report.grid.model().rowCount() == counts[0]
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(1)).center())
    true, predicted = report._listed[1]
    assert report.grid.model().rowCount() == matrix[true, predicted] == counts[1]
    with qtbot.waitSignal(report.requestWalk) as asked:
        report.grid.opened.emit(int(np.flatnonzero(report.figures.labels == true)[0]))
    assert asked.args[0] == "test"


@pytest.mark.usefixtures("without_sandals")
def test_a_class_without_images(report: ReportView) -> None:
    report.table.selectRow(5)
    assert "none of the class Sandal" in report.explanation.text()
