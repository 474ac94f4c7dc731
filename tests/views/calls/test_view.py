"""The timeline of a call, and of forward alone, on the Network page and in a section."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.network.calls import call_points
from fmnist_gui.views.calls.view import CALLED, DIRECTLY, CallView
from tests.conftest import Press, Show, after
from tests.conftest import new_weights as weights

LAST = len(call_points()) - 1


@pytest.fixture(params=[False, True], ids=["page", "section"])
def view(see: Show, request: pytest.FixtureRequest) -> CallView:
    """In both forms."""
    view: CallView = see(CallView, compact=request.param)
    view._timer.setInterval(1)
    return view


def lane(view: CallView, way: int) -> list[str]:
    return [view.timeline.cell_text(row, way) for row in range(LAST + 1)]


def run(view: CallView, way: int, press: Press, qtbot: QtBot) -> None:
    press(view.buttons[way])
    qtbot.waitUntil(lambda: bool(view.timeline.cell_text(LAST, way)))


def test_a_call_runs_every_hook_and_forward_skips_the_objects(view: CallView, press: Press, qtbot: QtBot) -> None:
    assert "skipped" not in lane(view, CALLED)
    rows = {view.timeline.row_name(row): view.timeline.cell_text(row, CALLED) for row in range(LAST + 1)}
    assert rows["conv2: hook before"] == "[1, 6, 12, 12]"
    assert rows["conv2: forward"] == "[1, 12, 8, 8]"
    assert rows["network: hook after"] == "[1, 10]"
    assert lane(view, DIRECTLY) == [""] * (LAST + 1)
    assert "network(image): 12 hooks ran, 2 of them the network’s own." in view.summary.text()
    assert "Now press network.forward(image)" in view.summary.text()
    assert view.code.isVisible() != view.compact
    assert "register_forward_hook" in view.code.toPlainText()
    run(view, DIRECTLY, press, qtbot)
    skipped = [row for row, text in enumerate(lane(view, DIRECTLY)) if text == "skipped"]
    assert skipped == [0, LAST]
    assert "10 hooks ran, 0 of them" in view.summary.text()
    assert "Both gave the same" in view.summary.text()
    assert "Now press" not in view.summary.text()


def test_the_timeline_grows_from_the_top(view: CallView, press: Press, qtbot: QtBot) -> None:
    view._timer.setInterval(100_000)
    press(view.buttons[CALLED])
    qtbot.waitUntil(lambda: lane(view, CALLED)[0] == "")
    for row in range(3):
        assert lane(view, CALLED)[row] == ""
        view._on_tick()
        assert lane(view, CALLED)[row] != ""


def test_another_network_begins_anew(view: CallView, state: AppState, press: Press, qtbot: QtBot) -> None:
    run(view, DIRECTLY, press, qtbot)
    before = view.result.records[CALLED].scores
    after(qtbot, view, lambda: state.model.replace(weights(2), "Another"))
    assert lane(view, DIRECTLY) == [""] * (LAST + 1)
    assert view.timeline.cell_text(LAST, CALLED)
    assert not view.result.records[CALLED].scores.equal(before)


def test_rows_grow_with_the_type(view: CallView, qapp: QApplication) -> None:
    usual = view.timeline.sizeHint().height()
    font = qapp.font()
    try:
        large = QFont(font)
        large.setPixelSize(28)
        qapp.setFont(large)
        assert view.timeline.sizeHint().height() > 1.5 * usual
    finally:
        qapp.setFont(font)
