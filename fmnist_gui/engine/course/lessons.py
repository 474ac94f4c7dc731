"""The sections of the course, read from `resources/learn/<language>/`: one Markdown file a section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fmnist_gui.engine.course.questions import Question, Task, parse_question
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.resources import resource

PARTS = {  # heading -> its sections, in the course's order
    N_("Data"): ("C1", "C2", "C3", "C4", "C5", "C6"),
    N_("Network"): ("C7", "C8", "C24", "C9", "C10", "C11", "C12", "C13"),
    N_("Forward pass"): ("C14", "C15", "C16", "C17"),
    N_("Learning"): ("C18", "C25", "C19", "C20", "C21", "C26"),
    N_("Analysis"): ("C22", "C23", "C27"),
}
LESSONS = tuple(lesson for lessons in PARTS.values() for lesson in lessons)

_CHAPTERS = ("code", "try", "question", "answer")
_FENCED = re.compile(r"\A```python\n(.*)\n```\Z", re.DOTALL)


@dataclass(frozen=True)
class Lesson:
    """One section. Texts are Markdown in which `$$…$$` on a line of its own is a formula in LaTeX."""

    id: str
    title: str  # plain text
    see: str  # what the reader will see
    code: str  # Python that does it, on the names of `engine.snippets`
    try_this: str
    question: str
    answer: str
    task: Task  # what can be answered to the question

    @property
    def number(self) -> int:
        """Where it stands in the course, from 1."""
        return LESSONS.index(self.id) + 1

    @property
    def words(self) -> str:
        """Everything one may search for."""
        texts = (self.id, self.title, self.see, self.code, self.try_this, self.question, self.answer)
        return " ".join((*texts, *(f"{option.text} {option.why}" for option in self.task.options)))

    @property
    def asked(self) -> Question:
        """Its question, as those of the bank."""
        return Question(self.id, self.question, self.task, self.answer)


@cache
def read_lesson(lesson_id: str, language: str) -> Lesson:
    """The section of this id ("C1" …) in "en" or "zh". Raises StudioError where its file is missing or damaged."""
    path = resource("learn", language, f"{lesson_id.lower()}.md")
    try:
        return parse_lesson(lesson_id, path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise StudioError(
            "The text of section {id} cannot be read ({reason}). Install the application again.",
            id=lesson_id,
            reason=problem,
        ) from problem


def parse_lesson(lesson_id: str, text: str) -> Lesson:
    """A section from its Markdown: `# title`, what one sees, then the chapters code, try, question and answer.

    How a question says what can be answered stands in `engine.course.questions`. Raises ValueError when a chapter is
    missing, out of order, empty or not understood.
    """
    head, *rest = re.split(r"^## (\w+)\n", text, flags=re.MULTILINE)
    names, chapters = tuple(rest[::2]), [chapter.strip() for chapter in rest[1::2]]
    title, _, see = head.strip().partition("\n")
    if names != _CHAPTERS or not title.startswith("# ") or not see.strip() or not all(chapters):
        raise ValueError(f"{lesson_id}: expected a title, a text and the chapters {', '.join(_CHAPTERS)}")
    fenced = _FENCED.match(chapters[0])
    if fenced is None:
        raise ValueError(f"{lesson_id}: the chapter “code” must be one block of Python")
    _, try_this, asked, answer = chapters
    question, task = parse_question(f"{lesson_id}, question", asked)
    return Lesson(lesson_id, title[2:].strip(), see.strip(), fenced[1], try_this, question, answer, task)
