"""The Learn page: the list of sections, the open section, and the way from one to the next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.glossary import Term, read_glossary
from fmnist_gui.engine.course.lessons import LESSONS, PARTS, Lesson, read_lesson
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import Page
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.learn.lesson_list import LessonList
from fmnist_gui.panels.learn.lesson_view import LessonView
from fmnist_gui.panels.learn.progress_file import ask_for_name_and_save
from fmnist_gui.panels.learn.quiz import QuizView

LIST_WIDTH, WIDE_LIST_WIDTH = 256, 320  # px
WIDE = 1200  # px of the page, from which on most titles get a line to themselves


class LearnPanel(Page):
    """`language` gives "en" or "zh", the language that is in force when it is asked."""

    requestTarget = Signal(str)  # "page" or "page/view" that a section leads to
    requestWalk = Signal(str, int)  # split and index of an image to follow through the network
    lessonChanged = Signal()  # another section is open

    def __init__(self, state: AppState, language: Callable[[], str]) -> None:
        super().__init__(
            N_("Learn"),
            N_("The course itself: read a little, watch it happen, change something."),
        )
        self._language = language
        self.lesson_id = LESSONS[0]
        self._lessons: dict[str, Lesson] = {}
        self._terms: Sequence[Term] = ()
        self._progress = state.progress
        self.list, self.view, self.quiz = LessonList(self._progress), LessonView(state), QuizView(self._progress)
        self.stack = QStackedWidget()
        self.back = IconButton("arrow-left", N_("The section before this one"), N_("Previous section"))
        self.done_button = IconButton("check", N_("Mark this section as done by hand; a right answer does so too"))
        self.done_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)  # its text says the state
        self.done_button.setCheckable(True)
        self.forward = IconButton("arrow-right", N_("The section after this one"), N_("Next section"))
        self.forward.setProperty("accent", True)
        self._lay_out()
        self.view.requestTarget.connect(self.requestTarget)
        self.view.requestWalk.connect(self.requestWalk)
        self.view.requestLesson.connect(self.open_lesson)
        self.list.chosen.connect(self.open_lesson)
        self.list.quizChosen.connect(self.open_quiz)
        self.list.export_button.clicked.connect(self._on_export)
        self.quiz.requestLesson.connect(self.open_lesson)
        self._progress.changed.connect(self._show_done)
        self.back.clicked.connect(partial(self._go, -1))
        self.forward.clicked.connect(partial(self._go, 1))
        self.done_button.clicked.connect(self._on_done)
        self.setFocusProxy(self.list.list)
        self.texts.call(self._read_lessons)

    def _lay_out(self) -> None:
        foot = hbox(self.back, None, self.done_button, self.forward)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.quiz)
        right = vbox((self.stack, 1), foot)
        body = hbox(self.list, (right, 1), spacing=2 * SPACE)
        fill(self.page_layout, self.messages, (body, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(WIDE_LIST_WIDTH if self.width() >= WIDE else LIST_WIDTH)

    @property
    def done(self) -> set[str]:
        return self._progress.done

    def restore(self, lesson_id: str) -> None:
        """Open the section of last time."""
        self.open_lesson(lesson_id if lesson_id in LESSONS else LESSONS[0])

    @Slot(str)
    def open_lesson(self, lesson_id: str) -> None:
        self.lesson_id = lesson_id
        self.stack.setCurrentWidget(self.view)
        self._show_lesson()
        self.lessonChanged.emit()

    @Slot(str)
    def open_quiz(self, part: str) -> None:
        """The quiz on `part`, an English heading; Previous and Next lead to the sections before and after it."""
        self.lesson_id = PARTS[part][-1]
        self.view.code.cancel()
        try:
            self.quiz.begin(part, self._language())
        except StudioError as error:
            self.notice.show_error(error)
            return
        self.stack.setCurrentWidget(self.quiz)
        self.list.select_quiz(part)
        self._show_neighbours()

    @property
    def _quiz_is_open(self) -> bool:
        return self.stack.currentWidget() is self.quiz

    def title_of(self, lesson_id: str) -> str:
        """The title of a section in the current language, with its number."""
        lesson = read_lesson(lesson_id, self._language())  # asked before the page is translated
        return f"{lesson.number} · {lesson.title}"

    def _read_lessons(self) -> None:
        """All texts anew, in the language that is in force now."""
        try:
            self._lessons = {lesson_id: read_lesson(lesson_id, self._language()) for lesson_id in LESSONS}
            self.quiz.show_in(self._language())
            self._terms = read_glossary(self._language())
        except StudioError as error:
            self.notice.show_error(error)
            return
        self.list.show_lessons(self._lessons, self.lesson_id)
        self._show_lesson()
        if self._quiz_is_open:
            self.list.select_quiz(self.quiz.part)

    def _show_lesson(self) -> None:
        if not self._lessons:  # they could not be read
            return
        self.list.select(self.lesson_id)
        self.view.show_lesson(self._lessons[self.lesson_id], self._terms)
        self._show_neighbours()

    def _show_neighbours(self) -> None:
        """Where Previous and Next lead; in a quiz another button is what one would press next."""
        number = LESSONS.index(self.lesson_id)
        self.forward.setProperty("accent", not self._quiz_is_open)
        self.forward.style().polish(self.forward)
        self.back.setEnabled(number > 0 or self._quiz_is_open)
        self.forward.setEnabled(number + 1 < len(LESSONS))
        self._show_done()

    @Slot()
    def _show_done(self) -> None:
        by_hand, earned = (self.lesson_id in marked for marked in (self._progress.by_hand, self._progress.earned))
        self.done_button.setVisible(not self._quiz_is_open)
        self.done_button.setEnabled(not earned)
        self.done_button.setChecked(by_hand or earned)
        text = tr("Done by answering") if earned else tr("Done by hand") if by_hand else tr("Mark as done")
        self.done_button.setText(text)

    @Slot()
    def _on_done(self) -> None:
        self._progress.mark(self.lesson_id, self.done_button.isChecked())

    @Slot()
    def _on_export(self) -> None:
        if self._lessons:
            ask_for_name_and_save(self, self._progress, self._lessons, self.notice)

    def _go(self, steps: int) -> None:
        """A quiz stands behind the last section of its part."""
        by = 0 if steps < 0 and self._quiz_is_open else steps
        self.open_lesson(LESSONS[LESSONS.index(self.lesson_id) + by])
