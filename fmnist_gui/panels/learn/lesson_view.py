"""One section: what one will see, the view, the code, something to try, a question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.glossary import Term
from fmnist_gui.engine.course.lessons import PARTS, Lesson
from fmnist_gui.kit.documents.rich_text import Explained, RichText
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import fill, hbox, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_BODY, TYPE_TITLE
from fmnist_gui.kit.page import card, card_of, heading
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn.code_card import CodeCard
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.panels.learn.question_box import QuestionBox
from fmnist_gui.panels.learn.target_row import TargetRow

VIEW_ROW = 2  # in the card: below its heading and the note on the data
TRIES = 2  # at a question, before its answer shows
TWO_COLUMNS = 860  # px: from this width on, the texts stand beside view and code


class LessonView(QScrollArea):
    requestTarget = Signal(str)  # "page" or "page/view" that the section leads to
    requestWalk = Signal(str, int)  # split and index of an image
    requestLesson = Signal(str)  # the section that explains a term

    def __init__(self, state: AppState) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts = Texts(self)
        self._state = state
        self._views: dict[str, View] = {}
        self._rows: dict[str, TargetRow] = {}
        self.part, self.title, self.see = QLabel(), QLabel(wordWrap=True), RichText()
        self.try_this, self.question = RichText(), QuestionBox(TRIES)
        self.lesson_id = ""
        self.code = CodeCard(state)
        self.live_frame, self.live_layout = card()
        self.stand_in = QLabel(wordWrap=True)
        self._lay_out()
        for text in (self.see, self.try_this):
            text.requestTarget.connect(self.requestLesson)
        self.question.tried.connect(self._on_tried)
        self.question.answerShown.connect(self._on_answer_shown)
        self._follow = QTimer(self, singleShot=True, interval=0)  # what was said has been laid out by then
        self._follow.timeout.connect(self._show_end_of_question)
        state.changed.connect(self._show_stand_in)
        self._show_stand_in()

    def _lay_out(self) -> None:
        set_type(self.title, TYPE_TITLE)
        set_role(self.part, "muted")
        self.see.set_pixels(TYPE_BODY + 1)
        set_role(self.stand_in, "small")
        self.texts.bind(
            self.stand_in.setText,
            "Fashion-MNIST is not here yet: garments that the application draws stand in for it in this section.",
        )
        fill(self.live_layout, heading(self.texts, "Watch it happen"), self.stand_in)
        head = QWidget()
        vbox(self.part, self.title, SPACE, self.see, spacing=SPACE // 2, parent=head)
        self._texts = (
            head,
            card_of(heading(self.texts, "Try this"), self.try_this),
            card_of(heading(self.texts, "A question"), self.question),
        )
        self._watched = (self.live_frame, self.code)
        body = QWidget()
        self._left, self._right = vbox(None, spacing=2 * SPACE), vbox(None, spacing=2 * SPACE)
        self._columns = hbox((self._left, 2), self._right, spacing=0, margins=(0, 0, SPACE, 0), parent=body)
        self.setWidget(body)
        self._two_columns = False
        self._arrange()

    def _arrange(self) -> None:
        """One column: text, view, code, then the tasks. Two: the texts at the left, view and code at the right."""
        head, *tasks = self._texts
        all_in_one = (head, *self._watched, *tasks)
        left, right = (self._texts, self._watched) if self._two_columns else (all_in_one, ())
        for widget in all_in_one:  # not by takeAt: its item would live on and keep old sizes
            self._left.removeWidget(widget)
            self._right.removeWidget(widget)
        for column, widgets in ((self._left, left), (self._right, right)):
            for row, widget in enumerate(widgets):
                column.insertWidget(row, widget)
        self._columns.setStretch(1, 3 if self._two_columns else 0)
        self._columns.setSpacing(2 * SPACE if self._two_columns else 0)

    def show_lesson(self, lesson: Lesson, terms: Sequence[Term] = ()) -> None:
        """Its texts, code and view; `terms` are explained where they stand in the texts, but for its own."""
        explained = [Explained(t.names, t.definition, t.lesson_id) for t in terms if t.lesson_id != lesson.id]
        part = next(part for part, ids in PARTS.items() if lesson.id in ids)
        self.part.setText(f"{lesson.number} · {tr(part)}")
        self.title.setText(lesson.title)
        self.see.set_markdown(lesson.see, explained)
        self.try_this.set_markdown(lesson.try_this, explained)
        self.lesson_id = lesson.id
        self.question.ask(lesson.asked)  # no term is explained in it: that could give the answer away
        self.code.show_lesson(lesson)
        self._show_section(lesson.id)
        self.verticalScrollBar().setValue(0)

    @property
    def live(self) -> View | None:
        """The view that is shown."""
        return next((view for view in self._views.values() if not view.isHidden()), None)

    def _show_section(self, lesson_id: str) -> None:
        """Views are made when first needed and kept, with what the reader did in them."""
        section = SECTIONS[lesson_id]
        if lesson_id not in self._views:
            view = self._views[lesson_id] = section.view(self._state, compact=True)
            view.requestTarget.connect(self.requestTarget)
            view.requestWalk.connect(self.requestWalk)
            self.live_layout.insertWidget(VIEW_ROW, view)
        if section.targets and lesson_id not in self._rows:
            row = self._rows[lesson_id] = TargetRow(section.targets)
            row.chosen.connect(self.requestTarget)
            self.live_layout.addWidget(row)
        for shown in (self._views, self._rows):
            for known, widget in shown.items():
                widget.setVisible(known == lesson_id)

    @Slot()
    def _show_stand_in(self) -> None:
        self.stand_in.setVisible(self._state.stands_in)

    @Slot(bool)
    def _on_tried(self, right: bool) -> None:
        self._state.progress.answer(self.lesson_id, right)
        self._follow.start()

    @Slot()
    def _on_answer_shown(self) -> None:
        self._state.progress.show_answer(self.lesson_id)
        self._follow.start()

    @Slot()
    def _show_end_of_question(self) -> None:
        self.ensureWidgetVisible(self.question.last_shown, 0, SPACE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two_columns = self.viewport().width() >= TWO_COLUMNS
        if two_columns != self._two_columns:
            self._two_columns = two_columns
            self._arrange()
