"""C1, C2, C4, C5 and C6: what the data set is, the four stages, its balance, a sample, a batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn.balance import AMOUNTS, BalancePart
from fmnist_gui.panels.learn.batch import BatchPart
from fmnist_gui.panels.learn.data_part import DataPart
from fmnist_gui.panels.learn.sample import SamplePart
from fmnist_gui.panels.learn.stages import STAGES, StagesPart
from fmnist_gui.panels.learn.what_it_is import WhatItIsPart
from tests.conftest import STAND_IN_TRAIN as DRAWN_TRAIN

TIMEOUT_MS = 30_000  # torchvision is imported, on a busy machine
Show = Callable[[type[View]], Any]
Press = Callable[[QWidget], None]
Write = Callable[[QWidget, str], None]


@pytest.fixture
def see(show: Show, qtbot: QtBot) -> Callable[[type[DataPart]], Any]:
    """Opens a part and waits for what it finds out about the data."""

    def see(kind: type[DataPart]) -> Any:
        part = show(kind)
        qtbot.waitUntil(lambda: part.result is not None, timeout=TIMEOUT_MS)
        return part

    return see


def after(qtbot: QtBot, part: DataPart, do: Callable[[], object]) -> None:
    """Do something that makes the part find out anew, and wait for it."""
    with qtbot.waitSignal(part.worker.done, timeout=TIMEOUT_MS):
        do()


# ---- C1


def test_the_data_set_is_counted(see: Show, tiny_data: FashionData) -> None:
    part = see(WhatItIsPart)

    assert [figure.text() for figure in part.figures] == ["1,300", "1,000", "300", "28 × 28", "10"]
    first = int((tiny_data.train.labels == 9).nonzero()[0])
    assert part.told.text() == (
        f"Ankle boot has the label 9: 100 training images, 30 test images. Shown is training image {first}."
    )


def test_a_garment_of_each_class_is_shown_pixel_by_pixel(see: Show, tiny_data: FashionData) -> None:
    part = see(WhatItIsPart)

    for label, button in enumerate(part.gallery.buttons):
        assert CLASS_NAMES[label] in button.text()
        index = int((tiny_data.train.labels == label).nonzero()[0])
        side = button.iconSize().width()
        shown = button.icon().pixmap(side, side).toImage()
        scale = side // 28
        for row, column in ((0, 0), (13, 5), (27, 27)):
            grey = shown.pixelColor(column * scale, row * scale).red()
            assert grey == int(tiny_data.train.images[index, row, column])


def test_other_garments_and_other_classes(
    see: Show, press: Press, qtbot: QtBot, tiny_data: FashionData, state: AppState
) -> None:
    part = see(WhatItIsPart)
    places = (tiny_data.train.labels == 3).nonzero().flatten().tolist()

    press(part.gallery.buttons[3])
    assert part.told.text().startswith("Dress has the label 3")
    after(qtbot, part, lambda: press(part.others))
    assert part.told.text().endswith(f"Shown is training image {places[1]}.")
    part.number = len(places) - 1
    after(qtbot, part, lambda: press(part.others))
    assert part.told.text().endswith(f"Shown is training image {places[0]}.")


@pytest.mark.parametrize(("width", "least"), [(448, 56), (760, 112)])
def test_garments_grow_with_their_room(see: Show, width: int, least: int) -> None:
    part = see(WhatItIsPart)
    part.resize(width, 500)

    sides = {button.iconSize().width() for button in part.gallery.buttons}
    assert sides == {least}
    for button in part.gallery.buttons:
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 4


def test_drawn_garments_stand_in(see: Show, state: AppState) -> None:
    state.source.data, state.source.state = None, DataState.MISSING
    part = see(WhatItIsPart)

    assert part.figures[1].text() == f"{DRAWN_TRAIN:,}"


# ---- C2


def states(part: StagesPart) -> list[tuple[str, str]]:
    """Of each stage the name of its mark, and its sentence."""
    return [(mark.accessibleName(), state.text()) for mark, state in zip(part.marks, part.states, strict=True)]


def test_the_stages_with_data_and_an_untested_network(show: Show) -> None:
    assert states(show(StagesPart)) == [
        ("done", "1,000 images to train with and 300 to test are here."),
        ("done", "5 layers with 32,998 numbers to learn: conv1, conv2, fc1, fc2, out."),
        ("done", "Trained: A network."),
        ("done", "The confusion matrix shows what is taken for what."),
    ]


def test_the_stages_of_a_trained_network(show: Show, state: AppState) -> None:
    part = show(StagesPart)
    weights = state.model.weights
    assert weights is not None

    state.model.replace(weights, "Course", accuracy=0.875)

    assert states(part)[2:] == [
        ("done", "Trained: Course classifies 87.50 % of new images correctly."),
        ("done", "12.50 % are classified incorrectly: the confusion matrix shows which, and as what."),
    ]


def test_the_stages_while_nothing_is_here(show: Show, state: AppState) -> None:
    state.source.data, state.model.weights = None, None

    marks = [mark for mark, _ in states(show(StagesPart))]

    assert marks == ["not done yet", "done", "not done yet", "not done yet"]


def test_the_marks_take_the_colours_of_another_theme(show: Show, qapp: QApplication, qtbot: QtBot) -> None:
    part, before = show(StagesPart), qapp.palette()
    light = part.marks[0].pixmap().toImage()
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.Window, QColor("black"))

    try:
        qapp.setPalette(dark)
        qtbot.waitUntil(lambda: part.marks[0].pixmap().toImage() != light)
    finally:
        qapp.setPalette(before)
    qtbot.waitUntil(lambda: part.marks[0].pixmap().toImage() == light)


def test_each_stage_leads_to_its_page(show: Show, press: Press, state: AppState) -> None:
    part, asked = show(StagesPart), []
    part.requestPlace.connect(asked.append)

    for button in part.buttons:
        press(button)

    assert asked == [place for _, _, place in STAGES]


# ---- C4


def test_all_labels_are_counted(see: Show, tiny_data: FashionData) -> None:
    part = see(BalancePart)

    assert part.amount.text() == "all 1,000 images"
    assert part.count_code.text() == "train_set.targets.bincount()"
    assert part.bars.counts == [100] * 10
    assert part.told.text() == "Each class has 100 images: balanced."
    assert str(tiny_data.train.labels[:10].tolist()) in part.labels_code.text()


def test_few_labels_are_not_balanced(see: Show, qtbot: QtBot, tiny_data: FashionData) -> None:
    part = see(BalancePart)

    after(qtbot, part, lambda: qtbot.keyClick(part.amounts, Qt.Key.Key_Home))

    counts = torch.bincount(tiny_data.train.labels[: AMOUNTS[0]], minlength=10).tolist()
    assert part.amount.text() == "the first 10 images"
    assert part.count_code.text() == "train_set.targets[:10].bincount()"
    assert part.bars.counts == counts
    assert part.told.text() == f"From {min(counts)} to {max(counts)} images a class: not balanced."


def test_the_test_set_is_counted_too(see: Show, qtbot: QtBot) -> None:
    part = see(BalancePart)

    after(qtbot, part, lambda: qtbot.keyClick(part.sets, Qt.Key.Key_Down))

    assert part.amount.text() == "all 300 images"
    assert part.count_code.text() == "test_set.targets.bincount()"


# ---- C5


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


# ---- C6


def test_a_batch_of_ten_is_one_picture(see: Show, tiny_data: FashionData) -> None:
    part = see(BatchPart)

    assert [label.text() for label in part.shapes] == [
        "[10, 1, 28, 28]",
        str(tiny_data.train.labels[:10].tolist()),
        "[3, 32, 302]",
    ]
    assert "10 × (28 + 2) + 2 = 302 wide" in part.reckoned.text()


def test_another_size_and_the_next_batch(
    see: Show, press: Press, write: Write, qtbot: QtBot, tiny_data: FashionData
) -> None:
    part = see(BatchPart)

    after(qtbot, part, lambda: part.batch_size.setText("20"))
    after(qtbot, part, lambda: part.in_row.setText("5"))
    assert part.shapes[2].text() == "[3, 122, 152]"
    after(qtbot, part, lambda: press(part.following))

    assert part.sheet._batch is not None
    assert part.sheet._batch.indices == list(range(20, 40))
    labels = tiny_data.train.labels[20:30].tolist()
    assert part.shapes[1].text() == f"{str(labels)[:-1]}, …]"


def test_after_the_last_batch_comes_the_first(see: Show, press: Press, qtbot: QtBot) -> None:
    part = see(BatchPart)
    part.number = 99

    after(qtbot, part, lambda: press(part.following))

    assert part.sheet._batch is not None
    assert part.sheet._batch.indices == list(range(10))


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("batch_size", "101", "The batch size is a whole number from 1 to 100."),
        ("in_row", "0", "Images per row: a whole number from 1 to 20."),
    ],
)
def test_a_wrong_size_is_told(see: Show, write: Write, field: str, text: str, told: str) -> None:
    part = see(BatchPart)

    write(getattr(part, field), text)

    assert part.problem.isVisible()
    assert part.problem.text() == told
    assert getattr(part, field).property("invalid")
