from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from fmnist_gui.engine.data.fashion_mnist import FashionData, read_data
from fmnist_gui.panels.data.batches import BatchView
from tests.panels.data.conftest import Desk


@pytest.fixture
def view(desk: Desk) -> BatchView:
    view = desk.panel.batches
    desk.open(view)
    desk.until(lambda: view.batch is not None)
    return view


def until_batch(desk: Desk, view: BatchView, first_index: int, count: int = 10) -> None:
    desk.until(lambda: view.batch is not None and view.batch.indices == [*range(first_index, first_index + count)])


def test_the_first_batch_is_shown_with_its_shapes(view: BatchView, tiny_data: FashionData) -> None:
    values = [value.text() for value in view.values]
    assert values[1] == "images [10, 1, 28, 28]"
    assert values[2] == f"[10]  {tiny_data.train.labels[:10].tolist()}"
    assert values[3] == "grid [3, 32, 302]"
    assert "1 × (28 + 2) + 2 = 32 high, 10 × (28 + 2) + 2 = 302 wide" in view.shape_note.text()


def test_next_and_previous_step_through_the_epoch(desk: Desk, view: BatchView) -> None:
    assert not view.previous.isEnabled()
    desk.press(view.next)
    until_batch(desk, view, 10)
    desk.press(view.next)
    until_batch(desk, view, 20)
    assert view.where.text() == "Batch 3 of 100"
    desk.press(view.previous)
    until_batch(desk, view, 10)
    desk.press(view.first)
    until_batch(desk, view, 0)


def test_the_last_batch_may_be_smaller(desk: Desk, view: BatchView) -> None:
    desk.type(view.batch_size, "300")
    for _ in range(3):
        desk.press(view.next)
    until_batch(desk, view, 900, 100)
    assert not view.next.isEnabled()


def test_batch_size_and_row_change_the_picture(desk: Desk, view: BatchView) -> None:
    desk.type(view.in_row, "4")
    desk.until(lambda: view.values[3].text() == "grid [3, 92, 122]")
    desk.type(view.batch_size, "1")
    desk.until(lambda: view.values[3].text() == "grid [3, 28, 28]")
    assert "no border" in view.shape_note.text()


@pytest.mark.parametrize("text", ["0", "1001", "ten", "2.5"])
def test_impossible_batch_sizes_are_explained(text: str, desk: Desk, view: BatchView) -> None:
    desk.type(view.batch_size, text)
    assert view.problem.isVisible()
    assert view.problem.text() == "The batch size is a whole number from 1 to 1000."
    assert view.batch_size.property("invalid")


def test_impossible_rows_are_explained(desk: Desk, view: BatchView) -> None:
    desk.type(view.in_row, "0")
    assert view.problem.text() == "Images per row: a whole number from 1 to 100."
    desk.type(view.in_row, "5")
    assert not view.problem.isVisible()


def test_shuffled_batches_are_told_in_the_code(desk: Desk, view: BatchView) -> None:
    view.shuffle.click()
    desk.until(lambda: "shuffle=True" in view.codes[0].text())
    assert view.batch is not None
    assert view.batch.indices != [*range(10)]


def test_pictures_are_told_and_opened(desk: Desk, view: BatchView) -> None:
    sheet = view.sheet
    scale = sheet.scale(sheet.width())
    place = QPoint(30 * scale * 3 + 10, 10)
    assert sheet.number_at(place) == 3
    assert sheet.number_at(QPoint(30 * scale * 3 + 10, sheet.height() - 4)) == 3  # its label
    assert "image 3 of the set" in sheet.describe(3)
    with desk.qtbot.waitSignal(desk.panel.requestWalk) as wanted:
        desk.qtbot.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["train", 3]


def test_the_first_real_batch_is_the_course_one(empty_desk: Desk, real_data_folder: Path) -> None:
    empty_desk.give_data(read_data(real_data_folder))
    view = empty_desk.panel.batches
    empty_desk.open(view)
    empty_desk.until(lambda: view.batch is not None)
    assert view.values[2].text() == "[10]  [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]"
    assert view.where.text() == "Batch 1 of 6,000"
