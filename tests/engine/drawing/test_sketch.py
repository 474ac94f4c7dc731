import json
import math
import time

import numpy as np
import pytest
import torch

from fmnist_gui.engine.drawing import raster
from fmnist_gui.engine.drawing.drawing import from_ndjson
from fmnist_gui.engine.drawing.sketch import Stroke, stages, stroke
from fmnist_gui.engine.errors import StudioError

SHIRT_X = [70, 83, 104, 134, 161, 249, 255, 249, 185, 184, 194, 191, 164, 81, 73, 37, 16, 5, 0, 73]
SHIRT_Y = [3, 20, 28, 23, 2, 31, 35, 76, 62, 115, 175, 206, 208, 203, 69, 84, 103, 106, 40, 0]


def shirt(scale: float = 1.0, x: float = 0.0, y: float = 0.0) -> list[Stroke]:
    return [stroke([scale * a + x for a in SHIRT_X], [scale * b + y for b in SHIRT_Y])]


def box_outline(left: float, top: float, right: float, bottom: float, shade: float = 1.0) -> Stroke:
    return stroke([left, right, right, left, left], [top, top, bottom, bottom, top], shade=shade)


def line(*points: tuple[float, float], width: float | None = None, shade: float = 1.0) -> Stroke:
    xs, ys = zip(*points, strict=True)
    return stroke(xs, ys, None if width is None else [width] * len(xs), shade)


def test_the_tensor_is_what_the_network_takes() -> None:
    tensor = stages(shirt()).tensor
    assert tensor.shape == (1, 1, 28, 28)
    assert tensor.dtype == torch.float32
    assert tensor.min() == 0
    assert tensor.max() == 1
    assert torch.equal((tensor * 255).round().to(torch.uint8), torch.from_numpy(stages(shirt()).pixels)[None, None])


def test_the_drawing_fills_the_frame_and_lies_in_its_middle() -> None:
    pixels = stages(shirt()).pixels
    columns, rows = np.flatnonzero(pixels.max(axis=0)), np.flatnonzero(pixels.max(axis=1))
    assert (columns[0], columns[-1]) == (1, 26)
    assert abs((rows[0] + rows[-1]) / 2 - 13.5) <= 0.5


@pytest.mark.parametrize("scale", [1e-6, 0.01, 1 / 3, 0.77, 1.25, 2.0, 31.4, 12345.678])
def test_the_same_strokes_at_any_scale_give_the_same_bits(scale: float) -> None:
    expected = stages(shirt()).tensor
    assert torch.equal(stages(shirt(scale)).tensor, expected)
    assert torch.equal(stages(shirt(scale, x=-17.3 * scale, y=1000.1 * scale)).tensor, expected)


def test_random_drawings_give_the_same_bits_at_any_scale() -> None:
    random = np.random.default_rng(4)
    for _ in range(100):
        points = random.integers(0, 1000, (2, 12)) * 1.0
        widths = random.uniform(1, 100, 12)
        scale = math.exp(random.uniform(-5, 5))
        small = [Stroke(points[0], points[1], widths)]
        large = [Stroke(points[0] * scale + 5.5 * scale, points[1] * scale, widths * scale)]
        assert np.array_equal(stages(small).pixels, stages(large).pixels)


def test_every_stage_can_be_shown() -> None:
    shown = stages([*shirt(2.0, x=10), stroke([], [])])
    assert len(shown.ink) == 1
    assert shown.box == (10.0, 0.0, 520.0, 416.0)
    xs = shown.fitted[0].xs
    assert xs.max() - xs.min() == pytest.approx(24.0, abs=0.001)
    assert shown.pixels.dtype == np.uint8


def test_a_thick_pen_stays_thick_and_a_thin_one_is_made_readable() -> None:
    def ink(width: float | None) -> int:
        return int(stages([line((0, 0), (100, 100), width=width)]).pixels.sum())

    assert ink(None) == ink(0.1) == ink(5.0)
    assert ink(30.0) > 2.5 * ink(None)


def test_a_thick_pen_stays_inside_the_frame() -> None:
    pixels = stages([line((0, 0), (100, 0), (100, 100), width=40)]).pixels
    assert pixels[:, 0].max() == pixels[0].max() == pixels[27].max() == pixels[:, 27].max() == 0
    assert pixels[1:3].max() == pixels[25:27].max() == 255


def test_a_straight_line_has_soft_edges_of_the_right_width() -> None:
    coverage = raster.lines([(np.array([4.0, 24.0]), np.array([14.0, 14.0]), np.array([3.0, 3.0]))])
    assert coverage[:, 14].sum() == pytest.approx(3.0, abs=0.1)
    assert coverage[12, 14] == pytest.approx(0.5, abs=0.05)


def test_many_drawings_at_once_are_drawn_as_each_alone() -> None:
    random = np.random.default_rng(0)
    xs, ys, widths = random.uniform(-2, 30, 300), random.uniform(-2, 30, 300), random.uniform(1, 3, 300)
    owners = np.repeat(np.arange(3), 100)
    joined = np.ones(300, dtype=bool)
    joined[99::100] = False
    together = raster.many_lines(xs, ys, widths, joined, owners, 3)
    for number in range(3):
        own = owners == number
        assert np.array_equal(together[number], raster.lines([(xs[own], ys[own], widths[own])]))


