"""Drawing in the real window: the class is read off, the drawing followed."""

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.drawing.drawing import stages_of
from fmnist_gui.views.sketch.examples import example
from tests.app.conftest import MakeWindow
from tests.app.test_chain import open_page
from tests.conftest import new_weights

LEFT = Qt.MouseButton.LeftButton


def test_a_drawing_is_named_at_first_start_and_walked_through(
    make_window: MakeWindow, no_data: None, qtbot: QtBot
) -> None:
    window = make_window()
    assert window.state.model.name == "Sketch-ready"
    open_page(window, qtbot, "draw")
    window.draw.canvas.set_drawing(example(8, 0))
    qtbot.waitUntil(lambda: window.draw.verdicts[0].answer.text().startswith("Bag"), timeout=10_000)

    qtbot.mouseClick(window.draw.walk_button, LEFT)

    assert window.page_in_view() is window.network
    drawing = window.network.subject.drawing
    assert np.array_equal(drawing.numpy(), stages_of(example(8, 0)).pixels)
    mean = window.draw.verdicts[0].answer.text()
    note = window.network.image_note
    assert note.text() == f"Your drawing, the first of 15 versions; their mean: {mean}"
    window.state.model.replace(new_weights(1), "Another")
    assert note.text() == "Your drawing, the first of its 15 versions"
