"""The question of a section: answered by mouse and keys, wrongly and rightly, or shown; never counted twice."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.progress import Attempt
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.questions import Question, parse_question
from fmnist_gui.panels.learn.panel import LearnPanel
from fmnist_gui.panels.learn.question_box import QuestionBox
from tests.conftest import Press, Put, Write, unnamed

CHOICES = "Which?\n\n- [ ] `a` :: Not a.\n- [x] b\n- [ ] c :: Not c."
NUMBERS = "How many?\n\n= 12\n≠ 10 :: And the biases?\n≠ 6 :: Only half."
TABLE = "| | A | B |\n|---|---|---|\n| C | 1 | 2 |\n| D | 3 | 4 |"
CELLS = f"Click it.\n\n{TABLE}\n\n- [x] 2, 1\n- [ ] 1, 2 :: Turned.\n- [ ] 2, 2 :: No."


@pytest.fixture
def box(put: Put) -> QuestionBox:
    return put(QuestionBox(tries=2), 440, 500)


def ask(box: QuestionBox, text: str) -> list[bool]:
    """What was tried of this question, as it comes."""
    tried: list[bool] = []
    box.tried.connect(tried.append)
    prompt, task = parse_question("C1", text)
    box.ask(Question("C1", prompt, task, "The answer."))
    return tried


def test_a_wrong_choice_hears_why_and_the_right_one_shows_the_answer(box: QuestionBox, press: Press) -> None:
    tried = ask(box, CHOICES)
    first, second, _ = box.field.buttons
    assert unnamed(box) == []
    assert not box.answer.isVisible()
    press(first)
    assert box.feedback.source == "**Not right.** Not a."
    assert first.accessibleName() == "1: a, wrong"
    assert not box.answer.isVisible()
    press(second)

    assert tried == [False, True]
    assert box.feedback.source == "**Right.**"
    assert second.accessibleName() == "2: b, right"
    assert box.answer.isVisible()
    press(first)  # to read why, once more
    assert tried == [False, True]
    assert box.feedback.source == "**Not right.** Not a."


def test_after_two_wrong_tries_the_answer_shows_and_one_may_be_asked_again(
    box: QuestionBox, press: Press, qtbot: QtBot
) -> None:
    tried = ask(box, CHOICES)
    with qtbot.waitSignal(box.answerShown):
        for index in (0, 2):
            press(box.field.buttons[index])
    assert tried == [False, False]
    assert box.answer.isVisible()
    assert box.field.buttons[1].accessibleName() == "2: b, right"
    assert box.answer_button.text() == "Ask me again"
    press(box.answer_button)
    assert not box.answer.isVisible()
    assert box.field.buttons[1].accessibleName() == "2: b"


def test_the_answer_shows_when_asked_for(box: QuestionBox, press: Press, qtbot: QtBot) -> None:
    tried = ask(box, CELLS)
    with qtbot.waitSignal(box.answerShown):
        press(box.answer_button)
    assert tried == []
    assert box.answer.accessibleName() == "The answer."
    assert box.field.cells[2, 1].accessibleDescription() == "right"


def test_digits_choose_full_width_ones_too_and_others_do_nothing(box: QuestionBox, qtbot: QtBot) -> None:
    tried = ask(box, CHOICES)
    box.field.buttons[0].setFocus()
    qtbot.keyClick(box.field.buttons[0], Qt.Key.Key_3)
    assert box.field.buttons[2].hasFocus()
    for key in (Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_A):
        qtbot.keyClick(box.field.buttons[2], key)
    assert tried == [False]
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(box.field.buttons[2], QKeyEvent(QEvent.Type.KeyPress, 0, none, "２"))
    assert tried == [False, True]


def test_a_choice_is_reached_by_tab_and_chosen_by_space(box: QuestionBox, qtbot: QtBot) -> None:
    tried = ask(box, CHOICES)
    box.field.buttons[0].setFocus()
    qtbot.keyClick(box.field.buttons[0], Qt.Key.Key_Tab)
    assert box.field.buttons[1].hasFocus()
    qtbot.keyClick(box.field.buttons[1], Qt.Key.Key_Space)
    assert tried == [True]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10", "**Not right.** And the biases?"),
        ("7", "**Not right.** 7 is not it; go through it once more."),
        ("１２", "**Right.**"),
    ],
)
def test_a_number_is_checked(box: QuestionBox, qtbot: QtBot, typed: str, said: str) -> None:
    ask(box, NUMBERS)
    box.field.field.setText(typed)  # as an input method does
    qtbot.keyClick(box.field.field, Qt.Key.Key_Return)
    assert box.feedback.source == said
    assert unnamed(box) == []


def test_what_is_no_number_costs_no_try(box: QuestionBox, write: Write, press: Press) -> None:
    tried = ask(box, NUMBERS)
    write(box.field.field, "twelve")
    press(box.field.check)
    assert tried == []
    assert box.field.problem.isVisible()
    write(box.field.field, "6")
    press(box.field.check)
    assert tried == [False]
    assert not box.field.problem.isVisible()


def test_a_cell_is_clicked_and_one_without_a_sentence_is_wrong_too(box: QuestionBox, press: Press) -> None:
    tried = ask(box, CELLS)
    assert box.field.cells[1, 2].accessibleName() == "C, B: 2"
    press(box.field.cells[1, 1])
    assert box.feedback.source == "**Not right.** It is another cell."
    press(box.field.cells[2, 1])
    assert tried == [False, True]


# ---- on the page


@pytest.fixture
def panel(state: AppState, put: Put) -> Iterator[LearnPanel]:
    page = put(LearnPanel(state, lambda: "en"), 936, 640)
    yield page
    page.view.code.cancel()


def test_an_answer_earns_the_section_and_what_is_said_comes_into_view(
    panel: LearnPanel, state: AppState, press: Press, qtbot: QtBot
) -> None:
    panel.open_lesson("C8")
    view, question = panel.view, panel.view.question
    for index, right in ((0, False), (3, True)):
        button = question.field.buttons[index]
        view.ensureWidgetVisible(button)
        press(button)
        assert ("C8" in panel.done) == right
        qtbot.waitUntil(lambda: not question.last_shown.visibleRegion().isEmpty())
    assert state.progress.attempts == {"C8": Attempt(wrong=1, shown=0, right=1)}


def test_who_lets_the_answer_be_shown_has_not_done_the_section(panel: LearnPanel, state: AppState) -> None:
    panel.open_lesson("C8")
    panel.view.question.answer_button.click()

    assert panel.view.question.answer.isVisible()
    assert panel.done == set()
    assert state.progress.attempts == {"C8": Attempt(shown=1)}
    panel.open_lesson("C9")
    assert not panel.view.question.answer.isVisible()
