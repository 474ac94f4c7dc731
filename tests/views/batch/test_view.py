"""Batches as pictures, on the Data page and in a section."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.views.batch.view import BatchView
from tests.conftest import Press, Show, Write, after, opened

view = opened(BatchView, False)


@pytest.fixture
def until(view: BatchView, qtbot: QtBot) -> Callable[..., None]:
    def until(first_index: int, count: int = 10) -> None:
        indices = [*range(first_index, first_index + count)]
        qtbot.waitUntil(lambda: view.batch is not None and view.batch.indices == indices)

    return until


def test_the_first_batch_is_shown_with_shapes_and_code(view: BatchView, tiny_data: FashionData, qtbot: QtBot) -> None:
    values = [value.text() for value in view.table.values]
    assert values[1] == "images [10, 1, 28, 28]"
    assert values[2] == f"[10]  {tiny_data.train.labels[:10].tolist()}"
    assert values[3] == "grid [3, 32, 302]"
    assert "1 × (28 + 2) + 2 = 32 high, 10 × (28 + 2) + 2 = 302 wide" in view.size_note.text()
    after(qtbot, view, view.shuffle.click)
    assert "shuffle=True" in view.table.codes[0].text()
    assert view.batch.indices != [*range(10)]


def test_a_section_shows_the_same_in_fewer_words(see: Show, tiny_data: FashionData) -> None:
    view = see(BatchView)
    labels = str(tiny_data.train.labels[:10].tolist())
    assert [value.text() for value in view.table.values[1:]] == [
        "[10, 1, 28, 28]",
        labels,
        "[3, 32, 302]",
        "[32, 302, 3]",
    ]
    assert view.axes.isVisible()
    assert (view.axes.sizes, view.axes.swapped) == ((3, 32, 302), (32, 302, 3))
    assert not view.axes.grab().isNull()


def test_next_and_previous_step_through_the_epoch_whose_last_batch_may_be_smaller(
    view: BatchView, until: Callable[..., None], press: Press, write: Write
) -> None:
    assert not view.previous.isEnabled()
    press(view.next)
    until(10)
    press(view.next)
    until(20)
    assert view.position.text() == "Batch 3 of 100"
    press(view.previous)
    until(10)
    press(view.first)
    until(0)
    write(view.batch_size, "300")
    for first in (0, 300, 600):
        until(first, 300)
        press(view.next)
    until(900, 100)
    assert not view.next.isEnabled()


def test_batch_size_and_row_change_the_picture_if_they_can(view: BatchView, write: Write, qtbot: QtBot) -> None:
    write(view.in_row, "4")
    qtbot.waitUntil(lambda: view.table.values[3].text() == "grid [3, 92, 122]")
    write(view.batch_size, "1")
    qtbot.waitUntil(lambda: view.table.values[3].text() == "grid [3, 28, 28]")
    assert "no border" in view.size_note.text()
    write(view.in_row, "0")
    assert view.problem.text() == "Images per row: a whole number from 1 to 100."
    write(view.in_row, "5")
    assert not view.problem.isVisible()


@pytest.mark.parametrize(("compact", "most"), [(False, 1000), (True, 100)])
@pytest.mark.parametrize("text", ["0", "1001", "ten", "2.5"])
def test_impossible_batch_sizes_are_explained(see: Show, write: Write, compact: bool, most: int, text: str) -> None:
    view = see(BatchView, compact=compact)
    write(view.batch_size, text)
    assert view.problem.isVisible()
    assert view.problem.text() == f"The batch size is a whole number from 1 to {most}."
    assert view.batch_size.property("invalid")


def test_a_double_click_asks_for_the_walk_of_an_image(view: BatchView, qtbot: QtBot) -> None:
    sheet = view.sheet
    scale = sheet.scale(sheet.width())
    third = QPoint(30 * scale * 3 + 10, 10)
    assert sheet.index_at(third) == 3
    assert sheet.index_at(QPoint(30 * scale * 3 + 10, sheet.height() - 4)) == 3  # its label
    assert "image 3 of the set" in sheet.describe((3,))
    with qtbot.waitSignal(view.requestWalk) as wanted:
        qtbot.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=third)
    assert wanted.args == ["train", 3]
