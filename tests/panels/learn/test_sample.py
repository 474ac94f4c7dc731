"""One sample, as picture, as numbers and as tensor."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.panels.learn.sample import SamplePart
from tests.conftest import Press, Show, Write, after


def test_a_sample_is_shown_in_all_its_forms(see: Show, tiny_data: FashionData) -> None:
    part = see(SamplePart)
    label = int(tiny_data.train.labels[0])

    assert part.name.text() == f"{CLASS_NAMES[label]}, label {label}"
    assert [value.text() for value in part.values[:3]] == [f"label {label}", "[1, 28, 28]", "[28, 28]"]
    image = tiny_data.train.images[0] / 255
    assert part.values[3].text() == f"{image.min():.2f}, {image.max():.2f}"
    assert (part.pixels._pixels == tiny_data.train.images[0].numpy()).all()
    assert not part.back.isEnabled()


def test_another_sample_by_its_number(
    see: Show, write: Write, press: Press, qtbot: QtBot, tiny_data: FashionData
) -> None:
    part = see(SamplePart)

    after(qtbot, part, lambda: part.number.setText("998"))
    after(qtbot, part, lambda: press(part.forward))

    assert part.number.text() == "999"
    assert part.codes[0].text() == "image, label = train_set[999]"
    assert part.values[0].text() == f"label {int(tiny_data.train.labels[999])}"
    assert not part.forward.isEnabled()


@pytest.mark.parametrize("text", ["1000", "-1", "boot", ""])
def test_a_number_that_no_sample_has(see: Show, qtbot: QtBot, text: str) -> None:
    part = see(SamplePart)

    after(qtbot, part, lambda: part.number.setText(text))

    assert part.problem.isVisible()
    assert part.problem.text() == "There is no such image: type a number from 0 to 999."
    assert part.codes[0].text() == "image, label = train_set[0]"
    after(qtbot, part, lambda: part.number.setText("1"))
    assert not part.problem.isVisible()
