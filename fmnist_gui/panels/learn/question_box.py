"""A question that is answered before its answer shows."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fmnist_gui.engine.course.questions import Answer, Question
from fmnist_gui.engine.numbers import format_number
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.documents.rich_text import RichText
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.panels.learn.answer_fields import FIELDS, AnswerField

ICON_PX = 20


class QuestionBox(QWidget):
    """After `tries` wrong answers, or when asked for, the answer shows; from then on nothing counts any more."""

    tried = Signal(bool)  # an answer was checked; whether it was right
    answerShown = Signal()  # before a right answer came: asked for, or after too many tries

    def __init__(self, tries: int) -> None:
        super().__init__()
        self._tries, self._wrong, self._right = tries, 0, False  # the last one: of the answer that was checked last
        self._question: Question | None = None
        self.over = False  # answered, or the answer has been shown
        self.field: AnswerField | None = None
        self.prompt, self.answer = RichText(), RichText()
        self.feedback, self._icon = RichText(), QLabel()
        self.answer_button = QPushButton()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._feedback = QWidget()
        hbox(self._icon, (self.feedback, 1), parent=self._feedback)
        button = (self.answer_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout = vbox(self.prompt, self._feedback, self.answer, button, parent=self)
        texts = Texts(self)
        texts.bind_tip(self.answer_button, "Think first; then compare")
        texts.call(self._name_button)
        texts.call_for_look(self._show_icon)
        self.answer_button.clicked.connect(self._on_button)

    def ask(self, question: Question) -> None:
        """From the beginning, with nothing answered."""
        self._question, self._wrong, self.over = question, 0, False
        self._right = False
        if self.field is not None:
            self.field.hide()
            self.field.setParent(None)  # at once: no text of another language is left in here
            self.field.deleteLater()
        self.field = FIELDS[question.task.kind](question.task)
        self.field.answered.connect(self._on_answered)
        self._layout.insertWidget(1, self.field)
        self.field.show()
        self.prompt.set_markdown(question.text)
        self.answer.set_markdown(question.answer)
        self.answer.hide()
        self._feedback.hide()
        self._name_button()

    @property
    def last_shown(self) -> QWidget:
        """What was said last: the answer, or what is wrong with the one that was given."""
        return self.answer if self.over else self._feedback

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        assert self._question is not None
        assert self.field is not None
        option = self._question.task.option(answer)
        right = option is not None and option.right
        self.field.mark(answer, right)
        if right:
            self._say(True, tr("**Right.**"))
        elif option is not None:
            self._say(False, tr("**Not right.** {why}", why=option.why))
        elif isinstance(answer, tuple):
            self._say(False, tr("**Not right.** It is another cell."))
        else:
            self._say(
                False, tr("**Not right.** {number} is not it; go through it once more.", number=format_number(answer))
            )
        if self.over:
            return
        self._wrong += not right
        self.tried.emit(right)
        if right or self._wrong >= self._tries:
            self._show_answer()

    def _say(self, right: bool, text: str) -> None:
        self._right = right
        self.feedback.set_markdown(text)
        self._show_icon()
        self._feedback.show()

    def _show_icon(self) -> None:
        look = current_look()
        name, tint = ("check-circle", look.good) if self._right else ("close-circle", look.error)
        self._icon.setPixmap(icon(name, tint).pixmap(ICON_PX, ICON_PX))

    def _show_answer(self) -> None:
        assert self._question is not None
        assert self.field is not None
        self.over = True
        if not self._right:
            self.field.mark(self._question.task.right.value, True)
            self.answerShown.emit()
        self.answer.show()
        self._name_button()

    @Slot()
    def _on_button(self) -> None:
        assert self._question is not None
        if self.over:
            self.ask(self._question)
        else:
            self._right = False
            self._show_answer()

    def _name_button(self) -> None:
        self.answer_button.setText(tr("Ask me again") if self.over else tr("Show the answer"))
        self.answer_button.setVisible(not self.over or self._tries > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = int(event.text()) if event.text().isdecimal() else 0
        if self.field is None or not self.field.press_digit(digit):
            super().keyPressEvent(event)
