"""An image is chosen by its number, among its neighbours, or at random."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.kit.fields.image_picker import ImagePicker
from tests.conftest import Write, give_data


@pytest.fixture
def picker(state: AppState, qtbot: QtBot) -> ImagePicker:
    return open_picker(Subject(state), qtbot)


def open_picker(subject: Subject, qtbot: QtBot, full: bool = False) -> ImagePicker:
    picker = ImagePicker(subject, full=full)
    qtbot.addWidget(picker)
    if full:
        qtbot.addWidget(picker.note)
    picker.show()
    return picker


def test_a_number_that_no_image_has_is_explained(picker: ImagePicker, write: Write) -> None:
    subject = picker._subject
    picker.describe("Test image")
    write(picker.field, "299")
    assert subject.index == 299
    write(picker.field, "300")
    assert picker.note.text() == "There is no such image: type a number from 0 to 299."
    assert picker.field.property("invalid")
    assert subject.index == 30  # typed on the way
    write(picker.field, "12")
    assert subject.index == 12
    assert picker.note.text() == "Test image"
    assert not picker.field.property("invalid")


def test_neighbours_go_round_and_any_image_can_come(picker: ImagePicker, qtbot: QtBot) -> None:
    subject = picker._subject
    qtbot.mouseClick(picker.previous, Qt.MouseButton.LeftButton)
    assert (subject.index, picker.field.value()) == (299, 299)
    qtbot.mouseClick(picker.next, Qt.MouseButton.LeftButton)
    assert (subject.index, picker.field.value()) == (0, 0)
    qtbot.mouseClick(picker.random, Qt.MouseButton.LeftButton)
    assert 0 <= subject.index < 300
    assert picker.field.value() == subject.index


def test_the_full_one_chooses_the_split_and_leads_to_the_data(state: AppState, qtbot: QtBot) -> None:
    subject = Subject(state, "train")
    picker = open_picker(subject, qtbot, full=True)
    assert picker.split.isVisible()
    subject.choose("train", 999)
    picker.split.choose("test")
    picker.split.activated.emit(1)
    assert (subject.split_name, subject.index) == ("test", 299)  # the test set has no image 999
    with qtbot.waitSignal(picker.requestData):
        qtbot.mouseClick(picker.from_data, Qt.MouseButton.LeftButton)


def test_several_in_a_row_are_stepped_over(state: AppState, write: Write, qtbot: QtBot) -> None:
    subject = Subject(state, step=10)
    picker = open_picker(subject, qtbot)
    assert not picker.split.isVisible()
    qtbot.mouseClick(picker.next, Qt.MouseButton.LeftButton)
    assert subject.index == 10
    write(picker.field, "291")
    assert "from 0 to 290" in picker.note.text()
    for _ in range(5):
        qtbot.mouseClick(picker.random, Qt.MouseButton.LeftButton)
        assert subject.index % 10 == 0


def test_another_data_set_that_has_fewer_images(empty_state: AppState, tiny_data: FashionData, qtbot: QtBot) -> None:
    subject = Subject(empty_state, "train")
    picker = open_picker(subject, qtbot)
    subject.choose("train", 199)
    assert subject.index == 199  # of the garments that stand in
    assert subject.chosen.pixels().shape == (28, 28)
    split = tiny_data.train
    few = replace(split, images=split.images[:50], labels=split.labels[:50])
    give_data(empty_state, replace(tiny_data, train=few))
    assert (subject.index, picker.field.value()) == (49, 49)
    assert subject.chosen.label() == int(split.labels[49])
