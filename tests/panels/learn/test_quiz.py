"""The quizzes on the parts of the course, and the table of what was done."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.lessons import LESSONS, PARTS, read_lesson
from fmnist_gui.engine.course.quiz import QUIZ_LENGTH
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.panels.learn import quiz as quiz_module
from fmnist_gui.panels.learn.panel import LearnPanel
from fmnist_gui.panels.learn.quiz import QuizView
from tests.conftest import unnamed
from tests.panels.learn.conftest import Reader


def answer(quiz: QuizView, right: bool) -> None:
    task = quiz.box.field.task
    quiz.box.field.answered.emit(task.right.value if right else next(o.value for o in task.options if not o.right))


def test_a_quiz_is_chosen_in_the_list_and_ends_with_a_score_and_what_to_look_at_again(
    panel: LearnPanel, state: AppState, qtbot: QtBot
) -> None:
    item = next(item for item, part in panel.list._quizzes() if part == "Data")
    panel.list.list.setCurrentItem(item)
    quiz = panel.quiz
    assert panel.stack.currentWidget() is quiz
    assert quiz.title.text() == "Quiz: Data"
    assert not panel.done_button.isVisible()
    assert [widget for widget in unnamed(panel) if widget is not panel.view] == []
    asked = []
    for number in range(QUIZ_LENGTH):
        assert quiz.count.text() == f"Question {number + 1} of {QUIZ_LENGTH}"
        assert not quiz.next.isEnabled()
        asked.append(quiz.box.prompt.source)
        if number == 3:
            quiz.box.answer_button.click()  # counts as wrong
        else:
            answer(quiz, right=number != 1)
            answer(quiz, right=True)  # too late
        assert not quiz.box.answer_button.isVisible()
        qtbot.mouseClick(quiz.next, Qt.MouseButton.LeftButton)
    assert len(set(asked)) == QUIZ_LENGTH
    assert quiz.score.text() == f"3 of {QUIZ_LENGTH} correct"
    assert state.progress.scores == {"Data": (3, QUIZ_LENGTH)}
    assert item.text() == f"Quiz: Data · 3 / {QUIZ_LENGTH}"
    assert panel.done == set()
    number = int(quiz.review[0].text().partition(" ")[0])
    qtbot.mouseClick(quiz.review[0], Qt.MouseButton.LeftButton)

    assert panel.stack.currentWidget() is panel.view
    assert panel.lesson_id == LESSONS[number - 1]


def test_previous_and_next_lead_to_the_sections_around_a_quiz(panel: LearnPanel) -> None:
    for button, lesson_id in ((panel.back, PARTS["Data"][-1]), (panel.forward, PARTS["Network"][0])):
        panel.open_quiz("Data")
        button.click()
        assert (panel.lesson_id, panel.stack.currentWidget()) == (lesson_id, panel.view)


def test_all_right_leaves_nothing_to_look_at_and_once_more_begins_anew(panel: LearnPanel) -> None:
    panel.open_quiz("Learning")
    for _ in range(QUIZ_LENGTH):
        answer(panel.quiz, right=True)
        panel.quiz.next.click()
    assert panel.quiz.review == []
    panel.quiz.again.click()
    assert (panel.quiz.number, panel.quiz.outcomes) == (0, [])
    assert panel.quiz.box.isVisible()


def test_a_quiz_goes_on_in_the_other_language_and_nothing_counts_twice(panel: LearnPanel, reader: Reader) -> None:
    panel.open_quiz("Data")
    answer(panel.quiz, right=True)
    english = panel.quiz.box.prompt.source
    reader.language = "zh"
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))

    assert panel.quiz.box.prompt.source != english
    assert panel.quiz.next.isEnabled()
    answer(panel.quiz, right=False)
    assert panel.quiz.outcomes == [True]


def test_a_bank_that_cannot_be_read_is_told(panel: LearnPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise StudioError("No bank.")

    monkeypatch.setattr(quiz_module, "draw_questions", missing)
    panel.open_quiz("Data")
    assert panel.notice.text == "No bank."
    assert panel.stack.currentWidget() is panel.view


def test_the_search_hides_the_quizzes(panel: LearnPanel) -> None:
    panel.list.search.setText("tensor")
    assert all(item.isHidden() for item, _ in panel.list._quizzes())
    panel.list.search.clear()
    assert not any(item.isHidden() for item, _ in panel.list._quizzes())


def test_what_was_done_is_exported_with_a_name(panel: LearnPanel, state: AppState, tmp_path: Path) -> None:
    progress = state.progress
    progress.answer("C1", False)
    progress.answer("C1", True)
    progress.show_answer("C2")
    progress.answer("C2", True)
    progress.show_answer("C3")
    progress.mark("C4", True)
    progress.end_quiz("Data", 4, 5)
    panel.list.export_button.click()
    name = panel.findChild(QInputDialog)
    name.setTextValue("=小明")
    name.accept()
    dialog = panel.findChild(QFileDialog)
    path = tmp_path / "results.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()

    assert panel.notice.text == f"Saved as {path}."
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + len(LESSONS) + 1
    assert {row[0] for row in rows[1:]} == {"'=小明"}
    assert rows[1][1:] == ["Data", "1", read_lesson("C1", "en").title, "answered", "1", "1", "1"]
    states = ["answered", "answered after the answer was shown", "answer shown", "marked by hand", "open", "open"]
    assert [row[4] for row in rows[1:7]] == states
    assert rows[7][1:] == ["Data", "", "Quiz: Data", "taken", "", "4", "5"]
