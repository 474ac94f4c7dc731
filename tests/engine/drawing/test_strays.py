"""Taps and flicks far from the drawing change nothing about what the network sees."""

import json
import time
from pathlib import Path

import numpy as np
import pytest

from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of, on_canvas
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.sketch import BlankDrawing, Stroke, stages, stroke
from fmnist_gui.engine.drawing.strays import without_strays
from tests.engine.drawing.test_sketch import box_outline, line

PEOPLES = Path(__file__).parents[4] / "shared" / "sketches" / "quickdraw_dev.ndjson"


def dot(x: float, y: float) -> Stroke:
    return stroke([x], [y])


def garment(label: int) -> list[Stroke]:
    return [s.scaled(0.5, 0.1, 0.4) for s in on_canvas(draw_garment(label, 3))]


@pytest.mark.parametrize(
    "strays",
    [
        [dot(0.97, 0.03)],
        [line((0.95, 0.95), (0.97, 0.98))],
        [dot(0.97, 0.03), dot(0.03, 0.03), line((0.9, 0.95), (0.93, 0.95))],
    ],
    ids=["a tap", "a flick", "three"],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_stray_mark_is_left_out(strays: list[Stroke], first: bool) -> None:
    for label in range(10):
        drawn = garment(label)
        found = stages([*strays, *drawn] if first else [*drawn, *strays])
        assert np.array_equal(found.pixels, stages(drawn).pixels)
        assert list(found.left_out) == strays
        assert len(found.ink) == len(drawn) + len(strays)
        assert len(found.fitted) == len(drawn)


def test_small_parts_of_the_drawing_stay() -> None:
    buttons = [dot(50, y) for y in (20, 40, 60)]
    shirt = [box_outline(0, 0, 100, 100), *buttons, line((50, -3), (52, -3)), line((50, -7), (52, -7))]
    assert without_strays(shirt) == (tuple(shirt), ())  # the loop at the collar is near, and reaches on
    dashes = [line((x, 0), (x + 4, 0)) for x in range(0, 100, 20)]
    assert without_strays(dashes)[1] == ()
    assert without_strays([dot(1, 1), dot(9, 9)])[1] == ()
    pair = [box_outline(0, 0, 50, 50), box_outline(90, 0, 140, 50)]
    assert without_strays(pair)[1] == ()
    dotted = [dot(200 + x, 0) for x in range(0, 40, 2)]  # small marks that are large together
    assert without_strays([box_outline(0, 0, 100, 100), *dotted])[1] == ()


def test_what_erases_and_what_fills_is_no_stray() -> None:
    eraser, bucket = stroke([300], [300], [5], shade=0.0), stroke([400], [400], kind="bucket")
    drawn = [box_outline(0, 0, 100, 100), eraser, bucket]
    assert without_strays(drawn) == (tuple(drawn), ())


def test_what_is_left_after_all_else_was_erased_is_the_drawing() -> None:
    erased = line((0, 0), (100, 0), (0, 100))
    rubber = line((0, 0), (100, 100), (50, 0), width=240, shade=0.0)
    found = stages([erased, line((480, 480), (490, 480), (490, 490)), rubber])
    assert found.left_out == ()
    assert found.box[0] > 450
    with pytest.raises(BlankDrawing):
        stages([erased, rubber])


def test_many_strokes_take_no_time() -> None:
    random = np.random.default_rng(0)
    strokes = [Stroke(*random.uniform(0, 100, (2, 2))) for _ in range(1_000)]
    strokes += [Stroke(*random.uniform(200, 300, (2, 1))) for _ in range(1_000)]
    began = time.perf_counter()
    without_strays(strokes)
    assert time.perf_counter() - began < 5


def test_drawings_by_people_keep_all_they_have() -> None:
    if not PEOPLES.is_file():
        pytest.skip(f"needs people's drawings in {PEOPLES}")
    drawings = [drawing_of(json.loads(text)) for text in PEOPLES.read_text().splitlines()]
    assert sum(bool(without_strays(drawing.strokes)[1]) for drawing in drawings) <= 1
    one = Drawing((*(s.scaled(0.7) for s in on_canvas(drawings[0].strokes)), dot(0.98, 0.98)))
    assert len(stages(one.strokes).left_out) == 1
