"""What is known of a run of code: its statements, as the messages of `execution` report them."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field, replace
from typing import Any

from fmnist_gui.engine.course.code_errors import MOST_CHARACTERS, Failure
from fmnist_gui.engine.course.figures import MOST_FIGURES, MOST_PNG_BYTES, is_picture
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.numbers import thousands

MOST_TEXT = 20_000  # characters that one run shows
_OVERWRITTEN = re.compile(r"[^\n]*\r(?!\n)")  # as a progress bar does with its line


@dataclass(frozen=True)
class Statement:
    """One statement and what came of it: what it printed, then the value of an expression, its figures (PNG), or what
    went wrong. Its lines count from 1; `code` has the comments before it, too."""

    code: str
    printed: str = ""
    error: StudioError | None = None
    error_line: int = 0
    figures: tuple[bytes, ...] = ()
    notes: tuple[StudioError, ...] = ()  # what is left out
    lines: tuple[int, int] = (1, 1)
    number: int = 0  # from 0

    @property
    def output(self) -> str:
        """The text as a terminal would show it."""
        return _OVERWRITTEN.sub("", self.printed).removesuffix("\n")

    @property
    def failed(self) -> bool:
        return self.error is not None

    @property
    def shows(self) -> bool:
        """Whether anything came of it that one can see."""
        return bool(self.printed or self.error or self.figures or self.notes)


@dataclass
class Transcript:
    """Takes messages that may come from code that somebody wrote, so each is checked: a ValueError is raised for what
    `execution` never sends. `memory`: how many bytes the code may use, where there is a limit."""

    code: str
    memory: int | None = None
    statements: list[Statement] = field(default_factory=list)
    _text_left: int = MOST_TEXT
    _figures: int = 0

    @property
    def line(self) -> int:
        """Where it has come to."""
        return self.statements[-1].lines[0] if self.statements else 1

    def take(self, message: Any) -> Statement:
        """The statement that it is about, as it is now."""
        match message:
            case {"begin": [int(first), int(last)]}:
                return self._begin(first, last)
            case {"text": str(text)}:
                return self._print(text)
            case {"figure": str(picture), "of": int(number)}:
                return self._draw(picture, number)
            case {"cut": "text"}:
                return self._note(
                    StudioError("Only the first {most} characters are shown here.", most=thousands(MOST_TEXT))
                )
            case {"cut": "figures", "count": int(count)}:
                return self._note(
                    StudioError(
                        "{count} more figures are not shown: {most} are the most of one run.",
                        count=thousands(count),
                        most=MOST_FIGURES,
                    )
                )
            case {"error": [str(kind), str(text), int(line), int() | None as caller]}:
                failure = Failure(kind[:MOST_CHARACTERS], _clean(text[:MOST_CHARACTERS]), line, caller)
                return self.fail(failure.sentence(self.memory), line)
        raise ValueError("no such message")

    def fail(self, error: StudioError, line: int) -> Statement:
        """Of the statement that ran; where there was none, the code as a whole could not be read."""
        if not self.statements:
            code = self.code.split("\n")[max(line - 1, 0) :][:1]
            self.statements.append(Statement("".join(code), lines=(line, line)))
        return self._change(-1, error=error, error_line=line)

    def _begin(self, first: int, last: int) -> Statement:
        lines = self.code.split("\n")
        above = self.statements[-1].lines[1] if self.statements else 0
        if not (1 <= first <= last <= len(lines) and above <= last and len(self.statements) <= len(self.code)):
            raise ValueError("no such lines")
        code = "\n".join(lines[above:last])
        self.statements.append(Statement(code, lines=(first, last), number=len(self.statements)))
        return self.statements[-1]

    def _print(self, text: str) -> Statement:
        text = _clean(text[: self._text_left])
        self._text_left -= len(text)
        return self._change(-1, printed=self._at(-1).printed + text)

    def _draw(self, picture: str, number: int) -> Statement:
        png = base64.b64decode(picture, validate=True) if len(picture) <= 2 * MOST_PNG_BYTES else b""
        self._figures += 1
        if self._figures > MOST_FIGURES or number < 0 or not is_picture(png):
            raise ValueError("no picture")
        return self._change(number, figures=(*self._at(number).figures, png))

    def _note(self, note: StudioError) -> Statement:
        return self._change(-1, notes=(*self._at(-1).notes, note)[:2])

    def _at(self, number: int) -> Statement:
        if not -1 <= number < len(self.statements) or not self.statements:
            raise ValueError("no such statement")
        return self.statements[number]

    def _change(self, number: int, **changes: Any) -> Statement:
        self.statements[number] = replace(self._at(number), **changes)
        return self.statements[number]


def _clean(text: str) -> str:
    """Without halves of letters, which no widget can show."""
    return text.encode("utf-8", "replace").decode()
