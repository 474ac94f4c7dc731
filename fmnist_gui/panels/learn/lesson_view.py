"""One section: what one will see, the live part, the code, something to try, a question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.lessons import PARTS, Lesson
from fmnist_gui.kit.documents.rich_text import RichText
from fmnist_gui.kit.layout import NO_MARGINS, hbox, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_BODY, TYPE_TITLE
from fmnist_gui.kit.page import card, heading
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn.code_card import CodeCard
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.panels.learn.target_row import TargetRow

LIVE_ROW = 2  # in the card: below its heading and the note on the data
TWO_COLUMNS = 900  # px: from this width on, the texts stand beside what lives


class LessonView(QScrollArea):
    requestTarget = Signal(str)  # "page" or "page/view" that the section leads to
    requestWalk = Signal(str, int)  # split and index of an image
    answered = Signal()  # the reader looked at the answer

    def __init__(self, state: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts = Texts(self)
        self._state = state
        self._lives: dict[str, View] = {}
        self._rows: dict[str, TargetRow] = {}
        self.part, self.title, self.see = QLabel(), QLabel(), RichText()
        self.try_this, self.question, self.answer = RichText(), RichText(), RichText()
        self.answer_button = QPushButton()
        self.code = CodeCard(state)
        self.live_frame, self.live_layout = card()
        self.stand_in = QLabel()
        self._lay_out()
        self.answer_button.clicked.connect(self._on_answer)
        state.changed.connect(self._show_stand_in)
        self._show_stand_in()

    def _lay_out(self) -> None:
        set_type(self.title, TYPE_TITLE)
        self.title.setWordWrap(True)
        self.part.setProperty("role", "muted")
        self.see.set_pixels(TYPE_BODY + 1)
        self.stand_in.setProperty("role", "small")
        self.stand_in.setWordWrap(True)
        self.texts.bind(
            self.stand_in.setText,
            "Fashion-MNIST is not here yet: garments that the application draws stand in for it in this section.",
        )
        self.live_layout.addWidget(heading(self.texts, "Watch it happen"))
        self.live_layout.addWidget(self.stand_in)
        try_frame, try_layout = card()
        try_layout.addWidget(heading(self.texts, "Try this"))
        try_layout.addWidget(self.try_this)
        question_frame, question_layout = card()
        question_layout.addWidget(heading(self.texts, "A question"))
        question_layout.addWidget(self.question)
        question_layout.addWidget(self.answer_button, 0, Qt.AlignmentFlag.AlignLeft)
        question_layout.addWidget(self.answer)
        self.texts.bind(self.answer_button.setText, "Show the answer")
        self.texts.bind_tip(self.answer_button, "Think first; then compare")
        head = QWidget()
        vbox(self.part, self.title, SPACE, self.see, spacing=SPACE // 2, margins=NO_MARGINS, parent=head)
        self._texts_column = (head, try_frame, question_frame)
        self._lived = (self.live_frame, self.code)
        body = QWidget()
        columns = hbox(spacing=2 * SPACE, margins=(0, 0, SPACE, 0), parent=body)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self._left, 2), (self._right, 3)):
            column.setSpacing(2 * SPACE)
            column.addStretch(1)
            columns.addLayout(column, stretch)
        self._columns = columns
        self.setWidget(body)
        self._two_columns = False
        self._arrange()

    def _arrange(self) -> None:
        """One column: text, live part, code, then the tasks. Two: texts at the left, what lives at the right."""
        head, try_frame, question_frame = self._texts_column
        texts_and_live = (head, *self._lived, try_frame, question_frame)
        left, right = (self._texts_column, self._lived) if self._two_columns else (texts_and_live, ())
        for widget in texts_and_live:  # not by takeAt: its item would live on and keep old sizes
            self._left.removeWidget(widget)
            self._right.removeWidget(widget)
        for column, widgets in ((self._left, left), (self._right, right)):
            for row, widget in enumerate(widgets):
                column.insertWidget(row, widget)
        self._columns.setStretch(1, 3 if self._two_columns else 0)
        self._columns.setSpacing(2 * SPACE if self._two_columns else 0)

    def show_lesson(self, lesson: Lesson) -> None:
        part = next(part for part, ids in PARTS.items() if lesson.id in ids)
        self.part.setText(f"{lesson.id} · {tr(part)}")
        self.title.setText(lesson.title)
        self.see.set_markdown(lesson.see)
        self.try_this.set_markdown(lesson.try_this)
        self.question.set_markdown(lesson.question)
        self.answer.set_markdown(lesson.answer)
        self.answer.hide()
        self.answer_button.show()
        self.code.show_lesson(lesson)
        self._show_live(lesson.id)
        self.verticalScrollBar().setValue(0)

    @property
    def live(self) -> View | None:
        """The live part that is shown."""
        return next((part for part in self._lives.values() if not part.isHidden()), None)

    def _show_live(self, lesson_id: str) -> None:
        """Live parts are made when first needed and kept, with what the reader did in them."""
        section = SECTIONS[lesson_id]
        if section.view is not None and lesson_id not in self._lives:
            self._lives[lesson_id] = section.view(self._state, compact=True)
            self._lives[lesson_id].requestTarget.connect(self.requestTarget)
            self._lives[lesson_id].requestWalk.connect(self.requestWalk)
            self.live_layout.insertWidget(LIVE_ROW, self._lives[lesson_id])
        if lesson_id not in self._rows and section.targets:
            self._rows[lesson_id] = TargetRow(section.targets, alone=section.view is None)
            self._rows[lesson_id].chosen.connect(self.requestTarget)
            self.live_layout.addWidget(self._rows[lesson_id])
        for shown in (self._lives, self._rows):
            for known, part in shown.items():
                part.setVisible(known == lesson_id)

    @Slot()
    def _show_stand_in(self) -> None:
        self.stand_in.setVisible(self._state.stands_in)

    @Slot()
    def _on_answer(self) -> None:
        self.answer_button.hide()
        self.answer.show()
        self.answered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two_columns = self.viewport().width() >= TWO_COLUMNS
        if two_columns != self._two_columns:
            self._two_columns = two_columns
            self._arrange()
