"""The language is switched while a page is hidden: when it is shown, it speaks the new one throughout."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fmnist_gui.app.language import LANGUAGES, read_translations
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.course.lessons import LESSONS
from fmnist_gui.engine.resources import resource
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.page import TabbedPage
from tests.app.test_translations import SAME_IN_CHINESE, choose_language, has_chinese

PAGES = ("data", "network", "train", "results", "draw")
ELSEWHERE = {"train": "data"}  # where one is meanwhile; on the Train page otherwise
SECTIONS_A_TEST = 7
NAMES_IN_CODE = {"images", "None"}
STATEMENT = re.compile(r"\w+ = [\w.]+\(.*\)")  # of code
PLACE = re.compile(r"\\\{\w+\\\}")


@cache
def english() -> re.Pattern[str]:
    """Any source that is translated into words, with anything in its places."""
    sources = [
        source
        for source, translation in read_translations(resource("i18n", "fmnist_zh.ts")).items()
        if has_chinese(translation)
        and source not in SAME_IN_CHINESE | NAMES_IN_CODE
        and re.search("[A-Za-z]", PLACE.sub("", re.escape(source)))
    ]
    return re.compile("|".join(PLACE.sub(".+", re.escape(source)) for source in sources), re.DOTALL)


def texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, CodeView):
        return  # code is English everywhere
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(tab) for tab in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        yield from (
            str(model.index(row, column).data() or "")
            for row in range(min(model.rowCount(), 30))
            for column in range(model.columnCount() if isinstance(widget, QTableView) else 1)
        )
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())


def left_english(window: MainWindow) -> set[str]:
    """What one sees or hears in the window that is an English source still."""
    found = set()
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            for text in texts_of(widget):
                for part in re.split(r"<[^>]*>|&nbsp;|\n", text):
                    left_as_it_is = part.strip() in LANGUAGES.values() or STATEMENT.fullmatch(part.strip())
                    if part.strip() and not left_as_it_is and english().fullmatch(part.strip()):
                        found.add(f"{type(widget).__name__}: {part.strip()}")
    return found


def places_of(window: MainWindow, name: str) -> list[Callable[[], object]]:
    """What shows each place of a page."""
    page = window.pages[name]
    here = partial(window.show_page, name)
    if not isinstance(page, TabbedPage):
        return [here]
    places: list[Callable[[], object]] = []
    for tab in range(page.tabs.count()):
        places.append(lambda tab=tab: (here(), page.tabs.setCurrentIndex(tab)))
        if page.stack.widget(tab) is getattr(page, "structure", None):
            topics = window.network.structure.topics
            places += [partial(topics.setCurrentRow, row) for row in range(1, topics.count())]
    return places


def read_in_chinese(window: MainWindow, qtbot: QtBot, places: list[Callable[[], object]], away: str) -> dict[int, set]:
    def quiet() -> None:
        qtbot.waitUntil(lambda: not jobs_running(), timeout=30_000)

    for place in places:
        place()
        quiet()
    window.show_page(away)
    choose_language(window, "zh")
    found = {}
    for number, place in enumerate(places):
        place()
        quiet()
        if left := left_english(window):
            found[number] = left
    return found


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_left_half_in_english(window: MainWindow, qtbot: QtBot, name: str) -> None:
    away = ELSEWHERE.get(name, "train")
    assert read_in_chinese(window, qtbot, places_of(window, name), away) == {}


@pytest.mark.parametrize("first", range(0, len(LESSONS), SECTIONS_A_TEST))
def test_no_section_is_left_half_in_english(window: MainWindow, qtbot: QtBot, first: int) -> None:
    def open_section(section: str) -> None:
        window.show_page("learn")
        window.learn.open_lesson(section)

    sections = [partial(open_section, section) for section in LESSONS[first : first + SECTIONS_A_TEST]]
    assert read_in_chinese(window, qtbot, sections, "train") == {}
