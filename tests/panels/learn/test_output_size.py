"""C15: the calculator inside a section."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from PySide6.QtWidgets import QWidget

from fmnist_gui.panels.learn.output_size import OutputSizePart
from tests.conftest import NARROW, WIDE


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_calculator_gives_what_torch_gives(
    show: Callable[[type[OutputSizePart]], OutputSizePart],
    write: Callable[[QWidget, str], None],
    width: int,
) -> None:
    part = show(OutputSizePart)
    part.resize(width, 700)
    calculator = part.calculator
    height_fields = calculator.fields[0]
    write(height_fields["n"], "31")
    write(height_fields["s"], "2")
    layer = torch.nn.Conv2d(1, 1, kernel_size=5, stride=(2, 1))
    height, across = layer(torch.zeros(1, 1, 31, 28)).shape[2:]
    assert calculator.summary.text() == f"Output: {height} × {across}"
    picture, form = calculator.picture, calculator.form_frame
    below = picture.mapTo(part, picture.rect().topLeft()).y() >= form.geometry().bottom()
    assert below == (width == NARROW)


def test_a_wrong_number_is_told_at_the_field(
    show: Callable[[type[OutputSizePart]], OutputSizePart], write: Callable[[QWidget, str], None]
) -> None:
    calculator = show(OutputSizePart).calculator
    write(calculator.fields[1]["f"], "40")
    assert "does not fit" in calculator.results[1].text()
    assert calculator.fields[1]["f"].property("invalid")
