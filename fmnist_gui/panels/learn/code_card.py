"""The code of a section: to read, to run here on the data and the network that are there, to copy, to export."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.dialogs import ask_folder
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import fill, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.text import Texts, tr, tr_error

if TYPE_CHECKING:
    from fmnist_gui.engine.course.lessons import Lesson
    from fmnist_gui.engine.course.snippets import Statement
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights


class CodeCard(QFrame):
    """`show_lesson` for another section; what still runs for the one before is cancelled."""

    finished = Signal()  # the code ran to its end, failed or was cancelled

    def __init__(self, state: AppState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._state = state
        self._lesson: Lesson | None = None
        self._code = ""
        self._statements: list[Statement] = []
        self._stopping = threading.Event()
        self._worker, self.exporting = Worker(self), Worker(self)
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.texts = Texts(self)
        self.view, self.note = CodeView(), role_label("small", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.run_button = IconButton("play", N_("Run this code here and see what each statement gives"))
        self.run_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)  # its text says the state
        self.copy_button = IconButton("content-copy", N_("Copy the code"))
        self.export_button = IconButton(
            "export",
            N_("Export this section as a script and a notebook that need torch and torchvision alone"),
        )
        self.buttons = QHBoxLayout()
        self._lay_out()
        self.run_button.clicked.connect(self._on_run)
        self._worker.progressed.connect(self._on_statement)
        self._worker.done.connect(self._end)
        self._worker.failed.connect(self._on_failed)
        self.copy_button.clicked.connect(self._on_copy)
        self.export_button.clicked.connect(self._on_export)
        self.exporting.done.connect(self._on_exported)
        self.exporting.failed.connect(self._on_not_exported)
        self.texts.call(self._show_state)

    def _lay_out(self) -> None:
        layout = vbox(margins=(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE), parent=self)
        self.buttons.setSpacing(SPACE)
        fill(self.buttons, (heading(self.texts, "The code"), 1), self.run_button, self.copy_button, self.export_button)
        fill(layout, self.buttons, self.view, self.note)

    @property
    def running(self) -> bool:
        return self._worker.busy

    def show_lesson(self, lesson: Lesson) -> None:
        self.cancel()
        self._lesson, self._code, self._statements = lesson, lesson.code, []
        self.note.clear()
        self.note.hide()
        self.view.show_code(self._code)
        self._show_state()

    def cancel(self) -> None:
        self._stopping.set()
        self._worker.cancel()

    @Slot()
    def _on_run(self) -> None:
        if self.running:
            self.cancel()
            self._say(tr("Stopped."))
            self._show_state()
            self.finished.emit()
            return
        self._statements = []
        self.view.show_code(self._code)
        self._stopping = threading.Event()
        self._worker.request(partial(_run, self._code, self._state.data, self._state.weights, self._stopping))
        self._say(tr("Drawn garments stand in: Fashion-MNIST is not here yet.") if self._state.stands_in else "")
        self._show_state()

    @Slot(object)
    def _on_statement(self, statement: Statement) -> None:
        self._statements.append(statement)
        self.view.show_statements(self._statements)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._say(tr_error(error))
        self._end()

    @Slot()
    def _end(self) -> None:
        self._show_state()
        self.finished.emit()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._say(tr("Copied."))

    @Slot()
    def _on_export(self) -> None:
        ask_folder(self, self._folder, self._on_folder_chosen)

    @Slot(str)
    def _on_folder_chosen(self, folder: str) -> None:
        assert self._lesson is not None
        self._folder = Path(folder)
        self.exporting.request(partial(_export, self._lesson, self._state.weights, self._folder))

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


def _run(
    code: str, data: Callable[[], FashionData], weights: Weights | None, stopping: threading.Event
) -> Iterator[Statement]:
    """One press on Run. A statement that goes through images stops among them; it has no `yield` of its own."""
    import torch

    from fmnist_gui.engine.course.snippets import lesson_names, run_code

    torch.set_num_threads(1)  # of this thread: the same numbers on every computer, as in what is exported
    yield from run_code(code, lesson_names(data(), weights, stopping.is_set))


def _export(lesson: Lesson, weights: Weights | None, folder: Path) -> Path:
    from fmnist_gui.engine.export.section_export import export_section

    return export_section(lesson, weights, folder, tr)
