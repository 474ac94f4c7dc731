"""Looks at drawings: at once where that is quick, and always in the order of asking."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.drawing_eye import DrawingEye, Seen
from fmnist_gui.bridge.tasks import finish_tasks
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.network.course_network import cpu_weights, new_network
from fmnist_gui.views.sketch.player import on_canvas


def garment(label: int) -> Drawing:
    return Drawing(on_canvas(draw_garment(label, 3)))


@pytest.fixture
def eye(qtbot: QtBot) -> Iterator[DrawingEye]:
    eye = DrawingEye()
    eye.use([cpu_weights(new_network(0))])
    yield eye
    finish_tasks()


def seen_by_task(eye: DrawingEye, drawing: Drawing, qtbot: QtBot) -> Seen:
    with qtbot.waitSignal(eye.seen, timeout=20_000) as caught:
        eye.look(drawing)
        assert not caught.signal_triggered
    assert caught.args is not None
    found: Seen = caught.args[0]
    return found


def test_after_the_first_look_lines_are_seen_at_once(eye: DrawingEye, qtbot: QtBot) -> None:
    first = seen_by_task(eye, garment(1), qtbot)
    with qtbot.waitSignal(eye.seen, timeout=1) as caught:
        eye.look(garment(1))
    assert caught.args is not None
    assert caught.args[0].chances == first.chances


def test_pictures_and_other_networks_are_looked_at_elsewhere(eye: DrawingEye, qtbot: QtBot) -> None:
    seen_by_task(eye, garment(1), qtbot)
    picture = np.zeros((60, 60), np.uint8)
    picture[20:40, 10:50] = 200
    assert seen_by_task(eye, Drawing((), picture), qtbot).chances
    eye.use([cpu_weights(new_network(1)), cpu_weights(new_network(2))])
    one, other = seen_by_task(eye, garment(1), qtbot).chances
    assert one != other


def test_a_look_that_was_asked_for_later_is_told_later(eye: DrawingEye, qtbot: QtBot) -> None:
    seen_by_task(eye, garment(1), qtbot)
    told: list[Drawing] = []
    eye.seen.connect(lambda seen: told.append(seen.drawing))
    slow, quick = Drawing((), np.eye(60, dtype=np.uint8) * 255), garment(2)
    eye.look(slow)
    eye.look(quick)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert told == [slow, quick]


def test_details_come_when_the_pen_rests(eye: DrawingEye, qtbot: QtBot) -> None:
    seen = seen_by_task(eye, garment(1), qtbot)
    with qtbot.waitSignal(eye.detailed, timeout=20_000) as caught:
        eye.look_closely(seen, None)
    assert caught.args is not None
    assert caught.args[0].saliency.shape == (28, 28)
