"""The chain of clicks: a cell of the confusion matrix, one of its images, that image's way through the network."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from tests.app.conftest import Hand

LEFT = Qt.MouseButton.LeftButton


def open_page(window: MainWindow, qtbot: QtBot, name: str) -> None:
    button = window.navigation.rail.findChild(QToolButton, f"page_{name}")
    qtbot.mouseClick(button, LEFT)
    assert window.page_in_view() is window.pages[name]


def test_from_a_cell_to_the_walk_of_one_of_its_images(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    hand.press("start")
    hand.finish()
    open_page(window, qtbot, "results")
    matrix = window.results.matrix
    qtbot.waitUntil(lambda: window.state.predictions.of("test") is not None and window.results.again.isEnabled())
    evaluation = window.state.predictions.of("test")
    true = int(evaluation.labels[0])
    predicted = int(evaluation.predictions[0])

    qtbot.mouseClick(matrix.matrix, LEFT, pos=matrix.matrix.plan().rect_of(true, predicted).center().toPoint())
    qtbot.waitUntil(lambda: matrix.grid.count() > 0)
    in_cell = np.flatnonzero((evaluation.labels.numpy() == true) & (evaluation.predictions.numpy() == predicted))
    assert matrix.grid.count() == len(in_cell)

    first = matrix.grid.model().index(0, 0)
    qtbot.mouseClick(matrix.grid.viewport(), LEFT, pos=matrix.grid.visualRect(first).center())
    qtbot.waitUntil(lambda: window.page_in_view() is window.network)
    subject = window.network.subject
    assert subject.split_name == "test"
    assert subject.index in in_cell
    assert subject.chosen.label() == true
    assert window.network.stack.currentWidget() is window.network.walk


def test_from_an_image_of_the_data_to_its_walk_and_to_the_canvas(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    open_page(window, qtbot, "data")
    window.data.show_image("train", 7)
    with qtbot.waitSignal(window.data.requestWalk) as walk:
        qtbot.mouseClick(window.data.browse.inspector.walk_button, LEFT)
    assert walk.args == ["train", 7]
    assert window.page_in_view() is window.network
    assert (window.network.subject.split_name, window.network.subject.index) == ("train", 7)
    open_page(window, qtbot, "data")
    qtbot.mouseClick(window.data.browse.inspector.draw_button, LEFT)
    assert window.page_in_view() is window.draw
    picture = window.draw.canvas.drawing().picture
    assert np.array_equal(picture, window.state.source.data.train.images[7].numpy())


def test_pages_open_by_their_keys_and_the_last_one_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    for number, name in enumerate(window.pages, start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda name=name: window.page_in_view() is window.pages[name])
    assert window.settings["page"] == name
