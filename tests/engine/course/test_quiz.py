"""The quizzes: their bank, and the questions that a seed draws."""

import pytest

from fmnist_gui.engine.course import quiz
from fmnist_gui.engine.course.lessons import PARTS
from fmnist_gui.engine.course.quiz import QUIZ_LENGTH, draw_questions, parse_bank, questions_of, read_bank
from fmnist_gui.engine.errors import StudioError

BANK = "## C4\nWhich?\n\n- [ ] a :: Not a.\n- [x] b :: Just so.\n- [ ] c :: Not c.\n"


def test_a_question_of_the_bank_has_its_section_and_a_sentence_for_the_right_answer() -> None:
    (question,) = parse_bank(BANK)

    assert (question.lesson_id, question.text, question.answer) == ("C4", "Which?", "Just so.")


@pytest.mark.parametrize("damage", [("C4", "C99"), (" :: Just so.", ""), ("[x]", "[ ]")])
def test_a_damaged_bank_says_which_question(damage: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="bank, question 1"):
        parse_bank(BANK.replace(*damage))


def test_a_seed_draws_the_same_questions_in_both_languages_and_another_seed_others() -> None:
    for part in PARTS:
        english, chinese = (draw_questions(part, 3, language) for language in ("en", "zh"))
        places = [
            [questions_of(part, language).index(question) for question in drawn]
            for language, drawn in (("en", english), ("zh", chinese))
        ]
        assert places[0] == places[1]
        assert len(set(places[0])) == QUIZ_LENGTH
    assert draw_questions("Data", 1, "en") != draw_questions("Data", 2, "en")


def test_a_missing_bank_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(text: str) -> None:
        raise ValueError("damaged")

    monkeypatch.setattr(quiz, "parse_bank", damaged)
    with pytest.raises(StudioError, match="damaged"):
        read_bank.__wrapped__("en")
