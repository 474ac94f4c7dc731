"""Many pictures and drawings: which files there are, what is in them, and what a network takes each for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fmnist_gui.engine.data.class_words import class_of
from fmnist_gui.engine.drawing.drawing import Drawing, stages_of
from fmnist_gui.engine.drawing.drawing_files import DRAWING_ENDINGS, FoundDrawing, drawings_in
from fmnist_gui.engine.drawing.pictures.picture_files import PICTURE_ENDINGS, UNREADABLE_ENDINGS
from fmnist_gui.engine.drawing.sketch import SketchStages
from fmnist_gui.engine.drawing.versions import answer
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_file, is_folder
from fmnist_gui.engine.reading import open_file

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Network

STDIN = "-"
_ENDINGS = (*PICTURE_ENDINGS, *UNREADABLE_ENDINGS, *DRAWING_ENDINGS)  # what a .json in a folder is, nobody knows


class FoundFile(NamedTuple):
    """A file as it is named, and the class that a folder around it names."""

    name: str
    label: int | None = None


@dataclass(frozen=True, eq=False)
class FilePrediction:
    """A picture, or the drawing of one line (counted from 1; with `in_list`, of one object of a JSON list), and ten
    probabilities; or `problem`, why there are none.

    `label` is its true class, where the line or a folder names one. `drawing` and `stages` are there as far as it came.
    """

    file: str
    line: int | None
    label: int | None
    drawing: Drawing | None = None
    stages: SketchStages | None = None
    probabilities: list[float] | None = None
    problem: StudioError | None = None
    in_list: bool = False
    none_of_ten: bool = False  # it looks like no garment, by the garment check

    @property
    def predicted(self) -> int | None:
        """The likeliest class."""
        return None if self.probabilities is None else self.probabilities.index(max(self.probabilities))

    @property
    def origin(self) -> str:
        word = "drawing" if self.in_list else "line"
        return self.file if self.line is None else f"{self.file}, {word} {self.line}"


def files_of(paths: Iterable[str | Path]) -> Iterator[FoundFile | None]:
    """The files among `paths` and, in place of each folder, the pictures and drawings in it and below it, by name.

    The folder nearest to a file that names a class gives its label. None: another folder was looked through.
    `*`, `?` and `[]` stand for letters, as the shells of Windows do not know; what matches nothing stays as it is.
    """
    for path in paths:
        name = str(path)
        pattern = glob.has_magic(name) and not is_file(Path(name)) and not is_folder(Path(name))
        for match in (sorted(glob.glob(name, recursive=True)) if pattern else ()) or (name,):
            if is_folder(Path(match)):
                yield from _files_below(match, class_of(Path(match).resolve().name))
            else:
                yield FoundFile(match)


def _files_below(top: str, label: int | None) -> Iterator[FoundFile | None]:
    refused: list[OSError] = []
    labels = {top: label}
    for folder, below, names in os.walk(top, onerror=refused.append):
        yield None
        here = labels.pop(folder)
        below[:] = sorted(name for name in below if not name.startswith("."))
        labels |= {os.path.join(folder, name): here if (own := class_of(name)) is None else own for name in below}
        for name in sorted(names):
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
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
    from fmnist_gui.engine.drawing.garment_check import looks_like_none

    drawing, stages = found.drawing, None
    assert drawing is not None
    try:
        stages = stages_of(drawing)
        probabilities, none_of_ten = answer(network, stages), looks_like_none(stages.tensor)
    except StudioError as problem:
        return replace(found, stages=stages, problem=problem)
    return replace(found, stages=stages, probabilities=probabilities, none_of_ten=none_of_ten)


def _contents(file: FoundFile) -> Iterator[FilePrediction]:
    """Everything in a file, not predicted yet; it is read line by line where it has lines."""
    name, label = file
    try:
        with _standard_input() if name == STDIN else open_file(name) as opened:
            for found in drawings_in(opened, name):
                yield _read(FilePrediction(name, found.number, label, in_list=found.in_list), found)
    except StudioError as problem:
        yield FilePrediction(name, None, label, problem=problem)


def _standard_input() -> BufferedReader:
    return open(0, "rb", closefd=False)  # pragma: no cover - the tests read it in a process of its own


def _read(asked: FilePrediction, found: FoundDrawing) -> FilePrediction:
    label, drawing, problem = asked.label, None, None
    try:
        own = class_of(found.content().get("label"))
        label = asked.label if own is None else own
        drawing = found.read()
    except StudioError as error:
        problem = error
    return replace(asked, label=label, drawing=drawing, problem=problem)
