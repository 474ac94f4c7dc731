"""Many images as one picture."""

import io

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.data.sheet import GAP, SIDE, sheet_png
from fmnist_gui.engine.generators import result_of

IMAGES = np.random.default_rng(0).integers(1, 256, (500, SIDE, SIDE), dtype=np.uint8)


def picture_of(indices: list[int]) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(result_of(sheet_png(IMAGES, indices)))))


@pytest.mark.parametrize(
    ("count", "size"),
    [(1, (112, 112)), (10, (298 * 4, 112)), (11, (118 * 4, 88 * 4)), (401, (21 * 30 - 2, 20 * 30 - 2))],
)
def test_images_are_one_row_or_nearly_square_and_small_where_there_are_many(count: int, size: tuple[int, int]) -> None:
    height, width = picture_of(list(range(count))).shape
    assert (width, height) == size


def test_every_image_is_where_it_belongs_pixel_by_pixel() -> None:
    order = list(range(499, 68, -1))  # 431: 21 columns, 21 rows, the last one not full
    sheet, step = picture_of(order), SIDE + GAP
    for number, index in enumerate(order):
        top, left = number // 21 * step, number % 21 * step
        assert np.array_equal(sheet[top : top + SIDE, left : left + SIDE], IMAGES[index])
    assert not sheet[SIDE : SIDE + GAP].any()
    assert not sheet[-SIDE:, 11 * step :].any()


def test_it_reports_how_much_is_done() -> None:
    assert list(sheet_png(IMAGES, range(401)))[-2:] == [pytest.approx(19 / 20), 1]
