"""A drawing as the canvas holds it: strokes, perhaps on an imported picture, and as a line of Quick, Draw! ndjson."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from fmnist_gui.engine.drawing.pictures.photo import Photo, prepared
from fmnist_gui.engine.drawing.pictures.picture import drawn_over, stages_of_picture
from fmnist_gui.engine.drawing.sketch import (
    TOO_MUCH,
    Box,
    Pixels,
    SketchStages,
    Stroke,
    read_quickdraw,
    require_drawable,
    stages,
    stroke,
)
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.reading import TooLong, plain_json

MOST_LINE_BYTES = 32_000_000  # of a line: as many points as a drawing may have take 25 MB
LARGEST_SIDE = 512  # px of a picture; larger ones are made smaller: the network sees 28
DAMAGED = N_("This drawing is damaged. Draw it anew.")
MOST_TRAVELLED = 400  # sides of the canvas: a pen goes a quarter as far to fill all of it
_FAR = 100.0  # sides of the canvas
MARGIN = 0.12  # of the canvas' side, around a drawing that is put in its middle
_KINDS: tuple[Literal["line", "area", "bucket"], ...] = ("line", "area", "bucket")


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in units of the canvas, whose sides are 1 long, over a grey picture [H, W] that fills it, if any.

    `on_black`: the picture is ink already, light on black. `photo` is what it was made of, with colours, and `hint` (an
    English source) what the user could do for it, as long as the window is open.
    """

    strokes: tuple[Stroke, ...] = ()
    picture: Pixels | None = None
    on_black: bool = False
    photo: Photo | None = None
    hint: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.strokes and self.picture is None


def drawing_of_photo(photo: Photo, strokes: tuple[Stroke, ...] = ()) -> Drawing:
    """With the picture that a photo becomes."""
    found = prepared(photo)
    return Drawing(strokes, found.picture, found.on_black, photo, found.hint)


def stages_of(drawing: Drawing) -> SketchStages:
    """What the network sees of `drawing`, stage by stage; raises StudioError where there is nothing to see."""
    if drawing.picture is None:
        return stages(drawing.strokes)
    if not drawing.strokes:
        return stages_of_picture(drawing.picture, drawing.on_black)
    return stages_of_picture(drawn_over(drawing.picture, drawing.strokes, drawing.on_black), on_black=True)


def require_paintable(drawing: Drawing) -> None:
    """Raise StudioError for strokes that the canvas never made, or would paint for long."""
    travelled = 0.0
    for s in drawing.strokes:
        numbers = (s.xs, s.ys) if s.widths is None else (s.xs, s.ys, s.widths)
        if not all((np.abs(values) < _FAR).all() for values in numbers):
            raise StudioError(DAMAGED)
        travelled += float(np.minimum(np.hypot(np.diff(s.xs), np.diff(s.ys)), 2).sum())
    if travelled > MOST_TRAVELLED:
        raise StudioError(TOO_MUCH)


def on_canvas(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Strokes of any scale in units of the canvas, in its middle."""
    xs, ys = np.concatenate([s.xs for s in strokes]), np.concatenate([s.ys for s in strokes])
    scale = (1 - 2 * MARGIN) / max(np.ptp(xs), np.ptp(ys), 1e-9)
    right, down = (0.5 - scale * (values.min() + values.max()) / 2 for values in (xs, ys))
    return tuple(s.scaled(scale, right, down) for s in strokes)


def box_on_canvas(drawing: Drawing, stages: SketchStages) -> Box:
    """Left, top, right and bottom of what can be seen of `drawing`, in fractions of the canvas."""
    if drawing.picture is None:
        return stages.box
    height, width = drawing.picture.shape
    side = max(height, width)
    # A picture that was drawn on is a square already.
    left, top = (0.0, 0.0) if drawing.strokes else ((side - width) / 2, (side - height) / 2)
    low_x, low_y, high_x, high_y = stages.box
    return (low_x + left) / side, (low_y + top) / side, (high_x + left) / side, (high_y + top) / side


def to_ndjson(drawing: Drawing, **more: Any) -> str:
    """One line of Quick, Draw! ndjson with `more` keys. Read back by `from_ndjson` it gives the same tensor.

    What Quick, Draw! has no place for (pen width, shade, areas, a picture) stands in keys of our own.
    """
    content: dict[str, Any] = {"drawing": [[s.xs.tolist(), s.ys.tolist()] for s in drawing.strokes]}
    if any(s.kind != "line" or s.shade != 1.0 or s.widths is not None for s in drawing.strokes):
        content["pens"] = [
            {"kind": s.kind, "shade": s.shade, "widths": None if s.widths is None else s.widths.tolist()}
            for s in drawing.strokes
        ]
    if drawing.picture is not None:
        height, width = drawing.picture.shape
        grey = base64.b64encode(drawing.picture.tobytes()).decode()
        content["picture"] = {"height": height, "width": width, "grey": grey}
        content["picture"] |= {"on_black": True} if drawing.on_black else {}
    return json.dumps(content | more, ensure_ascii=False)


def from_ndjson(line: str | bytes | TooLong) -> Drawing:
    """The drawing of one line; raises StudioError where it holds none that can be drawn."""
    return drawing_of(content_of(line))


def content_of(line: str | bytes | TooLong) -> dict[str, Any]:
    """The JSON object of one line, not looked at any further. Raises StudioError."""
    if isinstance(line, TooLong):
        raise line
    try:
        content = plain_json(line)
    except ValueError as error:
        raise StudioError("This line is not JSON. Quick, Draw! files hold one JSON object a line.") from error
    return content if isinstance(content, dict) else {}


def drawing_of(content: dict[str, Any]) -> Drawing:
    """The drawing in a line's object; raises StudioError where it holds none that can be drawn."""
    if not ("pens" in content or "picture" in content):
        return Drawing(tuple(read_quickdraw(content)))
    try:
        drawing = Drawing(_strokes(content), *_picture(content.get("picture")))
        require_drawable(drawing.strokes)
        return drawing
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise StudioError(DAMAGED) from error


def _strokes(content: dict[str, Any]) -> tuple[Stroke, ...]:
    axes = content["drawing"]
    require_drawable(axes)
    pens = content.get("pens", [{}] * len(axes))
    found = []
    for (xs, ys, *_), pen in zip(axes, pens, strict=True):
        kind = _KINDS[_KINDS.index(pen.get("kind", "line"))]
        found.append(stroke(xs, ys, pen.get("widths"), pen.get("shade", 1.0), kind))
    return tuple(found)


def _picture(content: dict[str, Any] | None) -> tuple[Pixels | None, bool]:
    """The grey values, and whether they are ink on black."""
    if content is None:
        return None, False
    height, width = content["height"], content["width"]
    if not all(type(side) is int and 0 < side <= LARGEST_SIDE for side in (height, width)):
        raise ValueError("no picture of these sides was ever kept")
    grey = np.frombuffer(base64.b64decode(content["grey"], validate=True), dtype=np.uint8)
    return grey.reshape(height, width).copy(), content.get("on_black") is True
