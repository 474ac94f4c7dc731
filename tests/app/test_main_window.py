"""The window around the pages: look, language, what is remembered, About, crashes."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QMessageBox,
    QPushButton,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import Application
from fmnist_gui.app.crash import CrashReporter
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.engine.training.config import PRESETS
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.fields.wheel import CalmField
from fmnist_gui.kit.look import DARK, LIGHT
from fmnist_gui.kit.page import TabbedPage
from tests.app.conftest import MakeWindow
from tests.conftest import turn_wheel, unnamed


def choose(window: MainWindow, value: str) -> None:
    """Trigger the menu entry that stands for `value`."""
    next(a for a in window.findChildren(QAction) if a.data() == value).trigger()


def test_theme_and_language_can_be_switched(window: MainWindow, application: Application, qtbot: QtBot) -> None:
    def corner() -> str:
        return window.grab().toImage().pixelColor(window.width() - 3, 40).name()

    choose(window, "dark")
    assert corner() == DARK.window
    choose(window, "light")
    assert corner() == LIGHT.window
    start = window.actions_by_name["start"]
    assert start.text() == "Start"
    choose(window, "zh")
    qtbot.waitUntil(lambda: start.text() == "开始")
    assert application.language.current == "zh"
    choose(window, "en")
    qtbot.waitUntil(lambda: start.text() == "Start")


def test_settings_are_remembered(window: MainWindow, make_window: MakeWindow) -> None:
    choose(window, "dark")
    window.train.form.set_config(PRESETS["best-photo"].config)
    window.close()
    later = make_window()
    assert later.settings["theme"] == "dark"
    assert later.train.form.config() == PRESETS["best-photo"].config
    choose(later, "light")


def test_nothing_is_cut_off_in_a_small_window(window: MainWindow) -> None:
    for language in ("zh", "en"):
        choose(window, language)
        window.resize(1024, 700)
        window.grab()
        assert window.size() == QSize(1024, 700)
        for button in ("start", "pause", "step", "stop", "resume_run", "use_run"):
            widget = window.findChild(QWidget, f"{button}_button")
            assert widget.width() >= widget.sizeHint().width(), f"{button} is cut off in {language}"


def test_the_keyboard_reaches_every_setting_and_button_and_each_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    assert unnamed(window) == []
    window.activateWindow()
    window.train.form.setFocus()
    seen = set()
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        seen.add(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {"epochs", "learning_rate", "optimizer", "shuffle", "seed", "start_button", "page_learn"} <= seen
    names = list(window.pages)
    window.show_page(names[0])
    button = window.navigation.rail.findChild(QToolButton, f"page_{names[0]}")
    button.setFocus()
    for name in names[1:]:
        focused = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda name=name: window.page_in_view() is window.pages[name])


@pytest.mark.parametrize("in_thread", [False, True])
def test_an_unforeseen_exception_is_logged_and_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, in_thread: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = CrashReporter(tmp_path, window)

    def fail() -> None:
        try:
            raise ZeroDivisionError("a deliberate mistake")
        except ZeroDivisionError as error:
            reporter._hook(type(error), error, error.__traceback__)

    if in_thread:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    else:
        fail()
    qtbot.waitUntil(lambda: any(isinstance(w, QMessageBox) for w in QApplication.topLevelWidgets() if w.isVisible()))
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    assert "a deliberate mistake" in dialog.detailedText()
    assert "torch" in dialog.detailedText()
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy details")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "a deliberate mistake" in QApplication.clipboard().text()
    assert dialog.isVisible()
    dialog.done(QDialog.DialogCode.Accepted)


def test_a_crash_that_ended_the_process_is_told_at_the_next_start_and_no_clean_end(tmp_path: Path) -> None:
    (tmp_path / "crash.txt").write_text("Fatal Python error: Segmentation fault")
    assert "Segmentation fault" in CrashReporter(tmp_path).last_crash
    quiet = CrashReporter(tmp_path / "new")
    assert quiet.last_crash == ""
    reporter = CrashReporter(tmp_path)
    before = sys.excepthook
    with capture_exceptions():
        reporter.install()
        assert (tmp_path / "crash.txt").exists()
        reporter.uninstall()
    sys.excepthook = before
    assert not (tmp_path / "crash.txt").exists()


def test_no_widget_stands_outside_the_window_and_the_wheel_changes_nothing_anywhere(window: MainWindow) -> None:
    """Over every field of every page, and over what has the focus when the page opens."""
    fields = (QComboBox, QAbstractSlider, QAbstractSpinBox, QTabBar, NumberField)
    for name, page in window.pages.items():
        for number in range(page.tabs.count() if isinstance(page, TabbedPage) else 1):
            window.show_page(name)
            if isinstance(page, TabbedPage):
                page.tabs.setCurrentIndex(number)
            found = [w for w in page.findChildren(QWidget) if isinstance(w, fields) and not isinstance(w, QScrollBar)]
            before = [user_value(field) for field in found]
            assert [field for field in found if not isinstance(field, CalmField)] == []
            for by in (-120, 120):
                for field in found:
                    turn_wheel(field, by)
                assert [user_value(field) for field in found] == before, name
    visible = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert visible == [window]


def user_value(field: QWidget) -> object:
    return field.property(field.metaObject().userProperty().name() or "currentIndex")
