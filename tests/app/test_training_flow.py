"""Training in the real window, by real clicks."""

import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge import data_source
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.session import State
from fmnist_gui.engine.data.download import Progress
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.runs import RunStore
from tests.app.conftest import Hand, MakeWindow


def enabled(hand: Hand) -> dict[str, bool]:
    return {name: hand.button(name).isEnabled() for name in ("start", "pause", "step", "stop")}


def test_start_trains_to_the_end_tells_the_score_and_shows_every_batch(window: MainWindow, hand: Hand) -> None:
    hand.press("start")
    hand.finish()
    assert hand.batches.count == 40
    (run,) = window.state.store.runs()
    assert run.status == "finished"
    assert run.test_accuracy > 0.5  # chance is 0.1
    assert f"{100 * run.test_accuracy:.2f} %" in window.train.notice.text
    assert window.state.model.accuracy == run.eval_accuracy
    assert window.state.model.name == run.name
    lines = window.train.loss_plot.content("csv").decode().splitlines()
    stored = window.state.store.batches(run.id)
    assert sum(line.startswith("batch,") for line in lines) == len(stored) == 40
    assert f"{stored[0].loss}" in lines[1]


def test_drawing_the_garments_is_told_until_training_begins(window: MainWindow, hand: Hand) -> None:
    window.train.form.set_config(TrainingConfig(epochs=1, drawn_garments=200))
    with hand.qtbot.waitSignal(window.state.session.started, timeout=20_000):
        hand.press("start")
    assert window.train.notice.text.startswith("First the application draws the garments")
    hand.train(1)
    assert not window.train.notice.isVisible()
    hand.finish()
    assert window.state.store.runs()[0].status == "finished"


