"""Theme, language and size of type while pages are hidden: each follows when it is shown, and costs nothing before."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.theme import Theme
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.kit.look import DARK, LIGHT, TYPE_BODY, color
from fmnist_gui.kit.page import TabbedPage, card_of
from tests.conftest import pixel_colors

SECTIONS = ("C1", "C8", "C15")  # with pictures, with fields that are marked, with formulas


def places(window: MainWindow) -> Iterator[str]:
    """Shows one page after the other, each tab and some sections, and says which."""
    for name, page in window.pages.items():
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
    QApplication.processEvents()


def texts_in_view(window: MainWindow) -> list[str]:
    kinds = (QLabel, QAbstractButton, QComboBox)
    return [
        text
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible()
        for text in (widget.currentText() if isinstance(widget, QComboBox) else widget.text(), widget.toolTip())
    ]


def colors_in_view(window: MainWindow) -> set[int]:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return set(np.unique(np.frombuffer(image.constBits(), np.uint32)).tolist())


def test_a_page_that_is_shown_later_looks_like_one_that_was_in_view(window: MainWindow, qtbot: QtBot) -> None:
    texts = {}
    for place in places(window):
        qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)
        switch(window, "light", "en")
        switch(window, "dark", "zh")
        texts[place] = texts_in_view(window)
    for _ in places(window):
        switch(window, "light", "en")
    window.show_page("train")
    switch(window, "dark", "zh")
    light = {color(shade).rgb() for shade in (LIGHT.window, LIGHT.surface, LIGHT.raised, LIGHT.outline)}
    for place in places(window):
        qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)
        QApplication.processEvents()  # what has ended is shown
        assert texts_in_view(window) == texts[place], place
        assert not light & colors_in_view(window) - {color("#ffffff").rgb()}, place  # images of the data are white


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
