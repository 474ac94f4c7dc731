"""Where an answer is given: choices, a number, or a cell of a table; marked by icon and word, not by colour alone."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from fmnist_gui.engine.course.questions import Answer, Task, read_answer
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.documents.rich_text import RichText
from fmnist_gui.kit.labels import ProblemLabel, role_label
from fmnist_gui.kit.layout import grid_layout, hbox, vbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import Texts, tr

MARK_PX = 18
LONGEST_NUMBER = 20  # characters
FIELD_WIDTH = 160  # px


class AnswerField(QWidget):
    """`answered` gives what was chosen; whoever checks it calls `mark` then."""

    answered = Signal(object)  # an Answer

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.task = task

    def mark(self, answer: Answer, right: bool) -> None:
        """Mark what was chosen as right or wrong, where it stands."""

    def press_digit(self, digit: int) -> bool:
        """A key from 1 on; whether it chose something."""
        return False


class OptionButton(QPushButton):
    """A choice: its number, its text on as many lines as it takes, and how it was judged."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._name = f"{number}: {text.replace('`', '')}"
        self.label, self._word, self._mark = RichText(), role_label("small"), QLabel()
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.label.set_markdown(text)
        badge = role_label("muted", str(number))
        for label in (badge, self.label, self._word, self._mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        margins = (SPACE, SPACE // 2, SPACE, SPACE // 2)
        number_above = (badge, 0, Qt.AlignmentFlag.AlignTop)
        self._inside = hbox(number_above, (self.label, 1), self._word, self._mark, margins=margins, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._name)

    def mark(self, right: bool) -> None:
        self._word.setText(tr("right") if right else tr("wrong"))
        self._mark.setPixmap(_mark_icon(right))
        self.setAccessibleName(f"{self._name}, {self._word.text()}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.totalMinimumSize()


def _mark_icon(right: bool) -> QPixmap:
    look = current_look()
    return icon("check-circle" if right else "close-circle", look.good if right else look.error).pixmap(
        MARK_PX, MARK_PX
    )


class ChoiceField(AnswerField):
    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self.buttons = [OptionButton(number, option.text) for number, option in enumerate(task.options, start=1)]
        for index, button in enumerate(self.buttons):
            button.clicked.connect(partial(self.answered.emit, index))
        vbox(*self.buttons, spacing=SPACE // 2, parent=self)

    def mark(self, answer: Answer, right: bool) -> None:
        assert isinstance(answer, int)
        self.buttons[answer].mark(right)

    def press_digit(self, digit: int) -> bool:
        if not 1 <= digit <= len(self.buttons):
            return False
        self.buttons[digit - 1].setFocus()
        self.buttons[digit - 1].click()
        return True


class NumberAnswer(AnswerField):
    """Digits of a Chinese input method are read too; what is no number costs no try."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self.field, self.check, self.problem = QLineEdit(), QPushButton(), ProblemLabel()
        self.field.setMaxLength(LONGEST_NUMBER)
        self.field.setFixedWidth(FIELD_WIDTH)
        texts = Texts(self)
        texts.bind(self.field.setPlaceholderText, "a number")
        texts.bind_name(self.field, "Your answer, a number", "Type a number and press Enter")
        texts.bind(self.check.setText, "Check")
        texts.bind_tip(self.check, "Compare your number with the answer")
        vbox(hbox(self.field, self.check, None), self.problem, parent=self)
        self.field.returnPressed.connect(self._on_check)
        self.check.clicked.connect(self._on_check)

    @Slot()
    def _on_check(self) -> None:
        number = read_answer(self.field.text())
        self.problem.show_problem(None if number is not None else StudioError("Type a number, like 12 or 0.5."))
        if number is not None:
            self.answered.emit(number)

    def mark(self, answer: Answer, right: bool) -> None:
        self.field.selectAll()


class CellField(AnswerField):
    """A table whose cells can be clicked."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self.cells: dict[tuple[int, int], QPushButton] = {}
        grid = grid_layout(SPACE // 2, SPACE // 2, parent=self)
        for row, cells in enumerate(task.table):
            for column, text in enumerate(cells):
                if row and column:
                    button = self.cells[row, column] = QPushButton(text)
                    button.setAccessibleName(f"{cells[0]}, {task.table[0][column]}: {text}")
                    button.clicked.connect(partial(self.answered.emit, (row, column)))
                    grid.addWidget(button, row, column)
                else:
                    head = Qt.AlignmentFlag.AlignCenter if column else Qt.AlignmentFlag.AlignVCenter
                    grid.addWidget(role_label("small", text), row, column, head)
        grid.setColumnStretch(len(task.table[0]), 1)

    def mark(self, answer: Answer, right: bool) -> None:
        assert isinstance(answer, tuple)
        button = self.cells[answer]
        button.setIcon(_mark_icon(right))
        button.setAccessibleDescription(tr("right") if right else tr("wrong"))


FIELDS = {"choice": ChoiceField, "number": NumberAnswer, "cell": CellField}