def test_buttons_and_keys_can_be_pressed_when_it_makes_sense(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    field = window.train.form.findChild(QLineEdit, "learning_rate")
    assert enabled(hand) == {"start": True, "pause": False, "step": True, "stop": False}
    hand.start_long()
    assert enabled(hand) == {"start": False, "pause": True, "step": False, "stop": True}
    assert not field.isEnabled()  # the settings are locked
    hand.press_until("pause", State.PAUSED)
    assert enabled(hand) == {"start": False, "pause": True, "step": True, "stop": True}
    assert hand.button("pause").text() == "Continue"
    hand.press_until("pause", State.RUNNING)
    assert hand.button("pause").text() == "Pause"
    hand.press_until("stop", State.IDLE)
    assert enabled(hand) == {"start": True, "pause": False, "step": True, "stop": False}
    assert field.isEnabled()
    window.activateWindow()
    for key, state in (
        (Qt.Key.Key_F5, State.RUNNING),
        (Qt.Key.Key_F6, State.PAUSED),
        (Qt.Key.Key_F6, State.RUNNING),
        (Qt.Key.Key_F8, State.IDLE),
    ):
        qtbot.keyClick(window, key)
        hand.until(state)


def test_stepping_trains_exactly_one_batch_each(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    for expected in (1, 2, 3):
        hand.step()  # the first one starts the run
        hand.until(State.PAUSED)
        assert hand.batches.count == expected
    assert window.train.progress.isVisible()
    hand.press("pause")
    hand.finish()
    assert hand.batches.count == 40


def test_a_wrong_value_is_explained_at_its_field_and_not_used(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    field = window.train.form.findChild(QLineEdit, "learning_rate")
    for text, expected in (("0", "from 0.000001 to 10"), ("1e9", "from 0.000001 to 10"), ("fast", "Type a number")):
        field.selectAll()
        qtbot.keyClicks(field, text)
        shown = [label.text() for label in window.train.form.findChildren(QLabel) if label.isVisible()]
        assert any(expected in sentence for sentence in shown), text
        hand.press("start")
        assert not window.state.session.active
        assert "Correct the marked field" in window.train.notice.text
        assert field.hasFocus()


def test_a_loss_that_becomes_infinite_ends_the_run_with_a_sentence(window: MainWindow, hand: Hand) -> None:
    window.train.form.set_config(
        TrainingConfig(epochs=3, batch_size=50, optimizer="sgd", learning_rate=10.0, weight_decay=1.0)
    )
    hand.press("start")
    hand.finish()
    assert window.state.store.runs()[0].status == "diverged"
    assert "no longer a finite number" in window.train.notice.text
    assert "smaller learning rate" in window.train.notice.text
    assert enabled(hand)["start"]


def test_a_run_whose_end_is_not_stored_says_why(
    window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing_write(*args: object, **kwargs: object) -> None:
        raise StudioError("The history is damaged.")

    monkeypatch.setattr(RunStore, "write", failing_write)
    hand.press("start")
    hand.finish()
    assert window.train.notice.text.startswith("The history is damaged. The run has ended")
    assert "disk" not in window.train.notice.text


def test_training_goes_on_without_the_history(window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    window.train.form.set_config(TrainingConfig(epochs=100, batch_size=50))
    real_write = RunStore.write

    def failing_write(*args: object, **kwargs: object) -> None:
        raise StudioError("The disk is full.")

    hand.press_until("start", State.RUNNING)
    monkeypatch.setattr(RunStore, "write", failing_write)
    hand.press_until("pause", State.PAUSED)
    hand.qtbot.waitUntil(lambda: "Training goes on" in window.train.notice.text)
    hand.step()
    hand.step()
    monkeypatch.setattr(RunStore, "write", real_write)
    hand.step()
    hand.qtbot.waitUntil(lambda: "nothing was lost" in window.train.notice.text)
    run = window.state.store.runs()[0]
    assert [row.step for row in window.state.store.batches(run.id)] == list(range(1, run.step + 1))
    hand.press_until("stop", State.IDLE)


def test_without_data_start_offers_to_get_it_and_then_trains(
    make_window: MakeWindow, no_data: None, monkeypatch: pytest.MonkeyPatch, tiny_data: FashionData, qtbot: QtBot
) -> None:
    window = make_window()
    window.train.form.set_config(TrainingConfig(epochs=1, batch_size=50))
    hand = Hand(window, qtbot)
    assert window.train.offer.isVisible()

    def arriving() -> Generator[Progress, None, FashionData]:
        yield Progress(10, 31_000_000, "train-images")
        return tiny_data

    monkeypatch.setattr(data_source, "_download_and_read", arriving)
    hand.press("start")
    with qtbot.waitSignal(window.state.session.ended, timeout=30_000):
        hand.answer("data_question", "Download")
    assert window.state.source.state is DataState.READY
    assert not window.train.offer.isVisible()
    assert window.state.store.runs()[0].status == "finished"


def test_a_failed_download_says_why_and_can_be_tried_again_and_cancelled(
    make_window: MakeWindow, no_data: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = make_window()

    def failing() -> FashionData:
        raise StudioError("The server stopped answering.")

    monkeypatch.setattr(data_source, "_download_and_read", failing)
    with qtbot.waitSignal(window.state.source.failed):
        qtbot.mouseClick(window.train.offer.download_button, Qt.MouseButton.LeftButton)
    assert window.train.notice.text == "The server stopped answering."
    assert window.train.offer.download_button.isVisible()
    assert window.state.source.state is DataState.MISSING

    def waiting() -> Iterator[None]:
        tick = threading.Event()
        while not tick.wait(0.01):
            yield

    monkeypatch.setattr(data_source, "_download_and_read", waiting)
    qtbot.mouseClick(window.train.offer.download_button, Qt.MouseButton.LeftButton)
    assert window.train.offer.cancel_button.isVisible()
    with qtbot.waitSignal(window.state.source.changed):
        qtbot.mouseClick(window.train.offer.cancel_button, Qt.MouseButton.LeftButton)
    assert window.state.source.state is DataState.MISSING
    assert window.train.offer.download_button.isVisible()


def test_closing_during_a_run_asks_and_keeps_it_for_another_day(
    window: MainWindow, hand: Hand, make_window: MakeWindow, qtbot: QtBot
) -> None:
    window.train.form.set_config(TrainingConfig(epochs=2, batch_size=10, shuffle=True))
    hand.press_until("start", State.RUNNING)
    hand.train(5)
    window.close()
    window.close()
    assert len(window.findChildren(QMessageBox, "close_question")) == 1
    assert window.isVisible()
    hand.answer("close_question", "Keep training")
    assert window.state.session.active
    window.close()
    with qtbot.waitSignal(window.closed, timeout=20_000):
        hand.answer("close_question", "Pause and close")
        assert not window.isVisible()
    (run,) = window.state.store.runs()
    assert run.status == "paused"
    steps_before = run.step

    tomorrow = make_window()
    other_hand = Hand(tomorrow, qtbot)
    assert "was not finished" in tomorrow.train.notice.text
    with qtbot.waitSignal(tomorrow.state.session.ended, timeout=30_000):
        qtbot.mouseClick(tomorrow.train.notice.action_button, Qt.MouseButton.LeftButton)
    (run,) = tomorrow.state.store.runs()
    assert run.status == "finished"
    assert other_hand.batches.count == 200 - steps_before
    assert [row.step for row in tomorrow.state.store.batches(run.id)] == list(range(1, 201))


def test_an_unreadable_history_is_told_in_the_window(make_window: MakeWindow, with_data: None, home: Path) -> None:
    (home / "runs.sqlite").write_bytes(b"this is no database at all, but long enough to be looked at" * 20)
    window = make_window()
    assert "history of runs" in window.train.notice.text
    assert window.isVisible()


def test_a_start_that_was_cancelled_does_not_happen_later(
    make_window: MakeWindow, no_data: None, monkeypatch: pytest.MonkeyPatch, tiny_data: FashionData, qtbot: QtBot
) -> None:
    window = make_window()
    hand = Hand(window, qtbot)
    hand.press("start")
    hand.answer("data_question", "Cancel")
    monkeypatch.setattr(data_source, "_read", lambda folder: tiny_data)
    window.state.source.read()
    qtbot.waitUntil(lambda: window.state.source.state is DataState.READY)
    assert not window.state.session.active


def test_what_could_not_be_stored_at_the_end_is_said_and_said_again_once_it_is(
    window: MainWindow, hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*values: object, **options: object) -> None:
        raise StudioError("The disk is full.")

    with monkeypatch.context() as context:
        context.setattr(RunStore, "write", fail)
        hand.press("start")
        hand.finish()
    notice = window.train.notice
    assert notice.text.startswith("The disk is full. The run has ended, and its last part is not stored yet.")
    with qtbot.waitSignal(window.state.session.endStored, timeout=20_000):
        hand.press("step")
    assert notice.text == "What was missing of “Custom 1” is stored now."
    qtbot.waitUntil(lambda: window.state.runs.of(1).status == "finished", timeout=20_000)
    hand.press_until("stop", State.IDLE)
