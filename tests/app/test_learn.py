"""The Learn page in the window: what is remembered, and the way to other pages and back."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import Application
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.navigation import RAIL
from fmnist_gui.app.settings import DEFAULTS
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.course.lessons import LESSONS
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.views.design.rows import LayerRow
from tests.app.conftest import MakeWindow
from tests.app.test_translations import choose_language, has_chinese, visible_texts

PATHS = sorted({target.path for section in SECTIONS.values() for target in section.targets})


def title_in_view(window: MainWindow) -> str:
    return window.learn.view.title.text()


def target_button(window: MainWindow, path: str) -> QPushButton:
    return next(b for b in window.learn.view.findChildren(QPushButton) if b.property("target") == path)


@pytest.mark.usefixtures("no_data")
def test_the_course_is_what_one_sees_first(application: Application, make_window: MakeWindow) -> None:
    application.settings["page"] = DEFAULTS["page"]

    window = make_window()

    assert window.page_in_view() is window.learn
    assert list(window.pages) == ["learn", "data", "network", "train", "results", "draw"] == list(RAIL)
    assert window.learn.lesson_id == LESSONS[0]


@pytest.mark.usefixtures("no_data")
def test_section_and_marks_are_remembered_except_of_those_that_went(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.learn.open_lesson("C4")
    qtbot.mouseClick(window.learn.done_button, Qt.MouseButton.LeftButton)
    window.learn.open_lesson("C5")
    window.state.progress.answer("C3", True)
    window.state.progress.end_quiz("Data", 4, 5)
    window.close()
    later = make_window()
    assert (later.learn.lesson_id, later.learn.done) == ("C5", {"C3", "C4"})
    assert (later.state.progress.earned, later.state.progress.scores) == ({"C3"}, {"Data": (4, 5)})
    later.settings["lesson"], later.settings["lessons_done"] = "C99", ["C2", "C99", 7]
    later.settings["answers"] = later.settings["quiz_scores"] = {}
    later.close()
    later = make_window()
    assert (later.learn.lesson_id, later.learn.done) == ("C1", {"C2"})


@pytest.mark.usefixtures("no_data")
def test_pages_that_were_seen_are_remembered_and_results_only_of_ones_own_run(make_window: MakeWindow) -> None:
    window = make_window()
    for name in ("data", "results"):
        window.show_page(name)
    seen = window.state.pages_seen
    assert seen >= {"data"}
    assert not seen & {"results", "network"}
    window.close()
    assert make_window().state.pages_seen >= seen


@pytest.mark.parametrize("path", PATHS)
def test_a_target_is_shown_with_its_view_in_front(window: MainWindow, path: str) -> None:
    name, _, view = path.partition("/")
    window.show_page("learn")

    window.learn.requestTarget.emit(path)

    page = window.page_in_view()
    assert page is window.pages[name]
    if view:
        assert page.stack.currentWidget() is getattr(page, view)


def test_a_bar_and_the_keyboard_lead_back_to_the_section(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("learn")
    window.learn.open_lesson("C17")
    title = title_in_view(window)
    qtbot.mouseClick(target_button(window, "network/batch"), Qt.MouseButton.LeftButton)
    bar = window.navigation.back_bar

    assert bar.isVisible()
    assert bar.title.text().endswith(f" · {title}")
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert window.page_in_view() is window.learn
    assert (window.learn.lesson_id, title_in_view(window)) == ("C17", title)
    assert not bar.isVisible()
    window.activateWindow()
    window.learn.requestTarget.emit("train")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert window.page_in_view() is window.learn
    window.learn.requestTarget.emit("train")
    window.navigation.rail.pageChosen.emit("draw")
    assert not bar.isVisible()
    window.show_page("learn")
    window.learn.requestTarget.emit("train")
    english = bar.title.text()
    window.language.choose("zh")
    qtbot.waitUntil(lambda: bar.title.text() != english)
    assert bar.title.text() == window.learn.title_of("C17")


def test_the_course_and_its_buttons_speak_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("learn")
    english = title_in_view(window)
    window.language.choose("zh")
    qtbot.waitUntil(lambda: title_in_view(window) != english)
    headings = [label.text() for label in window.learn.view.findChildren(QLabel)]
    assert "试一试" in headings
    done = window.learn.done_button
    for language, text in (("zh", "标记为已完成"), ("en", "Mark as done")):
        window.language.choose(language)
        qtbot.waitUntil(lambda text=text: done.text() == text)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
        assert done.text() == text


@pytest.mark.parametrize("section", ["C18", "C19", "C20", "C21"])
def test_sections_on_training_are_translated_while_open(window: MainWindow, qtbot: QtBot, section: str) -> None:
    window.show_page("learn")
    window.learn.open_lesson(section)
    part = window.learn.view.live
    qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)
    english = visible_texts(part)
    for language in ("zh", "en"):
        choose_language(window, language)
        if language == "zh":
            said = [text for text in visible_texts(part) if text]
            assert any(has_chinese(text) for text in said)
            # what is left is code, figures and names
            words = [text for text in said if " " in text and not has_chinese(text) and "=" not in text]
            assert not [text for text in words if text[0].isupper() and not text.startswith(("Adam", "SGD"))]
    assert visible_texts(part) == english


class Heights(QObject):
    """Of the rows that it watches: whether one was painted with less room for a sentence than it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.squeezed: list[str] = []
        self.painted: dict[str, int] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, LayerRow):
            self.painted[watched.objectName()] = watched.height()
            for label in (watched.note, watched.refusal):
                if label.isVisible() and label.height() < label.heightForWidth(label.width()):
                    self.squeezed.append(label.text())
        return False


@pytest.mark.usefixtures("no_data")
def test_a_row_that_grows_is_never_painted_with_its_text_cut(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.show_page("learn")
    window.learn.open_lesson("C9")
    part = window.learn.view.live
    qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)
    row, heights = part.editor.rows["conv2"], Heights()
    window.learn.view.ensureWidgetVisible(row)
    for each in part.editor.rows.values():
        each.installEventFilter(heights)
    row.update()
    qtbot.waitUntil(lambda: "conv2" in heights.painted)
    before = heights.painted["conv2"]
    field = part.editor.rows["conv1"].fields["conv1.out_channels"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "8")
    qtbot.waitUntil(lambda: row.refusal.isVisible() and heights.painted["conv2"] > before + row.refusal.height())
    assert heights.squeezed == []
