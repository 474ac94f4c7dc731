"""Any text can be typed into any field for a number, on every page and in every section of the course."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.engine.course.lessons import LESSONS
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.page import TabbedPage

WRONG = ("", "-99999999999", "99999999999", "1e5", "nan", "1e400", "１２。３。４")
ADVICE = re.compile(r"type|choose|must be|counted from|whole number", re.IGNORECASE)


def places(window: MainWindow) -> Iterator[str]:
    """Everything that shows fields, each in view."""
    for name, page in window.pages.items():
        window.show_page(name)
        if name == "learn":
            for lesson in LESSONS:
                window.learn.open_lesson(lesson)
                yield lesson
        elif isinstance(page, TabbedPage):
            for number in range(page.tabs.count()):
                page.tabs.setCurrentIndex(number)
                yield f"{name}, {page.tabs.tabText(number)}"
        else:
            yield name


def texts_in_view(window: MainWindow) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def test_any_text_can_be_typed_and_what_is_wrong_is_explained(window: MainWindow, qtbot: QtBot) -> None:
    window.data.browse.filters.orders.choose("shuffled")
    seen: set[NumberField] = set()
    for place in places(window):
        texts = texts_in_view(window)
        for field in window.findChildren(NumberField):
            if field in seen or not field.isVisible() or not field.isEnabled():
                continue
            seen.add(field)
            before = field.text()
            for text in WRONG:
                field.setText(text)
                qtbot.keyClick(field, Qt.Key.Key_Return)
                said = [line for line in texts_in_view(window) - texts if ADVICE.search(line)]
                assert said, f"{place}: nothing is said of {text!r} in “{field.accessibleName()}”"
            qtbot.keyClick(field, Qt.Key.Key_Up)
            field.setText(before)
    assert len(seen) > 50
