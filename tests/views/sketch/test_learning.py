"""Learning from the kept drawings: when it is offered, why not, how it goes on, and what is said of it at the end."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.session import Start, State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import fine_tuner
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.fine_tuning import Changes, Scores
from fmnist_gui.engine.training.run_rows import OWN_DRAWINGS, STARTS_FROM
from fmnist_gui.views.sketch.learning import LearnFromDrawings
from tests.conftest import TIMEOUT_MS, Put, give_data, new_weights, stop_elsewhere, table_texts, train_elsewhere
from tests.engine.drawing.test_own_drawings import several
from tests.engine.training.stored_runs import batch, epoch_end

KEPT = several((4, 4), (9, 3))
CHANGES = Changes(Scores(3, 0.904, 0.87), Scores(5, 0.9031, 0.868), 16, 8, 3, 1, 10_000, 2_000)
LONG = TrainingConfig(epochs=200, batch_size=10, shuffle=True)


@pytest.fixture
def view(state: AppState, put: Put) -> LearnFromDrawings:
    view: LearnFromDrawings = put(LearnFromDrawings(state), 800, 400)
    view.set_model("Sketch-ready")
    view.set_drawings(KEPT)
    return view


@pytest.fixture
def learning(
    view: LearnFromDrawings, state: AppState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> LearnFromDrawings:
    """A view whose run is under way once its button is pressed."""
    for images in ("GARMENTS", "PHOTOGRAPHS", "WARPED"):
        monkeypatch.setattr(fine_tuner, images, 20)

    def begin() -> None:
        start = Start(new_weights(3), "Sketch-ready", view._kept)
        state.session.fine_tune(LONG, state.source.data, "My drawings {n}", start)

    view.requested.connect(begin)
    return view


def store(state: AppState, changes: Changes, name: str = "My drawings {n}") -> int:
    """A run that is finished, with what it changed."""
    versions = {STARTS_FROM: "Sketch-ready", OWN_DRAWINGS: "16"}
    run_id = state.store.create(name, LONG, versions, 1000)
    checkpoint = Checkpoint(new_weights(0), LONG, {"seconds": 2.5}, changes.as_info())
    state.store.write(run_id, [batch(1)], [epoch_end(1)], checkpoint, "finished")
    state.store.release(run_id)
    return run_id


def shown(view: LearnFromDrawings, state: AppState, qtbot: QtBot, changes: Changes = CHANGES) -> LearnFromDrawings:
    store(state, changes)
    state.runs.refresh()
    qtbot.waitUntil(view.results.isVisible, timeout=TIMEOUT_MS)
    return view


def test_it_is_offered_with_enough_drawings(view: LearnFromDrawings, qtbot: QtBot) -> None:
    assert view.button.isEnabled()
    assert view.note.text().startswith("“Sketch-ready” goes on learning from two thirds of these drawings")
    with qtbot.waitSignal(view.requested):
        view.button.setFocus()
        qtbot.keyClick(view.button, Qt.Key.Key_Space)


def test_it_says_why_it_is_not_offered(view: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    view.set_model("")
    assert (view.button.isEnabled(), view.note.text()[:11]) == (False, "The network")
    give_data(state, None)
    assert (view.button.isEnabled(), view.note.text()[:17]) == (False, "Get Fashion-MNIST")
    view.set_drawings(KEPT[:4])
    assert not view.button.isEnabled()
    assert view.note.text().startswith("Keep at least 3 drawings of each of 2 classes")
    assert view.button.accessibleDescription() == view.note.text()


def test_not_while_another_run_is_under_way(view: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    assert state.source.data is not None
    train_elsewhere(state.session, state.source.data, qtbot)
    assert not view.button.isEnabled()
    assert view.note.text().startswith("A run is under way on the Train page")
    stop_elsewhere(state.session, qtbot)
    assert view.button.isEnabled()


def test_the_run_is_followed_and_its_curves_are_a_press_away(
    learning: LearnFromDrawings, state: AppState, qtbot: QtBot
) -> None:
    view = learning
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert not view.button.isVisible()
    assert view.curves_button.isVisible()
    assert view.note.text().startswith("First the network is scored")
    qtbot.waitUntil(
        lambda: view.note.text().startswith("“My drawings 1” learns from your drawings: "), timeout=TIMEOUT_MS
    )
    assert view.bar.isVisible()
    with qtbot.waitSignal(view.requestTarget) as asked:
        qtbot.mouseClick(view.curves_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["train"]
    state.session.pause()
    assert view.note.text() == "“My drawings 1” is paused. Go on with it on the Train page."

    qtbot.mouseClick(view.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not state.session.active, timeout=TIMEOUT_MS)

    assert view.button.isVisible()
    assert view.button.isEnabled()
    assert not view.stop_button.isVisible()
    assert not view.bar.isVisible()
    assert not view.results.isVisible()


def test_the_focus_stays(learning: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    learning.window().activateWindow()
    learning.button.setFocus()
    qtbot.keyClick(learning.button, Qt.Key.Key_Space)
    assert learning.focusWidget() is learning.curves_button
    qtbot.waitUntil(lambda: state.session.state is State.RUNNING, timeout=TIMEOUT_MS)
    stop_elsewhere(state.session, qtbot)
    assert learning.focusWidget() is learning.button


def test_a_run_that_cannot_begin_says_so(learning: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    learning.set_drawings([KEPT[0]] * 3 + [KEPT[1]] * 3)  # two different ones

    with qtbot.waitSignal(state.session.failed, timeout=TIMEOUT_MS):
        qtbot.mouseClick(learning.button, Qt.MouseButton.LeftButton)

    assert learning.notice.text.startswith("Keep at least 3 drawings")
    assert learning.button.isEnabled()
    state.session.failed.emit(StudioError("Another run's failure."))
    assert learning.notice.text.startswith("Keep at least 3 drawings")


def test_what_has_changed_stands_in_a_table(view: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    shown(view, state, qtbot)

    assert view.headline.text() == "What “My drawings 1” has changed: 16 drawings learned from, 8 held back."
    assert table_texts(view.table) == [
        ["8 of your drawings, held back", "3", "5", "+2"],
        ["10,000 test images", "90.40 %", "90.31 %", "−0.09"],
        ["2,000 drawn garments", "87.00 %", "86.80 %", "−0.20"],
    ]
    words = view.verdict.text()
    assert words.startswith("Of the drawings held back, recognized now but not before: 3; before but not now: 1.")
    assert "right in 31 to 86 % (19 times out of 20). So few drawings say little" in words
    assert words.endswith("“Sketch-ready” is still there as it was.")


def test_many_drawings_say_enough(view: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    shown(view, state, qtbot, replace(CHANGES, held_back=40))
    assert "say little" not in view.verdict.text()


def test_without_any_held_back_nothing_is_claimed(view: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    none = Scores(0, 0.9, 0.87)
    shown(view, state, qtbot, replace(CHANGES, before=none, after=none, held_back=0, gained=0, lost=0))
    assert table_texts(view.table)[0] == ["0 of your drawings, held back", "–", "–", "–"]
    assert view.verdict.text().startswith("No drawing could be held back")


def test_a_new_name_and_a_deletion_are_followed(view: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    shown(view, state, qtbot)
    state.runs.rename(1, "Mine")
    assert view.headline.text().startswith("What “Mine” has changed")
    store(state, replace(CHANGES, learned=20), "Newer")
    state.runs.refresh()
    qtbot.waitUntil(lambda: view.headline.text().startswith("What “Newer” has changed: 20"), timeout=TIMEOUT_MS)
    state.runs.delete(2)
    qtbot.waitUntil(lambda: view.headline.text().startswith("What “Mine” has changed: 16"), timeout=TIMEOUT_MS)
    state.runs.delete(1)
    assert not view.results.isVisible()


def test_figures_that_cannot_be_are_not_shown(view: LearnFromDrawings, state: AppState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.worker.done, timeout=TIMEOUT_MS):
        store(state, replace(CHANGES, held_back=2))
        state.runs.refresh()
    assert not view.results.isVisible()
