"""“Try this” of each section, driven with mouse and keyboard on the live part: what it promises is seen."""

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.course.snippets import lesson_names, run_code
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.calls import call_points
from fmnist_gui.engine.network.course_network import expected_shapes
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import EpochEnd
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.kit.cells.stage_values import Values
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.views.design import trial as design_trial
from fmnist_gui.views.weights.view import WeightsView
from tests.conftest import TIMEOUT_MS, Press, Show, Write, after, record, until_over
from tests.panels.learn import test_tries_running
from tests.panels.learn.conftest import Open
from tests.views.design.hand import field, set_value, tick

LEFT = Qt.MouseButton.LeftButton
NAMELESS = {
    "C2",
    "C4",
    "C9",
    "C10",
    "C11",
    "C13",
    "C23",
    "C27",
}  # with pages, sliders, bars, pictures, or named as code is


def try_this(lesson_id: str) -> str:
    return read_lesson(lesson_id, "en").try_this


def names_in(part: View) -> set[str]:
    """What stands on the controls of a part, and what they are called without words on them."""
    widgets = part.findChildren(QWidget)
    names = {widget.accessibleName() for widget in widgets}
    names |= {widget.text() for widget in widgets if isinstance(widget, QAbstractButton | QLabel)}
    for box in part.findChildren(QComboBox):
        names |= {box.itemText(row) for row in range(box.count())}
    for bar in part.findChildren(QTabBar):
        names |= {bar.tabText(row) for row in range(bar.count())}
    return names


@pytest.mark.parametrize("lesson_id", [lesson_id for lesson_id in SECTIONS if lesson_id not in NAMELESS])
def test_the_first_control_that_is_named_stands_in_the_live_part(lesson_id: str, show: Show, qtbot: QtBot) -> None:
    first = re.findall(r"\*\*([^*]+)\*\*", try_this(lesson_id))[0]
    part = show(SECTIONS[lesson_id].view)
    qtbot.waitUntil(lambda: first in names_in(part), timeout=20_000)


# ---- the data


def test_c1_other_digits_and_garments_that_are_guessed(part: Open, press: Press, qtbot: QtBot) -> None:
    view = part("C1")
    digits = [image.copy() for image in view.digits.images]
    after(qtbot, view, lambda: press(view.others))
    assert view.digits.images != digits
    assert len(digits) == 10
    assert not view.digits.grab().isNull()
    buttons, names = view.gallery.buttons, [button.text() for button in view.gallery.buttons]
    tick(qtbot, view.conceal)
    assert {button.text() for button in buttons} == {"?"}
    assert view.about.text() == "What is it? Click a garment to read its class."
    press(buttons[2])
    assert buttons[2].text() in names
    assert view.about.text().startswith(f"{buttons[2].text().partition(' ')[2]} has the label")
    assert [button.text() for button in buttons].count("?") == 9
    tick(qtbot, view.conceal)
    assert [button.text() for button in buttons] == names


def test_c2_a_stage_is_ticked_once_it_was_done(show: Show, press: Press, state: AppState) -> None:
    view = show(SECTIONS["C2"].view)
    view.requestTarget.connect(lambda path: state.visit(path.partition("/")[0]))  # as the window does
    for number in (0, 1):
        assert view.list.marks[number].accessibleName() == "not done yet"
        press(view.list.buttons[number])
        assert view.list.marks[number].accessibleName() == "done"
    press(view.list.buttons[3])  # of a run of one's own alone
    assert view.list.marks[3].accessibleName() == "not done yet"


@pytest.mark.usefixtures("fashion")
def test_c3_nothing_stays_0_and_255_becomes_1(part: Open, press: Press, qtbot: QtBot) -> None:
    view = part("C3")
    press(view.transform.darkest)
    assert view.transform.reading.text().endswith("0 / 255 → 0.0")
    press(view.transform.brightest)
    assert view.transform.reading.text().endswith("255 / 255 → 1.0")
    row, column = view.transform.cell
    place = view.transform.pictures[0].cell_rect(Cell(0, row, column - 1)).center()
    qtbot.mouseClick(view.transform.pictures[0], LEFT, pos=place)
    assert view.transform.cell == (row, column - 1)
    assert all("Checksum matches" in name.toolTip() for _, name, _ in view.archive_rows)


@pytest.mark.usefixtures("fashion")
def test_c4_some_classes_are_missing_among_ten_images(part: Open, qtbot: QtBot) -> None:
    view = part("C4")
    after(qtbot, view, lambda: qtbot.keyClick(view.amounts, Qt.Key.Key_Home))
    assert (sum(view.bars.counts), view.bars.counts.count(0)) == (10, 4)
    after(qtbot, view, lambda: qtbot.keyClick(view.sets, Qt.Key.Key_Down))
    after(qtbot, view, lambda: qtbot.keyClick(view.amounts, Qt.Key.Key_End))
    assert view.bars.counts == [1000] * 10


