"""Drawings by people that a network learns from: labelled ndjson, or Quick, Draw!'s own files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from fmnist_gui.engine.drawing.drawing import MOST_LINE_BYTES, Drawing, content_of, drawing_of, stages_of
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_file, is_folder
from fmnist_gui.engine.reading import is_blank, lines_of, not_read, open_file

# What Quick, Draw! calls it, as its files are named, and the class; its shoes are sneakers or ankle boots.
QUICK_DRAW_CLASSES = {
    "t-shirt": 0,
    "pants": 1,
    "shorts": 1,
    "sweater": 2,
    "jacket": 4,
    "flip flops": 5,
    "purse": 8,
    "backpack": 8,
    "suitcase": 8,
}
SHOE, SNEAKER, ANKLE_BOOT = "shoe", 7, 9
LOW_SHOE, HIGH_SHOE = 0.6, 0.7  # height by width: of 210 labelled shoes by people 99 % are sneakers below
OF_EACH = 1_000  # of Quick, Draw!'s own files, each of which has a hundred thousand
SURE = 0.8  # the least certainty of a label that a classifier gave
MOST_DRAWINGS = 50_000
JUDGES = "_dev"  # at the end of the name of a file that is for judging alone


@dataclass
class TrainingDrawings:
    """Drawings with their classes 0 to 9, and how many there are of each source and licence."""

    drawings: list[Drawing] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)
    licences: Counter[str] = field(default_factory=Counter)


def read_training_drawings(folder: Path) -> TrainingDrawings:
    """All drawings of the ndjson files in `folder`, but of those whose names end with “_dev”: they are for judging.

    A line has a `label` from 0 to 9; or it has none, and its file is named as Quick, Draw! names its own: the first
    thousand that Quick, Draw! recognised are taken. Lines that cannot be used are left out. Raises StudioError where
    the folder cannot be read, or has no drawing.
    """
    if not is_folder(folder):
        raise StudioError("There is no folder {path}.", path=folder)
    found = TrainingDrawings()
    for path in drawing_files(folder):
        _read_file(path, found)
    if not found.labels:
        raise StudioError("{path} has no drawings to learn from: ndjson files with a label in each line.", path=folder)
    return found


def drawing_files(folder: Path, for_judging: bool = False) -> list[Path]:
    """The ndjson files in `folder` that are learned from, or those that are for judging. Raises StudioError."""
    try:
        found = sorted(folder.glob("*.ndjson"))
    except OSError as error:
        raise not_read(folder, error) from error
    return [path for path in found if path.stem.endswith(JUDGES) == for_judging and is_file(path)]


def _read_file(path: Path, found: TrainingDrawings) -> None:
    word = quick_draw_word(path)
    taken = 0
    for content in _contents(path):
        if len(found.labels) >= MOST_DRAWINGS or (word and taken >= OF_EACH):
            return
        try:
            label = _label_of(content, word)
            if label is None:
                continue
            drawing = drawing_of(content)
            stages_of(drawing)  # there is something to see
        except StudioError:
            continue
        taken += 1
        found.drawings.append(drawing)
        found.labels.append(label)
        found.sources[f"Quick, Draw! “{word}”" if word else path.name] += 1
        found.licences[str(content.get("licence") or ("CC BY 4.0" if word else "unknown"))] += 1


def quick_draw_word(path: Path) -> str:
    """What Quick, Draw! calls the drawings in a file of its own; empty for other files."""
    name = path.stem.lower().removeprefix("full_simplified_").replace("_", " ")
    return name if name == SHOE or name in QUICK_DRAW_CLASSES else ""


def _contents(path: Path) -> Iterator[dict[str, Any]]:
    with open_file(path) as file:
        for line in lines_of(file, MOST_LINE_BYTES):
            if not is_blank(line):
                try:
                    yield content_of(line)
                except StudioError:
                    continue


def _label_of(content: dict[str, Any], word: str) -> int | None:
    """The class of a line's drawing; None where it is not to be learned from."""
    label = content.get("label")
    if type(label) is int and 0 <= label <= 9:
        sure = content.get("weak_p", 1.0)
        return label if isinstance(sure, int | float) and sure >= SURE else None
    if not word or content.get("recognized") is False:
        return None
    return _kind_of_shoe(content) if word == SHOE else QUICK_DRAW_CLASSES[word]


def _kind_of_shoe(content: dict[str, Any]) -> int | None:
    """By its height: a shoe that might be either is left out. Raises StudioError."""
    strokes = drawing_of(content).strokes
    width = np.ptp(np.concatenate([s.xs for s in strokes]))
    height = np.ptp(np.concatenate([s.ys for s in strokes]))
    if height < LOW_SHOE * width:
        return SNEAKER
    return ANKLE_BOOT if height > HIGH_SHOE * width else None
