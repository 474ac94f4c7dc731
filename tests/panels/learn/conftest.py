"""A state on small synthetic data, and live parts as wide as their card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.view import View

PartType = TypeVar("PartType", bound=View)
NARROW, WIDE = 448, 760  # px that a card leaves for a part, in the smallest window and in a large one


@pytest.fixture
def show(state: AppState, qtbot: QtBot) -> Callable[[type[PartType]], PartType]:
    """Opens a live part in a narrow card."""
    parts = []  # somebody has to hold them

    def show(kind: type[PartType]) -> PartType:
        part = kind(state)
        parts.append(part)
        qtbot.addWidget(part)
        part.resize(NARROW, part.sizeHint().height())
        part.show()
        return part

    return show


@pytest.fixture
def press(qtbot: QtBot) -> Callable[[QWidget], None]:
    def press(button: QWidget) -> None:
        assert button.isEnabled()
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return press


@pytest.fixture
def write(qtbot: QtBot) -> Callable[[QWidget, str], None]:
    """Types over what a field holds."""

    def write(field: QWidget, text: str) -> None:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClicks(field, text)

    return write
