"""Doodles: every kind can be drawn, always the same from its seed."""

import numpy as np
import pytest

from fmnist_gui.engine.drawing.sketch import stages
from fmnist_gui.tools.doodles.drawn import KINDS, doodles, draw_doodle, noise
from fmnist_gui.tools.doodles.pen import Pen
from fmnist_gui.tools.doodles.shapes import GLYPHS, symbol


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_by_many_hands(kind: str) -> None:
    seen = [stages(draw_doodle(kind, seed)).pixels for seed in range(6)]
    assert all((pixels > 0).sum() > 20 for pixels in seen)
    assert not any(np.array_equal(seen[0], other) for other in seen[1:])
    assert np.array_equal(stages(draw_doodle(kind, 3)).pixels, seen[3])


def test_many_are_drawn_alone_in_part_and_over_one_another() -> None:
    pictures = doodles(60, 5)
    assert (pictures.shape, pictures.dtype) == ((60, 28, 28), np.uint8)
    assert np.array_equal(pictures, doodles(60, 5))
    assert not np.array_equal(pictures, doodles(60, 6))
    assert doodles(3, 5, ("star",)).shape == (3, 28, 28)


def test_noise_has_no_lines() -> None:
    pictures = noise(20, 1)
    assert (pictures.shape, pictures.dtype) == ((20, 28, 28), np.uint8)
    assert np.array_equal(pictures, noise(20, 1))


def test_letters_are_made_of_points_of_their_grid() -> None:
    assert len(GLYPHS) == 36
    pen = Pen(np.random.default_rng(0))
    for glyph in GLYPHS:
        pen.letter(glyph, right=1.0)
    points = np.concatenate([np.stack([s.xs, s.ys], 1) for s in pen.strokes])
    assert (points.min(axis=0) >= [1.0, 0.0]).all()
    assert (points.max(axis=0) <= [1.75, 1.0]).all()


def test_a_symbol_has_a_stroke_even_where_its_points_are_one() -> None:
    for seed in (122, 402, 994):
        pen = Pen(np.random.default_rng(seed))
        symbol(pen)
        assert len(pen.strokes) == 1
