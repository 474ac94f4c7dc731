"""Getting the data set in the real window: from folders, remembered, and what goes wrong."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.kit.class_names import class_names
from tests.app.conftest import MakeWindow


def choose_folder(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """Press “Use a folder…” and choose `folder` in the dialog; the reading has ended then."""
    qtbot.mouseClick(window.train.offer.folder_button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    dialog.deleteLater()
    qtbot.waitUntil(lambda: not window.state.source.busy, timeout=20_000)


def test_the_real_data_set_is_read_from_a_folder_and_the_folder_remembered(
    make_window: MakeWindow, qtbot: QtBot, real_data_folder: Path
) -> None:
    window = make_window()
    assert window.state.source.state is DataState.MISSING
    choose_folder(window, qtbot, real_data_folder)
    assert window.state.source.state is DataState.READY
    assert (len(window.state.source.data.train), len(window.state.source.data.test)) == (60_000, 10_000)
    assert not window.train.offer.isVisible()
    window.close()
    later = make_window()
    assert later.state.source.state is DataState.READY


def test_a_folder_without_the_archives_gets_a_sentence(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    choose_folder(window, qtbot, tmp_path)
    assert "holds none of the four archives" in window.train.notice.text
    assert window.train.offer.isVisible()
    assert window.settings["data_folder"] == ""


def test_the_classes_are_called_as_in_the_data(make_window: MakeWindow, qtbot: QtBot, tiny_data: FashionData) -> None:
    window = make_window()
    for names in (tuple("ABCDEFGHIJ"), CLASS_NAMES):
        window.state.source.data = replace(tiny_data, train=replace(tiny_data.train, class_names=names))
        window.state.source.changed.emit()
        assert class_names() == list(names)
