"""The guided first start: shown once, leads to the right place, and notices what was done."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import Application
from fmnist_gui.app.first_steps import DATA, DRAW, OVER, TRAIN
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.data_source import DataSource, DataState
from fmnist_gui.bridge.session import State
from fmnist_gui.views.sketch.examples import example
from tests.app.conftest import FAST, Hand, MakeWindow
from tests.conftest import Press


@pytest.fixture
def first_window(application: Application, no_data: None, make_window: MakeWindow) -> MainWindow:
    """As on the first start, without a data set."""
    application.settings["first_steps"] = True
    return make_window()


def test_they_are_shown_once(first_window: MainWindow, make_window: MakeWindow) -> None:
    assert first_window.first_steps.card.isVisible()
    first_window.close()
    assert not make_window().first_steps.card.isVisible()


def test_they_can_be_skipped_for_the_pages_offers_and_asked_for_again(first_window: MainWindow, press: Press) -> None:
    card, offers = first_window.first_steps.card, [page.offer for page in first_window.pages.values()]
    assert all(offer.isHidden() for offer in offers)
    press(card.close_button)
    assert not card.isVisible()
    assert not any(offer.isHidden() for offer in offers)
    first_window.actions_by_name["first_steps"].trigger()
    assert card.isVisible()
    assert first_window.first_steps.step == DATA


def test_download_begins_on_the_data_page(
    first_window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def download(source: DataSource) -> None:
        begun.append(source)
        source.state = DataState.DOWNLOADING
        source.changed.emit()

    monkeypatch.setattr(DataSource, "download", download)
    card = first_window.first_steps.card
    press(card.act_button)
    assert begun == [first_window.state.source]
    assert first_window.page_in_view() is first_window.data
    assert first_window.data.offer.isVisible()  # its progress
    assert "on its way" in card.text.text()
    first_window.state.source.state = DataState.MISSING


def test_data_that_is_there_is_a_step_done(application: Application, with_data: None, make_window: MakeWindow) -> None:
    application.settings["first_steps"] = True
    assert make_window().first_steps.step == TRAIN


def test_each_step_leads_to_what_it_is_about(first_window: MainWindow, press: Press) -> None:
    steps, card = first_window.first_steps, first_window.first_steps.card
    press(card.pass_button)
    press(card.act_button)
    assert first_window.page_in_view() is first_window.train
    target = steps.spotlight.target
    assert target.objectName() == "start_button"
    assert steps.spotlight.isVisible()
    press(card.pass_button)
    press(card.act_button)
    assert first_window.page_in_view() is first_window.draw
    assert steps.spotlight.target is first_window.draw.canvas
    assert first_window.draw.canvas.hasFocus() or not first_window.isActiveWindow()
    press(card.pass_button)
    assert steps.step == OVER
    press(card.act_button)
    assert first_window.page_in_view() is first_window.learn
    assert not card.isVisible()
    assert not steps.spotlight.isVisible()


def test_what_is_done_counts(application: Application, with_data: None, make_window: MakeWindow, qtbot: QtBot) -> None:
    application.settings["first_steps"] = True
    window = make_window()
    window.show_page("train")
    window.train.form.set_config(FAST)
    hand = Hand(window, qtbot)
    hand.press("start")
    qtbot.waitUntil(lambda: window.first_steps.step == DRAW)
    hand.finish()
    hand.until(State.IDLE)
    window.show_page("draw")
    window.draw.show_drawing(example(4, 0))
    qtbot.waitUntil(lambda: window.first_steps.step == OVER, timeout=20_000)


def test_the_keyboard_is_enough_and_they_follow_the_language(first_window: MainWindow, qtbot: QtBot) -> None:
    first_window.activateWindow()
    card = first_window.first_steps.card
    for button in (card.pass_button, card.act_button, card.close_button):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    first_window.language.choose("zh")
    qtbot.waitUntil(lambda: card.pass_button.text() == "先不下载")
    card.pass_button.setFocus()
    qtbot.keyClick(card.pass_button, Qt.Key.Key_Space)
    assert first_window.first_steps.step == TRAIN
