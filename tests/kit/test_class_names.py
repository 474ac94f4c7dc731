"""The names of the classes follow the data set that is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.kit.class_names import class_name, class_names, use_class_names
from fmnist_gui.kit.text import Texts


@pytest.fixture(autouse=True)
def _own_names_afterwards(qtbot: QtBot) -> Iterator[None]:
    yield
    use_class_names(CLASS_NAMES)


def test_they_are_fashion_mnists_until_another_data_set_is_open(qtbot: QtBot) -> None:
    assert class_names() == list(CLASS_NAMES)
    assert class_name(9) == "Ankle boot"
    label = QLabel()
    qtbot.addWidget(label)
    Texts(label).call(lambda: label.setText(class_name(0)))
    assert label.text() == "T-shirt/top"
    use_class_names(["zero", "one"])
    qtbot.waitUntil(lambda: label.text() == "zero")
    assert class_names() == ["zero", "one"]
