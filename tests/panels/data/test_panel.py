from PySide6.QtCore import QCoreApplication, QEvent

from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from tests.panels.data.conftest import Desk


def test_without_data_the_page_says_what_it_is_about_and_what_it_waits_for(empty_desk: Desk) -> None:
    panel = empty_desk.panel
    assert not panel.stack.isVisible()
    assert "The pictures appear here" in panel.waiting_for.text()
    empty_desk.source.state = DataState.READING
    empty_desk.source.changed.emit()
    assert panel.waiting_for.text() == "Reading the data set…"


def test_the_images_are_there_at_once_and_those_of_another_set(desk: Desk, data_with_copies: FashionData) -> None:
    assert desk.panel.stack.isVisible()
    assert not desk.panel.waiting_for.isVisible()
    assert desk.panel.browse.grid.count() == 1000
    desk.give_data(data_with_copies)
    desk.panel.browse.show_image("train", 400)
    assert desk.panel.browse.inspector.sample.name.text().startswith(str(int(data_with_copies.train.labels[400])))


def test_a_change_of_language_or_theme_reaches_every_view(desk: Desk) -> None:
    desk.evaluate()
    for view in desk.panel.views:
        desk.open(view)
    for kind in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
        QCoreApplication.sendEvent(desk.panel, QEvent(kind))
    assert desk.panel.tabs.tabText(0) == "Browse"
