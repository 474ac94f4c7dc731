"""Taking a run away: what is asked, the files written behind the window, where they are."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.tasks import run_task
from fmnist_gui.engine.export.run_export import export_run
from fmnist_gui.engine.training.runs import Run, RunStore
from fmnist_gui.kit.text import tr
from fmnist_gui.views.runs.export_dialog import TakeWithYou


class RunExport(QObject):
    done = Signal(object)  # the folder
    failed = Signal(object)  # the exception

    def __init__(self, store: RunStore, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self._parent = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def ask(self, run: Run) -> None:
        """Ask what to take; the dialog does not hold up the program."""
        dialog = TakeWithYou(run, self._parent, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(object, object, str)
    def _on_chosen(self, run: Run, kinds: list[str], parent: str) -> None:
        self._parent = Path(parent)
        work = partial(export_run, self._store, run, kinds, self._parent, tr)
        run_task(lambda task: work(), self._on_done, self._on_failed)

    @Slot(object)
    def _on_done(self, folder: Path) -> None:
        self.done.emit(folder)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
