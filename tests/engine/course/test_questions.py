"""Questions: their three kinds, what is said of each answer, and what a text may not lack."""

import pytest

from fmnist_gui.engine.course.questions import Question, parse_question, read_answer

CHOICES = "Which?\n\n- [ ] `a` :: Not a.\n- [x] b\n- [ ] c :: Not c."
NUMBERS = "How many?\n\n= 1,812\n≠ 1800 :: And the biases?\n≠ 0.5 ± 0.1 :: Whole ones."
TABLE = "| | A | B |\n|---|---|---|\n| C | 1 | 2 |\n| D | 3 | 4 |"
CELLS = f"Click it.\n\n{TABLE}\n\n- [x] 2, 1\n- [ ] 1, 2 :: Turned.\n- [ ] 2, 2 :: No."


def test_a_choice_is_known_by_its_number() -> None:
    text, task = parse_question("C1", CHOICES)

    assert (text, task.kind, task.right.value) == ("Which?", "choice", 1)
    assert [(option.why, option.right) for option in task.options[:2]] == [("Not a.", False), ("", True)]
    assert task.option(1) is task.options[1]
    assert Question("C1", text, task, "b").markdown() == "Which?\n\n- A. `a`\n- B. b\n- C. c"


def test_a_number_is_right_within_its_tolerance_and_a_known_wrong_one_has_its_sentence() -> None:
    text, task = parse_question("C10", NUMBERS)

    def why(number: float) -> str | None:
        option = task.option(number)
        return None if option is None else option.why

    assert (task.kind, task.right.value) == ("number", 1812)
    assert (why(1812.0), why(1800), why(0.58), why(7)) == ("", "And the biases?", "Whole ones.", None)
    assert Question("C10", text, task, "1,812").markdown() == "How many?"


def test_a_cell_is_counted_without_its_heads() -> None:
    text, task = parse_question("C22", CELLS)

    assert (task.kind, task.right.value, task.table[1]) == ("cell", (2, 1), ("C", "1", "2"))
    assert task.option((1, 1)) is None
    assert (
        Question("C22", text, task, "3")
        .markdown()
        .startswith("Click it.\n\n|  | A | B |\n|---|---|---|\n| C | 1 | 2 |")
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (CHOICES.replace("Which?\n\n", ""), "no question"),
        (CHOICES.replace("[x]", "[ ]"), "one right answer"),
        (CHOICES.replace("- [ ] c :: Not c.", ""), "at least 2 wrong"),
        (CHOICES.replace(" :: Not a.", ""), "does not say why"),
        (CHOICES + "\nand so on", "in place of “and so on”"),
        (NUMBERS.replace("1800", "many"), "in place of “≠ many"),
        (NUMBERS.replace("± 0.1", "± much"), "in place of"),
        (CELLS.replace("2, 1", "below"), "“below” is no cell"),
        (CELLS.replace("| 3 | 4 |", "| 3 |"), "differ in length"),
        (CELLS.replace("2, 1", "3, 1"), "is no cell of the table"),
        ("Why?", "there are 0 and 0"),
    ],
)
def test_what_is_missing_is_said_with_where_it_is_missing(text: str, missing: str) -> None:
    with pytest.raises(ValueError, match=r"^C5, question: ") as problem:
        parse_question("C5, question", text)
    assert missing in str(problem.value)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,812", 1812),
        ("１８１２", 1812),  # noqa: RUF001
        ("0.54", 0.54),
        ("0,54", 0.54),
        ("０．２", 0.2),
        (" 2 ", 2),
        ("two", None),
        ("", None),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: float | None) -> None:
    assert read_answer(typed) == number
