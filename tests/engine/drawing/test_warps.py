"""A warped drawing is another one of the same class, the same again with the same seed, and always one to look at."""

from collections.abc import Callable

import numpy as np
import pytest

from fmnist_gui.engine.drawing import warps
from fmnist_gui.engine.drawing.drawing import Drawing, require_paintable, stages_of
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.sketch import BlankDrawing, Stroke, stroke
from fmnist_gui.engine.drawing.warps import warp


def garment(label: int, seed: int = 0) -> Drawing:
    return Drawing(tuple(draw_garment(label, seed)))


def pixels(drawing: Drawing) -> np.ndarray:
    return stages_of(drawing).pixels


def square(side: float = 0.6, start: float = 0.2) -> Stroke:
    end = start + side
    return stroke([start, end, end, start, start], [start, start, end, end, start])


def only(monkeypatch: pytest.MonkeyPatch, **kept: object) -> None:
    """Let a warp do nothing but what `kept` says."""
    still = {
        "TILT_DEG": 0.0,
        "STRETCH": (1.0, 1.0),
        "SHEAR": 0.0,
        "MIRRORED": 0.0,
        "WAVE": 0.0,
        "TREMOR": 0.0,
        "SHIFT": 0.0,
        "TURN_DEG": 0.0,
        "SIZE": 0.0,
        "MISSED": 0.0,
        "CLOSED": 0.0,
        "OPENED": 0.0,
        "DROPPED": 0.0,
        "PEN": 0.0,
    }
    for name, value in (still | kept).items():
        monkeypatch.setattr(warps, name, value)


@pytest.mark.parametrize("label", range(10))
def test_each_warp_differs_and_a_seed_gives_the_same_again(label: int) -> None:
    drawing, generator = garment(label), np.random.default_rng(7)

    first, second = warp(drawing, generator), warp(drawing, generator)

    again = warp(drawing, np.random.default_rng(7))
    assert np.array_equal(pixels(first), pixels(again))
    assert not np.array_equal(pixels(first), pixels(second))
    assert not np.array_equal(pixels(first), pixels(drawing))


def test_every_warp_can_be_kept_and_seen() -> None:
    generator = np.random.default_rng(1)
    for seed in range(30):
        warped = warp(garment(seed % 10, seed), generator)
        require_paintable(warped)
        assert pixels(warped).max() > 200


def test_a_drawing_without_any_change_stays_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch)
    drawing = garment(4)

    difference = pixels(warp(drawing, np.random.default_rng(0))).astype(int) - pixels(drawing)

    assert np.abs(difference).max() <= 10


def test_its_place_and_size_do_not_matter() -> None:
    small = Drawing(tuple(s.scaled(0.1, 0.4, 0.2) for s in garment(9).strokes))

    first = warp(garment(9), np.random.default_rng(3))
    second = warp(small, np.random.default_rng(3))

    assert np.abs(pixels(first).astype(int) - pixels(second)).max() <= 2


def test_it_is_mirrored(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, MIRRORED=1.0)
    boot = garment(9)

    difference = pixels(warp(boot, np.random.default_rng(0))).astype(int) - pixels(boot)[:, ::-1]

    assert np.abs(difference).max() <= 10


def test_one_short_stroke_inside_may_be_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, DROPPED=1.0)
    button, seam = stroke([0.5, 0.5], [0.4, 0.45]), stroke([0.5, 0.5], [0.2, 0.8])

    warped = warp(Drawing((square(), button, seam)), np.random.default_rng(0))

    assert [float(np.ptp(s.ys)) for s in warped.strokes] == pytest.approx([0.6, 0.6])
    assert len(warp(Drawing((square(), seam, seam)), np.random.default_rng(0)).strokes) == 3
    assert len(warp(Drawing((square(), button)), np.random.default_rng(0)).strokes) == 2


def test_a_small_gap_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, CLOSED=1.0)
    gaping = stroke([0.2, 0.8, 0.8, 0.2, 0.2], [0.2, 0.2, 0.8, 0.8, 0.23])

    (closed,) = warp(Drawing((gaping,)), np.random.default_rng(0)).strokes

    assert closed.xs[0] == pytest.approx(closed.xs[-1])
    assert closed.ys[0] == pytest.approx(closed.ys[-1])


