"""The Learn page: the list of sections, the open section, and the way from one to the next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.lessons import LESSONS, Lesson, read_lesson
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import Page
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.learn.lesson_list import LessonList
from fmnist_gui.panels.learn.lesson_view import LessonView

LIST_WIDTH, WIDE_LIST_WIDTH = 256, 320  # px
WIDE = 1200  # px of the page, from which on most titles get a line to themselves


class LearnPanel(Page):
    """`language` gives "en" or "zh", the language that is in force when it is asked."""

    requestTarget = Signal(str)  # "page" or "page/view" that a section leads to
    requestWalk = Signal(str, int)  # split and index of an image to follow through the network
    lessonChanged = Signal()  # another section is open
    progressChanged = Signal()  # another section is done, or one no longer is

    def __init__(self, state: AppState, language: Callable[[], str]) -> None:
        super().__init__(
            N_("Learn"),
            N_("The course itself: read a little, watch it happen, change something."),
        )
        self._language = language
        self.lesson_id = LESSONS[0]
        self._lessons: dict[str, Lesson] = {}
        self.done: set[str] = set()
        self.list, self.view = LessonList(), LessonView(state)
        self.back = IconButton("arrow-left", N_("The section before this one"), N_("Previous section"))
        self.done_button = IconButton("check", N_("Mark this section as done, or as not done"))
        self.done_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)  # its text says the state
        self.done_button.setCheckable(True)
        self.forward = IconButton("arrow-right", N_("Done here: on to the next section"), N_("Next section"))
        self.forward.setProperty("accent", True)
        self._lay_out()
        self.view.requestTarget.connect(self.requestTarget)
        self.view.requestWalk.connect(self.requestWalk)
        self.list.chosen.connect(self.open_lesson)
        self.view.answered.connect(partial(self._mark, True))
        self.back.clicked.connect(partial(self._go, -1))
        self.forward.clicked.connect(self._on_forward)
        self.done_button.clicked.connect(self._on_done)
        self.setFocusProxy(self.list.list)
        self.texts.call(self._read_lessons)

    def _lay_out(self) -> None:
        foot = hbox(self.back, None, self.done_button, self.forward)
        right = vbox((self.view, 1), foot)
        body = hbox(self.list, (right, 1), spacing=2 * SPACE)
        fill(self.page_layout, self.messages, (body, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(WIDE_LIST_WIDTH if self.width() >= WIDE else LIST_WIDTH)

    def restore(self, lesson_id: str, done: list[str]) -> None:
        """Open the section of last time, with the marks of last time."""
        self.done = set(done) & set(LESSONS)
        self.list.set_done(self.done)
        self.open_lesson(lesson_id if lesson_id in LESSONS else LESSONS[0])

    @Slot(str)
    def open_lesson(self, lesson_id: str) -> None:
        self.lesson_id = lesson_id
        self._show_lesson()
        self.lessonChanged.emit()

    def title_of(self, lesson_id: str) -> str:
        """The title of a section in the current language, with its number."""
        lesson = read_lesson(lesson_id, self._language())  # asked before the page is translated
        return f"{lesson.number} · {lesson.title}"

    def _read_lessons(self) -> None:
        """All texts anew, in the language that is in force now."""
        try:
            self._lessons = {lesson_id: read_lesson(lesson_id, self._language()) for lesson_id in LESSONS}
        except StudioError as error:
            self.notice.show_error(error)
            return
        self.list.show_lessons(self._lessons, self.lesson_id)
        self._show_lesson()

    def _show_lesson(self) -> None:
        if not self._lessons:  # they could not be read
            return
        self.list.select(self.lesson_id)
        self.view.show_lesson(self._lessons[self.lesson_id])
        number = LESSONS.index(self.lesson_id)
        self.back.setEnabled(number > 0)
        self.forward.setEnabled(number + 1 < len(LESSONS))
        self._show_done()

    def _show_done(self) -> None:
        done = self.lesson_id in self.done
        self.done_button.setChecked(done)
        self.done_button.setText(tr("Done") if done else tr("Mark as done"))
        self.list.set_done(self.done)

    def _mark(self, done: bool) -> None:
        if done != (self.lesson_id in self.done):
            self.done ^= {self.lesson_id}
            self._show_done()
            self.progressChanged.emit()

    @Slot()
    def _on_done(self) -> None:
        self._mark(self.done_button.isChecked())

    @Slot()
    def _on_forward(self) -> None:
        self._mark(True)
        self._go(1)

    def _go(self, steps: int) -> None:
        self.open_lesson(LESSONS[LESSONS.index(self.lesson_id) + steps])
