"""A table of many pictures: what is read and predicted of each, small enough to keep thousands of them."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.many import FilePrediction, FoundFile, files_of, predict_files
from fmnist_gui.engine.drawing.pictures.photo import Colors, colors_of
from fmnist_gui.engine.drawing.raster import resized
from fmnist_gui.engine.drawing.sketch import Pixels, SketchStages, as_pixels, coverage_of
from fmnist_gui.engine.drawing.versions import answer
from fmnist_gui.engine.errors import StudioError

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Network, Weights
    from fmnist_gui.engine.training.comparison import Counts

MOST_ROWS = 5_000  # of a table: some 15 kB each
THUMBNAIL = 56  # px of its longer side
REPORTED = 20  # pictures from one report to the next, where they are only predicted
BATCH_S = 0.25  # from one handful of rows to the next


@dataclass(frozen=True, eq=False)
class PictureRow:
    """One picture or drawing. `label` is its true class where one is known; `problem` says why it has no prediction."""

    file: str
    line: int | None
    label: int | None
    probabilities: tuple[float, ...] = ()
    problem: StudioError | None = None
    thumbnail: Colors | None = None  # [H, W, 3], the longer side THUMBNAIL
    stages: SketchStages | None = None  # without its strokes
    none_of_ten: bool = False  # it looks like no garment, by the garment check

    @property
    def seen(self) -> Pixels | None:
        """What the network sees of it, uint8 [28, 28]."""
        return None if self.stages is None else self.stages.pixels

    @property
    def predicted(self) -> int | None:
        return self.probabilities.index(max(self.probabilities)) if self.probabilities else None

    @property
    def probability(self) -> float | None:
        """Of the predicted class."""
        return max(self.probabilities) if self.probabilities else None

    @property
    def correct(self) -> bool | None:
        """None where the true class is not known, or nothing was predicted."""
        return None if self.label is None or self.predicted is None else self.label == self.predicted

    @property
    def name(self) -> str:
        """The file without its folder, with the number of the drawing in it."""
        name = Path(self.file).name
        return name if self.line is None else f"{name}:{self.line}"


class Batch(NamedTuple):
    """Some more rows, and how many of the files are read."""

    rows: list[PictureRow]
    read: int
    files: int


def read_rows(weights: Weights, paths: Sequence[Path]) -> Generator[Batch | None, None, bool]:
    """The rows of all pictures in files and folders, in handfuls; whether there were more than MOST_ROWS.

    Raises StudioError where a folder holds none.
    """
    from fmnist_gui.engine.network.course_network import network_with

    network, rows, count, reported = network_with(weights), list[PictureRow](), 0, time.monotonic()
    files = yield from _listed(paths)
    for number, file in enumerate(files[:MOST_ROWS]):
        for found in predict_files(network, [file]):
            if count == MOST_ROWS:
                yield Batch(rows, number, len(files))
                return True
            rows.append(row_of(found))
            count += 1
            yield None
            if time.monotonic() - reported > BATCH_S:
                yield Batch(rows, number, len(files))
                rows, reported = [], time.monotonic()
    yield Batch(rows, len(files), len(files))
    return len(files) > MOST_ROWS


def _listed(paths: Sequence[Path]) -> Generator[None, None, list[FoundFile]]:
    """As many as are read, and one more to know that there are more."""
    files = []
    for file in files_of(paths):
        if file is None:
            yield
        else:
            files.append(file)
        if len(files) > MOST_ROWS:
            break
    if not files:
        raise StudioError(
            "There are no pictures and no drawings in {name}. Choose another folder.", name=Path(paths[0]).name
        )
    return files


def predicted_again(weights: Weights, rows: Sequence[PictureRow]) -> Generator[int | None, None, list[PictureRow]]:
    """The same rows as another network sees them; how many are done is its progress."""
    from fmnist_gui.engine.network.course_network import network_with

    network, found = network_with(weights), list[PictureRow]()
    for row in rows:
        yield None if len(found) % REPORTED else len(found)
        found.append(row if row.stages is None else _again(network, row, row.stages))
    return found


def _again(network: Network, row: PictureRow, stages: SketchStages) -> PictureRow:
    try:
        return replace(row, probabilities=tuple(answer(network, stages)), problem=None)
    except StudioError as problem:
        return replace(row, probabilities=(), problem=problem)


def row_of(found: FilePrediction) -> PictureRow:
    """What a table keeps of a prediction."""
    stages, drawing = found.stages, found.drawing
    return PictureRow(
        found.file,
        found.line,
        found.label,
        tuple(found.probabilities or ()),
        found.problem,
        thumbnail_of(drawing, stages) if drawing is not None else None,
        None if stages is None else replace(stages, ink=(), left_out=(), fitted=()),
        found.none_of_ten,
    )


def thumbnail_of(drawing: Drawing, stages: SketchStages | None) -> Colors | None:
    """A picture as it is, or lines in ink on white paper; None where nothing can be shown."""
    if drawing.photo is not None:
        return _small(drawing.photo.part)
    if drawing.picture is not None:
        return _small(colors_of(255 - drawing.picture if drawing.on_black else drawing.picture))
    return None if stages is None else colors_of(255 - as_pixels(coverage_of(stages.fitted, THUMBNAIL)))


def _small(colors: Colors) -> Colors:
    height, width = colors.shape[:2]
    scale = THUMBNAIL / max(height, width)
    size = (max(1, round(height * scale)), max(1, round(width * scale)))
    bands = [resized(colors[:, :, band].astype(np.float64), *size, brightest=False) for band in range(3)]
    return np.stack(bands, axis=2).round().astype(np.uint8)


def counts_of(rows: Sequence[PictureRow]) -> Counts:
    """How often each true class [10, .] was predicted as each class [., 10], of the rows that have both."""
    counts: Counts = np.zeros((CLASS_COUNT, CLASS_COUNT), dtype=np.int64)
    for row in rows:
        if row.label is not None and row.predicted is not None:
            counts[row.label, row.predicted] += 1
    return counts
