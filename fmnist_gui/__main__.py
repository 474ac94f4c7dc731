"""Entry point: the window by default, sub-commands for the shell."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the application with `arguments` (those of the process by default) and give the exit status."""
    from fmnist_gui.cli import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
