"""The Draw page: drawn with the mouse, read off its texts."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.models import CURRENT, Candidate
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.drawing.drawing import Drawing, from_ndjson, on_canvas, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garment_check import looks_like_none
from fmnist_gui.engine.drawing.prediction import Prediction
from fmnist_gui.engine.drawing.sketch import stroke
from fmnist_gui.engine.drawing.versions import answer
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.kit.look import DARK, LIGHT
from fmnist_gui.panels.draw import DrawPanel
from fmnist_gui.tools.doodles.drawn import draw_doodle
from fmnist_gui.tools.tour import draw_with_mouse
from fmnist_gui.views.sketch.examples import SEEDS, example
from fmnist_gui.views.sketch.stages import DRAWN
from tests.conftest import give_data, new_weights, pixel_colors
from tests.engine.drawing.test_own_drawings import several
from tests.views.sketch.test_learning import CHANGES
from tests.views.sketch.test_learning import store as store_learned

LEFT = Qt.MouseButton.LeftButton


def seen(qtbot: QtBot, panel: DrawPanel) -> None:
    """Wait until what is on the canvas now was predicted."""
    qtbot.waitUntil(
        lambda: panel._last is not None and panel._last.drawing.strokes == panel.canvas.drawing().strokes,
        timeout=10_000,
    )


def test_the_first_look_invites_and_almost_nothing_is_not_predicted(panel: DrawPanel, qtbot: QtBot) -> None:
    assert panel.verdicts[0].answer.text() == "–"
    assert panel.verdicts[0].note.text() == "Draw a garment, and its class appears here."
    assert panel.verdicts[0].bars.values is None
    assert not panel.label_bar.keep.isEnabled()
    assert not panel.walk_button.isEnabled()
    qtbot.mousePress(panel.canvas, LEFT, pos=QPoint(200, 200))
    qtbot.mouseMove(panel.canvas, QPoint(215, 200))
    qtbot.mouseRelease(panel.canvas, LEFT, pos=QPoint(215, 200))
    seen(qtbot, panel)

    assert panel.verdicts[0].note.text() == "Almost nothing is drawn yet. Go on drawing."
    assert panel.verdicts[0].predicted is None


@pytest.mark.parametrize("label", range(10))
def test_a_garment_of_each_class_is_drawn_with_the_mouse_and_named(label: int, panel: DrawPanel, qtbot: QtBot) -> None:
    draw_with_mouse(panel.canvas, example(label, 0))
    seen(qtbot, panel)

    assert panel.verdicts[0].answer.text().startswith(CLASS_NAMES[label])
    assert sum(panel.verdicts[0].bars.values) == pytest.approx(1, abs=1e-4)


def test_the_examples_are_what_they_say(panel: DrawPanel) -> None:
    drawings = [example(label, number) for label in range(10) for number in range(len(SEEDS[label]))]
    network = network_with(panel.models.picked[0].weights)
    said = [int(np.argmax(answer(network, stages_of(drawing)))) for drawing in drawings]
    assert said == [label for label in range(10) for _ in SEEDS[label]]


def test_no_example_looks_like_none_of_the_ten() -> None:
    drawings = [example(label, number) for label in range(10) for number in range(len(SEEDS[label]))]
    assert not any(looks_like_none(stages_of(drawing).tensor) for drawing in drawings)


def test_a_close_call_says_that_it_is_not_sure(panel: DrawPanel) -> None:
    close = [0.0] * 10
    close[2], close[4] = 0.5, 0.45
    panel.verdicts[0].show_prediction(Prediction(example(2, 0), stages_of(example(2, 0)), None, (close,)), 0)

    assert panel.verdicts[0].answer.text() == "Pullover 50 %"
    assert panel.verdicts[0].note.text() == "Not sure: Pullover or Coat?"


def test_two_networks_read_the_same_drawing(panel: DrawPanel, empty_state: AppState, qtbot: QtBot) -> None:
    empty_state.model.replace(new_weights(0), "Course 1", 0.85)
    panel.models.second.choose(Candidate(CURRENT))
    panel.canvas.set_drawing(example(1, 0))
    qtbot.mouseClick(panel.models.beside, LEFT, pos=QPoint(8, panel.models.beside.height() // 2))
    qtbot.waitUntil(lambda: panel._last is not None and len(panel._last.probabilities) == 2, timeout=10_000)

    assert panel.verdicts[1].isVisible()
    assert [verdict.accessibleName() for verdict in panel.verdicts] == ["Sketch-ready", "Course 1"]
    assert panel.verdicts[0].bars.values != panel.verdicts[1].bars.values


def test_the_details_show_similar_images(
    panel: DrawPanel, empty_state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    give_data(empty_state, tiny_data)
    with qtbot.waitSignal(panel.predictor.detailed, timeout=10_000) as told:
        panel.canvas.set_drawing(example(8, 0))
    details = told.args[0]

    assert details.predicted == 8
    assert details.saliency.shape == (28, 28)
    images = tiny_data.train.images[tiny_data.train.labels == 8].numpy()
    assert all((images == found).all(axis=(1, 2)).any() for found in details.similar)
    assert panel.stages.similar[0].image is not None


def test_a_stray_tap_changes_nothing_and_is_said(panel: DrawPanel, qtbot: QtBot) -> None:
    drawing = Drawing(tuple(s.scaled(0.6, 0.05, 0.35) for s in example(7, 0).strokes))
    panel.canvas.set_drawing(drawing)
    seen(qtbot, panel)
    alone = panel.verdicts[0].bars.values
    panel.canvas.set_drawing(Drawing((*drawing.strokes, stroke([0.95], [0.04], [0.03]))))
    seen(qtbot, panel)

    assert panel.verdicts[0].bars.values == alone
    qtbot.waitUntil(lambda: panel.stages.range_note.text().startswith("Marks left out, far from the rest: 1."))
    image = panel.stages.pictures[DRAWN].grab().toImage()
    assert LIGHT.warn in pixel_colors(image) or DARK.warn in pixel_colors(image)


def test_what_looks_like_none_of_the_ten_is_said(panel: DrawPanel, qtbot: QtBot) -> None:
    verdict = panel.verdicts[0]
    panel.canvas.set_drawing(Drawing(on_canvas(draw_doodle("smiley", 2))))
    seen(qtbot, panel)
    assert verdict.note.text() == "This looks like none of the ten."
    assert verdict.answer.text().endswith("%")
    assert verdict.note.styleSheet() != "" != verdict.answer.styleSheet()

    panel.canvas.set_drawing(example(1, 0))
    seen(qtbot, panel)
    assert verdict.note.text() == ""
    assert verdict.note.styleSheet() == "" == verdict.answer.styleSheet()


def test_show_in_network_hands_over_what_was_seen(panel: DrawPanel, qtbot: QtBot) -> None:
    panel.canvas.set_drawing(example(9, 0))
    seen(qtbot, panel)

    with qtbot.waitSignal(panel.requestWalk) as told:
        qtbot.mouseClick(panel.walk_button, LEFT)

    walk = told.args[0]
    assert np.array_equal(walk.pixels, stages_of(example(9, 0)).pixels)
    assert walk.mean == panel.verdicts[0].bars.values
    assert walk.model.weights is panel.models.picked[0].weights
    assert walk.model.accuracy > 0.9


def test_a_labelled_drawing_is_kept_and_scored(panel: DrawPanel, qtbot: QtBot) -> None:
    for label, number in ((1, 1), (1, 1), (1, 5)):
        panel.canvas.set_drawing(example(label, 0))
        seen(qtbot, panel)
        panel.label_bar.classes.setCurrentIndex(number)
        qtbot.mouseClick(panel.label_bar.keep, LEFT)

    assert panel.kept_drawings.score_text == "2 of 3 recognized"
    assert panel.label_bar.score.text() == "2 of 3 recognized"
    assert panel.label_bar.classes.currentIndex() == -1
    panel.show_view(panel.own_view)
    assert panel.kept_drawings.list.item(0).text() == "Sandal\n✗ taken for Trouser"
    panel.kept_drawings.list.item(0).setSelected(True)
    qtbot.mouseClick(panel.kept_drawings.delete_button, LEFT)
    assert panel.kept_drawings.score_text == "2 of 2 recognized"
    qtbot.mouseClick(panel.kept_drawings.notice.action_button, LEFT)
    assert panel.kept_drawings.list.count() == 3


def test_pictures_come_in_by_clipboard_and_file(panel: DrawPanel, qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    for x in range(30, 70):
        for y in range(20, 80):
            image.setPixel(x, y, 0)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.canvas.drawing().picture is not None, timeout=10_000)
    QGuiApplication.clipboard().clear()
    assert panel.canvas.drawing().picture[50, 50] == 0

    panel.tool_bar.save(str(tmp_path / "形.ndjson"))
    panel.tool_bar.save(str(tmp_path / "形.png"))
    assert QImage(str(tmp_path / "形.png")).width() == 512
    saved = from_ndjson((tmp_path / "形.ndjson").read_text(encoding="utf-8"))
    assert np.array_equal(stages_of(saved).pixels, stages_of(panel.canvas.drawing()).pixels)


def test_a_file_that_was_copied_is_pasted(panel: DrawPanel, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "shoe.jsonl").write_text(to_ndjson(example(9, 0)), encoding="utf-8-sig")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(tmp_path / "shoe.jsonl"))])
    QGuiApplication.clipboard().setMimeData(content)

    panel.tool_bar.paste()

    qtbot.waitUntil(lambda: bool(panel.canvas.drawing().strokes), timeout=10_000)
    QGuiApplication.clipboard().clear()
    panel.tool_bar.paste()
    assert panel.notice.text == "There is no picture in the clipboard. Copy one first."


@pytest.mark.parametrize("content", [b"", b"no picture at all"])
def test_a_file_without_picture_changes_nothing(content: bytes, panel: DrawPanel, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Bild.png").write_bytes(content)
    panel.canvas.set_drawing(example(1, 0))

    panel.tool_bar.open(tmp_path / "Bild.png")

    qtbot.waitUntil(lambda: "Bild.png" in panel.notice.text, timeout=10_000)
    assert not panel.canvas.drawing().is_empty


def test_in_a_small_window_all_that_is_said_of_a_drawing_is_in_view(panel: DrawPanel, qtbot: QtBot) -> None:
    panel.resize(936, 651)  # of a window of 1024 × 700
    panel.show_drawing(example(4, 0))
    seen(qtbot, panel)
    assert panel.verdicts[0].manner.text() != ""
    assert panel.findChild(QScrollArea).verticalScrollBar().maximum() == 0


def test_in_a_small_window_the_kept_drawings_give_way_to_what_is_said_of_them(
    panel: DrawPanel, empty_state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    """A list can be scrolled; a table that is cut cannot."""
    give_data(empty_state, tiny_data)
    for drawing in several((4, 4), (9, 3)):
        panel.kept_drawings.add(drawing)
    panel.resize(936, 520)
    store_learned(empty_state, CHANGES)
    empty_state.runs.refresh()
    panel.show_view(panel.own_view)
    learning = panel.learning
    qtbot.waitUntil(learning.results.isVisible, timeout=20_000)

    def all_is_in_view() -> bool:
        labels = (learning.note, learning.headline, learning.verdict)
        whole = all(label.height() >= label.heightForWidth(label.width()) for label in labels)
        return whole and learning.table.geometry().bottom() < learning.verdict.geometry().top()

    qtbot.waitUntil(all_is_in_view)
    assert panel.kept_drawings.list.height() > 100
