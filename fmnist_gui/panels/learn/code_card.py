"""The code of a section: to read, to change, to run on the data and the network that are there, to copy, to export."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.course.interpreter import Ended, Interpreter
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.dialogs import ask_folder
from fmnist_gui.kit.documents.code_editor import CodeEditor
from fmnist_gui.kit.documents.code_results import CodeResults
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import fill, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.text import Texts, tr, tr_error

if TYPE_CHECKING:
    from fmnist_gui.engine.course.lessons import Lesson
    from fmnist_gui.engine.course.transcript import Statement
    from fmnist_gui.engine.network.course_network import Weights

WARM_UP_AFTER_MS = 1_500  # from when the card is seen: first the window has to be there


class CodeCard(QFrame):
    """`show_lesson` for another section; what still runs for the one before is cancelled.

    A section's code stays as it was changed until it is reset or the window is closed. While the card is in view a
    process waits, so that code runs at once.
    """

    finished = Signal()  # the code ran to its end, failed or was cancelled

    def __init__(self, state: AppState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._state = state
        self._lesson: Lesson | None = None
        self._changed: dict[str, str] = {}  # section -> its code, where the reader has changed it
        self.running = False
        self._seen = False
        self._interpreter = Interpreter()
        self._worker, self.exporting = Worker(self), Worker(self)
        self._warm_up_soon = QTimer(self, singleShot=True)
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.texts = Texts(self)
        self.editor, self.results = CodeEditor(), CodeResults()
        self.note = role_label("small", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.run_button = IconButton("play", N_("Run this code here and see what each statement gives (Ctrl+Enter)"))
        self.run_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)  # its text says the state
        self.reset_button = IconButton("restore", N_("Bring back the code of the section, as it was at first"))
        self.copy_button = IconButton("content-copy", N_("Copy the code"))
        self.export_button = IconButton(
            "export",
            N_("Export this section as a script and a notebook that work without this application"),
        )
        self.buttons = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.texts.call(self._show_state)

    def _lay_out(self) -> None:
        layout = vbox(margins=(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE), parent=self)
        self.buttons.setSpacing(SPACE)
        fill(self.buttons, (heading(self.texts, "The code"), 1))
        fill(self.buttons, self.run_button, self.reset_button, self.copy_button, self.export_button)
        fill(layout, self.buttons, self.editor, self.note, self.results)
        self._say("")

    def _connect(self) -> None:
        self.run_button.clicked.connect(self._on_run)
        self.editor.runRequested.connect(self._on_run_requested)
        self.editor.textChanged.connect(self._on_changed)
        self.reset_button.clicked.connect(self._on_reset)
        self._worker.progressed.connect(self._on_statement)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)
        self.copy_button.clicked.connect(self._on_copy)
        self.export_button.clicked.connect(self._on_export)
        self.exporting.done.connect(self._on_exported)
        self.exporting.failed.connect(self._on_not_exported)
        self._warm_up_soon.timeout.connect(self._warm_up)
        self._state.source.changed.connect(self._on_data_changed)
        self.destroyed.connect(self._interpreter.close)

    def show_lesson(self, lesson: Lesson) -> None:
        self.cancel()
        self._lesson = lesson
        self.results.clear()
        self._say("")
        self.editor.show_code(self._changed.get(lesson.id, lesson.code))
        self._show_state()

    def cancel(self) -> None:
        """Stop the code; a process that is being started stays."""
        if self.running:
            self.running = False
            self._worker.cancel()
            self._warm_up_later()

    # ---- running

    @Slot()
    def _on_run_requested(self) -> None:
        if not self.running:
            self._on_run()

    @Slot()
    def _on_run(self) -> None:
        if self.running:
            self.cancel()
            self._say(tr("Stopped."))
            self._end()
            return
        self.results.clear()
        self.editor.clear_marks()
        self.running = True
        if not self._interpreter.is_warm:
            self._say(tr("Python is starting …"))
        elif self._state.stands_in:
            self._say(_drawn_stand_in())
        else:
            self._say("")
        code = self.editor.toPlainText()
        self._worker.request(partial(self._interpreter.run, code, self._state.data, self._state.weights))
        self._show_state()

    @Slot(object)
    def _on_statement(self, statement: Statement) -> None:
        self._say(_drawn_stand_in() if self._state.stands_in else "")
        self.results.show_statement(statement)
        if statement.failed:
            self.editor.mark_error(statement.error_line)
        else:
            self.editor.mark_running(*statement.lines)

    @Slot(object)
    def _on_done(self, ended: Ended | None) -> None:
        if ended is None:  # a process is ready
            return
        if ended.files:
            files = ", ".join(ended.files)
            self._say(tr("The files that the code wrote into its own folder are gone with it: {files}.", files=files))
        self._end()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.running and not self._worker.busy:  # else a process was to wait: the run says by itself what is wrong
            self._say(tr_error(error))
            self._end()

    def _end(self) -> None:
        self.running = False
        self.editor.mark_running(0, -1)
        self._show_state()
        self._warm_up_later()
        self.finished.emit()

    # ---- the process that waits

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self._warm_up_later()

    def hideEvent(self, event: QHideEvent) -> None:
        """The reader is elsewhere: a process takes memory."""
        super().hideEvent(event)
        if event.spontaneous() or self.running:
            return
        self._seen = False
        self._warm_up_soon.stop()
        self._worker.cancel()
        if self._interpreter.is_warm:
            self._worker.request(self._interpreter.cool_down)

    def _warm_up_later(self) -> None:
        self._warm_up_soon.start(WARM_UP_AFTER_MS)

    @Slot()
    def _warm_up(self) -> None:
        if not self.running and self.isVisible() and not self._state.source.busy:
            self._worker.request(partial(self._interpreter.warm_up, self._state.data))

    @Slot()
    def _on_data_changed(self) -> None:
        """Other data, or none that are still being read: those a process is to have."""
        if self._seen:
            self._warm_up_later()

    # ---- the code itself

    @Slot()
    def _on_changed(self) -> None:
        if self._lesson is None:
            return
        code = self.editor.toPlainText()
        if code == self._lesson.code:
            self._changed.pop(self._lesson.id, None)
        else:
            self._changed[self._lesson.id] = code
        self._show_state()

    @Slot()
    def _on_reset(self) -> None:
        assert self._lesson is not None
        self.editor.replace_code(self._lesson.code)
        self.editor.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.editor.toPlainText())
        self._say(tr("Copied."))

    @Slot()
    def _on_export(self) -> None:
        ask_folder(self, self._folder, self._on_folder_chosen)

    @Slot(str)
    def _on_folder_chosen(self, folder: str) -> None:
        assert self._lesson is not None
        self._folder = Path(folder)
        lesson = replace(self._lesson, code=self.editor.toPlainText())
        self.exporting.request(partial(_export, lesson, self._state.weights, self._folder))

    @Slot(object)
    def _on_exported(self, folder: Path) -> None:
        if self._state.stands_in:
            self._say(tr("Saved in {folder}. It takes Fashion-MNIST, so its numbers will be others.", folder=folder))
        else:
            self._say(tr("Saved in {folder}.", folder=folder))

    @Slot(object)
    def _on_not_exported(self, error: Exception) -> None:
        self._say(tr_error(error))

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _show_state(self) -> None:
        self.run_button.show_running(self.running, N_("Run"))
        self.reset_button.setEnabled(self._lesson is not None and self._lesson.id in self._changed)


def _drawn_stand_in() -> str:
    return tr("Drawn garments stand in: Fashion-MNIST is not here yet.")


def _export(lesson: Lesson, weights: Weights | None, folder: Path) -> Path:
    from fmnist_gui.engine.export.section_export import export_section

    return export_section(lesson, weights, folder, tr)
