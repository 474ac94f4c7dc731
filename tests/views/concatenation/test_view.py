"""cat and stack on tensors of any shape, on the Results page and in a section."""

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.views.concatenation.view import ConcatenationView
from tests.conftest import NARROW, TIMEOUT_MS, WIDE, Press, Show, Write, after, opened

view = opened(ConcatenationView, False, True)


def settled(view: ConcatenationView, code: str, qtbot: QtBot) -> None:
    """Wait for the answer to `code`, with the shapes that stand in the fields."""
    asked = view._asked()
    qtbot.waitUntil(lambda: view.result is not None and view.result.asked == asked, timeout=TIMEOUT_MS)
    assert asked.code == code


def shown(view: ConcatenationView) -> list[int]:
    return list(view.blocks.result.origin.shape)


def test_a_section_chooses_the_images_itself(see: Show, qtbot: QtBot) -> None:
    section = see(ConcatenationView)
    assert "[1000, 10]" in section.batches_text.text()
    after(qtbot, section, lambda: qtbot.keyClick(section.split, Qt.Key.Key_Down))
    assert section.split.currentText() == "Test images"
    assert "[300, 10]" in section.batches_text.text()
    assert not see(ConcatenationView, compact=False).split.isVisible()


def test_cat_makes_a_dimension_grow(view: ConcatenationView, write: Write, qtbot: QtBot) -> None:
    write(view.sizes[1][0], "4")
    write(view.count, "3")
    settled(view, "torch.cat([a, b, c], dim=0)", qtbot)
    tensors = [torch.full(shape, number) for number, shape in enumerate(((2, 3), (4, 3), (2, 3)))]
    assert np.array_equal(view.blocks.result.origin, torch.cat(tensors, dim=0).numpy())
    assert view.about.text().startswith("Dimension 0 grew: 2 + 4 + 2 = 8.")


def test_stack_makes_a_new_dimension(view: ConcatenationView, press: Press, write: Write, qtbot: QtBot) -> None:
    write(view.dimensions, "3")
    press(view.kinds["stack"])
    write(view.dim, "-1")
    settled(view, "torch.stack([a, b], dim=-1)", qtbot)
    assert shown(view) == list(torch.stack([torch.zeros(2, 3, 2)] * 2, dim=-1).shape)
    assert "A new dimension 3 of size 2" in view.about.text()


def test_what_cannot_be_joined_is_put_in_words_and_marked(
    view: ConcatenationView, write: Write, qtbot: QtBot, press: Press
) -> None:
    write(view.sizes[1][1], "4")
    settled(view, "torch.cat([a, b], dim=0)", qtbot)
    assert view.blocks.result is None
    assert "In dimension 1 a has 3, b has 4." in view.about.text()
    assert "Sizes of tensors must match" in view.about.text()  # torch's own words
    assert view.sizes[1][1].property("invalid")
    assert not view.sizes[1][0].property("invalid")
    write(view.dim, "1")
    settled(view, "torch.cat([a, b], dim=1)", qtbot)
    assert shown(view) == [2, 7]
    assert not view.sizes[1][1].property("invalid")
    write(view.dim, "2")
    settled(view, "torch.cat([a, b], dim=2)", qtbot)
    assert "There is no dim 2" in view.about.text()
    assert view.dim.property("invalid")
    write(view.sizes[1][1], "3")
    write(view.sizes[1][0], "1")
    write(view.dim, "0")
    settled(view, "torch.cat([a, b], dim=0)", qtbot)
    assert shown(view) == [3, 3]
    press(view.kinds["stack"])
    settled(view, "torch.stack([a, b], dim=0)", qtbot)
    assert "stack needs equal shapes" in view.about.text()
    assert "a is [2, 3], b is [1, 3]" in view.about.text()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (lambda view: view.count, "5", "from 1 to 4"),
        (lambda view: view.dimensions, "", "from 1 to 3"),
        (lambda view: view.dim, "x", "type a whole number"),
        (lambda view: view.sizes[0][1], "6", "The sizes of a: type whole numbers from 1 to 5."),
    ],
)
def test_a_wrong_number_is_explained(
    view: ConcatenationView, write: Write, field: object, typed: str, said: str
) -> None:
    write(field(view), typed)
    assert said in view.about.text()
    assert field(view).property("invalid")


def test_the_batches_scores_are_joined_as_torch_does(view: ConcatenationView, qtbot: QtBot) -> None:
    assert view.batches.accessibleName() == "[1000, 10], torch.cat: [1000, 10], torch.stack: [1, 1000, 10]"
    after(qtbot, view, lambda: view.choose_split("test"))
    assert view.batches_text.text() == (
        "The 300 test images give the scores of 1 batches, [300, 10] each. torch.cat joins them along their first "
        "axis: [300, 10]. torch.stack lays them along a new axis: [1, 300, 10]."
    )


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_largest_tensors_fit(see: Show, write: Write, qtbot: QtBot, width: int) -> None:
    view = see(ConcatenationView)
    view.resize(width, 800)
    write(view.count, "4")
    write(view.dimensions, "3")
    for fields in view.sizes:
        for field in fields:
            write(field, "5")
    settled(view, "torch.cat([a, b, c, d], dim=0)", qtbot)
    size = view.blocks.result.size(view.blocks.cell_size())
    assert size.width() <= view.blocks.width()
    assert size.height() <= view.blocks.height()
