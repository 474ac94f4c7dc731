"""The Network page: which network and which picture its views look at."""

import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import network_with, new_network
from fmnist_gui.panels.network import NetworkPanel
from tests.conftest import Press, after, give_data


@pytest.mark.usefixtures("light_theme")
def test_the_page_opens_on_the_walk_of_an_untrained_network_and_a_new_model_is_walked_at_once(
    panel: NetworkPanel, tiny_data: FashionData, qtbot: QtBot
) -> None:
    assert panel.walk.isVisible()
    assert "No trained model yet" in panel.note.text()
    assert CLASS_NAMES[int(tiny_data.test.labels[0])] in panel.image_note.text()
    image = tiny_data.test.images[0].reshape(1, 1, 28, 28) / 255
    assert torch.equal(panel.walk.stages[-2].tensor, new_network(0)(image))
    assert panel.minimumSizeHint().width() <= panel.width()
    assert panel.minimumSizeHint().height() <= panel.height()
    weights = new_network(8).state_dict()
    after(qtbot, panel.walk, lambda: panel.state.model.replace(weights, "Course", 0.846))
    assert "Course" in panel.note.text()
    assert "84.6 %" in panel.note.text()
    assert torch.equal(panel.walk.stages[-2].tensor, network_with(weights)(image))
    panel.state.model.rename("Renamed")
    assert "Renamed" in panel.note.text()


def test_an_image_from_another_page_is_walked_and_topics_of_the_structure_reached(
    panel: NetworkPanel, tiny_data: FashionData, qtbot: QtBot
) -> None:
    structure = panel.structure
    panel.show_view(structure)
    assert not panel.picker.isVisible()
    after(qtbot, panel.walk, lambda: panel.show_image("train", 77))
    assert panel.walk.isVisible()
    assert torch.equal(panel.walk.stages[0].tensor[0, 0], tiny_data.train.images[77].float() / 255)
    with qtbot.waitSignal(panel.requestData):
        qtbot.mouseClick(panel.picker.from_data, Qt.MouseButton.LeftButton)
    panel.show_view(structure)
    for row in range(structure.topics.count()):
        rect = structure.topics.visualItemRect(structure.topics.item(row))
        qtbot.mouseClick(structure.topics.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert structure.stack.currentIndex() == row


def test_a_drawing_is_walked_and_one_of_another_size_is_refused(panel: NetworkPanel, qtbot: QtBot) -> None:
    walk, subject = panel.walk, panel.subject
    drawing = torch.full((28, 28), 128, dtype=torch.uint8)
    after(qtbot, panel.walk, lambda: subject.look_at_drawing(drawing))
    assert panel.image_note.text() == "Your drawing"
    subject.look_at_drawing(torch.zeros(20, 20, dtype=torch.uint8))
    qtbot.waitUntil(walk.notice.isVisible)
    assert "20 × 20" in walk.notice.text
    subject.choose("test", 1)
    qtbot.waitUntil(lambda: not walk.notice.isVisible())


def test_drawn_garments_stand_in(
    panel_without_data: NetworkPanel, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    panel = panel_without_data
    assert "Drawn garments stand in" in panel.image_note.text()
    after(qtbot, panel.walk, lambda: press(panel.picker.next))
    assert panel.subject.index == 1
    after(qtbot, panel.walk, lambda: give_data(panel.state, tiny_data))
    assert torch.equal(panel.walk.stages[0].tensor[0, 0], tiny_data.test.images[1].float() / 255)
    assert "Its label" in panel.image_note.text()
