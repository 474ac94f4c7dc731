"""A network learns from the user's drawings, in the real window, by real clicks; and that can be undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.app import training_flow
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.models import SHIPPED, Candidate
from fmnist_gui.engine.drawing.labelled import LabelledDrawings
from fmnist_gui.engine.training import fine_tuner
from fmnist_gui.engine.training.fine_tuning import FINE_TUNING
from fmnist_gui.views.runs.table import settings_text
from tests.app.conftest import FAST, Hand, MakeWindow
from tests.app.test_chain import open_page
from tests.conftest import TIMEOUT_MS, table_texts
from tests.engine.drawing.test_own_drawings import several

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept drawings of two classes, and little to learn."""
    for images in ("GARMENTS", "PHOTOGRAPHS", "WARPED"):
        monkeypatch.setattr(fine_tuner, images, 40)
    monkeypatch.setattr(training_flow, "FINE_TUNING", replace(FINE_TUNING, epochs=2, batch_size=10, drawn_garments=40))
    kept = LabelledDrawings()
    for drawing in several((4, 3), (9, 4)):
        kept.add(drawing)


def press_learn(window: MainWindow, qtbot: QtBot) -> None:
    open_page(window, qtbot, "draw")
    qtbot.mouseClick(window.draw.tabs, LEFT, pos=window.draw.tabs.tabRect(1).center())
    button = window.draw.learning.button
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=TIMEOUT_MS)
    qtbot.mouseClick(button, LEFT)


def test_it_learns_shows_what_changed_and_is_undone(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    view, models = window.draw.learning, window.draw.models
    with qtbot.waitSignal(window.state.session.ended, timeout=TIMEOUT_MS):
        press_learn(window, qtbot)
        qtbot.waitUntil(view.curves_button.isVisible, timeout=TIMEOUT_MS)
        qtbot.mouseClick(view.curves_button, LEFT)
        assert window.page_in_view() is window.train

    (run,) = window.state.store.runs()
    assert (run.status, run.starts_from) == ("finished", "Sketch-ready")
    assert "under “My drawings”" in window.train.notice.text
    assert window.train.form.config() == FAST  # of the next run
    assert settings_text(run).splitlines()[0] == "Starts from: Sketch-ready"
    assert len(window.train.loss_plot.content("csv").decode().splitlines()) > 24
    open_page(window, qtbot, "draw")
    qtbot.waitUntil(view.results.isVisible, timeout=TIMEOUT_MS)
    assert [row[0] for row in table_texts(view.table)] == [
        "2 of your drawings, held back",
        "300 test images",
        "40 drawn garments",
    ]
    assert models.first.candidate() == Candidate(run.id)
    qtbot.waitUntil(lambda: [model.name for model in models.picked] == ["My drawings 1"], timeout=TIMEOUT_MS)
    assert view.note.text().startswith("“My drawings 1” goes on learning")
    learned = models.picked[0].weights
    with qtbot.waitSignal(window.state.session.ended, timeout=TIMEOUT_MS):
        press_learn(window, qtbot)
    second = window.state.store.checkpoint(2).training["fine_tuning"]
    assert second["known"] == window.state.store.checkpoint(1).training["fine_tuning"]["learned"]
    models.first.choose(Candidate(SHIPPED))
    models.first.changed.emit()
    assert [model.name for model in models.picked] == ["Sketch-ready"]
    assert not models.picked[0].weights["conv1.weight"].equal(learned["conv1.weight"])


def test_a_network_that_was_chosen_meanwhile_stays(window: MainWindow, qtbot: QtBot) -> None:
    models = window.draw.models
    with qtbot.waitSignal(window.state.session.ended, timeout=TIMEOUT_MS):
        press_learn(window, qtbot)
        models.first.choose(Candidate())
        models.first.changed.emit()
    assert models.first.candidate() == Candidate()
    assert models.picked[0].model == 1  # the current model is what has just learned


def test_a_run_that_is_stopped_changes_nothing_on_the_page(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.state.session.batchEnded, timeout=TIMEOUT_MS):
        press_learn(window, qtbot)
    with qtbot.waitSignal(window.state.session.ended, timeout=TIMEOUT_MS):
        window.state.session.stop()
    assert window.draw.models.first.candidate() == Candidate(SHIPPED)
    assert not window.draw.learning.results.isVisible()
    assert window.draw.learning.button.isVisible()


def test_without_the_data_set_it_says_what_to_get(make_window: MakeWindow, no_data: None, qtbot: QtBot) -> None:
    window = make_window()
    open_page(window, qtbot, "draw")
    window.draw.show_view(window.draw.own_view)
    qtbot.waitUntil(lambda: window.draw.learning.note.text().startswith("Get Fashion-MNIST"), timeout=TIMEOUT_MS)
    assert not window.draw.learning.button.isEnabled()
