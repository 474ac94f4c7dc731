"""Numbers, percentages and signs are written by engine/numbers.py alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import fmnist_gui

PACKAGE = Path(fmnist_gui.__file__).parent
# Which write for programs: Python code and a model's metadata, a table in plain text, names of files.
OF_THEIR_OWN = {
    "engine/numbers.py",
    "engine/export/run_export.py",
    "engine/export/tables.py",
    "engine/network/design_network.py",
    "engine/network/structure.py",
    "kit/fields/number_field.py",
    "tools/make_model.py",
    "tools/model_card.py",
    "tools/tour.py",
}
SPEC = re.compile(r"[+,]|\.\d+[fge%]")


def formats_in(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield node.lineno, ast.unparse(node.format_spec)
        if isinstance(node, ast.Call) and ast.unparse(node).endswith(".replace('-', '−')"):
            yield node.lineno, "+"


def test_no_number_is_written_elsewhere() -> None:
    found = [
        f"{path.relative_to(PACKAGE).as_posix()}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in OF_THEIR_OWN
        for line, spec in formats_in(path)
        if SPEC.search(spec)
    ]
    assert not found, "use fmnist_gui.engine.numbers:\n" + "\n".join(found)
