"""About: who this is, and the licences of all parts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from fmnist_gui.app import about
from fmnist_gui.app.about import AboutDialog, LicencesDialog
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.surroundings import DESKTOP_ID, application_icon
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.resources import resource


def _licences(window: MainWindow, qtbot: QtBot) -> LicencesDialog:
    window.actions_by_name["about"].trigger()
    opened = window.findChild(AboutDialog)
    assert "FMNIST Studio" in opened.text()
    assert all(part in opened.informativeText() for part in ("torch", "PySide6", "MIT", "Zalando"))
    qtbot.mouseClick(opened.licences_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(LicencesDialog) is not None)
    return window.findChild(LicencesDialog)


def test_versions_and_licences_can_be_read(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _licences(window, qtbot)
    qtbot.waitUntil(lambda: dialog.names.count() > 10, timeout=30_000)
    assert "MIT" in dialog.text.toPlainText()
    row = next(n for n in range(dialog.names.count()) if dialog.names.item(n).text().startswith("PySide6"))
    second = dialog.names.visualItemRect(dialog.names.item(1)).center()
    qtbot.mouseClick(dialog.names.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert "Zalando" in dialog.text.toPlainText()
    dialog.names.setCurrentRow(row)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
    assert str(dialog.names.count()) in dialog.about.text()
    dialog.done(QDialog.DialogCode.Rejected)


def test_unreadable_licences_are_told(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise StudioError("The licences cannot be read ({reason}). Install the application again.", reason="gone")

    monkeypatch.setattr(about, "licences", fail)
    dialog = _licences(window, qtbot)
    qtbot.waitUntil(lambda: "gone" in dialog.about.text())
    dialog.done(QDialog.DialogCode.Rejected)


def test_the_window_has_the_icon_of_the_desktop_entry(window: MainWindow) -> None:
    entry = resource("packaging", f"{DESKTOP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Icon={DESKTOP_ID}\n" in entry
    assert f"StartupWMClass={DESKTOP_ID}\n" in entry
    own: QImage = window.windowIcon().pixmap(64, 64).toImage()
    assert own == application_icon().pixmap(64, 64).toImage()
    assert own.pixelColor(32, 6).blue() > 150
