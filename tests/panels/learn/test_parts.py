"""What holds for the live parts of all sections alike."""

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import finish_jobs, jobs_running
from fmnist_gui.panels.learn.live import SECTIONS
from tests.conftest import NARROW, Put, unnamed


@pytest.mark.parametrize("lesson", SECTIONS)
def test_a_part_needs_neither_data_nor_model(lesson: str, empty_state: AppState, put: Put, qtbot: QtBot) -> None:
    """Without either it works on drawn garments, with an untrained network, in the narrowest card."""
    part = put(SECTIONS[lesson].view(empty_state, compact=True))
    part.resize(NARROW, part.sizeHint().height())
    qtbot.waitUntil(lambda: not jobs_running(), timeout=30_000)
    assert not part.notice.isVisible()
    assert part.minimumSizeHint().width() <= NARROW
    assert unnamed(part) == []
    assert finish_jobs()
