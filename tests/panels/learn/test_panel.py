"""The Learn page: the list, the marks, the way through the sections, and what a section shows."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QListWidgetItem
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.lessons import LESSONS, PARTS, Lesson, read_lesson
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.panels.learn import panel as panel_module
from fmnist_gui.panels.learn.lesson_list import LESSON, QUIZ
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.panels.learn.panel import LearnPanel
from tests.conftest import give_data, unnamed
from tests.panels.learn.conftest import SMALL, Reader

LARGE = (1340, 820)  # px that the window of 1440 × 900 leaves for the page


def shown_items(panel: LearnPanel) -> list[QListWidgetItem]:
    items = [panel.list.list.item(row) for row in range(panel.list.list.count())]
    return [item for item in items if not item.isHidden()]


def shown_ids(panel: LearnPanel) -> list[str]:
    return [item.data(LESSON) for item in shown_items(panel) if item.data(LESSON) is not None]


def shown_headings(panel: LearnPanel) -> list[str]:
    return [item.text() for item in shown_items(panel) if item.data(LESSON) is None and item.data(QUIZ) is None]


def click_section(panel: LearnPanel, lesson_id: str, qtbot: QtBot) -> None:
    item = panel.list._item(lesson_id)
    panel.list.list.scrollToItem(item)
    place = panel.list.list.visualItemRect(item).center()
    qtbot.mouseClick(panel.list.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


# ---- the list


def test_the_sections_stand_in_their_order_under_their_parts_and_long_titles_take_two_lines(panel: LearnPanel) -> None:
    assert shown_ids(panel) == list(LESSONS)
    assert shown_headings(panel) == list(PARTS)
    heights = {lesson: panel.list.list.visualItemRect(panel.list._item(lesson)).height() for lesson in ("C5", "C12")}
    assert heights["C12"] > 1.5 * heights["C5"]
    assert [widget for widget in unnamed(panel) if widget is not panel.view] == []


def test_the_heading_above_the_first_section_comes_back_into_view(panel: LearnPanel) -> None:
    for lesson_id in (LESSONS[-1], LESSONS[0]):
        panel.open_lesson(lesson_id)
        assert panel.list.list.viewport().rect().contains(panel.list.list.visualItemRect(panel.list._item(lesson_id)))
    assert panel.list.list.visualItemRect(panel.list.list.item(0)).top() >= 0


@pytest.mark.parametrize("lesson_id", ["C4", "C15", "C20"])
def test_a_click_opens_a_section(panel: LearnPanel, qtbot: QtBot, lesson_id: str) -> None:
    with qtbot.waitSignal(panel.lessonChanged):
        click_section(panel, lesson_id, qtbot)

    lesson = read_lesson(lesson_id, "en")
    view = panel.view
    assert (panel.lesson_id, view.title.text()) == (lesson_id, lesson.title)
    assert view.part.text().startswith(f"{lesson.number} · ")
    assert view.see.accessibleName() == lesson.see
    assert view.try_this.accessibleName() == lesson.try_this
    assert view.code.editor.toPlainText() == lesson.code


def test_the_arrow_keys_walk_through_the_list_and_over_the_headings(panel: LearnPanel, qtbot: QtBot) -> None:
    panel.open_lesson("C6")
    qtbot.keyClick(panel.list.list, Qt.Key.Key_Down)
    assert panel.list.list.currentItem().data(QUIZ) == "Data"
    qtbot.keyClick(panel.list.list, Qt.Key.Key_Down)
    assert panel.lesson_id == "C7"


def test_the_search_looks_into_texts_and_code_and_says_when_it_finds_nothing(panel: LearnPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.list.search, "make_GRID nrow")
    assert shown_ids(panel) == [
        lesson for lesson in LESSONS if all(w in read_lesson(lesson, "en").words.lower() for w in ("make_grid", "nrow"))
    ]
    assert "C6" in shown_ids(panel)
    assert shown_headings(panel) == ["Data"]
    qtbot.keyClick(panel.list.search, Qt.Key.Key_Return)
    assert panel.lesson_id == shown_ids(panel)[0]
    panel.list.search.clear()
    qtbot.keyClicks(panel.list.search, "transformer")
    assert shown_ids(panel) == shown_headings(panel) == []
    assert panel.list.nothing.isVisible()
    panel.list.search.clear()
    assert shown_ids(panel) == list(LESSONS)
    assert not panel.list.nothing.isVisible()


# ---- the way through, and the marks


def test_who_goes_on_has_done_nothing_and_can_go_back(panel: LearnPanel, qtbot: QtBot) -> None:
    assert not panel.back.isEnabled()
    qtbot.mouseClick(panel.forward, Qt.MouseButton.LeftButton)
    assert panel.done == set()
    assert panel.lesson_id == "C2"
    assert panel.list.list.currentItem().data(LESSON) == "C2"
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert panel.lesson_id == "C1"
    panel.open_lesson(LESSONS[-1])
    assert not panel.forward.isEnabled()


def test_a_mark_by_hand_can_be_set_and_taken_back_and_is_told_from_one_that_was_earned(
    panel: LearnPanel, state: AppState, qtbot: QtBot
) -> None:
    for done, text in (({"C1"}, "Done by hand"), (set(), "Mark as done")):
        with qtbot.waitSignal(state.progress.changed):
            qtbot.mouseClick(panel.done_button, Qt.MouseButton.LeftButton)
        assert panel.done == done
        assert panel.done_button.isChecked() == bool(done)
        assert panel.done_button.text() == text
    state.progress.mark("C2", True)
    state.progress.answer("C1", True)

    assert panel.done_button.text() == "Done by answering"
    assert not panel.done_button.isEnabled()
    assert panel.list.progress.value() == 2
    assert panel.list.count.text() == f"2 of {len(LESSONS)} sections done, 1 by answering"
    said = [panel.list._item(lesson_id).data(Qt.ItemDataRole.AccessibleTextRole) for lesson_id in ("C1", "C2", "C3")]
    assert said[0].endswith("done, by answering its question")
    assert said[1].endswith("marked as done by hand")
    assert said[2].endswith("not done yet")


# ---- a section


@pytest.mark.parametrize("lesson_id", [lesson_id for lesson_id in LESSONS if SECTIONS[lesson_id].targets])
def test_sections_lead_to_their_targets(panel: LearnPanel, qtbot: QtBot, lesson_id: str) -> None:
    panel.open_lesson(lesson_id)
    buttons = panel.view._rows[lesson_id].buttons
    assert all(button.isVisible() for button in buttons)

    assert [button.property("target") for button in buttons] == [target.path for target in SECTIONS[lesson_id].targets]
    with qtbot.waitSignal(panel.requestTarget) as asked:
        buttons[0].click()
    assert asked.args == [SECTIONS[lesson_id].targets[0].path]


def test_a_live_part_is_kept_and_nothing_is_wider_than_a_small_page(panel: LearnPanel) -> None:
    lesson_id = next(iter(SECTIONS))
    panel.open_lesson(lesson_id)
    live = panel.view.live
    assert type(live) is SECTIONS[lesson_id].view
    panel.open_lesson("C1")
    panel.open_lesson(lesson_id)
    assert panel.view.live is live
    for lesson_id in LESSONS:
        panel.open_lesson(lesson_id)
        panel.grab()
        body = panel.view.widget()
        assert body.minimumSizeHint().width() <= panel.view.viewport().width(), lesson_id


def test_a_large_page_has_two_columns_and_a_small_one_has_one(panel: LearnPanel, qtbot: QtBot) -> None:
    def beside() -> bool:
        code = panel.view.code.mapTo(panel, panel.view.code.rect().topLeft())
        title = panel.view.title.mapTo(panel, panel.view.title.rect().topRight())
        return code.x() >= title.x()

    assert not beside()
    panel.resize(*LARGE)
    qtbot.waitUntil(beside)
    panel.resize(*SMALL)
    qtbot.waitUntil(lambda: not beside())


# ---- languages


def test_the_texts_follow_the_language(panel: LearnPanel, reader: Reader) -> None:
    panel.open_lesson("C15")
    reader.language = "zh"
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))

    chinese = read_lesson("C15", "zh")
    assert panel.view.title.text() == chinese.title
    assert panel.title_of("C15") == f"{chinese.number} · {chinese.title}"
    assert panel.list._item("C15").text() == f"{chinese.number}  {chinese.title}"
    assert panel.list.list.currentItem().data(LESSON) == "C15"


def test_a_missing_text_is_told(state: AppState, reader: Reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(lesson_id: str, language: str) -> Lesson:
        raise StudioError("No text for {id}.", id=lesson_id)

    monkeypatch.setattr(panel_module, "read_lesson", missing)
    page = LearnPanel(state, reader)
    qtbot.addWidget(page)

    page.restore("C9")

    assert page.notice.text == "No text for C1."
    page.list.export_button.click()
    assert page.findChild(QInputDialog) is None


# ---- without data


@pytest.mark.parametrize("drawn", [False, True])
def test_without_data_drawn_garments_stand_in_and_it_is_said(panel: LearnPanel, state: AppState, drawn: bool) -> None:
    assert not panel.view.stand_in.isVisible()
    give_data(state, replace(state.data(), drawn=True) if drawn else None)

    assert panel.view.stand_in.isVisible()
    assert "garments that the application draws stand in" in panel.view.stand_in.text()


def test_a_term_leads_to_the_section_that_explains_it(panel: LearnPanel) -> None:
    panel.open_lesson("C20")
    links = re.findall(r'href="(term:\d+)"', panel.view.see.text())
    targets = {panel.view.see._term_of(link).target for link in links}
    assert targets
    assert "C20" not in targets

    panel.view.see.linkActivated.emit(links[0])
    assert panel.lesson_id in targets


def test_the_search_knows_other_names_of_a_term(panel: LearnPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.list.search, "dense")
    assert shown_ids(panel) == ["C12"]
