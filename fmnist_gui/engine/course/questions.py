"""Questions that are answered before the answer shows: their Markdown, and what is said of each answer.

Below the question stands what can be chosen, a line each, in one of three kinds; whoever chooses what is wrong reads
the sentence behind `::`, for each wrong answer is a misconception of its own:

    - [ ] a wrong choice :: why it is wrong           = 0.2 ± 0.01                    (± may be left out)
    - [x] the right one                               ≠ 5 ± 0.1 :: why it is wrong

The third kind is a click: a table in Markdown, with heads above and at the left, and choices that are cells of it,
counted from 1: `- [x] 3, 1`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from fmnist_gui.engine.numbers import format_number, read_number

Kind = Literal["choice", "number", "cell"]
Answer = int | float | tuple[int, int]  # the number of a choice, from 0; a number; row and column of a cell, from 1
CHOICE = re.compile(r"- \[( |x)\] (.+?)(?: :: (.+))?")
NUMBER = re.compile(r"([=≠]) (\S+)(?: ± (\S+))?(?: :: (.+))?")
CELL = re.compile(r"(\d+), (\d+)")
LETTERS = "ABCDEFGH"
FEWEST_WRONG = 2
ROUNDING = 1e-9  # 0.1 + 0.2 is 0.3


@dataclass(frozen=True)
class Option:
    """One answer that the question knows; `why` it is wrong, or right."""

    text: str
    value: Answer
    right: bool
    why: str
    tolerance: float = 0.0  # around a number


@dataclass(frozen=True)
class Task:
    """What can be answered. `table` has its heads in the first row and the first column."""

    kind: Kind
    options: tuple[Option, ...]
    table: tuple[tuple[str, ...], ...] = ()

    @property
    def right(self) -> Option:
        return next(option for option in self.options if option.right)

    def option(self, answer: Answer) -> Option | None:
        """The option that was chosen; None for a number or a cell that no sentence is written for."""
        if self.kind != "number":
            return next((option for option in self.options if option.value == answer), None)
        assert isinstance(answer, int | float)
        return next((option for option in self.options if _is_near(answer, option)), None)

    def markdown(self) -> str:
        """What can be chosen, to be read: a list with letters, a table, or nothing."""
        if self.kind == "choice":
            return "\n".join(
                f"- {letter}. {option.text}" for letter, option in zip(LETTERS, self.options, strict=False)
            )
        lines = ["| " + " | ".join(row) + " |" for row in self.table]
        return "\n".join([*lines[:1], "|---" * len(self.table[0]) + "|", *lines[1:]]) if lines else ""


@dataclass(frozen=True)
class Question:
    """`text` and `answer` are Markdown; `lesson_id` is the section that explains it."""

    lesson_id: str
    text: str
    task: Task
    answer: str

    def markdown(self) -> str:
        """All of it but the answer, to be read."""
        return "\n\n".join(filter(None, (self.text, self.task.markdown())))


def _is_near(answer: float, option: Option) -> bool:
    assert isinstance(option.value, int | float)
    return math.isclose(answer, option.value, rel_tol=ROUNDING, abs_tol=option.tolerance + ROUNDING)


def parse_question(where: str, text: str) -> tuple[str, Task]:
    """The question without what can be chosen, and what can be chosen.

    Raises ValueError, which begins with `where` and says what is missing: one right answer, and at least two wrong
    ones with a sentence each.
    """
    lines = text.strip().split("\n")
    first = next((at for at, line in enumerate(lines) if line.startswith(("- [", "= ", "≠ ", "|"))), len(lines))
    prompt, rest = "\n".join(lines[:first]).strip(), [line for line in lines[first:] if line]
    rows = tuple(_cells_of(line) for line in rest if line.startswith("|") and not line.startswith("|-"))
    options = tuple(_option(where, line, at, bool(rows)) for at, line in enumerate(rest[_lines_of_table(rest) :]))
    kind: Kind = "cell" if rows else "number" if rest and rest[0][0] in "=≠" else "choice"
    _check(where, prompt, rows, options)
    return prompt, Task(kind, options, rows)


def _lines_of_table(lines: list[str]) -> int:
    return sum(line.startswith("|") for line in lines)


def _cells_of(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _option(where: str, line: str, at: int, is_cell: bool) -> Option:
    if match := CHOICE.fullmatch(line):
        mark, text, why = match.groups()
        value: Answer = at
        if is_cell:
            cell = CELL.fullmatch(text)
            if cell is None:
                raise ValueError(f"{where}: “{text}” is no cell; write its row and column, counted from 1, like 3, 1")
            value = int(cell[1]), int(cell[2])
        return Option(text, value, mark == "x", why or "")
    match = NUMBER.fullmatch(line)
    number, tolerance = (read_answer(match[part] or "0") for part in (2, 3)) if match else (None, None)
    if match is None or number is None or tolerance is None:
        raise ValueError(f"{where}: expected “- [ ] a choice :: why” or “≠ 12 ± 0.5 :: why” in place of “{line}”")
    return Option(format_number(number), number, match[1] == "=", match[4] or "", tolerance)


def _check(where: str, prompt: str, rows: tuple[tuple[str, ...], ...], options: tuple[Option, ...]) -> None:
    right = [option for option in options if option.right]
    wrong = [option for option in options if not option.right]
    if not prompt:
        raise ValueError(f"{where}: there is no question above what can be chosen")
    if len(right) != 1 or len(wrong) < FEWEST_WRONG:
        raise ValueError(
            f"{where}: a question needs one right answer (“- [x] …” or “= 12”) and at least {FEWEST_WRONG} wrong ones "
            f"(“- [ ] … :: why” or “≠ 13 :: why”); there are {len(right)} and {len(wrong)}"
        )
    if silent := next((option.text for option in wrong if not option.why), None):
        raise ValueError(f"{where}: the wrong answer “{silent}” does not say why, behind “::”")
    if len({len(row) for row in rows}) > 1:
        raise ValueError(f"{where}: the rows of the table differ in length")
    cells = {(row, column) for row in range(1, len(rows)) for column in range(1, len(rows[0]))}
    if rows and (unknown := next((option.text for option in options if option.value not in cells), None)):
        raise ValueError(f"{where}: “{unknown}” is no cell of the table")


def read_answer(text: str) -> float | None:
    """The number that somebody typed: in whole numbers a comma sets thousands apart, else it stands before decimals."""
    whole = read_number(text, whole=True)
    return whole if whole is not None else read_number(text, whole=False)
