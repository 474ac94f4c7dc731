"""From a page to the sections of the course about it, and back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.app.course_menu import sections_on
from fmnist_gui.app.main_window import MainWindow
from tests.app.test_learn import title_in_view


@pytest.mark.parametrize(
    ("page", "some"),
    [
        ("data", {"C1", "C3", "C6"}),
        ("network", {"C8", "C14", "C24"}),
        ("train", {"C18", "C25", "C26"}),
        ("results", {"C22", "C23"}),
    ],
)
def test_a_page_offers_the_sections_that_lead_to_it(window: MainWindow, page: str, some: set[str]) -> None:
    assert set(sections_on(page)) >= some
    window.show_page(page)
    button = window.pages[page].course_button
    assert button.isVisible()
    assert not button.hasFocus() or page == "results"  # it comes last; there, nothing else can be pressed yet
    menu = button.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [window.learn.title_of(id_) for id_ in sections_on(page)]


@pytest.mark.parametrize("page", ["learn", "draw"])
def test_a_page_without_sections_offers_none(window: MainWindow, page: str) -> None:
    window.show_page(page)
    assert not window.pages[page].course_button.isVisible()


def test_a_section_opens_and_the_bar_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("train")
    menu = window.train.course_button.menu()
    menu.aboutToShow.emit()
    number = sections_on("train").index("C26")
    menu.actions()[number].trigger()

    assert window.page_in_view() is window.learn
    assert window.learn.lesson_id == "C26"
    assert title_in_view(window) in window.learn.title_of("C26")
    bar = window.navigation.back_bar
    assert (bar.isVisible(), bar.title.text()) == (True, "Train")
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert window.page_in_view() is window.train
