"""A batch of garments, all of them in view."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from fmnist_gui.kit.cells.batch_grid import BatchGrid
from fmnist_gui.kit.look import current_look
from tests.conftest import Put

COUNT = 23


@pytest.fixture
def grid(put: Put) -> BatchGrid:
    grid = put(BatchGrid())
    images = np.stack([np.full((28, 28), 10 * number, np.uint8) for number in range(COUNT)])
    grid.show_images(images, [str(number) for number in range(COUNT)], [number == 4 for number in range(COUNT)])
    grid.resize(448, grid.heightForWidth(448))
    return grid


def test_every_picture_is_painted_in_view_with_its_frame(grid: BatchGrid) -> None:
    picture = grid.grab().toImage()
    for number in range(COUNT):
        rect = grid.picture_rect(number)
        assert grid.rect().contains(rect)
        assert picture.pixelColor(rect.center()) == QColor(10 * number, 10 * number, 10 * number)
        assert grid.index_at(rect.center()) == number
    framed, plain = grid.picture_rect(4), grid.picture_rect(5)
    assert picture.pixelColor(framed.left() - 1, framed.center().y()) == QColor(current_look().good)
    assert picture.pixelColor(plain.left() - 1, plain.center().y()) != QColor(current_look().good)
    assert grid.heightForWidth(200) > grid.heightForWidth(448) > grid.heightForWidth(1000)
