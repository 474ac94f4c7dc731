"""The quiz of a part: five questions, one try each, and at the end a score and the sections to look at again."""

import random
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from fmnist_gui.bridge.progress import Progress
from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.course.questions import Question
from fmnist_gui.engine.course.quiz import draw_questions
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import hbox, scrolling, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, TYPE_TITLE
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.panels.learn.question_box import QuestionBox

SEEDS = 1_000_000
WIDEST = 760  # px of a line that is easy to read


class QuizView(QWidget):
    requestLesson = Signal(str)  # the id of a section to look at again

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self.part, self._seed, self._language = "", 0, "en"  # the part by its English heading
        self._questions: list[Question] = []
        self.outcomes: list[bool] = []  # of the questions that were answered
        self.number = 0  # of the question in view, from 0; past the last one the score is in view
        self.title, self.count, self.score = QLabel(wordWrap=True), role_label("muted"), QLabel(wordWrap=True)
        self.box = QuestionBox(tries=1)
        self.next = IconButton("arrow-right", N_("On to the next question, or to the score"), N_("Next question"))
        self.again = IconButton("refresh", N_("Five questions drawn anew"), N_("Once more"))
        self._review_label, self._review = role_label("muted", wordWrap=True), QVBoxLayout()
        self.review: list[QPushButton] = []
        self._lay_out()
        self.texts = Texts(self)
        self.box.tried.connect(self._on_tried)
        self.box.answerShown.connect(self._on_shown)
        self.next.clicked.connect(self._on_next)
        self.again.clicked.connect(self._on_again)

    def _lay_out(self) -> None:
        set_type(self.title, TYPE_TITLE)
        set_type(self.score, TYPE_HEADING)
        self.next.setProperty("accent", True)
        left = Qt.AlignmentFlag.AlignLeft
        self._asked = card_of(self.box, (self.next, 0, Qt.AlignmentFlag.AlignRight))
        self._end = card_of(self.score, self._review_label, self._review, (self.again, 0, left))
        body, column = QWidget(), QWidget()
        vbox(self.title, self.count, SPACE, self._asked, self._end, None, parent=column)
        column.setMaximumWidth(WIDEST)
        hbox((column, 9), None, margins=(0, 0, SPACE, 0), parent=body)
        self._area = scrolling(body, sideways=False)
        vbox(self._area, parent=self)

    def begin(self, part: str, language: str, seed: int | None = None) -> None:
        """Draw questions on `part`, an English heading; a seed draws the same ones."""
        self.part, self._seed = part, random.randrange(SEEDS) if seed is None else seed
        self.number, self.outcomes = 0, []
        self.show_in(language)

    def show_in(self, language: str) -> None:
        """The same questions in this language; the one in view is asked anew, but counts only once."""
        self._language = language
        if self.part:
            self._questions = draw_questions(self.part, self._seed, language)
            self._show()

    def _show(self) -> None:
        total, over = len(self._questions), self.number >= len(self._questions)
        self.title.setText(tr("Quiz: {part}", part=tr(self.part)))
        self._area.setAccessibleName(self.title.text())
        self._asked.setVisible(not over)
        self._end.setVisible(over)
        self.count.setVisible(not over)
        if over:
            self._show_score()
            return
        self.count.setText(tr("Question {number} of {total}", number=self.number + 1, total=total))
        self.next.setEnabled(len(self.outcomes) > self.number)
        self.box.ask(self._questions[self.number])

    def _show_score(self) -> None:
        self.score.setText(tr("{correct} of {total} correct", correct=sum(self.outcomes), total=len(self._questions)))
        for button in self.review:
            button.hide()
            button.deleteLater()
        missed = {q.lesson_id for q, right in zip(self._questions, self.outcomes, strict=True) if not right}
        lessons = sorted((read_lesson(lesson_id, self._language) for lesson_id in missed), key=lambda each: each.number)
        self.review = [QPushButton(f"{lesson.number} · {lesson.title}") for lesson in lessons]
        for button, lesson in zip(self.review, lessons, strict=True):
            button.clicked.connect(partial(self.requestLesson.emit, lesson.id))
            self._review.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._review_label.setText(
            tr("Look at these sections again:") if lessons else tr("All right: nothing to look at again.")
        )

    @Slot(bool)
    def _on_tried(self, right: bool) -> None:
        self._count(right)

    @Slot()
    def _on_shown(self) -> None:
        self._count(False)

    def _count(self, right: bool) -> None:
        if len(self.outcomes) == self.number:
            self.outcomes.append(right)
            self.next.setEnabled(True)
            if len(self.outcomes) == len(self._questions):
                self._progress.end_quiz(self.part, sum(self.outcomes), len(self._questions))

    @Slot()
    def _on_next(self) -> None:
        self.number += 1
        self._show()
        (self.box if self.number < len(self._questions) else self.again).setFocus()

    @Slot()
    def _on_again(self) -> None:
        self.begin(self.part, self._language)
