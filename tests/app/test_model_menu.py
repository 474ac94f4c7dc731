"""The menu of all models: whatever is the current one, each of the others can be chosen, with real clicks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import Application
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.model_flow import _Read
from fmnist_gui.app.model_menu import ModelMenu
from fmnist_gui.bridge.models import SHIPPED
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.shipped import shipped
from tests.app.conftest import Hand, MakeWindow
from tests.conftest import new_weights

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)  # of a menu


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine & yours.pt"
    checkpoints.save(checkpoints.Checkpoint(new_weights(3)), path)
    return path


def entries(menu: QMenu) -> list[str]:
    """The models that it offers."""
    return [action.text() for action in menu.actions() if action.isCheckable()]


def choose(window: MainWindow, button: QToolButton, text: str, qtbot: QtBot) -> None:
    """Open the menu of `button` and click the entry."""
    menu = button.menu()
    assert isinstance(menu, ModelMenu)
    menu.popup(button.mapToGlobal(QPoint(0, 0)))  # as a click does, which would wait here for its end
    qtbot.waitUntil(menu.isVisible)
    action = next(action for action in menu.actions() if action.text() == text)
    before = window.state.model.key
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    if not action.isChecked() or before is None:
        qtbot.waitUntil(lambda: window.state.model.key != before)


def test_the_shipped_model_is_chosen_again_after_a_run_and_after_a_file(
    window: MainWindow, hand: Hand, file: Path, qtbot: QtBot
) -> None:
    hand.press("start")
    qtbot.waitUntil(lambda: window.state.model.run_id == 1, timeout=20_000)
    hand.finish()
    window.models.open(file)
    qtbot.waitUntil(lambda: window.state.model.key == file)
    menu = window.model_menu
    for button in (window.status.model_button, window.train.models_button):
        for key, text in ((SHIPPED, "Sketch-ready"), (1, "Custom 1"), (file, "mine && yours")):
            menu.aboutToShow.emit()
            assert entries(menu) == ["Sketch-ready", "Custom 1", "mine && yours"]
            choose(window, button, text, qtbot)
            qtbot.waitUntil(lambda key=key: window.state.model.key == key)
            menu.aboutToShow.emit()
            assert [action.text() for action in menu.actions() if action.isChecked()] == [text]
    assert "mine && yours" in window.status.model_button.text()
    choose(window, window.status.model_button, "Sketch-ready", qtbot)
    qtbot.waitUntil(lambda: window.state.model.key == SHIPPED)
    assert window.state.model.weights["conv1.weight"].equal(shipped().weights["conv1.weight"])
    assert window.state.model.accuracy is not None


def test_a_file_is_offered_by_every_picker_once_it_was_opened(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.models.open(file)
    qtbot.waitUntil(lambda: window.state.model.key == file)
    pickers = (window.draw.models.first, window.draw.models.second, window.results.comparison.first)
    for picker in pickers:
        names = [picker.network.itemText(row) for row in range(picker.network.count())]
        assert (names[0], names[-1]) == ("Sketch-ready", "mine & yours")


@pytest.mark.parametrize("chosen", ["shipped", "file"])
def test_what_was_chosen_is_the_model_at_the_next_start(
    window: MainWindow, hand: Hand, make_window: MakeWindow, file: Path, chosen: str, qtbot: QtBot
) -> None:
    """Not the run that is newer."""
    hand.press("start")
    qtbot.waitUntil(lambda: window.state.model.run_id == 1, timeout=20_000)
    hand.finish()
    if chosen == "file":
        window.models.open(file)
    else:
        choose(window, window.status.model_button, "Sketch-ready", qtbot)
    key = file if chosen == "file" else SHIPPED
    qtbot.waitUntil(lambda: window.state.model.key == key)
    window.close()
    again = make_window()
    assert again.state.model.key == key
    assert key in again.state.models.names


@pytest.mark.usefixtures("no_data")
def test_a_file_that_is_gone_at_the_next_start_is_a_sentence(
    application: Application, make_window: MakeWindow, tmp_path: Path
) -> None:
    application.settings["model"] = str(tmp_path / "gone.pt")
    window = make_window()
    assert "cannot be read" in window.page_in_view().notice.text
    assert window.state.model.key == SHIPPED


def test_a_run_that_is_deleted_while_it_is_read_changes_nothing(window: MainWindow) -> None:
    before = window.state.model.weights
    window.models._on_read(_Read(99, checkpoints.Checkpoint(new_weights(3))))
    assert window.state.model.weights is before


@pytest.mark.usefixtures("no_data")
def test_the_menu_follows_the_language(window: MainWindow, application: Application, qtbot: QtBot) -> None:
    application.language.choose("zh")
    qtbot.waitUntil(lambda: window.model_menu.title() == "所有页面的模型(&M)")
    assert entries(window.model_menu) == ["识草图模型"]
