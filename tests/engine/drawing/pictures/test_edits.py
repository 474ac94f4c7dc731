"""A picture on the canvas is turned, mirrored, cropped and inverted, and the user says what its background is."""

import numpy as np
import pytest

from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of_photo, from_ndjson, stages_of, to_ndjson
from fmnist_gui.engine.drawing.pictures.edits import (
    bounded,
    cropped,
    inverted,
    mirrored,
    moved_whole,
    photo_in,
    square_around,
    turned,
    with_automatic_background,
    with_background,
    with_moved_edges,
)
from fmnist_gui.engine.drawing.pictures.photo import Colors, photo_of
from fmnist_gui.engine.drawing.sketch import BlankDrawing, Pixels, stroke

GREEN, RED, BLUE = (40, 160, 60), (200, 56, 40), (30, 60, 220)


def a_picture(width: int = 80, height: int = 60) -> Colors:
    """A dark bar to the upper left of the middle, on white."""
    colors = np.full((height, width, 3), 255, np.uint8)
    colors[10:30, 10:50] = 20
    return colors


def drawing_on(colors: Colors) -> Drawing:
    return drawing_of_photo(photo_of(colors), (stroke([0.1, 0.3], [0.2, 0.9]),))


def frame_of(drawing: Drawing) -> Pixels:
    return stages_of(drawing).pixels


def test_a_picture_and_its_strokes_are_turned_together() -> None:
    drawing = drawing_on(a_picture())
    right = turned(drawing)

    assert np.array_equal(right.picture, np.rot90(drawing.picture, -1))
    assert np.allclose(right.strokes[0].xs, [0.8, 0.1])
    assert np.allclose(right.strokes[0].ys, [0.1, 0.3])
    assert np.abs(frame_of(right) - np.rot90(frame_of(drawing), -1).astype(float)).mean() < 8
    back = turned(right, to_the_right=False)
    assert np.array_equal(back.picture, drawing.picture)
    assert np.allclose(back.strokes[0].ys, drawing.strokes[0].ys)


def test_strokes_alone_are_turned_and_mirrored_too() -> None:
    drawing = Drawing((stroke([0.1, 0.3], [0.2, 0.9]),))
    assert np.allclose(turned(drawing).strokes[0].xs, [0.8, 0.1])
    assert np.allclose(mirrored(drawing).strokes[0].xs, [0.9, 0.7])


def test_the_part_that_counts_is_turned_and_mirrored_with_the_picture() -> None:
    part = cropped(drawing_on(a_picture()), (5, 5, 60, 35))
    assert np.array_equal(turned(part).picture, np.rot90(part.picture, -1))
    assert np.array_equal(mirrored(part).picture, part.picture[:, ::-1])
    assert mirrored(mirrored(part)).photo.crop == (5, 5, 60, 35)


def test_strokes_stay_where_they_are_on_the_picture_when_it_is_cropped() -> None:
    colors = a_picture()
    drawing = drawing_of_photo(photo_of(colors), (stroke([20 / 80, 40 / 80], [20 / 80, 20 / 80]),))
    part = cropped(drawing, (10, 10, 50, 30))

    assert part.picture.shape == (20, 40)
    left, top, right, _ = square_around((10, 10, 50, 30))
    on_picture = part.strokes[0].xs * (right - left) + left, part.strokes[0].ys * (right - left) + top
    assert np.allclose(on_picture, ([20, 40], [10, 10]))  # the whole picture's square begins 10 pixels above it
    assert np.allclose(cropped(part, (0, 0, 80, 60)).strokes[0].xs, [20 / 80, 40 / 80])


@pytest.mark.parametrize(
    ("crop", "kept"),
    [
        ((-5, -9, 900, 900), (0, 0, 80, 60)),
        ((70, 59, 71, 60), (70, 52, 78, 60)),
        ((30, 30, 10, 10), (30, 30, 38, 38)),
        ((300, 0, 400, 60), (72, 0, 80, 60)),
    ],
)
def test_a_crop_stays_inside_and_shows_something(crop: tuple[int, int, int, int], kept: object) -> None:
    assert bounded(crop, (80, 60)) == kept
    assert bounded(crop, (3, 2)) == (0, 0, 3, 2)


def test_what_was_ink_becomes_background_even_where_it_fills_the_edge() -> None:
    """A garment that reaches the edge all around, on a light spot: by itself the spot would be the garment."""
    colors = np.full((60, 60, 3), 20, np.uint8)
    colors[20:40, 20:40] = 255
    found = frame_of(inverted(drawing_of_photo(photo_of(colors))))

    assert found[14, 14] == 0
    assert found[14, 3] == 255
    twice = inverted(inverted(drawing_of_photo(photo_of(colors))))
    assert np.array_equal(frame_of(twice), frame_of(drawing_of_photo(photo_of(colors))))


