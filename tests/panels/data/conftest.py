"""The Data page, off screen, on small synthetic data."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import cpu_weights, new_network
from fmnist_gui.kit.view import View
from fmnist_gui.panels.data import DataPanel
from tests.conftest import give_data

TIMEOUT_MS = 20_000


class Desk:
    """The page with all that it shows from, and a hand for its controls."""

    def __init__(self, state: AppState, qtbot: QtBot) -> None:
        self.qtbot, self.state = qtbot, state
        self.source, self.model, self.predictions = state.source, state.model, state.predictions
        self.panel = DataPanel(state)
        self.panel.resize(940, 620)
        qtbot.addWidget(self.panel)
        self.panel.show()

    def give_data(self, data: FashionData) -> None:
        give_data(self.state, data)

    def give_model(self, name: str = "Fresh", seed: int = 0) -> None:
        self.model.replace(cpu_weights(new_network(seed)), name, 0.1)

    def evaluate(self, split: str = "train", name: str = "Fresh", seed: int = 0) -> None:
        """A new current model, whose predictions are there."""
        self.give_model(name, seed)
        self.until(lambda: self.predictions.of(split) is not None)

    def open(self, view: View) -> None:
        self.panel.tabs.setCurrentIndex(self.panel.views.index(view))

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=TIMEOUT_MS)

    def press(self, button: QAbstractButton) -> None:
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, box: QComboBox, data: object) -> None:
        """Step to an entry with the keyboard."""
        assert box.isEnabled()
        target = box.findData(data)
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        while box.currentIndex() != target:
            before = box.currentIndex()
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() != before, "the entry cannot be reached"

    def type(self, field: QLineEdit, text: str) -> None:
        field.clear()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def empty_desk(empty_state: AppState, qtbot: QtBot) -> Desk:
    return Desk(empty_state, qtbot)


@pytest.fixture
def desk(empty_desk: Desk, tiny_data: FashionData) -> Desk:
    empty_desk.give_data(tiny_data)
    return empty_desk


@pytest.fixture
def data_with_copies(tiny_data: FashionData) -> FashionData:
    """Image 3 of the training set again as image 400, and as image 8 of the test set, each with another label."""
    train, test = tiny_data.train, tiny_data.test
    images, labels = train.images.clone(), train.labels.clone()
    images[400] = images[3]
    labels[400] = (labels[3] + 1) % 10
    test_images, test_labels = test.images.clone(), test.labels.clone()
    test_images[8], test_labels[8] = images[3], labels[3]
    return FashionData(
        replace(train, images=images, labels=labels),
        replace(test, images=test_images, labels=test_labels),
        tiny_data.folder,
    )
