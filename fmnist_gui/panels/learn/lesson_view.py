"""One section: what one will see, the live part, the code, something to try, a question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fmnist_gui.engine.lessons import Lesson
from fmnist_gui.panels.learn.classroom import Classroom
from fmnist_gui.panels.learn.code_card import CodeCard
from fmnist_gui.panels.learn.live import LIVE, PLACES, Place
from fmnist_gui.panels.learn.part import LivePart
from fmnist_gui.widgets.look import SPACE, TYPE_TITLE
from fmnist_gui.widgets.page import card, heading
from fmnist_gui.widgets.rich_text import RichText
from fmnist_gui.widgets.text import Texts, tip, tr

TWO_COLUMNS = 900  # px: from this width on, the texts stand beside what lives


class LessonView(QScrollArea):
    answered = Signal()  # the reader looked at the answer

    def __init__(self, classroom: Classroom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts = Texts(self)
        self._classroom = classroom
        self._lives: dict[str, LivePart] = {}
        self._places: tuple[Place, ...] = ()
        self.title, self.see = QLabel(), RichText()
        self.try_this, self.question, self.answer = RichText(), RichText(), RichText()
        self.answer_button = QPushButton()
        self.code = CodeCard(classroom)
        self.live_frame, self.live_layout = card()
        self.place_row = QHBoxLayout()
        self._lay_out()
        self.answer_button.clicked.connect(self._on_answer)

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setPixelSize(TYPE_TITLE)
        self.title.setFont(font)
        self.title.setWordWrap(True)
        self.live_layout.addLayout(self.place_row)
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
        head_layout = QVBoxLayout(head)
        head_layout.setContentsMargins(0, 0, 0, 0)
        head_layout.addWidget(self.title)
        head_layout.addWidget(self.see)
        self._told = (head, try_frame, question_frame)
        self._lived = (self.live_frame, self.code)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, SPACE, 0)
        columns.setSpacing(2 * SPACE)
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
        """One column: text, live part, code, then the tasks. Two: what is told at the left, what lives at the right."""
        head, try_frame, question_frame = self._told
        told_and_lived = (head, *self._lived, try_frame, question_frame)
        left, right = (self._told, self._lived) if self._two_columns else (told_and_lived, ())
        for widget in told_and_lived:  # not by takeAt: its item would live on and keep old sizes
            self._left.removeWidget(widget)
            self._right.removeWidget(widget)
        for column, widgets in ((self._left, left), (self._right, right)):
            for row, widget in enumerate(widgets):
                column.insertWidget(row, widget)
        self._columns.setStretch(1, 3 if self._two_columns else 0)
        self._columns.setSpacing(2 * SPACE if self._two_columns else 0)

    def show_lesson(self, lesson: Lesson) -> None:
        self.title.setText(lesson.title)
        self.see.set_markdown(lesson.see)
        self.try_this.set_markdown(lesson.try_this)
        self.question.set_markdown(lesson.question)
        self.answer.set_markdown(lesson.answer)
        self.answer.hide()
        self.answer_button.show()
        self.code.show_code(lesson.code)
        self._show_live(lesson.id)
        self.verticalScrollBar().setValue(0)

    @property
    def live(self) -> LivePart | None:
        """The live part that is shown."""
        return next((part for part in self._lives.values() if not part.isHidden()), None)

    def _show_live(self, lesson_id: str) -> None:
        """Live parts are made when first needed and kept, with what the reader did in them."""
        if lesson_id in LIVE and lesson_id not in self._lives:
            self._lives[lesson_id] = LIVE[lesson_id](self._classroom)
            self.live_layout.insertWidget(0, self._lives[lesson_id])
        for known, part in self._lives.items():
            part.setVisible(known == lesson_id)
        self._show_places(PLACES[lesson_id])

    def _show_places(self, places: tuple[Place, ...]) -> None:
        while (item := self.place_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.place_row.setSpacing(SPACE)
        for place in places:
            button = QPushButton(f"{tr(place.label)} →")
            button.setToolTip(tip("Go there and look at it; a bar leads back to this section"))
            button.setProperty("place", place.path)
            button.clicked.connect(self._on_place)
            self.place_row.addWidget(button)
        self.place_row.addStretch(1)

    @Slot()
    def _on_place(self) -> None:
        self._classroom.requestPlace.emit(self.sender().property("place"))

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
