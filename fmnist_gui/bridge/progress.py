"""What the learner has done of the course: earned by an answer, or marked by hand; and how the quizzes went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from fmnist_gui.engine.course.lessons import LESSONS, PARTS


class Attempt(NamedTuple):
    """At a section's question. It counts on until the first right answer, and stays as it is from then on."""

    wrong: int = 0  # wrong answers
    shown: int = 0  # 1: the answer was shown before
    right: int = 0  # 1: answered correctly


class Progress(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by_hand: set[str] = set()  # ids of sections
        self.attempts: dict[str, Attempt] = {}
        self.scores: dict[str, tuple[int, int]] = {}  # part -> correct answers and questions of its last quiz

    @property
    def earned(self) -> set[str]:
        return {lesson_id for lesson_id, attempt in self.attempts.items() if attempt.right}

    @property
    def done(self) -> set[str]:
        return self.by_hand | self.earned

    def mark(self, lesson_id: str, done: bool) -> None:
        """By hand; what was earned stays."""
        if done != (lesson_id in self.by_hand):
            self.by_hand ^= {lesson_id}
            self.changed.emit()

    def answer(self, lesson_id: str, right: bool) -> None:
        attempt = self.attempts.get(lesson_id, Attempt())
        if not attempt.right:
            self.attempts[lesson_id] = attempt._replace(wrong=attempt.wrong + (not right), right=int(right))
            self.changed.emit()

    def show_answer(self, lesson_id: str) -> None:
        attempt = self.attempts.get(lesson_id, Attempt())
        if not attempt.right and not attempt.shown:
            self.attempts[lesson_id] = attempt._replace(shown=1)
            self.changed.emit()

    def end_quiz(self, part: str, correct: int, questions: int) -> None:
        self.scores[part] = (correct, questions)
        self.changed.emit()

    # ---- from one start to the next

    def restore(
        self, by_hand: Iterable[Any], attempts: Mapping[str, list[int]], scores: Mapping[str, list[int]]
    ) -> None:
        """What was kept; sections and parts that the course no longer has are left out, and figures that cannot be."""
        self.by_hand = set(by_hand) & set(LESSONS)
        self.attempts = {
            lesson_id: Attempt(*figures)
            for lesson_id, figures in attempts.items()
            if lesson_id in LESSONS and len(figures) == 3 and figures[0] >= 0 and set(figures[1:]) <= {0, 1}
        }
        self.scores = {
            part: (figures[0], figures[1])
            for part, figures in scores.items()
            if part in PARTS and len(figures) == 2 and 0 <= figures[0] <= figures[1]
        }
        self.changed.emit()
