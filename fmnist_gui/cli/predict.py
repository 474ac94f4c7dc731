"""`fmnist-gui predict`: the class of pictures and drawings, by the canvas's own code."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fmnist_gui.cli import common
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.drawing.drawing import MOST_LINE_BYTES, Drawing, from_ndjson, stages_of
from fmnist_gui.engine.drawing.picture_files import MOST_BYTES, picture_from_bytes
from fmnist_gui.engine.drawing.sketch import BlankDrawing, predicted
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.numbers import percent
from fmnist_gui.engine.reading import is_blank, lines_of, not_read, open_file

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Network

STDIN = "-"
_LINES = (".ndjson", ".jsonl", ".json")


def add(commands: Any) -> None:
    predict = commands.add_parser(
        "predict",
        help="name the garment in pictures and drawings",
        description="Name the garment in pictures and in Quick, Draw! ndjson, as the Draw page does.",
    )
    predict.add_argument("files", nargs="+", metavar="FILE", help=f"pictures or ndjson; {STDIN} is the standard input")
    predict.add_argument(
        "--model", type=Path, metavar="CHECKPOINT", help="file of a trained network (else the one that comes along)"
    )
    predict.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object a drawing: source, index (its line, from 0), class, label and ten probabilities; "
        "the last three are null where nothing is drawn",
    )
    predict.set_defaults(command=_predict)


@dataclass(frozen=True)
class _Found:
    """A drawing that is still to be read, and where it stands; `line` counts from 1, a picture has none."""

    source: str
    line: int | None
    read: Callable[[], Drawing]

    @property
    def origin(self) -> str:
        return self.source if self.line is None else f"{self.source}, line {self.line}"

    def complain(self, error: StudioError) -> None:
        common.complain(error if "name" in error.values else f"{self.origin}: {error}")


def _predict(options: argparse.Namespace) -> int:
    import torch

    network = common.network_from(options.model)
    torch.set_num_threads(1)  # as on the canvas: faster for one small image, and the same numbers
    status = 0
    for source in options.files:
        try:
            for found in _drawings(source):
                status = max(status, _answer(network, found, options.json))
        except StudioError as error:
            common.complain(error)
            status = common.BAD_INPUT
    return status


def _drawings(source: str) -> Iterator[_Found]:
    """Everything in a file, read line by line where it has lines. Raises StudioError where it cannot be read."""
    try:
        with _standard_input() if source == STDIN else open_file(source) as file:
            start = file.peek(1)
            if not start.strip():
                raise StudioError("{name} is empty. Name another file.", name=source)
            if _has_lines(source, start):
                for line, content in enumerate(lines_of(file, MOST_LINE_BYTES), 1):
                    if not is_blank(content):
                        yield _Found(source, line, partial(from_ndjson, content))
            else:
                yield _Found(source, None, partial(_picture, file.read(MOST_BYTES + 1), source))
    except OSError as error:
        raise not_read(source, error) from error


def _standard_input() -> BufferedReader:
    return open(0, "rb", closefd=False)


def _has_lines(source: str, start: bytes) -> bool:
    """Whether a file holds drawings, not a picture: by its content, and by its ending where that is broken text."""
    first = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return first == b"{" or (Path(source).suffix.lower() in _LINES and b"\0" not in start)


def _picture(content: bytes, name: str) -> Drawing:
    return Drawing(picture=picture_from_bytes(content, name))


def _answer(network: Network, found: _Found, as_json: bool) -> int:
    try:
        probabilities = predicted(network, stages_of(found.read()).tensor)[0].tolist()
    except BlankDrawing as error:
        found.complain(error)
        probabilities = None
    except StudioError as error:
        found.complain(error)
        return common.BAD_INPUT
    if as_json:
        print(json.dumps(_object(found, probabilities)))
    elif probabilities:
        print(_row(found, probabilities))
    return 0


def _object(found: _Found, probabilities: list[float] | None) -> dict[str, Any]:
    label = probabilities.index(max(probabilities)) if probabilities else None
    return {
        "source": found.source,
        "index": found.line - 1 if found.line else 0,
        "class": None if label is None else CLASS_NAMES[label],
        "label": label,
        "probabilities": probabilities,
    }


def _row(found: _Found, probabilities: list[float]) -> str:
    best = sorted(zip(probabilities, CLASS_NAMES, strict=True), reverse=True)[:3]
    return f"{found.origin}: " + ", ".join(f"{name} {percent(probability)}" for probability, name in best)
