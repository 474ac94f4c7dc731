"""C13: the timeline of a call, and of forward alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.network.calls import call_points
from fmnist_gui.panels.learn.calling import CALLED, DIRECTLY, CallingPart
from tests.conftest import new_weights as weights

Press = Callable[[QWidget], None]
LAST = len(call_points()) - 1


@pytest.fixture
def part(show: Callable[[type[CallingPart]], CallingPart], qtbot: QtBot) -> CallingPart:
    part = show(CallingPart)
    part._timer.setInterval(1)
    qtbot.waitUntil(lambda: part.records[CALLED] is not None)
    return part


def lane(part: CallingPart, way: int) -> list[str]:
    return [part.timeline.cell_text(row, way) for row in range(LAST + 1)]


def run(part: CallingPart, way: int, press: Press, qtbot: QtBot) -> None:
    press(part.buttons[way])
    qtbot.waitUntil(lambda: bool(part.timeline.cell_text(LAST, way)))


def test_a_call_that_runs_every_hook_is_there_at_first(part: CallingPart) -> None:
    assert "skipped" not in lane(part, CALLED)
    rows = {part.timeline.row_name(row): part.timeline.cell_text(row, CALLED) for row in range(LAST + 1)}
    assert rows["conv2: hook before"] == "[1, 6, 12, 12]"
    assert rows["conv2: forward"] == "[1, 12, 8, 8]"
    assert rows["network: hook after"] == "[1, 10]"
    assert lane(part, DIRECTLY) == [""] * (LAST + 1)
    assert "network(image): 12 hooks ran, 2 of them the network’s own." in part.told.text()
    assert "Now press network.forward(image)" in part.told.text()


def test_forward_skips_those_of_the_object_alone(part: CallingPart, press: Press, qtbot: QtBot) -> None:
    run(part, DIRECTLY, press, qtbot)
    skipped = [row for row, text in enumerate(lane(part, DIRECTLY)) if text == "skipped"]
    assert skipped == [0, LAST]
    assert "10 hooks ran, 0 of them" in part.told.text()
    assert "the same ten scores" in part.told.text()
    assert "Now press" not in part.told.text()


def test_the_timeline_grows_from_the_top(part: CallingPart, press: Press, qtbot: QtBot) -> None:
    part._timer.setInterval(100_000)
    press(part.buttons[CALLED])
    qtbot.waitUntil(lambda: lane(part, CALLED)[0] == "")
    for row in range(3):
        assert lane(part, CALLED)[row] == ""
        part._on_tick()
        assert lane(part, CALLED)[row] != ""


def test_another_network_begins_anew(part: CallingPart, state: AppState, press: Press, qtbot: QtBot) -> None:
    run(part, DIRECTLY, press, qtbot)
    before = part.records[CALLED]
    state.model.replace(weights(2), "Another")
    assert lane(part, DIRECTLY) == [""] * (LAST + 1)
    qtbot.waitUntil(lambda: bool(part.timeline.cell_text(LAST, CALLED)))
    assert before is not None
    assert part.records[CALLED] is not None
    assert not part.records[CALLED].scores.equal(before.scores)


def test_rows_grow_with_the_type(part: CallingPart, qapp: QApplication) -> None:
    usual = part.timeline.sizeHint().height()
    font = qapp.font()
    try:
        large = QFont(font)
        large.setPixelSize(28)
        qapp.setFont(large)
        assert part.timeline.sizeHint().height() > 1.5 * usual
    finally:
        qapp.setFont(font)
