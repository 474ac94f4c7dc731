"""Drawing in the real window: the class is read off, the drawing followed."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.drawing.drawing import Drawing, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
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


def test_the_table_of_pictures_is_there_again_at_the_next_start(
    make_window: MakeWindow, no_data: None, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [tmp_path / f"{label}.ndjson" for label in range(3)]
    for label, file in enumerate(files):
        file.write_text(to_ndjson(Drawing(tuple(draw_garment(label, 5)))), encoding="utf-8")
    first = make_window()
    open_page(first, qtbot, "draw")
    first.draw.many.open(files)
    qtbot.waitUntil(lambda: len(first.draw.many.view.rows) == 3, timeout=20_000)
    open_page(first, qtbot, "train")
    first.close()
    files[1].unlink()

    second = make_window()
    many = second.draw.many
    assert not many.view.is_open  # nothing is read for a page that is not in view
    open_page(second, qtbot, "draw")
    qtbot.waitUntil(lambda: len(many.view.rows) == 2, timeout=20_000)

    assert second.draw.canvas.isVisible()
    assert many.back_bar.isVisible()
    assert [row.name for row in many.view.rows] == ["0.ndjson:1", "2.ndjson:1"]
    assert second.settings["pictures"] == [str(files[0]), str(files[2])]
    qtbot.mouseClick(many.back_bar.close_button, LEFT)
    assert second.settings["pictures"] == []


def test_pictures_that_have_gone_are_forgotten_and_too_many_are_not_remembered(
    make_window: MakeWindow, no_data: None, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window()
    window.settings["pictures"] = [str(tmp_path / "gone.png")]
    window.close()
    window = make_window()
    open_page(window, qtbot, "draw")
    qtbot.waitUntil(lambda: window.settings["pictures"] == [], timeout=20_000)
    assert not window.draw.many.back_bar.isVisible()

    window.draw.many.view.pathsChanged.emit([tmp_path / f"{number:0200}.png" for number in range(1_000)])
    assert window.settings["pictures"] == []


def test_the_network_that_goes_on_learning_is_named_in_the_language_of_the_window(
    make_window: MakeWindow, with_data: None, qtbot: QtBot
) -> None:
    window = make_window()
    open_page(window, qtbot, "draw")
    qtbot.waitUntil(lambda: bool(window.draw.models.picked), timeout=20_000)
    window.state.model.replace(new_weights(1), "Another")
    for language, name in (("zh", "识草图模型"), ("en", "Sketch-ready")):
        window.language.choose(language)
        qtbot.waitUntil(lambda name=name: window.draw.models.picked[0].name == name)
