"""What the views of the Results page share: the images in question, and the bar above them."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.panels.results import ResultsPanel
from tests.conftest import TIMEOUT_MS, new_weights
from tests.panels.results.conftest import choose_tab, until_ready

LEFT = Qt.MouseButton.LeftButton


def test_all_views_show_the_chosen_images_and_lead_on_to_them(panel: ResultsPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.splits, Qt.Key.Key_Down)
    until_ready(panel, qtbot)
    assert "1,000 training images" in panel.matrix.headline.text()
    choose_tab(panel, panel.report, qtbot)
    until_ready(panel, qtbot)
    assert "1,000 training images" in panel.report.interval.text()
    choose_tab(panel, panel.concatenation, qtbot)
    qtbot.waitUntil(lambda: "1,000 training images" in panel.concatenation.batches_text.text(), timeout=TIMEOUT_MS)
    assert not panel.again.isEnabled()
    assert not panel.save_button.isEnabled()
    for view in (panel.matrix, panel.comparison):
        with qtbot.waitSignal(panel.requestWalk) as walk:
            view.requestWalk.emit("test", 3)
        assert walk.args == ["test", 3]


def test_what_goes_on_is_seen_above_the_views(panel: ResultsPanel, state: AppState, qtbot: QtBot) -> None:
    before = panel.matrix.figures
    state.model.replace(new_weights(1), "Course 2")
    assert panel.progress.text() == "evaluating…"
    assert not panel.again.isEnabled()
    until_ready(panel, qtbot)
    assert panel.progress.text() == ""
    qtbot.mouseClick(panel.again, LEFT)
    assert not panel.again.isEnabled()
    until_ready(panel, qtbot)
    assert panel.matrix.figures is not before
    state.model.weights = None
    state.model.changed.emit()
    assert not panel.again.isEnabled()
    assert not panel.save_button.isEnabled()
