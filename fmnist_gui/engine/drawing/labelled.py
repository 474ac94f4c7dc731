"""Drawings with the class that the user gave: kept as Quick, Draw! ndjson in the user's folder, a line each."""

from __future__ import annotations

import hashlib
import io
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fmnist_gui.engine import paths
from fmnist_gui.engine.drawing.drawing import (
    DAMAGED,
    MOST_LINE_BYTES,
    Drawing,
    content_of,
    drawing_of,
    require_paintable,
    to_ndjson,
)
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import append_line, not_written, write_atomically
from fmnist_gui.engine.locks import FileLock
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.engine.reading import is_blank, read_bytes

FILE_NAME = "drawings.ndjson"
MOST_BYTES, MOST_DRAWINGS = 150_000_000, 20_000  # of the file, damaged ones included
MOST_CHARACTERS = 200  # of a model's name
LATEST = 1e11  # seconds since 1970: some thousand years
PATIENCE_S = 2.0  # for another window that writes


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


Removed = list[tuple[int, bytes]]  # lines and where they were, counted from 0


class LabelledDrawings:
    """The kept drawings, the oldest first. Lines that cannot be read stay as they are, byte for byte, and are counted.

    What counts is the file: other windows write to it, too, and nothing of theirs is lost.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or paths.home() / "drawings") / FILE_NAME
        self.drawings: list[Labelled] = []
        self.damaged = 0
        self._keys: list[bytes] = []  # of the drawings' lines
        self._seen: tuple[int, ...] | None = None  # the file as it was read

    def read(self) -> None:
        """Read the file, if there is one. Raises StudioError where it cannot be opened."""
        self.drawings, self._keys, self.damaged = [], [], 0
        self._seen = self._state()
        for line in self._lines():
            if is_blank(line):
                continue
            try:
                self.drawings.append(labelled_from(line))
                self._keys.append(_key(line))
            except StudioError:
                self.damaged += 1
            if len(self.drawings) + self.damaged > MOST_DRAWINGS:
                raise StudioError(
                    "Your drawings in {path} are more than {most}. Move the file to another place, and a new one is "
                    "begun.",
                    path=self.path,
                    most=thousands(MOST_DRAWINGS),
                )

    def add(self, drawing: Labelled) -> None:
        """Keep one more. Raises StudioError."""
        line = as_lines([drawing])
        with self._alone():
            known = self._seen == self._state()
            append_line(self.path, line, MOST_BYTES)
            if not known:  # somebody else has written
                self.read()
                return
            self.drawings = [*self.drawings, drawing]
            self._keys.append(_key(line))
            self._seen = self._state()

    def remove(self, indices: Sequence[int]) -> Removed:
        """Remove some, and give what `put_back` takes. Raises StudioError."""
        wanted = Counter(self._keys[index] for index in set(indices))
        kept: list[bytes] = []
        removed: Removed = []
        with self._alone():
            for position, line in enumerate(self._lines()):
                if wanted[_key(line)] > 0:
                    wanted[_key(line)] -= 1
                    removed.append((position, line))
                else:
                    kept.append(line)
            self._write(kept)
        return removed

    def put_back(self, removed: Removed) -> None:
        """Undo a removal. Raises StudioError."""
        with self._alone():
            lines = list(self._lines())
            for position, line in removed:
                lines.insert(position, line)
            lines[:-1] = [line if line.endswith(b"\n") else line + b"\n" for line in lines[:-1]]
            self._write(lines)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other window writes. Raises StudioError."""
        paths.make_folder(self.path.parent)
        lock = FileLock(self.path.with_suffix(".lock"))
        try:
            taken = lock.take(PATIENCE_S)
        except OSError as error:
            raise not_written(lock.path, error) from error
        if not taken:
            raise StudioError("Your drawings in {path} are in use by another window. Try again.", path=self.path)
        try:
            yield
        finally:
            lock.release()

    def _lines(self) -> Iterator[bytes]:
        """All lines with their line feeds, as they are."""
        try:
            content = read_bytes(self.path, MOST_BYTES)
        except StudioError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return
            raise
        yield from io.BytesIO(content)

    def _write(self, lines: list[bytes]) -> None:
        write_atomically(self.path, b"".join(lines))
        self.read()

    def _state(self) -> tuple[int, ...] | None:
        """Something that is another one when somebody has written to the file."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns


def _key(line: bytes) -> bytes:
    """By which a line is found again."""
    return hashlib.sha256(line.rstrip(b"\r\n")).digest()


def as_lines(drawings: Sequence[Labelled]) -> bytes:
    """Quick, Draw! ndjson with the label, what was predicted, by which model, and when."""
    lines = [
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
    ]
    return "".join(lines).encode(errors="backslashreplace")  # half a letter of a name is written as JSON does it


def labelled_from(line: bytes) -> Labelled:
    """A kept drawing from its line. Raises StudioError."""
    if len(line) > MOST_LINE_BYTES:
        raise StudioError(DAMAGED)
    content = content_of(line)
    drawing = drawing_of(content)
    require_paintable(drawing)
    label, predicted = (_number(content.get(key), 9) for key in ("label", "predicted"))
    probability, when = _number(content.get("chance"), 1), _number(content.get("when"), LATEST)
    model = content.get("model")
    if not (isinstance(label, int) and isinstance(predicted, int) and isinstance(model, str)):
        raise StudioError(DAMAGED)
    return Labelled(drawing, label, predicted, float(probability), model[:MOST_CHARACTERS], float(when))


def _number(value: object, most: float) -> int | float:
    """A number from 0 to `most`. Raises StudioError."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most:
        return value
    raise StudioError(DAMAGED)


def new_labelled(drawing: Drawing, label: int, probabilities: Sequence[float], model: str) -> Labelled:
    predicted = max(range(len(probabilities)), key=probabilities.__getitem__)
    kept = replace(drawing, photo=None, hint="")  # as its file gives it back: photos are large
    return Labelled(kept, label, predicted, float(probabilities[predicted]), model, time.time())
