"""The terms of the course, read from `resources/learn/<language>/glossary.md`: one line a term."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.resources import resource

LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Term:
    name: str
    also: tuple[str, ...]  # other forms and names of it
    lesson_id: str  # the section that explains it
    definition: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)


@cache
def read_glossary(language: str) -> tuple[Term, ...]:
    """The terms in "en" or "zh". Raises StudioError where their file is missing or damaged."""
    path = resource("learn", language, "glossary.md")
    try:
        return tuple(parse_term(line) for line in path.read_text(encoding="utf-8").split("\n") if line)
    except (OSError, ValueError) as problem:
        raise StudioError(
            "The glossary cannot be read ({reason}). Install the application again.", reason=problem
        ) from problem


def parse_term(line: str) -> Term:
    """`- term | other names, separated by commas | section | definition`. Raises ValueError for any other line."""
    if not line.startswith("- ") or line.count("|") != 3:
        raise ValueError(f"no term: {line}")
    name, also, lesson_id, definition = (part.strip() for part in line[2:].split("|"))
    if not (name and lesson_id and definition):
        raise ValueError(f"no term: {line}")
    return Term(name, tuple(other.strip() for other in also.split(",") if other.strip()), lesson_id, definition)


def sections_of(words: str, *languages: str) -> set[str]:
    """Ids of the sections that explain a term which is called `words`, or begins so, in any of the languages."""
    wanted = words.casefold().strip()
    return {
        term.lesson_id
        for language in languages
        for term in read_glossary(language)
        if wanted and any(name.casefold().startswith(wanted) for name in term.names)
    }
