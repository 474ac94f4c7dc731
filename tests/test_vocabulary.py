"""The field's own words, in names, comments, docstrings and on screen: each word here has a better one beside it."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import fmnist_gui
from fmnist_gui.engine.resources import resource

PACKAGE = Path(fmnist_gui.__file__).parent
ROOT = PACKAGE.parent

IN_BOTH = {  # a word of a name, or of a comment, a docstring, a sentence or a section of the course -> what to write
    r"chances": "probabilities",
    r"contenders?": "candidates",
    r"doubtful": "likely mislabelled",
    r"likeness": "similarity",
    r"reckon(s|ed|ing)?": "compute",
    r"rightly|wrongly": "correctly, incorrectly",
    r"shares": "fractions, probabilities",
    r"tells?": "report, show",
    r"told|untold": "reported, shown; pending",
    r"twins?": "near-duplicates, the other network",
}
IN_NAMES = IN_BOTH | {
    r"aim": "Goal",
    r"born": "initial",
    r"chooser": "ModelPicker",
    r"eye": "DrawingPredictor",
    r"heard": "log",
    r"joining": "concatenation",
    r"moments?": "snapshots",
    r"never": "not_cancelled",
    r"places?": "indices, positions, rect",
    r"raced?": "comparison, compared",
    r"runners?": "trials",
    r"share": "fraction",
    r"standing": "progress",
    r"taking": "export",
}
IN_TEXTS = IN_BOTH | {
    r"hard to believe": "likely mislabelled",
    r"(named?|names) (\w+ ){0,6}(rightly|wrongly)": "classified correctly, incorrectly",
    r"take it with you|tak(e|es|en|ing) away": "export",
}
OTHERS_NAMES = {"tell", "eye"}  # a stream's for where it stands, numpy's for the unit matrix
TEXT = re.compile("|".join(rf"\b({phrase})\b" for phrase in IN_TEXTS), re.IGNORECASE)


def words_of(name: str) -> list[str]:
    """The words of an identifier: `_on_batchEnded` has on, batch and ended."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


@cache
def instead_of(word: str) -> str | None:
    return next((right for wrong, right in IN_NAMES.items() if re.fullmatch(wrong, word)), None)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def names_in(path: Path) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.NAME and token.string not in OTHERS_NAMES:
                yield token.start[0], token.string


def texts_in(path: Path) -> Iterator[tuple[int, str]]:
    """Comments, docstrings and sentences of a module, each whole; the lines of a page."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield from enumerate(source.splitlines(), 1)
        return
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value


def test_names_are_made_of_the_fields_words() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name} (write {right})"
        for path in modules()
        for line, name in names_in(path)
        for word in words_of(name)
        if (right := instead_of(word))
    ]
    assert not found, "\n" + "\n".join(found)


def test_comments_sentences_and_pages_are_made_of_the_fields_words() -> None:
    own = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    pages = [*sorted(resource("learn", "en").glob("*.md")), *own]
    found = [
        f"{path.name}:{line}: “{match[0]}” in “{text[:80]}”"
        for path in [*modules(), *pages]
        if path.is_file()  # an installed package has the course alone
        for line, text in texts_in(path)
        for match in TEXT.finditer(text)
    ]
    assert not found, "\n" + "\n".join(found)


def test_chinese_says_the_same() -> None:
    """The other network of a comparison is no twin, a run is exported and not taken away, a label is not suspicious."""
    pages = [resource("i18n", "fmnist_zh.ts"), *sorted(resource("learn", "zh").glob("*.md"))]
    words = ("孪生", "带走", "可疑", "看它发生", "走查", "能识草图", "非方形", "前向通过")
    found = [(path.name, word) for path in pages for word in words if word in path.read_text("utf-8")]
    assert not found