def test_nothing_inverted_is_still_nothing() -> None:
    with pytest.raises(BlankDrawing):
        stages_of(inverted(drawing_of_photo(photo_of(np.full((60, 60, 3), 9, np.uint8)))))


def a_red_bar_on_green_and_blue() -> Colors:
    colors = np.empty((60, 60, 3), np.uint8)
    colors[:, :30], colors[:, 30:] = GREEN, BLUE
    colors[10:50, 20:40] = RED
    return colors


def test_the_colour_that_is_picked_is_background_and_another_one_too() -> None:
    colors = a_red_bar_on_green_and_blue()
    one = with_background(drawing_of_photo(photo_of(colors)), 0.1, 0.5)
    both = with_background(one, 0.9, 0.5)

    assert one.picture[30, 5] == 0
    assert one.picture[30, 55] > 100
    assert both.picture[30, 55] == 0
    assert both.picture[30, 30] > 200
    assert stages_of(both).box == (20, 10, 40, 50)
    automatic = with_automatic_background(both)
    assert np.array_equal(automatic.picture, drawing_of_photo(photo_of(colors)).picture)


def test_a_spotted_background_is_picked_with_its_spots() -> None:
    noise = np.random.default_rng(0).normal(0, 18, (60, 60, 1))
    colors = np.clip(np.array([150, 120, 90]) + noise, 0, 255).astype(np.uint8)
    colors[10:50, 20:40] = 10
    picked = with_background(drawing_of_photo(photo_of(colors)), 0.05, 0.05)

    assert stages_of(picked).box == (20, 10, 40, 50)


def test_thin_stripes_of_the_background_are_picked_with_it() -> None:
    colors = np.full((400, 400, 3), (170, 140, 100), np.uint8)
    colors[8::20] = colors[9::20] = (110, 90, 60)
    colors[100:300, 150:250] = (20, 20, 90)
    colors[50:100, 198:202] = (20, 20, 90)  # a pen's line
    picked = with_background(drawing_of_photo(photo_of(colors)), 0.03, 0.005)

    assert np.abs(np.subtract(stages_of(picked).box, (150, 50, 250, 300))).max() <= 4  # where a stripe touches it


def test_a_place_beside_the_picture_picks_the_nearest_colour() -> None:
    colors = a_red_bar_on_green_and_blue()[:30]  # half as high as wide: the canvas has room above and below
    picked = with_background(drawing_of_photo(photo_of(colors)), 0.02, 0.99)
    assert picked.picture[29, 0] == 0


def test_where_all_is_background_nothing_is_left() -> None:
    with pytest.raises(BlankDrawing):
        stages_of(with_background(drawing_of_photo(photo_of(np.full((60, 60, 3), 99, np.uint8))), 0.5, 0.5))


def test_what_the_user_said_is_kept_in_a_file() -> None:
    drawing = inverted(drawing_of_photo(photo_of(a_red_bar_on_green_and_blue()), (stroke([0.1, 0.9], [0.5, 0.5]),)))
    again = from_ndjson(to_ndjson(drawing))

    assert again.on_black
    assert np.array_equal(frame_of(again), frame_of(drawing))
    assert np.array_equal(frame_of(mirrored(mirrored(again))), frame_of(drawing))


def test_an_image_of_the_data_set_can_be_turned_and_stays_as_it_is() -> None:
    pixels = np.zeros((28, 28), np.uint8)
    pixels[3:20, 5:9] = np.arange(17 * 4, dtype=np.uint8).reshape(17, 4) + 90
    assert np.array_equal(frame_of(turned(Drawing((), pixels))), np.rot90(pixels, -1))


def test_edges_and_the_whole_box_are_moved_inside_the_picture() -> None:
    crop, size = (10, 10, 50, 40), (80, 60)
    assert with_moved_edges(crop, size, (-1, -1), 3.4, 5.6) == (3, 6, 50, 40)
    assert with_moved_edges(crop, size, (1, 1), 300, 300) == (10, 10, 80, 60)
    assert with_moved_edges(crop, size, (1, 0), 0, 55) == (10, 10, 18, 40)
    assert with_moved_edges(crop, size, (-1, 1), 300, 0) == (42, 10, 50, 18)
    assert with_moved_edges(crop, size, (0, -1), 30, -7) == (10, 0, 50, 40)
    assert moved_whole(crop, size, 7.2, -99) == (17, 0, 57, 30)
    assert moved_whole(crop, size, 99, 99) == (40, 30, 80, 60)


def test_a_kept_picture_that_is_ink_already_can_be_cropped() -> None:
    ink = np.zeros((40, 60), np.uint8)
    ink[:30, 10:30] = 200  # reaches the edge, so that its background would be sought in vain
    part = cropped(from_ndjson(to_ndjson(Drawing((), ink, on_black=True))), (10, 0, 60, 40))
    assert part.on_black
    assert np.array_equal(part.picture > 0, ink[:, 10:] > 0)


def test_a_drawing_without_picture_has_no_photo() -> None:
    assert photo_in(Drawing()) is None
