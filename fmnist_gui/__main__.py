"""Entry point: the window by default, sub-commands for the shell."""

from __future__ import annotations

import sys

from fmnist_gui.engine.resources import RUN_CODE


def main(arguments: list[str] | None = None) -> int:
    """Run the application with `arguments` (those of the process by default) and give the exit status."""
    if arguments is None:
        arguments = sys.argv[1:]
    if arguments == [RUN_CODE]:  # the process for the code of a section: it needs no window, nor what one may type
        from fmnist_gui.engine.course.code_child import main as run_code

        return run_code()
    from fmnist_gui.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
