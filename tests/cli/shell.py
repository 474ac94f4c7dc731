"""The shell's commands, called in this process."""

import contextlib
import io
from dataclasses import dataclass

from fmnist_gui import cli


@dataclass(frozen=True)
class Result:
    status: int
    stdout: str
    stderr: str


def run(*arguments: object) -> Result:
    """The command in this process; argparse leaves by SystemExit."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        try:
            status = cli.run([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
    return Result(status, stdout.getvalue(), stderr.getvalue())
