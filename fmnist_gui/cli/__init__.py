"""The shell's side of the application: `fmnist-gui train`, `evaluate`, `predict`, `doctor`, `screenshots`, `tour`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from fmnist_gui import APP_NAME, __version__
from fmnist_gui.cli import evaluate, predict, train, window
from fmnist_gui.cli.common import BAD_INPUT, INTERRUPTED, NOBODY_READS, add_data, complain
from fmnist_gui.doctor import TRY_WINDOW
from fmnist_gui.engine.errors import Cancelled, StudioError
from fmnist_gui.engine.files import is_file, is_folder


def run(arguments: list[str]) -> int:
    """Do what the command line says. A failure that the user can mend is one line on stderr and status 2."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that lacks a letter of a file's name shows its code
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        if arguments == [TRY_WINDOW]:
            return window.try_window()
        options = _parser().parse_args(_with_open(arguments))
        command: Callable[[argparse.Namespace], int] = options.command
        status = command(options)
        if sys.stdout is not None:  # as it is in a window's program on Windows
            sys.stdout.flush()
        return status
    except StudioError as error:
        complain(error)
        return BAD_INPUT
    except (Cancelled, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:  # of `| head`, which has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for Python's own last flush
        return NOBODY_READS


COMMANDS = {"train", "evaluate", "predict", "open", "doctor", "screenshots", "tour"}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message} (try {self.prog} --help)\n")


def _with_open(arguments: list[str]) -> list[str]:
    """`fmnist-studio FILE` is `fmnist-studio open FILE`, as a desktop starts what was double-clicked.

    A word that could be a misspelt command is none: a file's name has a dot or a separator, or there is such a file.
    """
    if not arguments or COMMANDS.intersection(arguments) or arguments[-1].startswith("-"):
        return arguments
    last = Path(arguments[-1])
    named_data_folder = len(arguments) > 1 and arguments[-2] == "--data"
    if named_data_folder or not (last.suffix or len(last.parts) > 1 or is_file(last) or is_folder(last)):
        return arguments
    return [*arguments[:-1], "open", arguments[-1]]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="fmnist-gui", description=f"{APP_NAME}: without a command, the window opens.")
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    add_data(parser)
    parser.set_defaults(command=window.open_window)
    commands = parser.add_subparsers(title="commands", metavar="", parser_class=_Parser)
    for module in (train, evaluate, predict, window):
        module.add(commands)
    return parser
