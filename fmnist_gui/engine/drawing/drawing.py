"""A drawing as the canvas holds it: strokes, perhaps on an imported picture, and as a line of Quick, Draw! ndjson."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from fmnist_gui.engine.drawing.sketch import (
    Pixels,
    SketchStages,
    Stroke,
    drawn_over,
    read_quickdraw,
    stages,
    stages_of_picture,
    stroke,
)
from fmnist_gui.engine.errors import StudioError

_KINDS: tuple[Literal["line", "area", "bucket"], ...] = ("line", "area", "bucket")


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in units of the canvas, whose sides are 1 long, over a grey picture [H, W] that fills it, if any."""

    strokes: tuple[Stroke, ...] = ()
    picture: Pixels | None = None

    @property
    def is_empty(self) -> bool:
        return not self.strokes and self.picture is None


def stages_of(drawing: Drawing) -> SketchStages:
    """What the network sees of `drawing`, stage by stage; raises StudioError where there is nothing to see."""
    if drawing.picture is None:
        return stages(drawing.strokes)
    if not drawing.strokes:
        return stages_of_picture(drawing.picture)
    return stages_of_picture(drawn_over(drawing.picture, drawing.strokes))


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
    return json.dumps(content | more, ensure_ascii=False)


def from_ndjson(line: str) -> Drawing:
    """The drawing of one line; raises StudioError where it holds none that can be drawn."""
    try:
        content: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise StudioError("This line is not JSON. Quick, Draw! files hold one JSON object a line.") from error
    if not isinstance(content, dict) or not ("pens" in content or "picture" in content):
        return Drawing(tuple(read_quickdraw(content)))
    try:
        return Drawing(_strokes(content), _picture(content.get("picture")))
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise StudioError("This drawing is damaged. Draw it anew.") from error


def _strokes(content: dict[str, Any]) -> tuple[Stroke, ...]:
    axes = content["drawing"]
    pens = content.get("pens", [{}] * len(axes))
    found = []
    for (xs, ys, *_), pen in zip(axes, pens, strict=True):
        kind = _KINDS[_KINDS.index(pen.get("kind", "line"))]
        found.append(stroke(xs, ys, pen.get("widths"), pen.get("shade", 1.0), kind))
    return tuple(found)


def _picture(content: dict[str, Any] | None) -> Pixels | None:
    if content is None:
        return None
    grey = np.frombuffer(base64.b64decode(content["grey"], validate=True), dtype=np.uint8)
    return grey.reshape(int(content["height"]), int(content["width"])).copy()
