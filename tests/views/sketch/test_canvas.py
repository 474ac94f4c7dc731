"""The canvas: what the hand does, and that the tensor is the same at every size and in the shell."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QEnterEvent, QImage, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.drawing.drawing import Drawing, from_ndjson, on_canvas, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.views.sketch.canvas import SketchCanvas
from fmnist_gui.views.sketch.ink import PEN_WIDTH
from tests.conftest import Put

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(put: Put) -> SketchCanvas:
    canvas = put(SketchCanvas(), 400, 400)
    return canvas


def drag(qtbot: QtBot, canvas: SketchCanvas, *points: tuple[int, int]) -> None:
    qtbot.mousePress(canvas, LEFT, pos=QPoint(*points[0]))
    for point in points[1:]:
        qtbot.mouseMove(canvas, QPoint(*point))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(*points[-1]))


def ink_at(canvas: SketchCanvas, x: int, y: int) -> int:
    """How much darker than the paper a place of the canvas looks."""
    image = canvas.grab().toImage()
    return image.pixelColor(5, canvas.height() // 2).lightness() - image.pixelColor(x, y).lightness()


def test_a_line_is_drawn_smoothly_and_told_while_it_grows(canvas: SketchCanvas, qtbot: QtBot) -> None:
    told: list[int] = []
    canvas.changed.connect(lambda: told.append(sum(len(s.xs) for s in canvas.drawing().strokes)))

    qtbot.mousePress(canvas, LEFT, pos=QPoint(100, 100))
    for point in ((200, 120), (300, 100), (300, 300)):
        with qtbot.waitSignal(canvas.changed):
            qtbot.mouseMove(canvas, QPoint(*point))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(300, 300))

    (stroke,) = canvas.drawing().strokes
    assert len(told) == 5
    assert told == sorted(told)
    assert len(stroke.xs) > 8  # more points than the mouse gave: a curve
    assert (stroke.xs[0], stroke.ys[0]) == pytest.approx((0.25, 0.25))
    assert (stroke.xs[-1], stroke.ys[-1]) == pytest.approx((0.75, 0.75))
    assert ink_at(canvas, 298, 200) > 100


def test_no_move_of_the_mouse_over_it_is_dropped(put: Put) -> None:
    """X11 joins the moves that a busy window has not taken yet: curves would become chords."""
    compress = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
    before = QCoreApplication.testAttribute(compress)
    QCoreApplication.setAttribute(compress, True)
    try:
        canvas, at = put(SketchCanvas(), 400, 400), QPointF(100, 100)
        QCoreApplication.sendEvent(canvas, QEnterEvent(at, at, at))
        assert not QCoreApplication.testAttribute(compress)
        QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
        assert QCoreApplication.testAttribute(compress)
    finally:
        QCoreApplication.setAttribute(compress, before)


def test_many_moves_at_once_are_reported_once(canvas: SketchCanvas, qtbot: QtBot) -> None:
    """A mouse that reports a thousand moves a second asks the network as often as it can answer."""
    qtbot.mousePress(canvas, LEFT, pos=QPoint(20, 20))
    reported: list[int] = []
    canvas.changed.connect(lambda: reported.append(len(canvas.drawing().strokes[0].xs)))

    with qtbot.waitSignal(canvas.changed):
        for step in range(2, 40):
            move = QPointF(10 * step, 10 * step)
            none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
            event = QMouseEvent(QEvent.Type.MouseMove, move, canvas.mapToGlobal(move), none, LEFT, held)
            QCoreApplication.sendEvent(canvas, event)

    assert len(reported) == 1
    assert reported[0] > 38
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(390, 390))
    assert len(reported) == 2


def test_a_small_drawing_is_seen_like_a_large_one(canvas: SketchCanvas, qtbot: QtBot) -> None:
    """The usual pen is a line, however small one draws; with its width, a trouser in a corner was a blob."""
    trouser = ((140, 40), (260, 40), (290, 360), (220, 360), (200, 160), (180, 360), (110, 360), (140, 40))
    drag(qtbot, canvas, *trouser)
    large = stages_of(canvas.drawing()).pixels
    canvas.clear()
    small = [(40 + (x - 40) // 5, 40 + (y - 40) // 5) for x, y in trouser]

    drag(qtbot, canvas, *small)
    assert np.array_equal(stages_of(canvas.drawing()).pixels, large)

    canvas.clear()
    canvas.pen_width = 2 * PEN_WIDTH
    drag(qtbot, canvas, *small)
    assert stages_of(canvas.drawing()).pixels.sum() > 1.5 * large.sum()  # another pen was wanted


def test_undo_redo_clear_and_mirror(canvas: SketchCanvas, qtbot: QtBot) -> None:
    drag(qtbot, canvas, (50, 50), (50, 350))
    drag(qtbot, canvas, (50, 50), (350, 50))

    canvas.undo()
    assert len(canvas.drawing().strokes) == 1
    assert canvas.can_redo
    canvas.redo()
    assert len(canvas.drawing().strokes) == 2
    canvas.mirror()
    assert canvas.drawing().strokes[0].xs.mean() == pytest.approx(1 - 50 / 400)
    canvas.clear()
    assert canvas.drawing().is_empty
    canvas.undo()
    assert len(canvas.drawing().strokes) == 2


def test_the_eraser_takes_ink_away(canvas: SketchCanvas, qtbot: QtBot) -> None:
    drag(qtbot, canvas, (100, 200), (300, 200))
    assert ink_at(canvas, 200, 200) > 100

    canvas.tool = "eraser"
    drag(qtbot, canvas, (200, 100), (200, 300))

    assert abs(ink_at(canvas, 200, 200)) < 10
    assert ink_at(canvas, 120, 200) > 100


def test_the_bucket_fills_what_it_is_clicked_in_with_its_shade(canvas: SketchCanvas, qtbot: QtBot) -> None:
    drag(qtbot, canvas, (100, 100), (300, 100), (300, 300), (100, 300), (100, 100))
    canvas.tool, canvas.shade = "bucket", 0.5

    qtbot.mouseClick(canvas, LEFT, pos=QPoint(200, 200))

    assert 40 < ink_at(canvas, 200, 200) < ink_at(canvas, 200, 100)
    assert abs(ink_at(canvas, 350, 200)) < 10
    pixels = stages_of(canvas.drawing()).pixels
    assert 100 < pixels[14, 14] < 150


def test_keys_draw_too(canvas: SketchCanvas, qtbot: QtBot) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(5):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)

    (stroke,) = canvas.drawing().strokes
    assert stroke.xs[-1] - stroke.xs[0] == pytest.approx(5 * 0.03)
    assert np.ptp(stroke.ys) == 0


def send_pen(canvas: SketchCanvas, kind: QEvent.Type, at: QPointF, pressure: float) -> None:
    device, tip, none = QPointingDevice.primaryPointingDevice(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = none if kind is QEvent.Type.TabletRelease else tip
    event = QTabletEvent(kind, device, at, at, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, tip, held)
    QCoreApplication.sendEvent(canvas, event)


def test_a_pen_draws_wider_where_it_presses_harder(canvas: SketchCanvas) -> None:
    kinds = QEvent.Type
    send_pen(canvas, kinds.TabletPress, QPointF(100, 200), 0.1)
    for step in range(1, 10):
        send_pen(canvas, kinds.TabletMove, QPointF(100 + 20 * step, 200), 0.1 * step)
    send_pen(canvas, kinds.TabletRelease, QPointF(280, 200), 0.0)

    (stroke,) = canvas.drawing().strokes
    assert stroke.widths[-2] > 1.5 * stroke.widths[0]
    assert (stroke.xs[-1], stroke.ys[-1]) == pytest.approx((0.7, 0.5))


def test_a_finger_draws(canvas: SketchCanvas) -> None:
    device = QTest.createTouchDevice()
    for act, point in (("press", QPoint(100, 100)), ("move", QPoint(150, 200)), ("release", QPoint(150, 200))):
        touch = QTest.touchEvent(canvas, device)
        getattr(touch, act)(0, point, canvas)
        touch.commit()

    (stroke,) = canvas.drawing().strokes
    assert (stroke.xs[0], stroke.ys[0]) == pytest.approx((0.25, 0.25))
    assert (stroke.xs[-1], stroke.ys[-1]) == pytest.approx((0.375, 0.5))


def test_files_and_pictures_can_be_dropped(canvas: SketchCanvas, qtbot: QtBot, tmp_path: Path) -> None:
    file, picture = QMimeData(), QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "裤子.png"))])
    picture.setImageData(QImage(8, 8, QImage.Format.Format_Grayscale8))
    at, copy, button = QPointF(50, 50), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton

    def drop(what: QMimeData) -> None:
        canvas.dropEvent(QDropEvent(at, copy, what, button, Qt.KeyboardModifier.NoModifier))

    with qtbot.waitSignal(canvas.filesDropped) as dropped:
        drop(file)
    assert dropped.args == [[tmp_path / "裤子.png"]]
    with qtbot.waitSignal(canvas.pictureDropped) as dropped:
        drop(picture)
    assert dropped.args[0].width() == 8


def test_a_garment_is_played_stroke_by_stroke_until_a_press_stops_it(canvas: SketchCanvas, qtbot: QtBot) -> None:
    strokes = draw_garment(9, 1)
    seen: list[int] = []
    canvas.changed.connect(lambda: seen.append(sum(len(s.xs) for s in canvas.drawing().strokes)))

    with qtbot.waitSignal(canvas.played):
        canvas.play(strokes, duration_ms=150)

    assert seen == sorted(seen)
    assert len(set(seen)) > 2
    assert np.array_equal(stages_of(canvas.drawing()).pixels, stages_of(Drawing(tuple(strokes))).pixels)
    canvas.play(draw_garment(9, 1), duration_ms=100_000)

    drag(qtbot, canvas, (50, 50), (60, 200))

    assert not canvas.playing


@pytest.mark.parametrize("label", range(10))
def test_the_same_strokes_give_the_same_tensor_at_every_size_and_in_the_shell(label: int, put: Put) -> None:
    strokes = on_canvas(draw_garment(label, 3))
    expected = stages_of(Drawing(strokes)).tensor
    for width, height in ((240, 240), (1600, 900)):
        canvas = put(SketchCanvas(), width, height)
        canvas.set_drawing(Drawing(strokes))
        assert stages_of(canvas.drawing()).tensor.equal(expected)
        assert stages_of(from_ndjson(to_ndjson(canvas.drawing()))).tensor.equal(expected)


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_it_looks_the_same_at_every_display_scale(scale: float, canvas: SketchCanvas) -> None:
    canvas.set_drawing(Drawing(on_canvas([s for s in draw_garment(9, 1) if s.kind == "line"])))
    plain = canvas.grab().toImage()
    image = QImage(round(400 * scale), round(400 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    canvas.render(image)

    for x, y in ((200, 200), (100, 300), (300, 100), (60, 60)):
        there = image.pixelColor(round(x * scale), round(y * scale)).lightness()
        assert abs(there - plain.pixelColor(x, y).lightness()) < 60
