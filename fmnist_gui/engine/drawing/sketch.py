"""A drawing, as strokes or as a grey picture, on its way to the 28x28 tensor that the network sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing import raster
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.strays import without_strays
from fmnist_gui.engine.drawing.versions import VERSIONS, are_lines
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import thousands

if TYPE_CHECKING:  # torch takes a second to import, and the canvas needs the stages before that
    from torch import Tensor

LINE_WIDTH_PX = 2.0  # pixels of the frame; the width that the network reads best
MARGIN_PX = 1.0  # between the outer edge of the lines and the frame
_FITTED_SIDE_PX = SIDE - 2 * MARGIN_PX - LINE_WIDTH_PX  # longest side of the drawing, from line centre to line centre

# Coordinates are rounded to this part of a pixel, so that scales which differ only by rounding errors give the same
# bits. The odd offset keeps whole and half numbers away from the edge between two steps.
_STEP_PX = 1 / 4096
_STEP_OFFSET = 0.381966

TOO_MUCH = N_("This drawing has too many lines and areas, one over another. Draw it with fewer.")
MOST_WORK = 1e8  # of a drawing, as `raster.work` counts it: some seconds
MOST_STROKES, MOST_POINTS, MOST_FILLS = 2_000, 300_000, 100  # of a drawing: a hand makes a tenth of them in minutes
_FAR_PX, _WIDEST_PX = 1e6, 2.0 * _FITTED_SIDE_PX  # of the frame
_HUGE = 1e12  # beyond this a coordinate is an accident, and differences lose their meaning

Floats: TypeAlias = NDArray[np.float64]
Pixels: TypeAlias = NDArray[np.uint8]
Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom


class BlankDrawing(StudioError):
    """Nothing is drawn, or next to nothing: no network should be asked."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """One movement of the pen: points [P] in any scale, y downwards.

    `widths` [P] are in the scale of the points; without them, and wherever it is thinner, a line gets the width
    that the network reads best. `shade` is the ink from 0 (erases) to 1. An "area" is the filled outline; a
    "bucket" fills what its first point lies in.
    """

    xs: Floats
    ys: Floats
    widths: Floats | None = None
    shade: float = 1.0
    kind: Literal["line", "area", "bucket"] = "line"

    def scaled(self, factor: float, right: float = 0.0, down: float = 0.0) -> Stroke:
        """`factor` times as large, then moved."""
        widths = None if self.widths is None else self.widths * factor
        return Stroke(self.xs * factor + right, self.ys * factor + down, widths, self.shade, self.kind)


Sketch: TypeAlias = Sequence[Stroke]


@dataclass(frozen=True, eq=False)
class SketchStages:
    """Every step from the strokes to the tensor, to be shown."""

    ink: tuple[Stroke, ...]  # what was drawn, without empty strokes
    left_out: tuple[Stroke, ...]  # of it: taps and flicks of the pen that lie far from the rest
    box: Box  # around the visible ink, in the drawing's scale
    fitted: tuple[Stroke, ...]  # the same strokes in pixels of the frame, widths included
    pixels: Pixels  # [28, 28], light ink on black
    tensor: Tensor  # float [1, 1, 28, 28], 0 to 1
    lines: bool  # whether it is a line drawing

    @property
    def versions(self) -> int:
        """Of the picture that a network is asked for, and over which its answer is the mean."""
        return VERSIONS if self.lines else 1


def stroke(
    xs: Iterable[float],
    ys: Iterable[float],
    widths: Iterable[float] | None = None,
    shade: float = 1.0,
    kind: Literal["line", "area", "bucket"] = "line",
) -> Stroke:
    """A stroke from any kind of numbers; raises StudioError for what is no list of numbers or for unequal lengths."""
    try:
        x, y = np.array(list(xs), dtype=np.float64), np.array(list(ys), dtype=np.float64)
        w = None if widths is None else np.array(list(widths), dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise StudioError("A stroke of this drawing is not made of numbers. Draw it anew.") from error
    if x.ndim != 1 or y.ndim != 1 or len(x) != len(y) or (w is not None and len(w) != len(x)):
        raise StudioError("A stroke of this drawing has not as many x as y coordinates. Draw it anew.")
    return Stroke(x, y, w, max(0.0, min(1.0, float(shade))), kind)


def read_quickdraw(drawing: object) -> list[Stroke]:
    """The strokes of one object of Quick, Draw! ndjson; raises StudioError when it holds none that can be drawn."""
    strokes = drawing.get("drawing") if isinstance(drawing, dict) else None
    if not isinstance(strokes, list):
        raise StudioError("This line has no “drawing”, a list of strokes as in Quick, Draw! files.")
    require_drawable(strokes)
    found = []
    for item in strokes:
        if not isinstance(item, list) or len(item) < 2 or not all(isinstance(axis, list) for axis in item[:2]):
            raise StudioError("A stroke of this drawing is not a pair of lists, x and y. Draw it anew.")
        found.append(stroke(item[0], item[1]))
    clean(found)
    return found


def stages(strokes: Sketch) -> SketchStages:
    """All stages of a drawing; raises StudioError if it is empty, a mere dot, or holds what is no number.

    The same strokes at any scale and place give the same tensor, bit for bit.
    """
    ink = clean(strokes)
    kept, left_out = without_strays(ink)
    try:
        box, fitted = _framed(kept)
    except BlankDrawing:
        if not left_out:
            raise
        left_out = ()  # all but these was erased: they are the drawing
        box, fitted = _framed(ink)
    pixels = as_pixels(coverage_of(fitted, SIDE))
    return SketchStages(ink, left_out, box, fitted, pixels, to_tensor(pixels), bool(are_lines(pixels)))


def _framed(ink: tuple[Stroke, ...]) -> tuple[Box, tuple[Stroke, ...]]:
    """The box around the visible ink, and the strokes fitted to it. Raises BlankDrawing."""
    box = _box_of([s for s in ink if s.kind != "bucket" and s.shade > 0])
    fitted = _fit(ink, box)
    if any(s.shade == 0 for s in ink):  # what was erased must not hold the frame open
        box = _visible_box(fitted, box)
        fitted = _fit(ink, box)
    return box, fitted


def to_tensor(pixels: Pixels) -> Tensor:
    """Pixels [28, 28] from 0 to 255 as float [1, 1, 28, 28] from 0 to 1."""
    import torch

    return torch.from_numpy(pixels.astype(np.float32) / np.float32(255)).reshape(1, 1, SIDE, SIDE)


def require_drawable(strokes: Sequence[Any]) -> None:
    """Raise StudioError for more strokes, or points in them, than are drawn. They may be as a file has them: [x, y]."""
    points = 0
    for s in strokes[: MOST_STROKES + 1]:
        axis = s.xs if isinstance(s, Stroke) else s[0] if isinstance(s, list) and s else ()
        points += len(axis) if isinstance(axis, list | np.ndarray) else 0
    if len(strokes) > MOST_STROKES or points > MOST_POINTS:
        raise StudioError(
            "This drawing has more than {strokes} strokes, or more than {points} points. Draw it with fewer.",
            strokes=thousands(MOST_STROKES),
            points=thousands(MOST_POINTS),
        )
    if sum(isinstance(s, Stroke) and s.kind == "bucket" for s in strokes) > MOST_FILLS:
        raise StudioError(TOO_MUCH)


def clean(strokes: Sketch, needs_ink: bool = True) -> tuple[Stroke, ...]:
    """The strokes that have points, checked."""
    require_drawable(strokes)
    ink = tuple(s for s in strokes if len(s.xs))
    if needs_ink and not any(s.shade > 0 and s.kind != "bucket" for s in ink):
        raise BlankDrawing("The drawing is empty. Draw a garment first.")
    for s in ink:
        numbers = [s.xs, s.ys] if s.widths is None else [s.xs, s.ys, s.widths]
        if not all((np.abs(values) < _HUGE).all() for values in numbers):  # false for NaN too
            raise StudioError("A coordinate of this drawing is not a usable number. Draw it anew.")
    return ink


def _box_of(strokes: Sketch) -> Box:
    """The box around the middle of the lines; around more where a pen is thicker than the usual line."""
    xs, ys = np.concatenate([s.xs for s in strokes]), np.concatenate([s.ys for s in strokes])
    low_x, low_y, high_x, high_y = (float(edge) for edge in (xs.min(), ys.min(), xs.max(), ys.max()))
    side = max(high_x - low_x, high_y - low_y)
    if not side > 1e-9 * max(abs(low_x), abs(low_y), abs(high_x), abs(high_y)):
        raise BlankDrawing("The drawing is only a dot. Draw a garment, larger.")
    usual = LINE_WIDTH_PX * side / _FITTED_SIDE_PX
    for s in strokes:
        if s.widths is not None and s.kind == "line":
            more = np.maximum(s.widths - usual, 0.0) / 2
            low_x, low_y = min(low_x, float((s.xs - more).min())), min(low_y, float((s.ys - more).min()))
            high_x, high_y = max(high_x, float((s.xs + more).max())), max(high_y, float((s.ys + more).max()))
    return low_x, low_y, high_x, high_y


def _fit(strokes: Sketch, box: Box) -> tuple[Stroke, ...]:
    """The strokes with `box` centred in the frame, its longest side as long as it may be."""
    left, top, right, bottom = box
    side = max(right - left, bottom - top)
    inset_x, inset_y = (1 - (right - left) / side) / 2, (1 - (bottom - top) / side) / 2
    start = (SIDE - _FITTED_SIDE_PX) / 2

    def fitted_to(values: Floats, low: float, inset: float) -> Floats:
        return start + _rounded(((values - low) / side + inset) * _FITTED_SIDE_PX)

    fitted = []
    with np.errstate(over="ignore"):  # what is not of the garment may lie anywhere
        for s in strokes:
            widths = np.full(len(s.xs), LINE_WIDTH_PX)
            if s.widths is not None:
                widths = np.maximum(widths, _rounded(s.widths / side * _FITTED_SIDE_PX))
            xs, ys = fitted_to(s.xs, left, inset_x), fitted_to(s.ys, top, inset_y)
            fitted.append(near_frame(Stroke(xs, ys, widths, s.shade, s.kind)))
    return tuple(fitted)


def near_frame(fitted: Stroke) -> Stroke:
    """Without numbers that have lost their meaning: nothing farther away, or wider, looks any different."""
    widths = np.minimum(_widths(fitted), _WIDEST_PX)
    xs, ys = np.clip(fitted.xs, -_FAR_PX, _FAR_PX), np.clip(fitted.ys, -_FAR_PX, _FAR_PX)
    return Stroke(xs, ys, widths, fitted.shade, fitted.kind)


def _rounded(pixels: Floats) -> Floats:
    steps: Floats = np.floor(pixels / _STEP_PX + _STEP_OFFSET)
    return steps * _STEP_PX


def _visible_box(fitted: Sketch, box: Box) -> Box:
    """The box around the ink that the eraser left, in the scale of `box`, which was fitted."""
    fine = 4 * SIDE
    rows, columns = np.nonzero(coverage_of(fitted, fine) > 0.5)
    if not len(rows):
        raise BlankDrawing("The drawing is empty. Draw a garment first.")
    left, top, right, bottom = box
    scale = max(right - left, bottom - top) / _FITTED_SIDE_PX  # drawing's units a pixel
    middle_x, middle_y, half = (left + right) / 2, (top + bottom) / 2, LINE_WIDTH_PX / 2
    low_x, high_x = columns.min() * SIDE / fine + half, (columns.max() + 1) * SIDE / fine - half
    low_y, high_y = rows.min() * SIDE / fine + half, (rows.max() + 1) * SIDE / fine - half
    low_x, low_y = min(low_x, high_x - 0.5), min(low_y, high_y - 0.5)
    return (
        float(middle_x + (low_x - SIDE / 2) * scale),
        float(middle_y + (low_y - SIDE / 2) * scale),
        float(middle_x + (high_x - SIDE / 2) * scale),
        float(middle_y + (high_y - SIDE / 2) * scale),
    )


def coverage_of(fitted: Sketch, side: int, below: Floats | None = None) -> Floats:
    """Ink from 0 to 1 [side, side]: the strokes over `below` and over one another, in the order of their drawing."""
    groups = list(_groups(fitted, side))
    if sum(raster.work(placed, first.kind, side) for first, placed in groups) > MOST_WORK:
        raise StudioError(TOO_MUCH)
    ink: Floats = np.zeros((side, side)) if below is None else below
    for first, placed in groups:
        xs, ys, _ = placed[0]
        if first.kind == "bucket":
            covered = raster.flood(ink, ys[0], xs[0])
        elif first.kind == "area":
            covered = raster.areas([(xs, ys)], side)
        else:
            covered = raster.lines(placed, side)
        ink = ink + (first.shade - ink) * covered
    return ink


def _groups(fitted: Sketch, side: int) -> Iterator[tuple[Stroke, list[tuple[Floats, Floats, Floats]]]]:
    """What is drawn at once, with its x, y and widths in pixels; lines of one shade do not change one another."""
    scale = side / SIDE
    for (line, _, _), strokes in groupby(enumerate(fitted), _group_of):
        group = [s for _, s in strokes]
        placed = [(s.xs * scale, s.ys * scale, _widths(s) * scale) for s in group]
        yield group[0], [raster.thinned(*way) for way in placed] if line and side > SIDE else placed


def _group_of(numbered: tuple[int, Stroke]) -> tuple[bool, float, int]:
    number, s = numbered
    return (True, s.shade, 0) if s.kind == "line" else (False, 0.0, number)


def _widths(fitted: Stroke) -> Floats:
    return np.full(len(fitted.xs), LINE_WIDTH_PX) if fitted.widths is None else fitted.widths


def as_pixels(coverage: Floats) -> Pixels:
    return np.floor(np.clip(coverage, 0.0, 1.0) * 255 + 0.5).astype(np.uint8)
