"""The heatmap's picture: colours that can be read, the same drawing in PNG and SVG."""

from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.cells.heatmap import PICTURE_SIZE, Heatmap, Plan, heatmap_png, heatmap_svg
from fmnist_gui.kit.look import DARK, LIGHT, Look, ink_on

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
VALUES = np.diag(np.arange(10.0, 110.0, 10.0))
VALUES[6, 0] = 42


def _heatmap(diverging: bool = False, without_diagonal: bool = False, scale: float | None = None) -> Heatmap:
    return Heatmap(VALUES, lambda value: f"{value:.0f}", diverging, without_diagonal, scale)


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@LOOKS
@pytest.mark.parametrize("diverging", [False, True])
def test_numbers_can_be_read_on_every_colour(look: Look, diverging: bool) -> None:
    heatmap = _heatmap(diverging)
    for value in np.linspace(-100 if diverging else 0, 100, 101):
        background = heatmap.color_of(float(value), look)
        assert _contrast(ink_on(background), background) >= 4.5
    assert _contrast(QColor(look.muted), heatmap.color_of(0.0, look)) >= 4.5


@LOOKS
def test_lightness_alone_orders_the_values(look: Look) -> None:
    """So the order is seen without telling colours apart."""
    luminances = [_luminance(_heatmap().color_of(float(value), look)) for value in range(0, 101, 5)]
    assert luminances == sorted(luminances, reverse=look is LIGHT)
    assert len(set(luminances)) == len(luminances)


@LOOKS
def test_the_two_signs_differ_also_for_colour_blind_readers(look: Look) -> None:
    """Blue against orange: far apart in the one dimension, blue to yellow, that nearly all of them see."""
    for value in (50.0, 100.0):
        less, more = (_heatmap(diverging=True).color_of(sign * value, look) for sign in (-1, 1))
        assert less.blue() - (less.red() + less.green()) / 2 > 30
        assert (more.red() + more.green()) / 2 - more.blue() > 30
    assert _heatmap(diverging=True).color_of(0.0, look) == _heatmap().color_of(0.0, look)


def test_the_scale_ends_at_the_largest_value_that_is_shown() -> None:
    assert _heatmap().extent == 100
    assert _heatmap(without_diagonal=True).extent == 42
    assert _heatmap(scale=200.0).extent == 200
    assert _heatmap(scale=200.0, without_diagonal=True).extent == 42
    assert Heatmap(np.full((10, 10), np.nan), str).extent == 1


@pytest.mark.parametrize("size", [(360, 300), (540, 420), (1100, 800)])
def test_each_place_belongs_to_the_cell_painted_there(qtbot: QtBot, size: tuple[int, int]) -> None:
    area = QRectF(0, 0, *size)
    plan = Plan(area, QFont())
    cells = [(row, column) for row in range(10) for column in range(10)]
    assert [plan.cell_at(plan.rect_of(*cell).center()) for cell in cells] == cells
    assert all(area.contains(plan.rect_of(*cell)) for cell in cells)
    assert plan.legend_top < area.bottom()
    assert plan.cell_at(QPointF(1, 1)) is None
    assert plan.cell_at(QPointF(plan.origin.x() - 1, plan.origin.y() + 5)) is None


def test_png_has_the_colours_of_the_look(qtbot: QtBot) -> None:
    image = QImage.fromData(heatmap_png(_heatmap(), "A title"))
    assert (image.width(), image.height()) == (2 * PICTURE_SIZE.width(), 2 * PICTURE_SIZE.height())
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    look = LIGHT if LIGHT.surface in colors else DARK
    assert {_heatmap().color_of(value, look).name() for value in (0.0, 42.0, 100.0)} <= colors


def test_svg_holds_title_names_and_numbers_as_letters(qtbot: QtBot) -> None:
    root = ElementTree.fromstring(heatmap_svg(_heatmap(), "A title"))
    assert root.get("viewBox") == f"0 0 {PICTURE_SIZE.width()} {PICTURE_SIZE.height()}"
    written = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"A title", "Predicted class", "True class", "42", "100"} <= set(written)
    assert written.count("Ankle boot") == 2  # its row and its column
    assert written.count("0") == 90 - 1 + 1  # cells, and the end of the scale
