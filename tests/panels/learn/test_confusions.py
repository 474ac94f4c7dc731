"""C22: the confusion matrix of the current network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sklearn.metrics import confusion_matrix

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData, Split
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.panels.learn.confusions import ConfusionsPart
from tests.conftest import new_weights as weights

Press = Callable[[QWidget], None]


@pytest.fixture
def part(show: Callable[[type[ConfusionsPart]], ConfusionsPart], qtbot: QtBot) -> ConfusionsPart:
    part = show(ConfusionsPart)
    qtbot.waitUntil(lambda: part.found is not None, timeout=20_000)
    return part


def counts(seed: int, split: Split) -> np.ndarray:
    with torch.no_grad():
        predicted = new_network(seed)(split.images.float().div(255).unsqueeze(1)).argmax(dim=1)
    return np.asarray(confusion_matrix(split.labels, predicted, labels=range(10)))


def shown(part: ConfusionsPart) -> np.ndarray:
    assert part.matrix.heatmap is not None
    return part.matrix.heatmap.values


def test_the_matrix_is_scikit_learn_s(part: ConfusionsPart, tiny_data: FashionData, qtbot: QtBot) -> None:
    expected = counts(7, tiny_data.test)
    assert np.array_equal(shown(part), expected)
    assert f"{100 * np.trace(expected) / 300:.2f} % of the 300 test images" in part.about.text()
    qtbot.keyClick(part.kind, Qt.Key.Key_Down)
    assert np.allclose(shown(part), expected / expected.sum(axis=1, keepdims=True))
    qtbot.keyClick(part.split, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: part.found is not None and part.found.split_name == "train", timeout=20_000)
    training = counts(7, tiny_data.train)
    assert np.allclose(shown(part), training / training.sum(axis=1, keepdims=True))


def test_the_largest_confusions_are_told(
    part: ConfusionsPart, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    matrix = counts(7, tiny_data.test)
    both = np.triu(matrix + matrix.T, k=1)
    first, second = np.unravel_index(both.argmax(), both.shape)
    text = part.buttons[0].text()
    assert CLASS_NAMES[first] in text
    assert CLASS_NAMES[second] in text
    assert f"= {both.max()} images" in text
    press(part.buttons[1])
    assert part.matrix.chosen is not None
    true, predicted = part.matrix.chosen
    assert f"{matrix[true, predicted]} of {matrix[true].sum()}" in part.cell_text.text()
    assert f"in {matrix[predicted, true]} cases" in part.cell_text.text()
    centre = part.matrix.plan().rect_of(3, 3).center().toPoint()
    qtbot.mouseClick(part.matrix, Qt.MouseButton.LeftButton, pos=centre)
    assert part.cell_text.text() == f"Dress classified correctly: {matrix[3, 3]} of {matrix[3].sum()}"


def test_it_follows_the_current_network(
    part: ConfusionsPart, state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    state.model.replace(weights(3), "Another")
    qtbot.waitUntil(lambda: np.array_equal(shown(part), counts(3, tiny_data.test)), timeout=20_000)
    assert not part.note.isVisible()
    state.model.weights = None
    state.model.changed.emit()
    qtbot.waitUntil(lambda: "No trained model yet" in part.note.text(), timeout=20_000)
