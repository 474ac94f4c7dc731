"""Text and code, cell by cell, as a Jupyter notebook or as a plain script."""

from __future__ import annotations

import ast
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SHOW = '''def show(value):
    """Print what a notebook would show under the cell."""
    if value is not None:
        print(repr(value))
'''


@dataclass(frozen=True)
class Cell:
    """Markdown or, with `is_code`, Python. `draws`: it makes a figure and has no value to show."""

    text: str
    is_code: bool = False
    draws: bool = False


def as_notebook(cells: Sequence[Cell]) -> str:
    """The cells as a notebook file (JSON, format 4.5) for the Python 3 kernel, without output."""
    content = {
        "cells": [_json_cell(number, cell) for number, cell in enumerate(cells, start=1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _json_cell(number: int, cell: Cell) -> dict[str, Any]:
    common = {"id": f"cell-{number}", "metadata": {}, "source": cell.text.splitlines(keepends=True)}
    if cell.is_code:
        return {"cell_type": "code", "execution_count": None, "outputs": []} | common
    return {"cell_type": "markdown"} | common


def as_script(cells: Sequence[Cell]) -> str:
    """The cells as a Python file in which `# %%` begins each, so that editors can run them one by one.

    A cell that ends in an expression prints its value, as the notebook shows it.
    """
    codes = [_script_code(cell) if cell.is_code else _commented(cell.text) for cell in cells]
    shows = any(cell.is_code and not cell.draws and code != cell.text for cell, code in zip(cells, codes, strict=True))
    marks = ["# %%" if cell.is_code else "# %% [markdown]" for cell in cells]
    parts = [f"{mark}\n{code}\n" for mark, code in zip(marks, codes, strict=True)]
    if shows:
        first_code = next(index for index, cell in enumerate(cells) if cell.is_code)
        parts.insert(first_code, f"# %%\n{_SHOW}")
    return "\n".join(parts)


def _commented(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.splitlines())


def _script_code(cell: Cell) -> str:
    """A notebook shows a figure where its cell ends; in a script one has to ask for it."""
    if not cell.draws:
        return _printing(cell.text)
    return cell.text if "plt.show(" in cell.text else f"{cell.text}\nplt.show()"


def _printing(code: str) -> str:
    """`code` with `show(…)` around the expression at its end, unless that prints by itself."""
    statements = ast.parse(code).body
    last = statements[-1] if statements else None
    if not isinstance(last, ast.Expr) or ast.unparse(last).startswith("print("):
        return code
    lines = code.encode().splitlines()  # the parser counts columns in bytes
    begin, end = last.lineno - 1, (last.end_lineno or last.lineno) - 1
    opened, closed = (b"show((", b"))") if isinstance(last.value, ast.Tuple) else (b"show(", b")")
    lines[end] = lines[end][: last.end_col_offset] + closed + lines[end][last.end_col_offset :]
    lines[begin] = lines[begin][: last.col_offset] + opened + lines[begin][last.col_offset :]
    return b"\n".join(lines).decode()
