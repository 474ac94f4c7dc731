"""The ring around what one should look at next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.frame.spotlight import MARGIN, Spotlight
from tests.conftest import Put


@pytest.fixture
def place(put: Put) -> QWidget:
    return put(QWidget(), 300, 200)


@pytest.fixture
def button(place: QWidget) -> QPushButton:
    button = QPushButton("Start", place)
    button.setGeometry(50, 50, 100, 40)
    button.show()
    return button


@pytest.fixture
def ring(button: QPushButton) -> Spotlight:
    ring = Spotlight()
    ring.point_at(button)
    return ring


def test_it_lies_around_its_target_and_stays_inside_the_place(
    ring: Spotlight, button: QPushButton, place: QWidget
) -> None:
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    button.move(80, 20)
    assert ring.geometry().center() == button.geometry().center()
    button.move(0, 0)
    assert place.rect().contains(ring.geometry())


def test_it_lets_the_mouse_through(ring: Spotlight, button: QPushButton, place: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.clicked):
        under = place.childAt(button.geometry().center())
        assert under is button
        qtbot.mouseClick(under, Qt.MouseButton.LeftButton)


def test_it_goes_with_its_target(ring: Spotlight, button: QPushButton) -> None:
    button.hide()
    assert not ring.isVisible()
    button.show()
    assert ring.isVisible()
    ring.point_at(None)
    assert not ring.isVisible()
    button.move(10, 10)
    assert not ring.isVisible()