@pytest.mark.usefixtures("fashion")
def test_c5_pixels_can_be_read(part: Open, press: Press, write: Write, qtbot: QtBot) -> None:
    view = part("C5")
    after(qtbot, view, lambda: write(view.picker.field, "1"))
    assert view.name.text() == "0  T-shirt/top"
    matrix = view.pixels.matrix
    white = Cell(0, *divmod(int(view.result[0].images[1].argmax()), 28))
    qtbot.mouseMove(matrix, matrix.cell_rect(white).center())
    assert view.pixels.reading.text().endswith("255 → 1.000")
    while view.pixels.zoom_in.isEnabled():
        press(view.pixels.zoom_in)
    assert matrix.cell_size() >= 28  # px: room for three digits


def test_c6_the_shapes_follow_the_settings_and_not_the_order(part: Open, write: Write, qtbot: QtBot) -> None:
    view = part("C6")
    write(view.batch_size, "20")
    write(view.in_row, "5")
    shapes = ["[20, 1, 28, 28]", "[3, 122, 152]", "[122, 152, 3]"]
    qtbot.waitUntil(lambda: [view.table.values[row].text() for row in (1, 3, 4)] == shapes, timeout=TIMEOUT_MS)
    assert view.axes.swapped == (122, 152, 3)
    labels = view.table.values[2].text()
    after(qtbot, view, lambda: tick(qtbot, view.shuffle))
    assert [view.table.values[row].text() for row in (1, 3, 4)] == shapes
    assert view.table.values[2].text() != labels


# ---- the designer


def layers_of(part: View) -> list[str]:
    return re.findall(r"\(\w+\): .*", part.object.text_with_outputs)


def test_c7_two_layers_of_the_object_change_and_it_prints_one_line(part: Open, qtbot: QtBot) -> None:
    view = part("C7")
    qtbot.waitUntil(lambda: len(layers_of(view)) == 5, timeout=20_000)
    before = layers_of(view)
    set_value(qtbot, view, "conv1.out_channels", "8")
    changed = [new for new, old in zip(layers_of(view), before, strict=True) if new != old]
    assert [line[:7] for line in changed] == ["(conv1)", "(conv2)"]
    tick(qtbot, view.own_repr)
    assert view.object.text_with_outputs.splitlines()[-1] == "Network with 33,650 parameters"
    assert "33,650 parameters" in try_this("C7")
    assert "def __repr__" in view.code.accessibleName()
    tick(qtbot, view.own_repr)
    assert len(layers_of(view)) == 5


