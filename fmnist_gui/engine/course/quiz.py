"""The quiz of a part: a few questions drawn from those of its sections and from a bank of further ones."""

from __future__ import annotations

import random
import re
from functools import cache

from fmnist_gui.engine.course.lessons import LESSONS, PARTS, read_lesson
from fmnist_gui.engine.course.questions import Question, parse_question
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.resources import resource

QUIZ_LENGTH = 5


@cache
def read_bank(language: str) -> tuple[Question, ...]:
    """The further questions in "en" or "zh". Raises StudioError where their file is missing or damaged."""
    try:
        return parse_bank(resource("learn", language, "bank.md").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise StudioError(
            "The questions of the quizzes cannot be read ({reason}). Install the application again.", reason=problem
        ) from problem


def parse_bank(text: str) -> tuple[Question, ...]:
    """Questions from Markdown: each below the id of the section that explains it, `## C4`.

    Here the right answer has a sentence as well, behind `::`. Raises ValueError.
    """
    _, *rest = re.split(r"^## (\w+)\n", text, flags=re.MULTILINE)
    questions = []
    for number, (lesson_id, chapter) in enumerate(zip(rest[::2], rest[1::2], strict=True), start=1):
        prompt, task = parse_question(f"bank, question {number}", chapter)
        if lesson_id not in LESSONS or not task.right.why:
            raise ValueError(f"bank, question {number}: expected a section's id, and a sentence for the right answer")
        questions.append(Question(lesson_id, prompt, task, task.right.why))
    return tuple(questions)


def questions_of(part: str, language: str) -> list[Question]:
    """All that may be asked on a part, in the same order in every language."""
    ids = PARTS[part]
    further = [question for question in read_bank(language) if question.lesson_id in ids]
    return [*(read_lesson(lesson_id, language).asked for lesson_id in ids), *further]


def draw_questions(part: str, seed: int, language: str) -> list[Question]:
    """The questions of one quiz: a seed gives the same ones in every language."""
    questions = questions_of(part, language)
    chosen = random.Random(seed).sample(range(len(questions)), min(QUIZ_LENGTH, len(questions)))
    return [questions[index] for index in chosen]
