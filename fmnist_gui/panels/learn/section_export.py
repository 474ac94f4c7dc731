"""Taking a section away: asked where to, written behind the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.kit.dialogs import folder_dialog
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.course.lessons import Lesson
    from fmnist_gui.engine.network.course_network import Weights


class SectionExport(QObject):
    done = Signal(object)  # the folder
    failed = Signal(object)  # the exception

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state, self._window = state, window
        self._parent = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._lesson: Lesson | None = None
        self._worker = Worker(self)
        self._worker.done.connect(self.done)
        self._worker.failed.connect(self.failed)

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
        self._worker.request(partial(_export, self._lesson, self._state.weights, self._parent))


def _export(lesson: Lesson, weights: Weights | None, folder: Path) -> Path:
    from fmnist_gui.engine.export.section_export import export_section

    return export_section(lesson, weights, folder, tr)
