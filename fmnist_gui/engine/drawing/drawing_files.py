"""Files that hold drawings: what is a picture and what holds lines, in the shell as on the canvas."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import Any

from fmnist_gui.engine.drawing.drawing import (
    DAMAGED,
    MOST_LINE_BYTES,
    Drawing,
    content_of,
    drawing_of,
    drawing_of_photo,
    on_canvas,
    require_paintable,
    stages_of,
)
from fmnist_gui.engine.drawing.pictures.photo import photo_without_frame
from fmnist_gui.engine.drawing.pictures.picture_files import MOST_BYTES, PICTURE_ENDINGS, picture_from_bytes
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_folder
from fmnist_gui.engine.reading import is_blank, lines_of, not_read, open_file, plain_json, too_large

QUICK_DRAW = ".ndjson"
DRAWING_ENDINGS = (QUICK_DRAW, ".jsonl")
_JSON = ".json"
_LINE_ENDINGS = (*DRAWING_ENDINGS, _JSON)
OPENED_ENDINGS = (*PICTURE_ENDINGS, *_LINE_ENDINGS)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # as PowerShell writes what a program prints


@dataclass(frozen=True)
class FoundDrawing:
    """A drawing that is still to be read. `number` counts from 1 the lines of a file, or with `in_list` what its JSON
    list holds; a picture has none. `content` gives the JSON object, for what else stands in it."""

    number: int | None
    content: Callable[[], dict[str, Any]]
    picture: Callable[[], Drawing] | None = None
    in_list: bool = False

    def read(self) -> Drawing:
        """Raises StudioError, as `content` does."""
        return drawing_of(self.content()) if self.picture is None else self.picture()


def read_drawing(path: Path, number: int | None = None) -> Drawing:
    """A picture, or of a file that holds several drawings the first one, or that of `number`, ready for the canvas.

    Raises StudioError.
    """
    if is_folder(path):
        raise StudioError("{name} is a folder. Choose a picture or a drawing in it.", name=path.name)
    with open_file(path) as file:
        found = drawings_in(file, path.name)
        first = next((each for each in found if number in (None, each.number)), None)
        if first is None:
            raise _empty(path.name)
        drawing = _visible(first.read())
    if drawing.picture is None and not _fits(drawing):
        drawing = Drawing(on_canvas(drawing.strokes))
    require_paintable(drawing)
    return drawing


def holds_several(path: Path) -> bool:
    """Whether a file, which could be read, holds more than one drawing. Raises StudioError."""
    with open_file(path) as file:
        return len(list(islice(drawings_in(file, path.name), 2))) > 1


def drawing_from_picture(content: bytes, name: str) -> Drawing:
    """The picture in `content`; `name` is for the messages. Raises StudioError."""
    return _visible(_picture(content, name))


def drawings_in(file: BufferedReader, name: str) -> Iterator[FoundDrawing]:
    """The picture in a file, or all that its lines or its JSON list hold, one by one.

    Raises StudioError where nothing of it can be read.
    """
    try:
        start = file.peek(1)
        if not start.strip():
            raise _empty(name)
        if has_lines(name, start):
            yield from _drawn_in(file, name, start)
        else:
            yield FoundDrawing(None, dict, partial(_picture, file.read(MOST_BYTES + 1), name))
    except OSError as error:
        raise not_read(name, error) from error


def has_lines(name: str, start: bytes) -> bool:
    """Whether a file holds drawings, not a picture: by its first bytes, and by its ending where that is broken text."""
    if start.startswith(_UTF_16):
        return True
    first = start.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    return first in (b"{", b"[") or (Path(name).suffix.lower() in _LINE_ENDINGS and b"\0" not in start)


def _drawn_in(file: BufferedReader, name: str, start: bytes) -> Iterator[FoundDrawing]:
    if start.startswith(_UTF_16):
        file = _in_utf_8(file, name)
        start = file.peek(1)
    is_list = start.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"["
    if is_list or Path(name).suffix.lower() == _JSON:
        content = file.read(MOST_LINE_BYTES + 1)
        whole = _whole(content) if len(content) <= MOST_LINE_BYTES else None
        if whole is not None:
            yield from (FoundDrawing(i, item.copy, in_list=True) for i, item in enumerate(whole, 1))
            return
        if len(content) > MOST_LINE_BYTES:
            if is_list:
                raise too_large(name, MOST_LINE_BYTES)
            file.seek(0)
        else:
            file = BufferedReader(io.BytesIO(content))
    for number, line in enumerate(lines_of(file, MOST_LINE_BYTES), 1):
        if not is_blank(line):
            yield FoundDrawing(number, partial(content_of, line))


def _whole(content: bytes) -> list[dict[str, Any]] | None:
    """The objects of a text that is one JSON list, or one object over several lines; None for lines of JSON."""
    try:
        found = plain_json(content)
    except ValueError:
        return None
    items = found if isinstance(found, list) else [found]
    return [item if isinstance(item, dict) else {} for item in items]


def _in_utf_8(file: BufferedReader, name: str) -> BufferedReader:
    content = file.read(2 * MOST_LINE_BYTES + 1)
    if len(content) > 2 * MOST_LINE_BYTES:
        raise too_large(name, 2 * MOST_LINE_BYTES)
    try:
        return BufferedReader(io.BytesIO(content.decode("utf-16").encode()))
    except UnicodeError as error:
        raise StudioError(DAMAGED) from error


def _picture(content: bytes, name: str) -> Drawing:
    return drawing_of_photo(photo_without_frame(picture_from_bytes(content, name)))


def _empty(name: str) -> StudioError:
    return StudioError("{name} is empty. Choose another picture.", name=name)


def _fits(drawing: Drawing) -> bool:
    """Whether the strokes lie on the canvas already, as in a file that it has written."""
    return all(axis.min() >= 0 and axis.max() <= 1 for s in drawing.strokes if len(s.xs) for axis in (s.xs, s.ys))


def _visible(drawing: Drawing) -> Drawing:
    stages_of(drawing)
    return drawing
