"""A classroom on small synthetic data, and live parts as wide as their card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource, DataState
from fmnist_gui.bridge.tasks import finish_tasks
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import Weights, new_network
from fmnist_gui.panels.learn import classroom as classroom_module
from fmnist_gui.panels.learn.classroom import Classroom
from fmnist_gui.panels.learn.part import LivePart

PartType = TypeVar("PartType", bound=LivePart)
NARROW, WIDE = 448, 760  # px that a card leaves for a part, in the smallest window and in a large one


DRAWN_TRAIN, DRAWN_TEST = 200, 100  # garments that stand in; as many as the window draws take seconds


@pytest.fixture
def classroom(tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch) -> Iterator[Classroom]:
    """With data and a current model, which has learned nothing."""
    monkeypatch.setattr(classroom_module, "DRAWN_TRAIN", DRAWN_TRAIN)
    monkeypatch.setattr(classroom_module, "DRAWN_TEST", DRAWN_TEST)
    source = DataSource()
    source.data, source.state = tiny_data, DataState.READY
    room = Classroom(source, CurrentModel())
    room.model.replace(weights(7), "A network")
    yield room
    finish_tasks()


def weights(seed: int) -> Weights:
    return new_network(seed).state_dict()


@pytest.fixture
def show(classroom: Classroom, qtbot: QtBot) -> Callable[[type[PartType]], PartType]:
    """Opens a live part in a narrow card."""
    parts = []  # somebody has to hold them

    def show(kind: type[PartType]) -> PartType:
        part = kind(classroom)
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
