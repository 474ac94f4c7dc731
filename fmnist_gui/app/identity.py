"""Who the application is, for the desktop: the same name and icon in its windows, in menus and in packages."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from fmnist_gui import APP_NAME
from fmnist_gui.engine.resources import resource

DESKTOP_ID = "fmnist-studio"  # of the desktop entry, of its icon, and of the window for Wayland and X11


def application_icon() -> QIcon:
    return QIcon(str(resource("icons", f"{DESKTOP_ID}.svg")))


def introduce(application: QApplication) -> None:
    application.setApplicationName(APP_NAME)
    application.setDesktopFileName(DESKTOP_ID)
    application.setWindowIcon(application_icon())
