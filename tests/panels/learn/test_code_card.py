"""The code of a section: changed, run, stopped, failed, reset, copied, exported."""

import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course import code_process
from fmnist_gui.engine.course.interpreter import Ended, Interpreter
from fmnist_gui.engine.course.lessons import Lesson
from fmnist_gui.engine.course.questions import Task
from fmnist_gui.engine.course.transcript import Statement
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.garments import drawn as garments
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.panels.learn import code_card
from fmnist_gui.panels.learn.code_card import CodeCard
from tests.conftest import Press, Put, give_data

CODE = "image, label = train_set[0]\nimage.shape\nlabel"
LESSON = Lesson("C5", "One sample", "See.", CODE, "Try.", "Why?", "So.", Task("choice", ()))
OTHER = replace(LESSON, id="C6", code="len(test_set)")
WARM_UP_LATER = CodeCard._warm_up_later


class Pretended(Interpreter):
    """Knows what the code gives without running it; `asked` holds the code."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.statements: list[Statement] = []
        self.files: tuple[str, ...] = ()
        self.problem: StudioError | None = None
        self.endless = False

    def run(self, code: str, data: Any, weights: Any) -> Generator[Statement | None, None, Ended]:
        data()
        self.asked.append(code)
        if self.problem is not None:
            raise self.problem
        yield from self.statements
        while self.endless:
            yield None
        return Ended(self.files)


@pytest.fixture
def card(state: AppState, put: Put, monkeypatch: pytest.MonkeyPatch) -> Iterator[CodeCard]:
    monkeypatch.setattr(code_card, "Interpreter", Pretended)
    card = put(CodeCard(state), 500, 700)
    card.show_lesson(LESSON)
    yield card
    card.cancel()


def run(card: CodeCard, press: Press, qtbot: QtBot, *statements: Statement) -> str:
    if isinstance(card._interpreter, Pretended):
        card._interpreter.statements = list(statements)
    with qtbot.waitSignal(card.finished, timeout=30_000):
        press(card.run_button)
    return card.results.text


@pytest.mark.usefixtures("small_code_process")
def test_changed_code_runs_in_a_process_of_its_own(
    state: AppState, put: Put, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state.weights["out.bias"].clone()
    card = put(CodeCard(state), 500, 700)
    card.show_lesson(LESSON)
    card.editor.setFocus()
    qtbot.keyClick(card.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for line in ("with torch.no_grad():", "network.out.bias += 1"):
        qtbot.keyClick(card.editor, Qt.Key.Key_Return)
        qtbot.keyClicks(card.editor, line)
    card.editor.textCursor().insertText("\n1 / 0")

    with qtbot.waitSignal(card.finished, timeout=50_000):
        qtbot.keyClick(card.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert "Line 2   image.shape\ntorch.Size([1, 28, 28])" in card.results.text
    assert "Line 6   1 / 0\nLine 6: ZeroDivisionError: division by zero" in card.results.text
    assert card.editor._error_line == 6
    assert state.weights["out.bias"].equal(before)
    assert code_process.running() == []


def test_each_statement_shows_what_it_gives_until_one_fails(card: CodeCard, press: Press, qtbot: QtBot) -> None:
    shown = run(card, press, qtbot, Statement("a = 1"), Statement("a", "1\n", lines=(2, 3), number=1))

    assert shown == "Lines 2–3   a\n1"
    assert not card.running
    assert card.run_button.text() == "Run"
    assert card.note.isHidden()
    wrong = Statement("1 / 0", error=StudioError("Line {line}: {error}", line=1, error="no"), error_line=1)

    shown = run(card, press, qtbot, wrong)

    assert shown == "Line 1   1 / 0\nLine 1: no"
    assert card.editor._error_line == 1
    qtbot.keyClicks(card.editor, "a")
    assert card.editor._error_line == 0


def test_code_that_runs_can_be_stopped_and_is_by_another_section(card: CodeCard, press: Press, qtbot: QtBot) -> None:
    card._interpreter.endless = True
    for stop in (partial(press, card.run_button), partial(card.show_lesson, OTHER)):
        card._interpreter.statements = [Statement("a", "so far")]
        with qtbot.waitSignal(card._worker.progressed, timeout=10_000):
            press(card.run_button)
        assert card.running
        assert card.run_button.text() == "Stop"
        asked = len(card._interpreter.asked)
        qtbot.keyClick(card.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert len(card._interpreter.asked) == asked
        if stop.func == press:
            with qtbot.waitSignal(card.finished):
                stop()
            assert card.note.text() == "Stopped."
            assert card.results.text == "Line 1   a\nso far"
        else:
            stop()
            assert card.results.text == ""

        assert not card.running
        assert card.run_button.text() == "Run"


def test_a_failure_of_the_process_itself_is_said(card: CodeCard, press: Press, qtbot: QtBot) -> None:
    card._interpreter.problem = StudioError("No process.")
    run(card, press, qtbot)
    assert card.note.text() == "No process."
    assert not card.running


def test_files_that_the_code_wrote_are_named(card: CodeCard, press: Press, qtbot: QtBot) -> None:
    card._interpreter.files = ("a.pt", "b.txt")
    run(card, press, qtbot)
    assert "are gone with it: a.pt, b.txt." in card.note.text()


def test_a_change_stays_until_it_is_reset(card: CodeCard, press: Press, qtbot: QtBot) -> None:
    assert not card.reset_button.isEnabled()
    card.editor.setPlainText("len(train_set)")
    card.show_lesson(OTHER)
    assert card.editor.toPlainText() == OTHER.code
    assert not card.reset_button.isEnabled()
    card.show_lesson(LESSON)
    assert card.editor.toPlainText() == "len(train_set)"

    press(card.reset_button)

    assert card.editor.toPlainText() == LESSON.code
    assert not card.reset_button.isEnabled()
    qtbot.keyClick(card.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert card.editor.toPlainText() == "len(train_set)"
    press(card.copy_button)
    assert QGuiApplication.clipboard().text() == "len(train_set)"
    assert card.note.text() == "Copied."


# ---- the process that waits


def test_a_process_waits_while_the_card_is_in_view(
    state: AppState, put: Put, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tiny_data: FashionData
) -> None:
    asked: list[Callable[[], FashionData]] = []

    class Waiting(Pretended):
        is_warm = False
        may_start = False

        def warm_up(self, data: Callable[[], FashionData]) -> Generator[None, None, None]:
            while not self.may_start:
                yield
            asked.append(data)
            self.is_warm = True

        def cool_down(self) -> None:
            self.is_warm = False

    monkeypatch.setattr(CodeCard, "_warm_up_later", WARM_UP_LATER)
    monkeypatch.setattr(code_card, "WARM_UP_AFTER_MS", 0)
    monkeypatch.setattr(code_card, "Interpreter", Waiting)
    state.source.state = DataState.READING
    card = put(CodeCard(state), 500, 700)
    card.show_lesson(LESSON)
    with qtbot.waitSignal(card._warm_up_soon.timeout):
        pass
    assert not card._worker.busy
    give_data(state, tiny_data)
    qtbot.waitUntil(lambda: card._worker.busy)
    card.show_lesson(OTHER)  # it goes on to start
    card._interpreter.may_start = True
    qtbot.waitUntil(lambda: card._interpreter.is_warm)
    assert not card.running

    with qtbot.waitSignal(card.finished):
        card.run_button.click()
    assert card.note.isHidden()  # nothing of a start: it was there
    qtbot.waitUntil(lambda: len(asked) == 2)
    give_data(state, replace(tiny_data))
    qtbot.waitUntil(lambda: len(asked) == 3)

    card.hide()
    qtbot.waitUntil(lambda: not card._interpreter.is_warm)
    card.show()
    qtbot.waitUntil(lambda: len(asked) == 4)


def test_that_none_can_be_started_is_said_at_the_next_run(
    state: AppState, put: Put, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused(Pretended):
        def warm_up(self, data: Any) -> Generator[None, None, None]:
            yield
            raise StudioError("No process.")

    monkeypatch.setattr(CodeCard, "_warm_up_later", WARM_UP_LATER)
    monkeypatch.setattr(code_card, "WARM_UP_AFTER_MS", 0)
    monkeypatch.setattr(code_card, "Interpreter", Refused)
    card = CodeCard(state)
    with qtbot.waitSignal(card._worker.failed):
        put(card, 500, 700)
    assert card.note.isHidden()


# ---- without data, and what is exported


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
    run(card, press, qtbot, Statement("1", "1"))
    assert "Drawn garments stand in" in card.note.text()
    press(card.export_button)
    with qtbot.waitSignal(card.exporting.done, timeout=20_000):
        choose(card, tmp_path)

    assert "its numbers will be others" in card.note.text()


def choose(card: CodeCard, folder: Path) -> None:
    dialog = card.findChild(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


def test_the_section_is_exported_as_it_was_changed_but_not_to_a_folder_that_cannot_be_written(
    card: CodeCard, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    card.editor.setPlainText("len(train_set)  # how many")
    press(card.export_button)
    with qtbot.waitSignal(card.exporting.done, timeout=20_000):
        choose(card, tmp_path)

    folder = tmp_path / "05 One sample"
    assert {path.name for path in folder.iterdir()} == {"section_05.py", "section_05.ipynb"}
    assert "len(train_set))  # how many" in (folder / "section_05.py").read_text("utf-8")
    assert card.note.text() == f"Saved in {folder}."
    press(card.export_button)
    with qtbot.waitSignal(card.exporting.failed, timeout=20_000):
        choose(card, tmp_path / "gone")

    assert "could not be written" in card.note.text()
