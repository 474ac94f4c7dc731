"""The code of a section: run, stopped, failed, copied, exported."""

import threading
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.lessons import Lesson
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.garments import drawn as garments
from fmnist_gui.panels.learn.code_card import CodeCard
from tests.conftest import Press, Put, give_data

LESSON = Lesson("C5", "One sample", "See.", "image, label = train_set[0]\nimage.shape\nlabel", "Try.", "Why?", "So.")


@pytest.fixture
def card(state: AppState, put: Put) -> Iterator[CodeCard]:
    card = put(CodeCard(state), 500, 400)
    card.show_lesson(LESSON)
    yield card
    card.cancel()


def run(card: CodeCard, press: Press, qtbot: QtBot) -> str:
    with qtbot.waitSignal(card.finished, timeout=20_000):
        press(card.run_button)
    return card.view.text_with_outputs


def test_each_statement_shows_what_it_gives_until_one_fails(card: CodeCard, press: Press, qtbot: QtBot) -> None:
    shown = run(card, press, qtbot)

    assert "image.shape\ntorch.Size([1, 28, 28])" in shown
    assert shown.splitlines()[-1].isdigit()
    assert not card.running
    assert card.run_button.text() == "Run"
    assert card.note.isHidden()
    press(card.copy_button)

    assert QGuiApplication.clipboard().text() == LESSON.code
    assert card.note.text() == "Copied."
    card.show_lesson(replace(LESSON, code="1 / 0\nlen(train_set)"))

    shown = run(card, press, qtbot)
    assert shown == "1 / 0\nZeroDivisionError: division by zero"
    assert not card.running


def test_code_that_runs_can_be_stopped_and_is_by_another_section(card: CodeCard, press: Press, qtbot: QtBot) -> None:
    card.show_lesson(replace(LESSON, code="while True:\n    train_set[0]"))
    press(card.run_button)
    assert card.running
    assert card.run_button.text() == "Stop"

    with qtbot.waitSignal(card.finished):
        press(card.run_button)

    assert not card.running
    assert card.note.text() == "Stopped."
    assert card.run_button.text() == "Run"
    press(card.run_button)
    card.show_lesson(LESSON)

    assert not card.running
    assert "image.shape\ntorch.Size" in run(card, press, qtbot)


def test_the_code_leaves_the_current_network_alone(card: CodeCard, state: AppState, press: Press, qtbot: QtBot) -> None:
    before = state.weights["out.bias"].clone()
    card.show_lesson(replace(LESSON, code="with torch.no_grad():\n    network.out.bias += 1\nnetwork.out.bias.sum()"))

    run(card, press, qtbot)

    assert state.weights["out.bias"].equal(before)


@pytest.fixture
def no_data(state: AppState, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch) -> None:
    """Garments that stand in, without the second that it takes to draw them."""

    def drawn(*_: Any) -> Generator[float, None, FashionData]:
        yield 0.5
        assert threading.current_thread() is not threading.main_thread()
        return tiny_data

    monkeypatch.setattr(garments, "drawn_data", drawn)
    give_data(state, None)


@pytest.mark.usefixtures("no_data")
def test_without_data_it_runs_on_drawn_garments_and_says_so_and_what_is_taken_away_too(
    card: CodeCard, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "torch.Size([1, 28, 28])" in run(card, press, qtbot)
    assert "Drawn garments stand in" in card.note.text()
    press(card.export_button)
    with qtbot.waitSignal(card.exporting.done, timeout=20_000):
        choose(card, tmp_path)

    assert "its numbers will be others" in card.note.text()


def choose(card: CodeCard, folder: Path) -> None:
    dialog = card.findChild(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


def test_the_section_is_taken_away_but_not_to_a_folder_that_cannot_be_written(
    card: CodeCard, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    press(card.export_button)
    with qtbot.waitSignal(card.exporting.done, timeout=20_000):
        choose(card, tmp_path)

    folder = tmp_path / "05 One sample"
    assert {path.name for path in folder.iterdir()} == {"section_05.py", "section_05.ipynb"}
    assert card.note.text() == f"Saved in {folder}."
    press(card.export_button)
    with qtbot.waitSignal(card.exporting.failed, timeout=20_000):
        choose(card, tmp_path / "gone")

    assert "could not be written" in card.note.text()
