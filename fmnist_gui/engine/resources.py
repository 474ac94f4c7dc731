"""Where the files that travel with the application lie, and how it starts itself once more."""

from __future__ import annotations

import sys
from pathlib import Path

from fmnist_gui.engine.files import is_folder

RUN_CODE = "run-code"  # the word for a process that runs the code of a section

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`.

    An installed wheel and the frozen application carry `resources/` inside the package; a checkout has it
    beside the package.
    """
    inside = _PACKAGE / "resources"
    root = inside if is_folder(inside) else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def own_command(word: str) -> list[str]:
    """What starts this application once more, with a word that says what for."""
    return [sys.executable, word] if getattr(sys, "frozen", False) else [sys.executable, "-m", "fmnist_gui", word]