def test_a_closed_line_may_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, OPENED=1.0)

    (opened,) = warp(Drawing((square(),)), np.random.default_rng(0)).strokes

    assert np.hypot(opened.xs[0] - opened.xs[-1], opened.ys[0] - opened.ys[-1]) > 0.001


def test_lines_end_early_and_late(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, MISSED=1.0)
    line = stroke([0.2, 0.8], [0.5, 0.5])

    warped = [warp(Drawing((line, square())), np.random.default_rng(seed)).strokes[0] for seed in range(20)]

    assert min(s.xs[0] for s in warped) < 0.195
    assert max(s.xs[0] for s in warped) > 0.205
    assert min(s.xs[-1] for s in warped) < 0.795
    assert max(s.xs[-1] for s in warped) > 0.805


def test_strokes_move_apart_but_one_alone_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, SHIFT=0.05)

    apart = warp(Drawing((square(), square())), np.random.default_rng(0)).strokes
    (alone,) = warp(Drawing((square(),)), np.random.default_rng(0)).strokes

    assert abs(apart[0].xs[0] - apart[1].xs[0]) > 0.001
    assert alone.xs[0] == pytest.approx(0.2)


def test_a_thicker_pen_and_the_users_own_widths(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, PEN=1.0)
    thin, thick = square(), stroke([0.3, 0.7], [0.5, 0.5], [0.2, 0.2])

    warped = warp(Drawing((thin, thick)), np.random.default_rng(0)).strokes

    assert warped[0].widths is not None
    assert 0.6 / 13 * 0.9 < warped[0].widths[0] < 0.6 / 13 * 2
    assert warped[1].widths is not None
    assert warped[1].widths == pytest.approx(0.2)


@pytest.mark.parametrize(
    "last",
    [stroke([0.5], [0.5], kind="bucket", shade=0.5), stroke([0.1, 0.9], [0.5, 0.5], [0.1, 0.1], shade=0.0)],
    ids=["bucket", "eraser"],
)
def test_what_must_meet_stays_together(last: Stroke) -> None:
    drawing = Drawing((square(), square(0.3, 0.35), last))

    for seed in range(10):
        warped = warp(drawing, np.random.default_rng(seed))
        assert [s.kind for s in warped.strokes] == ["line", "line", last.kind]
        assert [s.shade for s in warped.strokes] == [1.0, 1.0, last.shade]
        seen, original = (pixels(d).astype(float).mean() for d in (warped, drawing))
        assert 0.6 * original < seen < 1.8 * original


def test_areas_stay_areas() -> None:
    area = stroke([0.2, 0.8, 0.5], [0.2, 0.2, 0.9], shade=0.5, kind="area")

    warped = warp(Drawing((area,)), np.random.default_rng(0))

    assert [(s.kind, s.shade) for s in warped.strokes] == [("area", 0.5)]


def image_of_the_data_set() -> Drawing:
    image = np.zeros((28, 28), dtype=np.uint8)
    image[2:27, 9:20] = np.arange(11, dtype=np.uint8) * 10 + 100
    return Drawing(picture=image)


def large_picture() -> Drawing:
    grey = np.full((300, 200), 255, dtype=np.uint8)
    grey[40:260, 50:120] = 30
    return Drawing((stroke([0.3, 0.7], [0.3, 0.7], [0.05, 0.05]),), grey)


@pytest.mark.parametrize("made", [image_of_the_data_set, large_picture])
def test_pictures_are_warped_and_stay_in_the_frame(made: Callable[[], Drawing]) -> None:
    drawing = made()
    for seed in range(20):
        warped = warp(drawing, np.random.default_rng(seed))

        assert warped.picture is not None
        assert warped.picture.shape == (28, 28)
        seen = pixels(warped)
        assert not np.array_equal(seen, pixels(drawing))
        edge = np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]])
        assert seen.max() > 100
        assert edge.mean() < 10


@pytest.mark.parametrize("drawing", [Drawing(), Drawing((stroke([0.5], [0.5]),)), Drawing((stroke([], []),))])
def test_nothing_to_warp_is_given_back(drawing: Drawing) -> None:
    assert warp(drawing, np.random.default_rng(0)) is drawing


def test_a_blank_picture_is_refused() -> None:
    with pytest.raises(BlankDrawing):
        warp(Drawing(picture=np.zeros((40, 40), dtype=np.uint8)), np.random.default_rng(0))
