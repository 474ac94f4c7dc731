"""The calculator of output sizes, on the Network page and in a section."""

import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.views.output_size.view import OutputSizeView
from tests.conftest import NARROW, WIDE, Show, Write


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("compact", [False, True])
def test_it_gives_what_torch_gives(show: Show, write: Write, compact: bool, width: int) -> None:
    view = show(OutputSizeView, compact=compact)
    view.resize(width, 700)
    assert view.summary.text() == "Output: 24 × 24"
    assert view.about.isVisible() != compact
    write(view.fields[0]["n"], "31")
    write(view.fields[0]["s"], "2")
    layer = torch.nn.Conv2d(1, 1, kernel_size=5, stride=(2, 1))
    height, across = layer(torch.zeros(1, 1, 31, 28)).shape[2:]
    assert view.summary.text() == f"Output: {height} × {across}"
    below = view.picture.mapTo(view, view.picture.rect().topLeft()).y() >= view.form_frame.geometry().bottom()
    assert below == (width == NARROW)


def test_what_is_never_seen_is_named_and_examples_fill_all_fields(show: Show, write: Write, qtbot: QtBot) -> None:
    view = show(OutputSizeView)
    write(view.fields[1]["s"], "3")
    assert view.summary.text() == "Output: 24 × 8"
    assert "never reaches the last 2 of the image" in view.results[1].text()
    qtbot.mouseClick(view.examples["pool2"], Qt.MouseButton.LeftButton)
    assert view.summary.text() == "Output: 4 × 4"


@pytest.mark.parametrize(
    ("name", "typed", "problem"),
    [
        ("f", "31", "does not fit"),
        ("s", "0", "never move on"),
        ("n", "", "whole numbers"),
        ("n", "9999", "512 or less"),
    ],
)
def test_impossible_sizes_explained(
    show: Show, write: Write, qtbot: QtBot, name: str, typed: str, problem: str
) -> None:
    view = show(OutputSizeView)
    field = view.fields[0][name]
    write(field, typed)
    assert problem in view.results[0].text()
    assert view.results[0].text().startswith("Height")
    assert field.property("invalid")
    others = [other.property("invalid") for other in view.fields[0].values() if other is not field]
    assert not any(others) or (all(others) and "does not fit" in problem)
    assert not view.summary.isVisible()
    qtbot.mouseClick(view.examples["conv1"], Qt.MouseButton.LeftButton)
    assert view.summary.isVisible()
    assert not field.property("invalid")
