"""Precision, recall and F1 score of each class."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import cpu_weights, new_network
from fmnist_gui.panels.results.panel import REPORT
from tests.panels.results.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


def test_the_report_explains_the_chosen_class(full_desk: Desk, qtbot: QtBot) -> None:
    full_desk.choose_tab(REPORT)
    report, figures = full_desk.panel.report, full_desk.panel.current.figures
    assert figures is not None
    assert report.accuracy.text() == f"{100 * figures.accuracy:.2f} %"
    table = report.table
    assert [float(table.item(row, 4).text()) for row in range(10)] == [30.0] * 10
    named = int(np.argmax(figures.matrix.sum(axis=0)))
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualItemRect(table.item(named, 0)).center())
    right, all_named = figures.matrix[named, named], figures.matrix[:, named].sum()
    assert f"{right} / {all_named} = {right / all_named:.3f}" in report.explanation.text()
    assert f"{right} / 30 = {right / 30:.3f}" in report.explanation.text()


def test_the_report_can_be_sorted_and_stays_so(full_desk: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    full_desk.choose_tab(REPORT)
    table = full_desk.panel.report.table
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    recalls = [float(table.item(row, 2).text()) for row in range(10)]
    assert recalls in (sorted(recalls), sorted(recalls, reverse=True))
    assert len(set(recalls)) > 1
    full_desk.give_model(cpu_weights(new_network(1)), "Another")
    full_desk.until_shown("Another")
    recalls = [float(table.item(row, 2).text()) for row in range(10)]
    assert recalls in (sorted(recalls), sorted(recalls, reverse=True))
