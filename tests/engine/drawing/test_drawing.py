"""A drawing goes through its file unchanged, and over a picture as on the canvas."""

import json

import numpy as np
import pytest

from fmnist_gui.engine.drawing.drawing import Drawing, from_ndjson, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.sketch import Stroke, stages_of_picture, stroke
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
    ],
)
def test_a_damaged_line_is_refused_in_a_sentence(damage: dict) -> None:
    with pytest.raises(StudioError):
        from_ndjson(json.dumps(damage))