def test_an_area_is_filled() -> None:
    area = stroke([0, 100, 100, 0], [0, 0, 100, 100], shade=0.5, kind="area")
    pixels = stages([area]).pixels
    assert (pixels[4:24, 4:24] == 128).all()
    assert pixels[0].max() == 0


def test_a_bucket_fills_up_to_the_lines() -> None:
    bucket = stroke([50], [50], shade=0.4, kind="bucket")
    pixels = stages([box_outline(0, 0, 100, 100), bucket]).pixels
    assert (pixels[5:23, 5:23] == 102).all()
    assert pixels[0].max() == 0
    outside = stages([box_outline(0, 0, 100, 50), stroke([50], [-20], shade=0.4, kind="bucket")]).pixels
    assert outside[2, 14] == 102
    assert outside[14, 14] == 0


def test_what_was_erased_does_not_hold_the_frame_open() -> None:
    drawn = [box_outline(0, 0, 100, 100)]
    stray = line((300, 0), (300, 100))
    wiped = line((300, -20), (300, 120), width=60, shade=0.0)
    assert stages([*drawn, stray]).box == (0.0, 0.0, 300.0, 100.0)
    left, top, right, bottom = stages([*drawn, stray, wiped]).box
    assert (left, top, right, bottom) == pytest.approx((0.0, 0.0, 100.0, 100.0), abs=8)
    with pytest.raises(StudioError, match="empty"):
        stages([*drawn, line((-50, 50), (150, 50), width=300, shade=0.0)])


@pytest.mark.parametrize(
    "strokes", [[], [stroke([], [])], [stroke([1, 2], [1, 2], shade=0.0)], [stroke([5], [5], kind="bucket")]]
)
def test_nothing_drawn_is_said(strokes: list[Stroke]) -> None:
    with pytest.raises(StudioError, match="empty"):
        stages(strokes)


@pytest.mark.parametrize("points", [([5], [7]), ([5, 5, 5], [7, 7, 7]), ([1e6, 1e6 + 1e-9], [0, 0])])
def test_a_dot_is_no_drawing(points: tuple[list[float], list[float]]) -> None:
    with pytest.raises(StudioError, match="only a dot"):
        stages([stroke(*points)])


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e300])
def test_a_number_that_is_none_is_said(bad: float) -> None:
    with pytest.raises(StudioError, match="not a usable number"):
        stages([stroke([0, bad], [0, 1])])
    with pytest.raises(StudioError, match="not a usable number"):
        stages([stroke([0, 1], [0, 1], [bad, 1])])


def test_strokes_must_be_numbers_of_one_length() -> None:
    with pytest.raises(StudioError, match="as many x as y"):
        stroke([1, 2], [1])
    with pytest.raises(StudioError, match="not made of numbers"):
        stroke(["a"], [1])  # type: ignore[list-item]
    with pytest.raises(StudioError, match="not made of numbers"):
        stroke([10**400], [1])


def test_quick_draw_lines_are_read() -> None:
    raw = {"word": "t-shirt", "drawing": [[SHIRT_X, SHIRT_Y], [[1, 2], [3, 4], [0, 16]]]}
    strokes = from_ndjson(json.dumps(raw)).strokes
    assert [len(s.xs) for s in strokes] == [20, 2]
    assert torch.equal(stages(strokes[:1]).tensor, stages(shirt()).tensor)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1, 2]", "no “drawing”"),
        ('{"drawing": 3}', "no “drawing”"),
        ('{"drawing": [[1, 2]]}', "not a pair of lists"),
        ('{"drawing": [[[1, 2]]]}', "not a pair of lists"),
        ('{"drawing": [[[1, 2], [1]]]}', "as many x as y"),
        ('{"drawing": [[[1, null], [1, 2]]]}', "not a usable number"),
        ('{"drawing": [[[1, [2]], [1, 2]]]}', "not made of numbers"),
        ('{"drawing": []}', "empty"),
        ('{"drawing": [[[], []]]}', "empty"),
        ('{"drawing": [[[1, NaN], [1, 2]]]}', "not JSON"),
        ('{"drawing": [[[1, 1e400], [1, 2]]]}', "not JSON"),
        ('{"drawing": [[[1, 1e300], [1, 2]]]}', "not a usable number"),
    ],
)
def test_a_line_that_holds_no_drawing_is_said(text: str, reason: str) -> None:
    with pytest.raises(StudioError, match=reason):
        from_ndjson(text)


def test_a_drawing_takes_less_than_five_milliseconds() -> None:
    random = np.random.default_rng(1)
    strokes = [Stroke(*random.uniform(0, 500, (2, 40)).cumsum(axis=1)) for _ in range(5)]
    stages(strokes)
    seconds = []
    for _ in range(15):
        began = time.perf_counter()
        stages(strokes)
        seconds.append(time.perf_counter() - began)
    assert min(seconds) < 0.005
