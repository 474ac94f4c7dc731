"""A trained network from a file as the current model: from the menu, or because the file was double-clicked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.tasks import run_task
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.kit.dialogs import open_dialog
from fmnist_gui.kit.page import Page
from fmnist_gui.kit.text import tr


class ModelFile(QObject):
    failed = Signal()  # the sentence is on the page; the current model is what it was

    def __init__(self, model: CurrentModel, page_in_view: Callable[[], Page], window: QWidget) -> None:
        super().__init__(window)
        self._model, self._page_in_view, self._window = model, page_in_view, window

    @Slot()
    def choose(self) -> None:
        kinds = [tr("Trained networks (*.pt)"), tr("All files (*)")]
        dialog = open_dialog(self._window, tr("A trained network"), kinds)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def open(self, path: Path) -> None:
        """Read `path` behind the window, then show and predict with its network on every page."""
        run_task(lambda task: (path, checkpoints.load(path)), self._on_read, self._on_failed)

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self.open(Path(path))

    @Slot(object)
    def _on_read(self, found: tuple[Path, checkpoints.Checkpoint]) -> None:
        path, checkpoint = found
        name = str(checkpoint.info.get("name") or path.stem)
        accuracy = checkpoint.info.get("test_accuracy")
        self._model.replace(checkpoint.weights, name, accuracy if isinstance(accuracy, float) else None)
        self._page_in_view().notice.say(
            "good", N_("“{name}” from {file} is the model of every page now."), name=name, file=path.name
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._page_in_view().notice.show_error(error)
        self.failed.emit()
