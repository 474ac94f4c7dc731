"""A picture on the canvas is turned, cropped by handles, inverted, freed of its background: by mouse and by keys."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of_photo, stages_of
from fmnist_gui.engine.drawing.pictures.edits import turned
from fmnist_gui.engine.drawing.pictures.photo import NOT_PLAIN, photo_of
from fmnist_gui.engine.drawing.prediction import Prediction
from fmnist_gui.engine.drawing.sketch import stroke
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.notice import Notice
from fmnist_gui.views.sketch.canvas import SketchCanvas
from fmnist_gui.views.sketch.crop_overlay import Handle
from fmnist_gui.views.sketch.picture_tools import PictureTools
from fmnist_gui.views.sketch.tool_bar import ToolBar
from tests.conftest import Press, Put, unnamed

LEFT = Qt.MouseButton.LeftButton
GREEN, BROWN, RED = (40, 160, 60), (150, 110, 70), (200, 30, 40)


class Page(NamedTuple):
    widget: QWidget
    canvas: SketchCanvas
    bar: ToolBar
    tools: PictureTools


@pytest.fixture
def page(put: Put, qtbot: QtBot) -> Page:
    widget, canvas, notice = QWidget(), SketchCanvas(), Notice()
    bar = ToolBar(canvas, notice)
    tools = PictureTools(canvas, bar)
    vbox(notice, bar, (canvas, 1), tools, parent=widget)
    put(widget, 460, 560)
    canvas.setFocus()
    return Page(widget, canvas, bar, tools)


def a_photo() -> Drawing:
    """80 x 60 pixels: green, brown in its right half, and a red bar over both."""
    colors = np.empty((60, 80, 3), np.uint8)
    colors[:, :40], colors[:, 40:] = GREEN, BROWN
    colors[10:30, 20:60] = RED
    return drawing_of_photo(photo_of(colors), (stroke([0.4, 0.6], [0.3, 0.3]),))


def opened(page: Page, qtbot: QtBot) -> Drawing:
    drawing = a_photo()
    page.canvas.set_drawing(drawing)
    qtbot.waitUntil(page.tools.isVisible)
    return drawing


def settled(page: Page, qtbot: QtBot) -> Drawing:
    """The drawing after all edits."""
    qtbot.waitUntil(lambda: not page.tools.editor.busy)
    return page.canvas.at_rest


def crop_of(page: Page, qtbot: QtBot) -> object:
    photo = settled(page, qtbot).photo
    assert photo is not None
    return photo.crop


def handle_at(page: Page, across: int, down: int) -> Handle:
    return next(handle for handle in page.tools.cropping.handles if handle.edges == (across, down))


def test_the_tools_are_there_while_a_picture_is(page: Page, qtbot: QtBot) -> None:
    assert not page.tools.isVisible()
    qtbot.keyClick(page.canvas, Qt.Key.Key_C)  # nothing to crop
    qtbot.keyClick(page.canvas, Qt.Key.Key_R)
    assert not page.canvas.can_undo
    opened(page, qtbot)
    assert not page.tools.automatic.isEnabled()
    qtbot.keyClick(page.canvas, Qt.Key.Key_C)
    assert page.tools.cropping.isVisible()
    assert unnamed(page.widget) == []
    page.canvas.undo()
    assert not page.tools.isVisible()
    assert not page.tools.cropping.isVisible()
    assert page.bar.tools["pen"].isChecked()


def test_turning_goes_both_ways_and_twice_in_a_row(page: Page, qtbot: QtBot, press: Press) -> None:
    drawing = opened(page, qtbot)
    press(page.tools.right)
    press(page.tools.right)
    assert np.array_equal(settled(page, qtbot).picture, np.rot90(drawing.picture, 2))
    press(page.tools.left)
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert np.array_equal(settled(page, qtbot).picture, drawing.picture)
    page.canvas.undo()
    assert np.array_equal(page.canvas.drawing().picture, np.rot90(drawing.picture, -1))
    page.canvas.redo()
    assert np.array_equal(page.canvas.drawing().picture, drawing.picture)


def test_inverting_is_shown_and_can_be_gone_back_from(page: Page, qtbot: QtBot, press: Press) -> None:
    opened(page, qtbot)
    press(page.tools.invert)
    settled(page, qtbot)
    assert page.tools.invert.isChecked()
    page.canvas.undo()
    assert not page.tools.invert.isChecked()
    page.canvas.redo()
    press(page.tools.automatic)
    settled(page, qtbot)
    assert not page.tools.invert.isChecked()
    assert not page.tools.automatic.isEnabled()


def test_a_handle_is_dragged_with_a_preview_and_undone_as_one_step(page: Page, qtbot: QtBot, press: Press) -> None:
    drawing = opened(page, qtbot)
    press(page.tools.crop)
    handle, overlay = handle_at(page, 1, 1), page.tools.cropping
    goal = overlay.rect_of((0, 0, 50, 40)).bottomRight().toPoint()
    qtbot.mousePress(handle, LEFT)
    with qtbot.waitSignal(page.canvas.changed):
        qtbot.mouseMove(handle, handle.mapFrom(overlay, goal))
    qtbot.waitUntil(lambda: not page.tools.editor.busy)
    assert page.canvas.drawing().picture.shape == (40, 50)
    assert page.canvas.at_rest is drawing
    qtbot.mouseRelease(handle, LEFT, pos=handle.mapFrom(overlay, goal))
    assert crop_of(page, qtbot) == (0, 0, 50, 40)
    assert stages_of(page.canvas.drawing()).pixels.any()
    page.canvas.undo()
    assert overlay.crop == (0, 0, 80, 60)


def test_escape_ends_a_drag_and_nothing_was_cropped(page: Page, qtbot: QtBot, press: Press) -> None:
    drawing = opened(page, qtbot)
    press(page.tools.crop)
    handle = handle_at(page, -1, 0)
    qtbot.mousePress(handle, LEFT)
    qtbot.mouseMove(handle, QPoint(60, 5))
    qtbot.keyClick(handle, Qt.Key.Key_Escape)
    assert settled(page, qtbot) is drawing
    assert page.canvas.drawing() is drawing
    assert not page.tools.cropping.isVisible()
    assert page.bar.tools["pen"].isChecked()
    assert page.canvas.hasFocus()


@pytest.mark.parametrize("by_escape", [True, False])
@pytest.mark.parametrize("whole", [True, False], ids=["rectangle", "handle"])
def test_letting_go_after_the_drag_was_ended_crops_nothing(
    whole: bool, by_escape: bool, page: Page, qtbot: QtBot, press: Press
) -> None:
    """By Escape, or by undoing the picture itself away."""
    drawing = opened(page, qtbot)
    press(page.tools.crop)
    handle, overlay = handle_at(page, -1, 0), page.tools.cropping
    held, at = (overlay, overlay.rect_of(overlay.crop).center().toPoint()) if whole else (handle, QPoint(12, 12))
    qtbot.mousePress(held, LEFT, pos=at)
    qtbot.mouseMove(held, at + QPoint(40, 0))
    if by_escape:
        qtbot.keyClick(handle, Qt.Key.Key_Escape)
    else:
        page.canvas.undo()
    qtbot.mouseRelease(held, LEFT, pos=at)
    assert settled(page, qtbot) is page.canvas.drawing()
    page.canvas.redo()
    assert page.canvas.at_rest is drawing


def test_a_change_that_fails_holds_up_no_other(page: Page, qtbot: QtBot) -> None:
    drawing = opened(page, qtbot)
    page.tools.editor.make(lambda _: 1 / 0)
    page.tools.editor.make(turned)
    assert np.array_equal(settled(page, qtbot).picture, np.rot90(drawing.picture, -1))


def test_arrow_keys_move_a_handle_and_are_undone_together(page: Page, qtbot: QtBot) -> None:
    opened(page, qtbot)
    qtbot.keyClick(page.canvas, Qt.Key.Key_C)
    first = page.tools.cropping.handles[0]
    assert first.hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(first, key)
    qtbot.keyClick(first, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert crop_of(page, qtbot) == (3, 4, 80, 60)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    second = page.tools.cropping.handles[1]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Left)  # an upper edge has no left
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert crop_of(page, qtbot) == (3, 6, 80, 60)
    qtbot.keyClick(second, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert crop_of(page, qtbot) == (3, 4, 80, 60)
    qtbot.keyClick(second, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert crop_of(page, qtbot) == (0, 0, 80, 60)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert not page.tools.cropping.isVisible()


def test_the_whole_rectangle_is_moved_and_fits_a_canvas_of_another_size(page: Page, qtbot: QtBot, press: Press) -> None:
    opened(page, qtbot)
    press(page.tools.crop)
    overlay = page.tools.cropping
    overlay.chosen.emit((10, 10, 50, 40), False)
    settled(page, qtbot)
    begin = overlay.rect_of(overlay.crop).center().toPoint()
    qtbot.mousePress(overlay, LEFT, pos=begin)
    qtbot.mouseMove(overlay, begin + QPoint(500, 0))
    qtbot.mouseRelease(overlay, LEFT, pos=begin)
    assert crop_of(page, qtbot) == (40, 10, 80, 40)
    page.widget.resize(700, 800)
    handle = handle_at(page, -1, -1)
    middle = QPointF(handle.geometry().center()) - overlay.rect_of(overlay.crop).topLeft()
    assert max(abs(middle.x()), abs(middle.y())) <= 2
    assert overlay.size() == page.canvas.size()


def test_the_pipette_picks_one_colour_after_the_other(page: Page, qtbot: QtBot, press: Press) -> None:
    opened(page, qtbot)
    press(page.tools.pipette)
    pipette = page.tools.picking
    assert "Click what is background" in page.tools.hint.text()
    for x in (5, 75):
        qtbot.mouseClick(pipette, LEFT, pos=pipette.rect_of((x, 55, x, 55)).center().toPoint())
    drawing = settled(page, qtbot)
    assert drawing.picture[50, 5] == drawing.picture[50, 75] == 0
    assert drawing.picture[20, 25] > 200
    qtbot.mouseClick(pipette, LEFT, pos=QPoint(pipette.width() // 2, 3))  # beside the picture
    assert settled(page, qtbot) is drawing
    assert page.tools.automatic.isEnabled()
    page.canvas.undo()
    assert page.canvas.drawing().picture[50, 75] > 50
    press(page.tools.pipette)  # a second press puts it back
    assert not pipette.isVisible()
    assert page.tools.hint.text() == ""


def test_the_pipette_is_moved_by_keys(page: Page, qtbot: QtBot) -> None:
    opened(page, qtbot)
    qtbot.keyClick(page.canvas, Qt.Key.Key_G)
    pipette = page.tools.picking
    for _ in range(15):
        qtbot.keyClick(pipette, Qt.Key.Key_Left)
    qtbot.keyClick(pipette, Qt.Key.Key_Space)
    assert settled(page, qtbot).picture[5, 5] == 0
    qtbot.keyClick(page.canvas, Qt.Key.Key_P)
    assert not pipette.isVisible()


def test_what_is_background_is_tinted(page: Page, qtbot: QtBot, press: Press) -> None:
    opened(page, qtbot)
    press(page.tools.pipette)
    pipette = page.tools.picking
    page.tools.picking.picked.emit(0.05, 0.5)
    settled(page, qtbot)
    image = pipette.grab().toImage()

    def color_at(x: int, y: int) -> tuple[int, int, int]:
        red, green, blue, _ = image.pixelColor(pipette.rect_of((x, y, x, y)).center().toPoint()).getRgb()
        return red, green, blue

    assert np.abs(np.array(color_at(25, 20)) - RED).max() < 30
    assert np.abs(np.array(color_at(5, 50)) - GREEN).max() > 60


def test_where_all_is_background_all_is_tinted(page: Page, qtbot: QtBot, press: Press) -> None:
    page.canvas.set_drawing(drawing_of_photo(photo_of(np.full((60, 80, 3), 250, np.uint8))))
    press(page.tools.pipette)
    image = page.tools.picking.grab().toImage()
    assert image.pixelColor(image.rect().center()).lightness() < 240
    press(page.tools.pipette)
    image = page.canvas.grab().toImage()
    assert image.pixelColor(image.rect().center()).lightness() > 240


def test_what_to_do_for_the_picture_is_said_while_no_tool_is_in_hand(page: Page, qtbot: QtBot, press: Press) -> None:
    drawing = opened(page, qtbot)
    page.tools.show_prediction(Prediction(drawing, None, None, sideways=True))
    assert "on its side" in page.tools.hint.text()
    press(page.tools.crop)
    assert page.tools.hint.text().startswith("Drag the corners")
    press(page.tools.crop)
    assert "on its side" in page.tools.hint.text()
    page.canvas.set_drawing(replace(drawing, hint=NOT_PLAIN))
    assert page.tools.hint.text() == NOT_PLAIN
    page.canvas.set_drawing(a_photo())
    assert page.tools.hint.text() == ""


def test_what_was_drawn_meanwhile_is_not_lost(page: Page, qtbot: QtBot) -> None:
    opened(page, qtbot)
    page.tools.right.click()
    page.tools.right.click()
    other = a_photo()
    page.canvas.set_drawing(other)
    assert settled(page, qtbot) is other


def test_a_picture_without_colours_is_worked_on_too(page: Page, qtbot: QtBot, press: Press) -> None:
    pixels = np.zeros((28, 28), np.uint8)
    pixels[4:20, 6:12] = 180
    page.canvas.set_drawing(Drawing((), pixels))
    press(page.tools.crop)
    assert page.tools.cropping.grab().toImage().width() == page.canvas.width()
    press(page.tools.left)
    assert np.array_equal(settled(page, qtbot).picture, np.rot90(pixels))
    assert page.tools.cropping.isVisible()
    assert QApplication.focusWidget() is page.tools.left
