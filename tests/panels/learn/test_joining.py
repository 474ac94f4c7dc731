"""C23: cat and stack on tensors of any shape."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.panels.learn.joining import JoiningPart
from tests.conftest import NARROW, WIDE

Press = Callable[[QWidget], None]
Write = Callable[[QWidget, str], None]


@pytest.fixture
def part(show: Callable[[type[JoiningPart]], JoiningPart], qtbot: QtBot) -> JoiningPart:
    part = show(JoiningPart)
    qtbot.waitUntil(lambda: part.found is not None)
    return part


def settled(part: JoiningPart, code: str, qtbot: QtBot) -> None:
    """Wait for the answer to `code`, with the shapes that stand in the fields."""
    asked = part._asked()
    qtbot.waitUntil(lambda: part.found is not None and part.found.asked == asked)
    assert asked.code == code


def shown(part: JoiningPart) -> list[int]:
    assert part.blocks.result is not None
    return list(part.blocks.result.origin.shape)


def test_cat_makes_a_dimension_grow(part: JoiningPart, write: Write, qtbot: QtBot) -> None:
    write(part.sizes[1][0], "4")
    write(part.count, "3")
    settled(part, "torch.cat([a, b, c], dim=0)", qtbot)
    tensors = [torch.full(shape, number) for number, shape in enumerate(((2, 3), (4, 3), (2, 3)))]
    assert part.blocks.result is not None
    assert np.array_equal(part.blocks.result.origin, torch.cat(tensors, dim=0).numpy())
    assert part.told.text().startswith("Dimension 0 grew: 2 + 4 + 2 = 8.")


def test_stack_makes_a_new_dimension(part: JoiningPart, press: Press, write: Write, qtbot: QtBot) -> None:
    write(part.dimensions, "3")
    press(part.kinds["stack"])
    write(part.dim, "-1")
    settled(part, "torch.stack([a, b], dim=-1)", qtbot)
    assert shown(part) == list(torch.stack([torch.zeros(2, 3, 2)] * 2, dim=-1).shape)
    assert "A new dimension 3 of size 2" in part.told.text()


def test_a_size_that_does_not_match_is_told_at_the_fields(part: JoiningPart, write: Write, qtbot: QtBot) -> None:
    write(part.sizes[1][1], "4")
    settled(part, "torch.cat([a, b], dim=0)", qtbot)
    assert part.blocks.result is None
    assert "In dimension 1 a has 3, b has 4." in part.told.text()
    assert "Sizes of tensors must match" in part.told.text()  # torch's own words
    assert part.sizes[1][1].property("invalid")
    assert not part.sizes[1][0].property("invalid")
    write(part.dim, "1")
    settled(part, "torch.cat([a, b], dim=1)", qtbot)
    assert shown(part) == [2, 7]
    assert not part.sizes[1][1].property("invalid")


def test_stack_refuses_what_cat_takes(part: JoiningPart, press: Press, write: Write, qtbot: QtBot) -> None:
    write(part.sizes[1][0], "1")
    settled(part, "torch.cat([a, b], dim=0)", qtbot)
    assert shown(part) == [3, 3]
    press(part.kinds["stack"])
    settled(part, "torch.stack([a, b], dim=0)", qtbot)
    assert "stack needs equal shapes" in part.told.text()
    assert "a is [2, 3], b is [1, 3]" in part.told.text()


def test_a_dim_out_of_range_is_told(part: JoiningPart, write: Write, qtbot: QtBot) -> None:
    write(part.dim, "2")
    settled(part, "torch.cat([a, b], dim=2)", qtbot)
    assert "There is no dim 2" in part.told.text()
    assert part.dim.property("invalid")


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [("count", "5", "from 1 to 4"), ("dimensions", "", "from 1 to 3"), ("dim", "x", "type a whole number")],
)
def test_a_wrong_number_is_told(part: JoiningPart, write: Write, field: str, typed: str, told: str) -> None:
    write(getattr(part, field), typed)
    assert told in part.told.text()
    assert getattr(part, field).property("invalid")


def test_sizes_have_their_limits(part: JoiningPart, write: Write) -> None:
    write(part.sizes[0][1], "6")
    assert part.told.text() == "The sizes of a: type whole numbers from 1 to 5."
    assert part.sizes[0][1].property("invalid")


def test_the_batches_scores_are_joined_as_torch_does(part: JoiningPart) -> None:
    assert part.batches.accessibleName() == "[1000, 10], torch.cat: [1000, 10], torch.stack: [1, 1000, 10]"


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_largest_tensors_fit(part: JoiningPart, write: Write, qtbot: QtBot, width: int) -> None:
    part.resize(width, 800)
    write(part.count, "4")
    write(part.dimensions, "3")
    for fields in part.sizes:
        for field in fields:
            write(field, "5")
    settled(part, "torch.cat([a, b, c, d], dim=0)", qtbot)
    assert part.blocks.result is not None
    size = part.blocks.result.size(part.blocks.cell_size())
    assert size.width() <= part.blocks.width()
    assert size.height() <= part.blocks.height()
