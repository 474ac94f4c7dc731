"""What holds for the live parts from the linear layer to cat and stack alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import finish_jobs, jobs_running
from fmnist_gui.panels.learn.live import SECTIONS
from tests.conftest import NARROW

PARTS = ("C12", "C13", "C14", "C15", "C16", "C17", "C18", "C19", "C20", "C21", "C22", "C23")


@pytest.mark.parametrize("lesson", PARTS)
def test_a_part_needs_neither_data_nor_model(lesson: str, empty_state: AppState, qtbot: QtBot) -> None:
    """Without either it works on drawn garments, with an untrained network, in the narrowest card."""
    part = SECTIONS[lesson].view(empty_state, compact=True)
    qtbot.addWidget(part)
    part.resize(NARROW, part.sizeHint().height())
    part.show()
    qtbot.waitUntil(lambda: not jobs_running(), timeout=30_000)
    assert not part.notice.isVisible()
    assert part.minimumSizeHint().width() <= NARROW
    assert unnamed(part) == []
    assert finish_jobs()


def unnamed(part: QWidget) -> list[QWidget]:
    """What one can reach with the keyboard without hearing what it is."""
    reached = [
        child
        for child in part.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(child, QLabel) and child.isVisible()
    ]
    return [
        child
        for child in reached
        if not child.accessibleName()
        and not (isinstance(child, QAbstractButton) and child.text())
        and not isinstance(child.parent(), QLineEdit | QComboBox)
    ]
