"""Taking a section away: asked where to, written behind the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.tasks import Task, run_task
from fmnist_gui.kit.dialogs import folder_dialog
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.course.lessons import Lesson


class SectionExport(QObject):
    done = Signal(object)  # the folder
    failed = Signal(object)  # the exception

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state, self._window = state, window
        self._parent = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._lesson: Lesson | None = None

    def ask(self, lesson: Lesson) -> None:
        """Ask where to put the section's folder; the dialog does not hold up the program."""
        self._lesson = lesson
        dialog = folder_dialog(self._window, self._parent)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    @Slot(str)
    def _on_folder(self, parent: str) -> None:
        assert self._lesson is not None
        self._parent = Path(parent)
        lesson, weights, folder = self._lesson, self._state.weights, self._parent

        def work(_: Task) -> Path:
            from fmnist_gui.engine.export.section_export import export_section

            return export_section(lesson, weights, folder, tr)

        run_task(work, self._on_done, self._on_failed)

    @Slot(object)
    def _on_done(self, folder: Path) -> None:
        self.done.emit(folder)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
