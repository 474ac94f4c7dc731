"""“Try this” begins at the live part on the same page, and what it tells comes true there."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.kit.cells.stage_values import Values
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.views.concatenation.view import ConcatenationView
from fmnist_gui.views.convolution.view import ConvolutionView
from fmnist_gui.views.design.view import ClassDesignView, DesignView
from fmnist_gui.views.output_size.view import OutputSizeView
from tests.conftest import Press, Show, Write
from tests.views.design.hand import set_value, tick

NAMELESS = {"C2", "C4", "C10", "C11", "C13", "C23"}  # with pages, sliders, bars, pictures, or named as code is


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


@pytest.mark.parametrize(
    "lesson_id", [lesson_id for lesson_id, section in SECTIONS.items() if section.view and lesson_id not in NAMELESS]
)
def test_the_first_control_that_is_named_stands_in_the_live_part(lesson_id: str, show: Show, qtbot: QtBot) -> None:
    first = re.findall(r"\*\*([^*]+)\*\*", try_this(lesson_id))[0]
    part = show(SECTIONS[lesson_id].view)
    qtbot.waitUntil(lambda: first in names_in(part), timeout=20_000)


# ---- the designer


def layers_of(part: ClassDesignView) -> list[str]:
    return re.findall(r"\(\w+\): .*", part.object.text_with_outputs)


def test_two_layers_of_the_object_change_and_it_prints_one_line(show: Show, qtbot: QtBot) -> None:
    part = show(ClassDesignView)
    qtbot.waitUntil(lambda: len(layers_of(part)) == 5, timeout=20_000)
    before = layers_of(part)
    set_value(qtbot, part, "conv1.out_channels", "8")
    changed = [new for new, old in zip(layers_of(part), before, strict=True) if new != old]
    assert [line[:7] for line in changed] == ["(conv1)", "(conv2)"]
    tick(qtbot, part.own_repr)
    assert part.object.text_with_outputs.splitlines()[-1] == "Network with 33,650 parameters"
    assert "33,650 parameters" in try_this("C7")


def test_smaller_filters_make_a_larger_network(show: Show, qtbot: QtBot) -> None:
    part = show(DesignView)
    set_value(qtbot, part, "conv2.kernel_size", "3")
    assert "<b>44,806</b> parameters; the course's network has 32,998." in part.editor.count.text()
    assert "from 32,998 to 44,806 parameters" in try_this("C8")


# ---- formulas and tensors


def test_an_edge_a_bias_and_the_middle_pixel(show: Show, write: Write, press: Press, qtbot: QtBot) -> None:
    part = show(ConvolutionView)

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


def test_padding_keeps_the_size_and_a_stride_misses_a_row(show: Show, write: Write) -> None:
    calculator = show(OutputSizeView)
    for fields in calculator.fields:
        write(fields["p"], "2")
    assert calculator.summary.text() == "Output: 28 × 28"
    for fields in calculator.fields:
        write(fields["s"], "2")
    assert calculator.summary.text() == "Output: 14 × 14"
    assert "the last 1 are never seen" in calculator.results[0].text()


def test_cat_joins_what_stack_refuses(show: Show, write: Write, press: Press, qtbot: QtBot) -> None:
    part = show(ConcatenationView)

    def joined(*shape: int, dim: int = 0) -> bool:
        found = part.result
        return found is not None and found.joined is not None and (found.joined.shape, found.asked.dim) == (shape, dim)

    write(part.sizes[1][0], "4")
    qtbot.waitUntil(lambda: joined(6, 3))
    assert "[6, 3]" in try_this("C23")
    press(part.kinds["stack"])
    qtbot.waitUntil(lambda: part.about.property("role") == "error")
    write(part.sizes[1][0], "2")
    qtbot.waitUntil(lambda: joined(2, 2, 3))
    write(part.dim, "1")
    qtbot.waitUntil(lambda: joined(2, 2, 3, dim=1))
    write(part.dim, "2")
    qtbot.waitUntil(lambda: joined(2, 3, 2, dim=2))
