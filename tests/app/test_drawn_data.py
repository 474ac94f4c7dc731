"""Garments that the application draws stand in for Fashion-MNIST in the real window, and are always called so."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge import data_source
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.garments import drawn as garments
from fmnist_gui.engine.export.run_export import why_no_script
from fmnist_gui.engine.training.run_rows import DATA_SET, DRAWN
from tests.app.conftest import FAST, Hand, MakeWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, no_data: None) -> None:
    """No data set is found, and drawing takes a moment."""
    monkeypatch.setattr(garments, "drawn_data", partial(garments.drawn_data, train_count=1000, test_count=100))
    monkeypatch.setattr(garments, "TRAIN_COUNT", 1000)
    monkeypatch.setattr(garments, "TEST_COUNT", 100)


def draw_data(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.train.offer.draw_button, LEFT)
    assert window.state.source.state is DataState.DRAWING
    qtbot.waitUntil(lambda: not window.state.source.busy, timeout=20_000)


def test_they_are_drawn_marked_and_trained_with(make_window: MakeWindow, few: None, qtbot: QtBot) -> None:
    window = make_window()
    window.train.form.set_config(FAST)
    draw_data(window, qtbot)

    assert (len(window.state.source.data.train), len(window.state.source.data.test)) == (1000, 100)
    assert "not Fashion-MNIST" in window.status._data_label.text()
    for page in window.pages.values():
        assert page.offer._title.text() == "Drawn garments stand in: this is not Fashion-MNIST"
        assert not page.offer.draw_button.isVisibleTo(page.offer)

    hand = Hand(window, qtbot)
    hand.press("start")
    hand.finish()
    (run,) = window.state.store.runs()
    assert run.name.endswith("drawn garments")
    assert run.versions[DATA_SET] == DRAWN
    assert why_no_script(run) is not None
    assert "of the 100 test images" in window.train.notice.text


def test_they_are_drawn_again_at_the_next_start_until_the_data_set_takes_their_place(
    make_window: MakeWindow, few: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tiny_data: FashionData
) -> None:
    window = make_window()
    draw_data(window, qtbot)
    window.close()
    later = make_window()
    qtbot.waitUntil(lambda: later.state.source.drawn, timeout=20_000)
    monkeypatch.setattr(data_source, "_read", lambda folder: tiny_data)
    later.state.source.read()
    qtbot.waitUntil(lambda: not later.state.source.busy, timeout=20_000)
    assert not later.state.source.drawn
    assert not later.train.offer.isVisibleTo(later.train)
    assert later.settings["drawn_data"] is False


def test_drawing_can_be_cancelled(make_window: MakeWindow, no_data: None, qtbot: QtBot) -> None:
    window = make_window()
    with qtbot.waitSignal(window.state.source.progressed, timeout=20_000):
        qtbot.mouseClick(window.train.offer.draw_button, LEFT)
    assert window.train.offer.cancel_button.isVisible()
    assert "Drawing garments: " in window.train.offer._status.text()
    qtbot.mouseClick(window.train.offer.cancel_button, LEFT)
    qtbot.waitUntil(lambda: not window.state.source.busy, timeout=20_000)
    assert window.state.source.state is DataState.MISSING
    assert window.train.offer.draw_button.isVisible()
