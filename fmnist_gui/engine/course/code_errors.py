"""What goes wrong with code that somebody wrote, in sentences that name the line."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from fmnist_gui.engine.errors import N_, StudioError

SOURCE = "<section>"  # the name of the file that the code would be in
MOST_CHARACTERS = 2_000  # of Python's own words about an error
OUT_OF_MEMORY = ("allocate memory", "not enough memory", "out of memory")  # of torch and numpy

_HINTS = {  # Python's name for it -> what to look for
    "NameError": N_("Nothing has this name yet. Check its spelling, and that a line above makes it."),
    "AttributeError": N_("This object has nothing of that name. Check the spelling, and what kind of object it is."),
    "IndexError": N_("There are not that many. Counting begins at 0, so the last one is at the length minus 1."),
    "ModuleNotFoundError": N_("Only packages that are installed with this application can be imported."),
    "EOFError": N_("Nobody can type here while the code runs. Write the value into the code."),
    "SyntaxError": N_(
        "Python does not understand this. Look for a bracket, quotation mark or colon, also in the line above."
    ),
    "IndentationError": N_(
        "The lines of a block begin equally far to the right, four spaces further than what it belongs to."
    ),
    "FileNotFoundError": N_("The code runs in an empty folder of its own. Name the whole path of a file elsewhere."),
}
_SHAPES = N_("The shapes do not fit together. Look at the .shape of each tensor in this line.")


class TooManyProcesses(OSError):
    """The code has started as many further processes as it may."""


@dataclass(frozen=True)
class Failure:
    """An exception as far as it matters to whoever wrote the code: `line` and `caller` count from 1.

    `line` is where it was raised; `caller` the line that was being run, where that is another one.
    """

    kind: str
    message: str
    line: int
    caller: int | None = None

    def sentence(self, memory: int | None = None) -> StudioError:
        """`memory`: how many bytes the code may use, where there is a limit."""
        if self.kind == "SystemExit":
            return StudioError("Line {line}: the code ended itself here, by sys.exit.", line=self.line)
        if self.kind == TooManyProcesses.__name__:
            return StudioError("Line {line}: the code may not start any more processes.", line=self.line)
        if self.kind == "MemoryError" or any(words in self.message for words in OUT_OF_MEMORY):
            return _no_memory(self.line, memory)
        what = f"{self.kind}: {self.message}" if self.message else self.kind
        if self.caller is None:
            sentence = StudioError("Line {line}: {error}", line=self.line, error=what)
        else:
            sentence = StudioError(
                "Line {line}, called in line {caller}: {error}", line=self.line, caller=self.caller, error=what
            )
        hint = _HINTS.get(self.kind)
        if self.kind == "RuntimeError" and ("shape" in self.message or "size" in self.message):
            hint = _SHAPES
        return StudioError("{error}\n{hint}", error=sentence, hint=StudioError(hint)) if hint else sentence


def failure_of(error: BaseException, line: int) -> Failure:
    """`error`, which the statement that begins in `line` raised or which Python found while it read the code."""
    kind = type(error).__name__[:MOST_CHARACTERS]
    if isinstance(error, SyntaxError) and error.filename == SOURCE:
        return Failure(kind, error.msg[:MOST_CHARACTERS], error.lineno or line)
    own = [number for frame, number in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == SOURCE]
    raised, called = (own[-1], own[0]) if own else (line, line)
    return Failure(kind, _words(error), raised, called if called != raised else None)


def process_gone(line: int, status: int) -> StudioError:
    """`status`: with which its process ended, the negative number of a signal where one ended it."""
    if status < 0:
        return StudioError(
            "Line {line}: the process that ran the code was ended from outside or crashed (signal {signal}). Nothing "
            "after it was run.",
            line=line,
            signal=-status,
        )
    return StudioError(
        "Line {line}: the code ended the process that ran it (status {status}). Nothing after it was run.",
        line=line,
        status=status,
    )


def _no_memory(line: int, memory: int | None) -> StudioError:
    if memory is None:
        return StudioError(
            "Line {line}: there is not enough memory for this. Take fewer images or smaller tensors.", line=line
        )
    return StudioError(
        "Line {line}: there is not enough memory for this: the code may use {most} GB. Take fewer images or smaller "
        "tensors.",
        line=line,
        most=round(memory / 2**30),
    )


def _words(error: BaseException) -> str:
    try:
        return str(error)[:MOST_CHARACTERS]
    except Exception:  # its class may be the reader's own
        return ""
