"""The code of a section: to read, to run here on the data and the network that are there, and to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.tasks import Task, run_task
from fmnist_gui.engine.errors import sentence
from fmnist_gui.panels.learn.classroom import Classroom
from fmnist_gui.widgets.code_view import CodeView
from fmnist_gui.widgets.icon_button import IconButton
from fmnist_gui.widgets.look import SPACE
from fmnist_gui.widgets.page import heading
from fmnist_gui.widgets.text import Texts, tr, tr_error

if TYPE_CHECKING:
    from fmnist_gui.engine.network import Weights
    from fmnist_gui.engine.snippets import Statement


class CodeCard(QFrame):
    """`show_code` for another section; what still runs for the one before is cancelled."""

    finished = Signal()  # the code ran to its end, failed or was cancelled

    def __init__(self, classroom: Classroom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._classroom = classroom
        self._code = ""
        self._statements: list[Statement] = []
        self._task: Task | None = None
        self.texts = Texts(self)
        self.view, self.note = CodeView(), QLabel()
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.run_button = IconButton(
            "play", sentence("Run this code here and see what each statement gives"), sentence("Run")
        )
        self.copy_button = IconButton("content-copy", sentence("Copy the code"))
        self.buttons = QHBoxLayout()
        self._lay_out()
        self.run_button.clicked.connect(self._on_run)
        self.copy_button.clicked.connect(self._on_copy)
        self.texts.call(self._show_state)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        self.buttons.setSpacing(SPACE)
        self.buttons.addWidget(heading(self.texts, "The code"), 1)
        self.buttons.addWidget(self.run_button)
        self.buttons.addWidget(self.copy_button)
        layout.addLayout(self.buttons)
        layout.addWidget(self.view)
        layout.addWidget(self.note)

    @property
    def running(self) -> bool:
        return self._task is not None

    def show_code(self, code: str) -> None:
        self.cancel()
        self._code, self._statements = code, []
        self.note.clear()
        self.note.hide()
        self.view.show_code(code)
        self._show_state()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot()
    def _on_run(self) -> None:
        if self._task is not None:
            self.cancel()
            self._tell(tr("Stopped."))
            self._show_state()
            self.finished.emit()
            return
        self._statements = []
        self.view.show_code(self._code)
        work = _CodeRun(self._code, self._classroom)
        self._task = run_task(work, self._on_done, self._on_failed, self._on_statement)
        self._tell(self._on_what())
        self._show_state()

    def _on_what(self) -> str:
        return "" if self._classroom.has_data else tr("Drawn garments stand in: Fashion-MNIST is not here yet.")

    @Slot(object)
    def _on_statement(self, statement: Statement) -> None:
        if self.sender() is self._task:
            self._statements.append(statement)
            self.view.show_statements(self._statements)

    @Slot(object)
    def _on_done(self, _: object) -> None:
        if self.sender() is self._task:
            self._end()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._task:
            self._tell(tr_error(error))
            self._end()

    def _end(self) -> None:
        self._task = None
        self._show_state()
        self.finished.emit()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._tell(tr("Copied."))

    def _tell(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _show_state(self) -> None:
        running = self._task is not None
        self.run_button.set_icon("stop" if running else "play")
        self.run_button.setText(tr("Stop") if running else tr("Run"))


class _CodeRun:
    """The work of one press on Run, with what the code may use."""

    def __init__(self, code: str, classroom: Classroom) -> None:
        self._code, self._classroom = code, classroom
        self._weights: Weights | None = classroom.weights

    def __call__(self, task: Task) -> None:
        from fmnist_gui.engine.snippets import lesson_names, run_code

        names = lesson_names(self._classroom.data(), self._weights, task.is_cancelled)
        for statement in run_code(self._code, names):
            task.progressed.emit(statement)
