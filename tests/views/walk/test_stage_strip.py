"""The row of stages: clicks and keys walk along it, and it fits the smallest window."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.cells.pictures import SEQUENTIAL
from fmnist_gui.views.walk.stage_strip import SHAPE_TYPE, StageStrip, StripItem
from tests.conftest import Put

MAPS = ((1, 28), (6, 24), (6, 24), (6, 12), (12, 8), (12, 8), (12, 4))
SMALLEST_ROOM = 904  # px of the page in a window of 1024


@pytest.fixture
def strip(put: Put) -> StageStrip:
    strip = put(StageStrip())
    maps = [StripItem("map", f"[1, {n}, {s}, {s}]", np.ones((n, s, s)), 0, 1, SEQUENTIAL, True) for n, s in MAPS]
    rows = [StripItem("row", "[1, 192]", np.ones((1, 12, 16)), 0, 1, SEQUENTIAL, False)] * 7
    strip.show_items(maps + rows)
    strip.resize(SMALLEST_ROOM, strip.sizeHint().height())
    strip.chosen.connect(strip.set_current)
    return strip


def test_keys_walk_along_and_it_says_where_one_is(strip: StageStrip, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(strip, key)
    assert strip.current == 2
    strip.set_current(4)
    assert strip.accessibleDescription() == "5/14: map [1, 12, 8, 8]"
    assert not strip.grab().isNull()
    assert strip.index_at(QPoint(-5, 5)) is None


def test_all_stages_fit_the_smallest_window(strip: StageStrip) -> None:
    assert strip.minimumSizeHint().width() <= SMALLEST_ROOM
    last = strip.item_rect(13)
    assert last.right() <= strip.width()
    assert not any(strip.item_rect(i).intersects(strip.item_rect(i + 1)) for i in range(13))
    font = strip.font()
    font.setPixelSize(SHAPE_TYPE)
    assert QFontMetrics(font).horizontalAdvance("[1,6,24,24]") <= strip.item_rect(1).width()


@pytest.mark.parametrize(("width", "lines"), [(448, 3), (500, 2), (760, 2), (1000, 1)])
def test_a_wrapping_strip_fits_any_width(strip: StageStrip, put: Put, width: int, lines: int) -> None:
    wrapping = put(StageStrip(wrapping=True), width, 200)
    wrapping.show_items(strip._items)
    rects = [wrapping.item_rect(index) for index in range(14)]
    assert len({rect.y() for rect in rects}) == lines
    assert all(wrapping.rect().contains(rect) for rect in rects)
    assert not any(first.intersects(second) for first, second in itertools.pairwise(rects))
    assert [wrapping.index_at(rect.center()) for rect in rects] == list(range(14))
    assert wrapping.minimumSizeHint().width() <= 448
