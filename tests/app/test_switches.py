"""Theme, language and size of type while pages are hidden: each follows when it is shown, and costs nothing before."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.navigation import RAIL
from fmnist_gui.app.theme import Theme
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.kit.look import DARK, LIGHT, TYPE_BODY, color
from fmnist_gui.kit.page import TabbedPage, card_of
from tests.conftest import pixel_colors

SECTIONS = ("C1", "C8", "C15")  # with pictures, with fields that are marked, with formulas


def places(window: MainWindow, name: str) -> Iterator[str]:
    """Shows a page with one tab after the other, or some sections, and says which."""
    page = window.pages[name]
    window.show_page(name)
    if isinstance(page, TabbedPage):
        for number in range(page.tabs.count()):
            page.tabs.setCurrentIndex(number)
            yield f"{name} {number}"
    elif page is window.learn:
        for section in SECTIONS:
            window.learn.open_lesson(section)
            yield section
    else:
        yield name


def switch(window: MainWindow, theme: str, language: str) -> None:
    window.theme.choose(theme)
    window.language.choose(language)
    QCoreApplication.sendPostedEvents()


def texts_in_view(window: MainWindow) -> list[str]:
    kinds = (QLabel, QAbstractButton, QComboBox)
    return [
        text
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible()
        for text in (widget.currentText() if isinstance(widget, QComboBox) else widget.text(), widget.toolTip())
    ]


def light_in_view(window: MainWindow) -> list[str]:
    """Which colours of the light theme one sees; white is that of the data set's images, too."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return [shade for shade in (LIGHT.window, LIGHT.raised, LIGHT.outline) if (pixels == color(shade).rgb()).any()]


@pytest.mark.parametrize("name", list(RAIL))
def test_a_page_that_is_shown_later_looks_like_one_that_was_in_view(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    def quiet_places() -> Iterator[str]:
        for place in places(window, name):
            qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)
            QCoreApplication.sendPostedEvents()  # what has ended is shown
            yield place

    texts = {}
    for place in quiet_places():
        switch(window, "light", "en")
        switch(window, "dark", "zh")
        texts[place] = texts_in_view(window)
    switch(window, "light", "en")
    for _ in quiet_places():
        pass
    window.show_page("data" if name == "train" else "train")
    switch(window, "dark", "zh")
    for place in quiet_places():
        assert texts_in_view(window) == texts[place], place
        assert light_in_view(window) == [], place


@pytest.fixture
def theme(qapp: QApplication, light_theme: None) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.deleteLater()


def test_what_is_hidden_takes_the_colours_when_it_is_shown(theme: Theme, put: Callable[..., QWidget]) -> None:
    hidden, menu = QLabel("hidden"), QMenu()
    frame = put(card_of(QLabel("shown"), hidden), 120, 120)
    hidden.setProperty("role", "small")
    hidden.hide()
    theme.choose("dark")
    assert DARK.surface in pixel_colors(frame.grab().toImage())
    hidden.show()
    assert hidden.palette().color(hidden.foregroundRole()).name() == DARK.muted
    menu.addAction("an entry")
    assert LIGHT.surface not in pixel_colors(menu.grab().toImage())
    menu.deleteLater()


def test_type_grows_in_what_is_shown_and_in_what_is_shown_later(theme: Theme, put: Callable[..., QWidget]) -> None:
    shown, hidden = QLabel("shown"), QLabel("hidden")
    frame = put(card_of(shown, hidden))
    hidden.hide()
    theme.scale_type(1.5)
    assert shown.font().pixelSize() == round(1.5 * TYPE_BODY)
    hidden.show()
    assert hidden.font().pixelSize() == round(1.5 * TYPE_BODY)
    theme.scale_type(1)
    assert [label.font().pixelSize() for label in frame.findChildren(QLabel)] == [TYPE_BODY, TYPE_BODY]
