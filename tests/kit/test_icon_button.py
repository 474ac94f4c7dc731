"""The buttons with an icon keep their height, and take a layout's passing whims without a complaint."""

import pytest
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.icon_button import IconButton


@pytest.mark.parametrize("height", [1, 4, 10, 19, 24])
def test_a_squeezed_button_is_painted_without_a_complaint(qtbot: QtBot, height: int) -> None:
    button = IconButton("play", "Start", "Start")
    qtbot.addWidget(button)
    button.resize(90, height)

    assert not button.grab().isNull()  # a warning of Qt would fail this test


@pytest.mark.usefixtures("light_theme")
def test_a_lower_neighbour_does_not_squeeze_a_button(qtbot: QtBot) -> None:
    row, button, neighbour = QWidget(), IconButton("play", "Start", "Start"), QComboBox()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(button)
    layout.addWidget(neighbour)

    row.show()

    assert neighbour.sizeHint().height() < button.sizeHint().height()
    assert button.height() >= button.sizeHint().height()
