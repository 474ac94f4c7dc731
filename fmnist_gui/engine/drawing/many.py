"""Many pictures and drawings: which files there are, what is in them, and what a network takes each for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fmnist_gui.engine.data.class_words import class_of
from fmnist_gui.engine.drawing.drawing import MOST_LINE_BYTES, Drawing, content_of, drawing_of, stages_of
from fmnist_gui.engine.drawing.picture_files import MOST_BYTES, picture_from_bytes
from fmnist_gui.engine.drawing.sketch import Pixels, SketchStages
from fmnist_gui.engine.drawing.versions import answer
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_folder
from fmnist_gui.engine.reading import TooLong, is_blank, lines_of, not_read, open_file

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Network

STDIN = "-"
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm", ".pbm")
DRAWING_ENDINGS = (".ndjson", ".jsonl")
_LINE_ENDINGS = (*DRAWING_ENDINGS, ".json")


class FoundFile(NamedTuple):
    """A file as it is named, and the class that a folder around it names."""

    name: str
    label: int | None = None


@dataclass(frozen=True, eq=False)
class FilePrediction:
    """A picture, or the drawing of one line (counted from 1), and ten probabilities; or `problem`, why there are none.

    `label` is its true class, where the line or a folder names one. `drawing` and `stages` are there as far as it came.
    """

    file: str
    line: int | None
    label: int | None
    drawing: Drawing | None = None
    stages: SketchStages | None = None
    probabilities: list[float] | None = None
    problem: StudioError | None = None

    @property
    def predicted(self) -> int | None:
        """The likeliest class."""
        return None if self.probabilities is None else self.probabilities.index(max(self.probabilities))

    @property
    def origin(self) -> str:
        return self.file if self.line is None else f"{self.file}, line {self.line}"


def files_of(paths: Iterable[str | Path]) -> Iterator[FoundFile | None]:
    """The files among `paths` and, in place of each folder, the pictures and drawings in it and below it, by name.

    The folder nearest to a file that names a class gives its label. None: another folder was looked through.
    """
    for path in paths:
        if is_folder(Path(path)):
            yield from _files_below(str(path), class_of(Path(path).resolve().name))
        else:
            yield FoundFile(str(path))


def _files_below(top: str, label: int | None) -> Iterator[FoundFile | None]:
    refused: list[OSError] = []
    labels = {top: label}
    for folder, below, names in os.walk(top, onerror=refused.append):
        yield None
        here = labels.pop(folder)
        below[:] = sorted(name for name in below if not name.startswith("."))
        labels |= {os.path.join(folder, name): here if (own := class_of(name)) is None else own for name in below}
        for name in sorted(names):
            if name.lower().endswith(PICTURE_ENDINGS + DRAWING_ENDINGS) and not name.startswith("."):
                yield FoundFile(os.path.join(folder, name), here)
    yield from (FoundFile(str(error.filename)) for error in refused)


def predict_files(network: Network, files: Iterable[FoundFile]) -> Iterator[FilePrediction]:
    """What `network` takes each picture and each drawing in `files` for. What cannot be read has its problem, and the
    rest goes on. The thread that asks is given one thread of torch's: faster for one small image."""
    import torch

    torch.set_num_threads(1)
    for file in files:
        for found in _contents(file):
            yield found if found.drawing is None else _predict(network, found)


def _predict(network: Network, found: FilePrediction) -> FilePrediction:
    drawing, stages = found.drawing, None
    assert drawing is not None
    try:
        stages = stages_of(drawing)
        probabilities = answer(network, stages)
    except StudioError as problem:
        return FilePrediction(found.file, found.line, found.label, drawing, stages, None, problem)
    return FilePrediction(found.file, found.line, found.label, drawing, stages, probabilities)


def _contents(file: FoundFile) -> Iterator[FilePrediction]:
    """Everything in a file, not predicted yet; it is read line by line where it has lines."""
    name, label = file
    try:
        with _standard_input() if name == STDIN else open_file(name) as opened:
            start = opened.peek(1)
            if not start.strip():
                raise StudioError("{name} is empty. Choose another picture.", name=name)
            if not _has_lines(name, start):
                yield FilePrediction(name, None, label, Drawing(picture=_picture(opened, name)))
                return
            for line, content in enumerate(lines_of(opened, MOST_LINE_BYTES), 1):
                if not is_blank(content):
                    yield _of_line(FilePrediction(name, line, label), content)
    except OSError as error:
        yield FilePrediction(name, None, label, problem=not_read(name, error))
    except StudioError as problem:
        yield FilePrediction(name, None, label, problem=problem)


def _standard_input() -> BufferedReader:
    return open(0, "rb", closefd=False)


def _has_lines(name: str, start: bytes) -> bool:
    """Whether a file holds drawings, not a picture: by its content, and by its ending where that is broken text."""
    first = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return first == b"{" or (Path(name).suffix.lower() in _LINE_ENDINGS and b"\0" not in start)


def _picture(opened: BufferedReader, name: str) -> Pixels:
    return picture_from_bytes(opened.read(MOST_BYTES + 1), name)


def _of_line(found: FilePrediction, line: bytes | TooLong) -> FilePrediction:
    label, drawing, problem = found.label, None, None
    try:
        content = content_of(line)
        own = class_of(content.get("label"))
        label = found.label if own is None else own
        drawing = drawing_of(content)
    except StudioError as error:
        problem = error
    return FilePrediction(found.file, found.line, label, drawing, problem=problem)