def test_c8_smaller_filters_make_a_larger_network_and_pooling_has_no_weights(
    part: Open, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(design_trial, "LENGTHS", (20, 40, 600))
    view = part("C8")
    set_value(qtbot, view, "conv2.kernel_size", "3")
    count = "<b>44,806</b> parameters; the course's network has 32,998."
    assert count in view.editor.count.text()
    assert "from 32,998 to 44,806 parameters" in try_this("C8")
    qtbot.keyClick(view.editor.pooling, Qt.Key.Key_Down)
    assert view.editor.design.pooling == "avg"
    assert count in view.editor.count.text()
    press(view.trial.start_button)
    until_over(view.trial, qtbot)
    assert view.trial.end.design is not None
    assert view.trial.outcome.text()


def test_c24_an_edge_a_bias_and_the_middle_pixel(show: Show, write: Write, press: Press, qtbot: QtBot) -> None:
    part = show(SECTIONS["C24"].view)

    def becomes(expected: Callable[[], Values]) -> None:
        qtbot.waitUntil(lambda: np.allclose(part.maps[1].values[0], expected(), atol=1e-3), timeout=20_000)

    def choose(name: str) -> None:
        part.board.choice.setCurrentText(name)
        part.board.choice.activated.emit(part.board.choice.currentIndex())

    qtbot.waitUntil(lambda: part.result is not None, timeout=20_000)
    image = part.image.values[0]
    rows = np.stack([image[row : row + 24] for row in range(5)])
    below = np.tensordot([-1, -1, 0, 1, 1], rows, axes=1)
    edges = np.stack([below[:, column : column + 24] for column in range(5)]).sum(axis=0)
    choose("Edge: bright below")
    becomes(lambda: edges)
    assert edges.min() < 0 < edges.max()
    press(part.play)
    qtbot.waitUntil(lambda: part.cell > (0, 1), timeout=20_000)
    press(part.play)
    write(part.board.bias, "-10")
    becomes(lambda: edges - 10)
    choose("Nothing but the middle pixel")
    becomes(lambda: image[2:-2, 2:-2])


def test_c9_the_words_and_the_one_argument_that_has_to_follow(part: Open, qtbot: QtBot) -> None:
    view = part("C9")
    qtbot.mouseClick(field(view, "conv1.out_channels"), LEFT)
    assert "out_channels" in view.words.text()
    set_value(qtbot, view, "conv1.out_channels", "8")
    assert "6</b>" not in view.words.text()
    assert view.editor.rows["conv2"].note.text() == "conv1 gives 8 channels, conv2 expects 6."
    tick(qtbot, view.editor.follow)
    assert view.editor.design.conv2.in_channels == 8
    fields = [one for row in view.editor.rows.values() for one in row.fields.values()]
    free = {one.name.partition(".")[2] for one in fields if one.isEnabled()}
    assert free == {"out_channels", "kernel_size", "stride", "padding", "pool", "out_features"}
    assert not field(view, "out.out_features").isEnabled()


def test_c10_each_parameter_by_key_and_as_a_picture(part: Open, show: Show, qtbot: QtBot) -> None:
    view, names = part("C10"), list(expected_shapes())
    shown = []
    for _ in names:
        shown.append(view.product.text().partition(":")[0])
        qtbot.keyClick(view.bars, Qt.Key.Key_Down)
    assert shown == names
    weights = show(WeightsView, compact=False)
    pictures = []
    for name in names:
        weights.parameter.choose(name)
        pictures.append(tuple(weights.grid.values.shape))
    assert len(set(pictures)) > 5


def test_c11_a_filter_is_read_off_its_numbers_and_changes_epoch_by_epoch(
    part: Open, show: Show, state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    view, told = part("C11"), set()
    for number in range(6):
        qtbot.mouseClick(view.now, LEFT, pos=view.now.cell_rect(Cell(number, 2, 2)).center())
        assert view.about.text().startswith(f"Filter {number + 1}: 25 weights")
        assert "It gives most where the image is brighter" in view.about.text()
        told.add(view.about.text())
    assert len(told) == 6
    run, events = record(state.store, tiny_data, TrainingConfig(epochs=2))
    *_, last = (event for event in events if isinstance(event, EpochEnd))
    state.model.replace(last.weights, "Mine", last.eval_accuracy, run, 2)
    weights = show(WeightsView, compact=False)
    qtbot.waitUntil(lambda: weights.slider.isEnabled(), timeout=TIMEOUT_MS)
    pictures = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(weights.slider, key)
        pictures.append(weights.grid.values.copy())
    assert not any(np.array_equal(first, second) for first, second in pairwise(pictures))


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


def test_c12_the_sum_grows_and_the_line_without_a_bias_stays(
    part: Open, press: Press, qtbot: QtBot, tiny_data: FashionData
) -> None:
    view = part("C12")
    ran = [done.output for done in run_code(read_lesson("C12", "en").code, lesson_names(tiny_data, None))]
    for printed in filter(lambda output: output.startswith("tensor([") and "grad" in output, ran):
        numbers = [float(number) for number in re.findall(r"-?\d+\.\d*", printed)]
        shown = "[" + ", ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers) + "]"
        assert shown.replace("-", "−") in plain(view.variants.text())  # the same numbers, to the last digit
    for total in ("1", "5", "14", "30"):
        press(view.forward)
        assert plain(view.board.results[0].text()) == total
    for _ in range(2):
        before = view.board.bias[0].text()
        press(view.again)
        qtbot.waitUntil(lambda before=before: view.board.bias[0].text() != before, timeout=TIMEOUT_MS)
        assert plain(view.variants.text()).count("[30, 40, 50]") == 2  # by hand, and without a bias


def test_c13_the_networks_own_hooks_stay_silent(part: Open, press: Press, qtbot: QtBot) -> None:
    view = part("C13")
    assert "12 hooks ran, 2 of them" in view.summary.text()
    view._timer.setInterval(1)
    press(view.buttons[1])
    qtbot.waitUntil(lambda: view._reached[1] == len(call_points()), timeout=TIMEOUT_MS)
    assert "10 hooks ran, 0 of them" in view.summary.text()
    assert "Both gave the same ten scores." in view.summary.text()
    press(view.buttons[0])
    assert view._reached[0] == 0
    qtbot.waitUntil(lambda: view._reached[0] == len(call_points()), timeout=TIMEOUT_MS)


def test_the_try_of_each_section_is_driven() -> None:
    names = {*globals(), *vars(test_tries_running)}
    driven = {name.split("_")[1].upper() for name in names if re.match(r"test_c\d+_", name)}
    assert driven >= {f"C{number}" for number in range(1, 28)}
