"""Where the files that travel with the application lie."""

from __future__ import annotations

from pathlib import Path

from fmnist_gui.engine.files import is_folder

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`.

    An installed wheel and the frozen application carry `resources/` inside the package; a checkout has it
    beside the package.
    """
    inside = _PACKAGE / "resources"
    root = inside if is_folder(inside) else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
