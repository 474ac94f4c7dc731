"""Grey pictures become what the network sees, and those of the data set reach it as they are."""

import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.data.fashion_mnist import read_data
from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of_photo, stages_of
from fmnist_gui.engine.drawing.drawing_files import read_drawing
from fmnist_gui.engine.drawing.garments.drawn import drawn_garments
from fmnist_gui.engine.drawing.pictures.photo import colors_of, photo_without_frame
from fmnist_gui.engine.drawing.pictures.picture import stages_of_picture
from fmnist_gui.engine.drawing.sketch import stages
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.generators import result_of
from tests.engine.drawing.test_sketch import box_outline, line


def test_pictures_dark_on_light_and_light_on_dark_are_the_same() -> None:
    picture = np.full((300, 400), 250.0)
    picture[50:250, 100:300] = 20
    dark, light = stages_of_picture(picture), stages_of_picture(255 - picture)
    assert np.array_equal(dark.pixels, light.pixels)
    assert dark.box == (100.0, 50.0, 300.0, 250.0)
    assert (dark.pixels[1:27, 1:27] == 255).all()
    assert dark.pixels[0].max() == 0


@pytest.mark.parametrize("size", [120, 300, 1500])
def test_a_picture_of_thin_lines_looks_like_the_same_strokes(size: int) -> None:
    picture = np.zeros((size, size))
    low, high = size // 5, size * 4 // 5
    picture[[low, high], low : high + 1] = picture[low : high + 1, [low, high]] = 255
    from_lines = stages([box_outline(0, 0, 1, 1)]).pixels.astype(int)
    assert np.abs(stages_of_picture(picture).pixels - from_lines).mean() < 15


@pytest.mark.parametrize("picture", [np.zeros((0, 0)), np.zeros((4, 4, 3)), np.full((9, 9), math.nan)])
def test_what_is_no_grey_picture_is_said(picture: np.ndarray) -> None:
    with pytest.raises(StudioError, match="no grey values"):
        stages_of_picture(picture)


def test_a_blank_picture_is_said() -> None:
    with pytest.raises(StudioError, match="blank"):
        stages_of_picture(np.full((50, 50), 200) + np.arange(50) % 3)


def test_pictures_of_the_data_sets_size_are_not_touched(tmp_path: Path) -> None:
    images, _ = drawn_garments(20, 3)
    for image in images:
        Image.fromarray(image).save(tmp_path / "a.png")
        assert np.array_equal(stages_of(read_drawing(tmp_path / "a.png")).pixels, image)
        assert np.array_equal(stages_of_picture(255 - image).pixels, image)  # dark on light


def test_a_bag_that_fills_the_frame_is_not_turned_into_its_negative() -> None:
    bag = np.full((28, 28), 160, np.uint8)
    bag[:3, :6] = bag[:3, -6:] = 0
    assert np.array_equal(stages_of_picture(bag).pixels, bag)
    page = np.full((28, 28), 230, np.uint8)
    page[10:20, 10:20] = 0
    assert np.array_equal(stages_of_picture(page).pixels, 255 - page)


@pytest.mark.timeout(60)
def test_every_image_of_the_data_set_reaches_the_network_as_it_is(real_data_folder: Path) -> None:
    data = result_of(read_data(real_data_folder))
    edges = [26299, 41623]  # bags, brighter than their background at most of the edge
    images = [*data.test.images[::10].numpy(), *data.train.images[edges].numpy()]
    assert all(np.array_equal(stages_of_picture(image).pixels, image) for image in images)
    opened = (drawing_of_photo(photo_without_frame(colors_of(image))) for image in images)
    assert all(np.array_equal(stages_of(drawing).pixels, image) for drawing, image in zip(opened, images, strict=True))


def test_a_picture_of_a_line_drawing_is_found_to_be_one_and_a_filled_shape_is_not() -> None:
    drawn, filled = np.full((200, 200), 255), np.full((200, 200), 255)
    drawn[40:160, 60:140] = 0
    filled[40:160, 60:140] = 0
    drawn[44:156, 64:136] = 255
    assert stages_of_picture(drawn).lines
    assert not stages_of_picture(filled).lines
    assert stages([box_outline(0, 0, 80, 120)]).lines
    assert not stages([line((0, 0), (100, 100), width=60)]).lines


def test_a_picture_in_the_data_sets_format_is_never_asked_in_versions() -> None:
    pixels = stages([box_outline(0, 0, 80, 120)]).pixels
    assert not stages_of(Drawing(picture=pixels)).lines
