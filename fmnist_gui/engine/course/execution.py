"""Code run statement by statement, as a notebook would. What comes of it is sent as messages that fit into JSON:

- `{"begin": [first, last]}`: the statement in these lines begins;
- `{"text": "…"}`: it has printed this, or this is its value;
- `{"figure": "…", "of": n}`: a PNG in base64, which belongs to the n-th statement that began;
- `{"cut": "text"}` or `{"cut": "figures", "count": n}`: from here on, or so many, are left out;
- `{"error": [kind, message, line, caller]}`: a `Failure`; nothing comes after it.
"""

from __future__ import annotations

import ast
import base64
import io
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from typing import Any

import torch

from fmnist_gui.engine.course.code_errors import SOURCE, failure_of
from fmnist_gui.engine.course.figures import PYPLOT, Figures, draws, figure_names
from fmnist_gui.engine.course.transcript import MOST_TEXT

SEED = 0  # of everything random in a section, so that its output is the same every time
SEND_LINES_S, SEND_PART_S = 0.1, 1.0  # between two messages about what is being printed: whole lines, parts of one

Message = dict[str, Any]
Send = Callable[[Message], None]


def execute(code: str, names: dict[str, Any], send: Send) -> None:
    """Run `code` in `names`; the first statement that fails is the last. Whatever it does, it is sent, not raised."""
    printed = _Printed(send)
    line = 1

    def send_figure(png: bytes, statement: int) -> None:
        send({"figure": base64.b64encode(png).decode(), "of": statement})

    def fail(error: BaseException) -> None:
        printed.send_rest()
        failure = failure_of(error, line)
        send({"error": [failure.kind, failure.message, failure.line, failure.caller]})

    figures = Figures(names[PYPLOT], send_figure)
    with redirect_stdout(printed), redirect_stderr(printed), torch.random.fork_rng(devices=[]):
        torch.manual_seed(SEED)
        try:
            tree = ast.parse(code, SOURCE)
            compile(tree, SOURCE, "exec", dont_inherit=True)  # `return` outside a function, before anything has run
            drawing = figure_names(tree.body)
            for number, node in enumerate(tree.body):
                line = node.lineno
                send({"begin": [line, node.end_lineno]})
                figures.follow(number)
                value = _run(node, names)
                if value is not None and not draws(node, drawing):
                    printed.write(repr(value))
                printed.send_rest()
            figures.show()
        except BaseException as error:  # also what ends a program: nothing but the code may end of it
            with suppress(Exception):
                figures.show()
            fail(error)
        finally:
            figures.close()
    if figures.left_out:
        send({"cut": "figures", "count": figures.left_out})


def _run(node: ast.stmt, names: dict[str, Any]) -> object:
    if isinstance(node, ast.Expr):
        return eval(compile(ast.Expression(node.value), SOURCE, "eval", dont_inherit=True), names)
    exec(compile(ast.Module([node], []), SOURCE, "exec", dont_inherit=True), names)
    return None


class _Printed(io.TextIOBase):
    """Takes what is printed: the first MOST_TEXT characters are sent, not one by one."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._left = MOST_TEXT
        self._waiting: list[str] = []
        self._sent_at = time.monotonic() - SEND_LINES_S
        self._cut = False

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        kept = text[: self._left]
        self._left -= len(kept)
        if kept:
            self._waiting.append(kept)
        if len(kept) < len(text) and not self._cut:
            self._cut = True
            self.send_rest()
            self._send({"cut": "text"})
        wait = SEND_LINES_S if text.endswith(("\n", "\r")) else SEND_PART_S
        if time.monotonic() - self._sent_at >= wait:
            self.send_rest()
        return len(text)

    def send_rest(self) -> None:
        waiting, self._waiting = "".join(self._waiting), []
        if waiting:
            self._send({"text": waiting})
            self._sent_at = time.monotonic()
