"""Garments in the pictures that people bring, and the shipped network's answer to them: the right one, or a hint."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from fmnist_gui.engine.drawing import raster
from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of_photo, on_canvas, stages_of
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.pictures.background import is_plain
from fmnist_gui.engine.drawing.pictures.edits import cropped, turned, with_background
from fmnist_gui.engine.drawing.pictures.frame import inside_of_frame
from fmnist_gui.engine.drawing.pictures.photo import (
    NOT_PLAIN,
    Colors,
    colors_of,
    grey_of,
    photo_of,
    photo_without_frame,
)
from fmnist_gui.engine.drawing.prediction import Networks, predict
from fmnist_gui.engine.drawing.sketch import BlankDrawing, Pixels
from fmnist_gui.engine.drawing.versions import answer
from fmnist_gui.engine.network.course_network import Network, network_with
from fmnist_gui.engine.training.shipped import shipped

SIDE = 400  # px
GARMENTS = ((1, 5), (3, 9), (5, 4), (8, 2), (9, 1))  # classes and seeds of drawn garments that are named on white paper
Paper = NDArray[np.float64]


@cache
def ink(label: int, seed: int) -> Paper:
    """A garment drawn with a pen, coverage from 0 to 1."""
    strokes = on_canvas([s for s in draw_garment(label, seed) if s.kind == "line"])
    drawn = [raster.thinned(s.xs * SIDE, s.ys * SIDE, np.full(len(s.xs), 0.02 * SIDE)) for s in strokes]
    return raster.lines(drawn, SIDE)


@cache
def network() -> Network:
    return network_with(shipped().weights)


def noise(spread: float) -> Paper:
    return np.random.default_rng(0).normal(0, spread, (SIDE, SIDE))


def x_and_y() -> tuple[Paper, Paper]:
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    return x, y


def white() -> Paper:
    return 245 + noise(1)


def lit_from_the_side() -> Paper:
    x, y = x_and_y()
    return 235 - 110 * (0.8 * x + 0.2 * y) + noise(3)


def in_a_shadow() -> Paper:
    x, y = x_and_y()
    return 225 - 90 / (1 + np.exp(-12 * (x - 0.3 * y - 0.2))) + noise(3)


def cloth() -> Paper:
    waves = np.fft.rfft2(noise(1))
    down, across = np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE)
    folds = np.fft.irfft2(waves * np.exp(-((across**2 + down**2) / 0.05**2)), s=(SIDE, SIDE))
    return 190 + 10 * folds / folds.std() + noise(4)


def grainy() -> Paper:
    return lit_from_the_side() * 0.8 + noise(22)


def picture(paper: Paper, label: int, seed: int) -> Pixels:
    return np.clip(paper * (1 - 0.8 * ink(label, seed)), 0, 255).astype(np.uint8)


def brought(grey: Pixels) -> Drawing:
    return drawing_of_photo(photo_without_frame(colors_of(grey)))


def named(drawing: Drawing) -> int:
    probabilities = answer(network(), stages_of(drawing))
    return probabilities.index(max(probabilities))


@pytest.mark.parametrize(
    "paper", [white, lit_from_the_side, in_a_shadow, cloth, grainy], ids=lambda paper: paper.__name__
)
def test_the_garment_is_named_whatever_it_lies_on(paper: Callable[[], Paper]) -> None:
    assert [named(brought(picture(paper(), *garment))) for garment in GARMENTS] == [label for label, _ in GARMENTS]


@pytest.mark.parametrize("bars", [(30, 30, 30, 30), (40, 0, 0, 0), (0, 0, 25, 25), (3, 3, 3, 3)], ids=str)
@pytest.mark.parametrize("shade", [10, 200])
def test_a_frame_of_any_grey_is_left_out(bars: tuple[int, int, int, int], shade: int) -> None:
    upper, lower, left, right = bars
    found = []
    for garment in GARMENTS:
        inside = picture(white() if shade == 10 else 250 - white(), *garment)
        if shade == 200:  # light ink on black
            inside = 255 - picture(white(), *garment)
        framed = np.pad(inside, ((upper, lower), (left, right)), constant_values=shade)
        found.append(named(brought(framed)))
        crop = brought(framed).photo.crop
        assert np.abs(np.subtract(crop, (left, upper, left + SIDE, upper + SIDE))).max() <= 4
    assert found == [label for label, _ in GARMENTS]


def test_what_only_looks_like_a_frame_stays() -> None:
    """A bag fills its box, but not straight; a box that is drawn, or filled, has nothing in it; no bar is so wide."""
    bag = np.full((200, 200), 250, np.uint8)
    bag[40:170, 20:180] = 60
    bag[40:60, 20:60] = bag[40:60, 140:180] = 250
    plain = np.full((200, 200), 250, np.uint8)
    plain[30:170, 30:170] = 40
    outline = plain.copy()
    outline[36:164, 36:164] = 250
    half = np.full((200, 200), 250, np.uint8)
    half[:100] = 20
    for grey in (bag, plain, outline, half, np.full((9, 9), 250, np.uint8), np.full((200, 2), 9, np.uint8)):
        assert inside_of_frame(grey) is None


def test_a_garment_that_reaches_the_edge_is_no_light() -> None:
    """Cropped to the garment on all sides, or on two of them."""
    for label, seed in ((1, 5), (8, 2)):
        grey = picture(white(), label, seed)
        rows, columns = np.nonzero(ink(label, seed).any(axis=1))[0], np.nonzero(ink(label, seed).any(axis=0))[0]
        assert named(brought(grey[rows[0] : rows[-1] + 1])) == label
        assert named(brought(grey[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])) == label


def in_color(paper: Paper, color: tuple[int, int, int], label: int, seed: int) -> Colors:
    covered = ink(label, seed)[:, :, None]
    return np.clip(paper * (1 - covered) + covered * np.array(color), 0, 255).astype(np.uint8)


def as_bright_as(color: tuple[int, int, int]) -> float:
    return float(grey_of(np.array([[color]], np.uint8))[0, 0])


@pytest.mark.parametrize("light", [False, True], ids=["plain", "lit"])
def test_colours_stand_out_where_greys_do_not(light: bool) -> None:
    """Red ink on green paper that is as bright."""
    red, green = (205, 60, 60), (30, 138, 60)
    assert abs(as_bright_as(red) - as_bright_as(green)) < 8
    shine = lit_from_the_side() / 235 if light else 1 + noise(0.005)
    paper = shine[:, :, None] * np.array(green)
    drawings = [drawing_of_photo(photo_without_frame(in_color(paper, red, *garment))) for garment in GARMENTS]
    assert [named(drawing) for drawing in drawings] == [label for label, _ in GARMENTS]


def test_paper_of_one_colour_is_blank() -> None:
    paper = np.clip((1 + noise(0.005))[:, :, None] * np.array((30, 138, 60)), 0, 255).astype(np.uint8)
    with pytest.raises(BlankDrawing):
        stages_of(drawing_of_photo(photo_of(paper)))


def loud() -> Paper:
    """A carpet."""
    x, y = x_and_y()
    return 150 + 70 * np.sign(np.sin(40 * x) * np.sin(40 * y)) + noise(5)


def test_what_is_not_plain_is_said_and_a_hint_given() -> None:
    drawing = brought(picture(loud(), 1, 5))
    assert drawing.hint == NOT_PLAIN
    assert turned(drawing).hint == NOT_PLAIN
    assert brought(picture(white(), 1, 5)).hint == ""
    assert brought(picture(lit_from_the_side(), 1, 5)).hint == ""
    assert brought(picture(grainy(), 1, 5)).hint == ""
    picked = with_background(with_background(drawing, 0.01, 0.01), 0.09, 0.01)
    assert picked.hint == ""


def test_stripes_are_not_plain_though_most_of_them_is_of_one_grey() -> None:
    grey = np.full((SIDE, SIDE), 240, np.uint8)
    for row in (0, 1, 2):
        grey[row::12] = 120
    assert not is_plain(grey)
    assert is_plain(np.where(grey == 120, 235, 240).astype(np.uint8))


def test_the_hint_ends_where_a_plain_part_is_cropped() -> None:
    grey = np.clip(loud(), 0, 255).astype(np.uint8)
    grey[100:350, 50:350] = picture(white(), 1, 5)[75:325, 50:350]
    drawing = drawing_of_photo(photo_of(colors_of(grey)))
    assert drawing.hint == NOT_PLAIN
    part = cropped(drawing, (50, 100, 350, 350))
    assert (part.hint, named(part)) == ("", 1)


def test_a_sideways_picture_is_turned_by_hand() -> None:
    for label, seed in GARMENTS:
        sideways = brought(np.rot90(picture(white(), label, seed)))
        assert named(turned(sideways)) == label


def test_what_may_lie_on_its_side_is_asked_about() -> None:
    weights = Networks((shipped().weights,))
    garments = [(label, seed) for seed in (0, 1) for label in range(10)]
    upright, lying = (
        [predict(brought(np.rot90(picture(white(), *garment), k)), weights).sideways for garment in garments]
        for k in (0, 1)
    )
    assert sum(upright) <= 1
    assert sum(lying) >= 7
    image = drawing_of_photo(photo_of(colors_of(np.rot90(stages_of(brought(picture(white(), 9, 1))).pixels))))
    assert not predict(image, weights).sideways  # the data set's own format


def test_where_nothing_stands_out_the_user_may_look_on() -> None:
    grey = np.clip(lit_from_the_side(), 0, 255).astype(np.uint8)
    drawing = brought(grey)
    assert np.array_equal(drawing.picture, grey)
    assert drawing.hint == NOT_PLAIN


def test_a_dark_cloth_adds_to_light_ink() -> None:
    """Chalk on a board that shines on one side."""
    x, _ = x_and_y()
    board = 20 + 50 * x + noise(3)
    grey = np.clip(board + 160 * ink(9, 1), 0, 255).astype(np.uint8)
    assert named(brought(grey)) == 9
