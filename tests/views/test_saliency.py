"""Which parts of an image count for a class."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.views.saliency import SaliencyView
from tests.conftest import Show, after


def test_it_follows_class_and_image(see: Show, qtbot: QtBot) -> None:
    view = see(SaliencyView, compact=False)
    assert view.result.class_index == view.result.predicted
    qtbot.keyClick(view.choice, Qt.Key.Key_Home)
    for _ in range(4):
        qtbot.keyClick(view.choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.result.class_index == 3)
    assert CLASS_NAMES[3] in view.says.text()
    after(qtbot, view, lambda: view.subject.choose("test", 5))
    assert all(picture.image is not None for picture in view.pictures)
