"""Drawings with the class that the user gave: kept as Quick, Draw! ndjson in the user's folder, a line each."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fmnist_gui.engine import paths
from fmnist_gui.engine.drawing.drawing import Drawing, from_ndjson, to_ndjson
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import write_atomically

FILE_NAME = "drawings.ndjson"


@dataclass(frozen=True, eq=False)
class Labelled:
    """A drawing, what the user says it is, and what a network said when it was kept."""

    drawing: Drawing
    label: int  # 0 to 9
    predicted: int
    probability: float  # of the predicted class
    model: str
    when: float  # seconds since 1970

    @property
    def correct(self) -> bool:
        return self.label == self.predicted


class LabelledDrawings:
    """The kept drawings, the oldest first. Lines that cannot be read are left as they are and counted."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or paths.home() / "drawings") / FILE_NAME
        self.drawings: list[Labelled] = []
        self.damaged: list[str] = []  # lines that are kept though they cannot be read

    def read(self) -> None:
        """Read the file, if there is one. Raises StudioError where it cannot be opened."""
        self.drawings, self.damaged = [], []
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines() if self.path.exists() else []
        except OSError as error:
            raise StudioError(
                "Your drawings in {path} cannot be read ({reason}). Check that you may open the file.",
                path=self.path,
                reason=error.strerror or error,
            ) from error
        for line in filter(str.strip, lines):
            try:
                self.drawings.append(labelled_from(line))
            except StudioError:
                self.damaged.append(line)

    def add(self, drawing: Labelled) -> None:
        self._write([*self.drawings, drawing])

    def remove(self, indices: Sequence[int]) -> None:
        self._write([kept for index, kept in enumerate(self.drawings) if index not in set(indices)])

    def replace(self, drawings: Sequence[Labelled]) -> None:
        """All of them anew, as after an undo."""
        self._write(list(drawings))

    def _write(self, drawings: list[Labelled]) -> None:
        paths.make_folder(self.path.parent)
        write_atomically(self.path, (as_lines(drawings) + "".join(f"{line}\n" for line in self.damaged)).encode())
        self.drawings = drawings


def as_lines(drawings: Sequence[Labelled]) -> str:
    """Quick, Draw! ndjson with the label, what was predicted, by which model, and when."""
    return "".join(
        to_ndjson(
            kept.drawing,
            label=kept.label,
            predicted=kept.predicted,
            chance=kept.probability,  # the file's own word for it
            model=kept.model,
            when=kept.when,
        )
        + "\n"
        for kept in drawings
    )


def labelled_from(line: str) -> Labelled:
    """A kept drawing from its line. Raises StudioError."""
    drawing = from_ndjson(line)
    content: dict[str, Any] = json.loads(line)
    try:
        kept = Labelled(
            drawing,
            int(content["label"]),
            int(content["predicted"]),
            float(content["chance"]),
            str(content["model"]),
            float(content["when"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StudioError("This drawing is damaged. Draw it anew.") from error
    if not (0 <= kept.label <= 9 and 0 <= kept.predicted <= 9):
        raise StudioError("This drawing is damaged. Draw it anew.")
    return kept


def new_labelled(drawing: Drawing, label: int, probabilities: Sequence[float], model: str) -> Labelled:
    predicted = max(range(len(probabilities)), key=probabilities.__getitem__)
    return Labelled(drawing, label, predicted, float(probabilities[predicted]), model, time.time())
