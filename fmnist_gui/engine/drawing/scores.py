"""How well a network reads drawings: its first word, and whether the right class is among its first three."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.drawing.drawing import MOST_LINE_BYTES, content_of, drawing_of, stages_of
from fmnist_gui.engine.drawing.versions import are_lines, predicted
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import Network
from fmnist_gui.engine.numbers import percent, thousands
from fmnist_gui.engine.reading import TooLong, is_blank, lines_of, open_file

CHUNK = 500
MOST_DRAWINGS = 50_000  # of a file: as tensors they take 160 MB


@dataclass(frozen=True)
class DrawingScores:
    """Fractions from 0 to 1. `top1` and `top3` are means over the classes that there are drawings of, each of which
    counts alike; `classes` has for each of these its fraction of right first words and its number of drawings."""

    top1: float
    top3: float
    top1_error: float  # standard error of `top1`, of each class' by the binomial formula
    classes: dict[str, tuple[float, int]]
    count: int


def score_drawings(
    network: Network, tensors: Tensor, labels: Tensor, lines: NDArray[np.bool_] | None = None
) -> DrawingScores:
    """Score drawings [N, 1, 28, 28] with labels [N], each predicted as on the canvas.

    `lines` [N] says which are line drawings; without it that is read off them.
    """
    if lines is None:
        lines = are_lines((tensors[:, 0] * 255).round().to(torch.uint8).numpy())
    chunks = [slice(start, start + CHUNK) for start in range(0, len(tensors), CHUNK)]
    probabilities = torch.cat([predicted(network, tensors[chunk], lines[chunk]) for chunk in chunks])
    order = probabilities.argsort(dim=1, descending=True)
    hits = order == labels[:, None]
    present = labels.unique().tolist()
    first = {label: float(hits[labels == label, 0].float().mean()) for label in present}
    third = [float(hits[labels == label, :3].any(dim=1).float().mean()) for label in present]
    classes = {CLASS_NAMES[label]: (fraction, int((labels == label).sum())) for label, fraction in first.items()}
    variance = sum(fraction * (1 - fraction) / count for fraction, count in classes.values())
    return DrawingScores(
        top1=sum(first.values()) / len(first),
        top3=sum(third) / len(third),
        top1_error=math.sqrt(variance) / len(first),
        classes=classes,
        count=len(labels),
    )


def read_labelled(
    path: Path, only: str = "", report: Callable[[StudioError], None] | None = None
) -> tuple[Tensor, Tensor, NDArray[np.bool_]]:
    """Tensors [N, 1, 28, 28], labels [N], and which are line drawings [N], of Quick, Draw! ndjson with a key `label`.

    With `only`, lines whose key `match` is something else are left out. Lines that cannot be scored are left out and
    handed to `report`; without it the first of them is raised. Raises StudioError where no line is left, too.
    """
    found: list[tuple[Tensor, int, bool]] = []
    with open_file(path) as file:
        for number, line in enumerate(lines_of(file, MOST_LINE_BYTES), 1):
            try:
                one = _labelled(path, number, line, only)
            except StudioError as error:
                if report is None:
                    raise
                report(error)
            else:
                found += [one] if one else []
            if len(found) > MOST_DRAWINGS:
                raise StudioError(
                    "{path} has more than {most} drawings. Score a part of them.",
                    path=path,
                    most=thousands(MOST_DRAWINGS),
                )
    if not found:
        raise StudioError("{path} has no drawings with a label from 0 to 9. Choose another file.", path=path)
    tensors, labels, lines = zip(*found, strict=True)
    return torch.cat(tensors), torch.tensor(labels), np.array(lines)


def _labelled(path: Path, number: int, line: bytes | TooLong, only: str) -> tuple[Tensor, int, bool] | None:
    """Tensor [1, 1, 28, 28], label, and whether it is a line drawing, of one line; None where it is left out."""
    if is_blank(line):
        return None
    try:
        content = content_of(line)
        if only and content.get("match") != only:
            return None
        label = content.get("label")
        if type(label) is not int or not 0 <= label <= 9:
            raise StudioError("It has no label from 0 to 9.")
        stages = stages_of(drawing_of(content))
        return stages.tensor, label, stages.lines
    except StudioError as error:
        raise StudioError(
            "Line {line} of {path} cannot be scored: {problem} Mend or remove it.",
            line=number,
            path=path,
            problem=error,
        ) from error


def as_rows(scores: DrawingScores) -> Iterable[str]:
    """The scores as lines of text, for the shell and the model card."""
    means = f"top-1 {percent(scores.top1)}, top-3 {percent(scores.top3)}"
    yield f"{scores.count} drawings: {means} (mean over classes; top-1 ± {percent(scores.top1_error)} standard error)"
    for name, (fraction, count) in scores.classes.items():
        yield f"  {name}: {percent(fraction)} of {count}"
