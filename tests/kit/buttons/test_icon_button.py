"""The buttons with an icon keep their height, and take a layout's passing whims without a complaint."""

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.layout import NO_MARGINS, hbox
from tests.conftest import Put


@pytest.mark.parametrize("height", [1, 4, 10, 19, 24])
def test_a_squeezed_button_is_painted_without_a_complaint(put: Put, height: int) -> None:
    button = put(IconButton("play", "Start", "Start"), 90, height)

    assert not button.grab().isNull()  # a warning of Qt would fail this test


@pytest.mark.usefixtures("light_theme")
def test_a_lower_neighbour_does_not_squeeze_a_button(put: Put) -> None:
    row, button, neighbour = QWidget(), IconButton("play", "Start", "Start"), QComboBox()
    hbox(button, neighbour, parent=row, margins=NO_MARGINS)
    put(row)
    assert neighbour.sizeHint().height() < button.sizeHint().height()
    assert button.height() >= button.sizeHint().height()
