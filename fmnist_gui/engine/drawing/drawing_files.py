"""Drawings from files and pictures, ready for the canvas: there is something to see in each of them."""

from __future__ import annotations

from pathlib import Path

from fmnist_gui.engine.drawing.drawing import (
    MOST_LINE_BYTES,
    Drawing,
    from_ndjson,
    on_canvas,
    require_paintable,
    stages_of,
)
from fmnist_gui.engine.drawing.picture_files import picture_from_bytes, read_picture
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.reading import is_blank, lines_of, open_file

QUICK_DRAW = ".ndjson"


def read_drawing(path: Path) -> Drawing:
    """A picture, or the first drawing of an ndjson file. Raises StudioError."""
    if path.suffix.lower() != QUICK_DRAW:
        return _visible(Drawing(picture=read_picture(path)))
    with open_file(path) as file:
        first = next((line for line in lines_of(file, MOST_LINE_BYTES) if not is_blank(line)), None)
    if first is None:
        raise StudioError("{name} is empty. Choose another picture.", name=path.name)
    drawing = _visible(from_ndjson(first))
    if drawing.picture is None and not _fits(drawing):
        drawing = Drawing(on_canvas(drawing.strokes))
    require_paintable(drawing)
    return drawing


def drawing_from_picture(content: bytes, name: str) -> Drawing:
    """The picture in `content`; `name` is for the messages. Raises StudioError."""
    return _visible(Drawing(picture=picture_from_bytes(content, name)))


def _fits(drawing: Drawing) -> bool:
    """Whether the strokes lie on the canvas already, as in a file that it has written."""
    return all(axis.min() >= 0 and axis.max() <= 1 for s in drawing.strokes if len(s.xs) for axis in (s.xs, s.ys))


def _visible(drawing: Drawing) -> Drawing:
    stages_of(drawing)
    return drawing
