"""A drawing goes through its file unchanged, and over a picture as on the canvas."""

import json
from typing import Any

import numpy as np
import pytest

from fmnist_gui.engine.drawing.drawing import Drawing, from_ndjson, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.pictures.picture import stages_of_picture
from fmnist_gui.engine.drawing.sketch import MOST_POINTS, MOST_STROKES, Stroke, stroke
from fmnist_gui.engine.errors import StudioError


def with_pens() -> Drawing:
    line = stroke([0.1, 0.5, 0.9], [0.2, 0.8, 0.2], [0.02, 0.06, 0.03])
    area = stroke([0.2, 0.8, 0.5], [0.3, 0.3, 0.9], shade=0.5, kind="area")
    eraser = stroke([0.4, 0.6], [0.4, 0.4], [0.1, 0.1], shade=0.0)
    return Drawing((line, area, eraser))


def picture() -> np.ndarray:
    grey = np.full((60, 40), 255, dtype=np.uint8)
    grey[10:50, 10:30] = 40
    return grey


@pytest.mark.parametrize("label", range(10))
def test_plain_strokes_are_quick_draws_own_format(label: int) -> None:
    drawing = Drawing(tuple(Stroke(s.xs, s.ys) for s in draw_garment(label, 1)))

    line = to_ndjson(drawing)

    assert set(json.loads(line)) == {"drawing"}
    assert np.array_equal(stages_of(from_ndjson(line)).pixels, stages_of(drawing).pixels)


@pytest.mark.parametrize("drawing", [with_pens(), Drawing((), picture()), Drawing(with_pens().strokes, picture())])
def test_pens_and_pictures_come_back(drawing: Drawing) -> None:
    line = to_ndjson(drawing, label=3)

    assert json.loads(line)["label"] == 3
    assert "\n" not in line
    assert np.array_equal(stages_of(from_ndjson(line)).pixels, stages_of(drawing).pixels)


def test_strokes_are_drawn_onto_the_picture() -> None:
    alone = stages_of(Drawing((), picture())).pixels
    erased = stages_of(Drawing((stroke([0.5, 0.5], [0.0, 1.0], [0.2, 0.2], shade=0.0),), picture())).pixels

    assert erased.sum() < alone.sum()
    assert np.array_equal(stages_of_picture(picture()).pixels, alone)


def test_an_image_of_the_data_set_stays_as_it_is() -> None:
    image = np.zeros((28, 28), dtype=np.uint8)
    image[4:20, 5:22] = np.arange(17, dtype=np.uint8) * 10 + 50
    beside = stroke([0.01, 0.02], [0.97, 0.99], [0.02, 0.02])

    assert np.array_equal(stages_of(Drawing((), image)).pixels, image)
    changed = stages_of(Drawing((beside,), image)).pixels
    assert np.array_equal(changed[:26, 2:], image[:26, 2:])
    assert changed[27, 0] > 0


@pytest.mark.parametrize(
    "damage",
    [
        {"drawing": [[[0, 1], [0, 1]]], "pens": []},
        {"drawing": [[[0, 1], [0, 1]]], "pens": [{"kind": "spray"}]},
        {"drawing": [], "picture": {"height": 3, "width": 3, "grey": "AAAA"}},
        {"drawing": [], "picture": {"height": 1, "width": 3}},
        {"drawing": 5, "pens": []},
        {"drawing": [], "picture": {"height": 1, "width": 60_000, "grey": "A" * 80_000}},
        {"drawing": [], "picture": {"height": 1, "width": 3.0, "grey": "AAAA"}},
        {"drawing": [], "picture": {"height": -1, "width": 3, "grey": "AAAA"}},
        {"drawing": [], "picture": {"height": True, "width": 3, "grey": "AAAA"}},
        {"drawing": [], "picture": {"height": 10**30, "width": 3, "grey": "AAAA"}},
        {"drawing": [[[0, 1], [0, 1]]] * (MOST_STROKES + 1), "pens": []},
        {"drawing": [[[0.0] * (MOST_POINTS + 1)] * 2]},
    ],
)
def test_a_damaged_line_is_refused_in_a_sentence(damage: dict) -> None:
    with pytest.raises(StudioError):
        from_ndjson(json.dumps(damage))


EVERYWHERE = np.random.default_rng(0)


def scribble(points: int, size: float = 1.0, width: float | None = None, **values: Any) -> Stroke:
    xs, ys = EVERYWHERE.random((2, points)) * size
    return stroke(xs, ys, None if width is None else np.full(points, width), **values)


LARGE = np.tile(np.arange(512, dtype=np.uint8), (512, 1))
FAR, DENSE = [1e11, -1e11], np.linspace(0, 9, 99_999)
TOO_MUCH = {
    "lines all over": Drawing((scribble(MOST_POINTS),)),
    "a pen wider than all": Drawing((scribble(MOST_POINTS, width=1e11),)),
    "shades": Drawing(tuple(scribble(30, shade=0.3 + 0.4 * (i % 2)) for i in range(MOST_STROKES)), LARGE),
    "buckets": Drawing((scribble(9), *(scribble(1, kind="bucket", shade=i % 2) for i in range(MOST_STROKES - 1)))),
    "areas": Drawing(tuple(scribble(MOST_POINTS // 1000, kind="area") for _ in range(1000))),
    "lines over a picture": Drawing((scribble(MOST_POINTS // 10),), LARGE),
    "an area over a picture": Drawing((scribble(MOST_POINTS, kind="area"),), LARGE),
    "buckets over a picture": Drawing(tuple(scribble(1, kind="bucket", shade=i % 2) for i in range(999)), LARGE),
}
LARGE_BUT_DRAWN = {
    "an eraser that goes far": Drawing((scribble(9, 1e-300), stroke(FAR * 9, [1e11] * 18, [1e-3] * 18, shade=0.0))),
    "a pen that goes far from a picture": Drawing((stroke(FAR * 9, FAR * 9, [0.03] * 18),), LARGE),
    "much of a thick eraser": Drawing((scribble(9), stroke(DENSE % 1, *[[0.3] * 99_999] * 2, shade=0))),
    "much of a thick pen over a picture": Drawing((stroke(np.abs(DENSE % 2 - 1), *[[0.12] * 99_999] * 2),), LARGE),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_drawing_that_would_take_too_long_is_refused_at_once(name: str) -> None:
    with pytest.raises(StudioError, match="Draw it with fewer"):
        stages_of(TOO_MUCH[name])


@pytest.mark.parametrize("name", LARGE_BUT_DRAWN)
def test_what_a_hand_draws_is_drawn_however_dense_or_far(name: str) -> None:
    assert stages_of(LARGE_BUT_DRAWN[name]).pixels.any()
