"""A garment of each class, and what the data set is, counted."""

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.views.classes.overview import ClassOverview
from tests.conftest import STAND_IN_TRAIN, Press, Show, after, give_data, opened

view = opened(ClassOverview)


def test_the_data_set_is_counted_and_other_garments_and_classes_are_shown(
    view: ClassOverview, tiny_data: FashionData, press: Press, qtbot: QtBot, state: AppState
) -> None:
    assert [figure.text() for figure in view.figures] == ["1,300", "1,000", "300", "28 × 28", "10"]
    first = int((tiny_data.train.labels == 9).nonzero()[0])
    assert view.about.text() == (
        f"Ankle boot has the label 9: 100 training images, 30 test images. Shown is training image {first}."
    )
    indices = (tiny_data.train.labels == 3).nonzero().flatten().tolist()

    press(view.gallery.buttons[3])
    assert view.about.text().startswith("Dress has the label 3")
    after(qtbot, view, lambda: press(view.others))
    assert view.about.text().endswith(f"Shown is training image {indices[1]}.")
    view.number = len(indices) - 1
    after(qtbot, view, lambda: press(view.others))
    assert view.about.text().endswith(f"Shown is training image {indices[0]}.")


def test_a_garment_of_each_class_is_shown_pixel_by_pixel(view: ClassOverview, tiny_data: FashionData) -> None:
    for label, button in enumerate(view.gallery.buttons):
        assert CLASS_NAMES[label] in button.text()
        index = int((tiny_data.train.labels == label).nonzero()[0])
        side = button.iconSize().width()
        shown = button.icon().pixmap(side, side).toImage()
        scale = side // 28
        for row, column in ((0, 0), (13, 5), (27, 27)):
            grey = shown.pixelColor(column * scale, row * scale).red()
            assert grey == int(tiny_data.train.images[index, row, column])


@pytest.mark.parametrize(("width", "least"), [(448, 56), (760, 112)])
def test_garments_grow_with_their_room(view: ClassOverview, width: int, least: int) -> None:
    view.resize(width, 500)

    sides = {button.iconSize().width() for button in view.gallery.buttons}
    assert sides == {least}
    for button in view.gallery.buttons:
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 4


def test_drawn_garments_stand_in(see: Show, state: AppState) -> None:
    give_data(state, None)
    view = see(ClassOverview)
    assert view.figures[1].text() == f"{STAND_IN_TRAIN:,}"
