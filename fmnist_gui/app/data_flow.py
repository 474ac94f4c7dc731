"""Getting the data set: the offer on the pages, the dialogs, and what goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from fmnist_gui.app.actions import Actions
from fmnist_gui.app.navigation import Navigation
from fmnist_gui.app.settings import Settings
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.files import is_folder
from fmnist_gui.kit.class_names import use_class_names
from fmnist_gui.kit.dialogs import ask_data_folder, question
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.data.download import Progress


class DataFlow(QObject):
    """Every page shows the offer while there is no data; what goes wrong is shown on the page in view."""

    abandoned = Signal()  # the user was asked for the data set and wants it no longer

    def __init__(self, state: AppState, navigation: Navigation, actions: Actions, settings: Settings) -> None:
        super().__init__(navigation)
        self._source, self._navigation = state.source, navigation
        self._actions, self._settings = actions, settings
        self._offers = [page.offer for page in navigation.pages.values()]
        self._held = False  # nothing is offered: something else does
        self._looking = True  # at the start, for a data set that is here already
        self._chosen_folder: Path | None = None  # to be remembered once it could be read
        actions["download"].triggered.connect(self.download)
        actions["use_folder"].triggered.connect(self.choose_folder)
        for offer in self._offers:
            offer.requestDownload.connect(self.download)
            offer.requestFolder.connect(self.choose_folder)
            offer.requestDrawing.connect(self.draw)
            offer.requestCancel.connect(self._source.cancel)
        self._source.changed.connect(self._on_changed)
        self._source.progressed.connect(self._on_progressed)
        self._source.failed.connect(self._on_failed)

    def find(self, named: Path | None) -> None:
        """At the start: read the folder that was named, or used last, or the user's data folder."""
        remembered = self._settings["data_folder"]
        self._source.read(named or (Path(remembered) if remembered and is_folder(Path(remembered)) else None))

    def hold_offers(self, held: bool) -> None:
        """While the first steps offer the data set, the pages do not; they still show its progress."""
        self._held = held
        self._on_changed()

    def ask(self) -> None:
        """Somebody wants to train and there is no data: offer the ways to get it."""
        box = question(
            self._navigation,
            "data_question",
            tr("The data set is not here yet. Get it now?"),
            tr("Fashion-MNIST is downloaded once, 31 MB. Training starts by itself when it has arrived."),
        )
        role = QMessageBox.ButtonRole
        box.addButton(tr("Download"), role.AcceptRole).clicked.connect(self.download)
        box.addButton(tr("Draw garments instead"), role.ActionRole).clicked.connect(self.draw)
        box.addButton(tr("Use a folder…"), role.ActionRole).clicked.connect(self.choose_folder)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.rejected.connect(self.abandoned)
        box.open()

    def _begin(self, folder: Path | None = None) -> None:
        """Another way to get the data set: what was said of the last one is over."""
        self._chosen_folder = folder
        self._navigation.page_in_view().notice.clear()

    @Slot()
    def download(self) -> None:
        self._begin()
        self._show_progress(0, 0)
        self._source.download()

    @Slot()
    def draw(self) -> None:
        """Let drawn garments stand in, now and at the next starts, until Fashion-MNIST is here."""
        self._begin()
        self._settings["drawn_data"] = True
        self._source.draw()

    @Slot()
    def choose_folder(self) -> None:
        title = tr("Folder with the archives of Fashion-MNIST")
        ask_data_folder(self._navigation, title, self._on_folder_chosen).rejected.connect(self.abandoned)

    @Slot(str)
    def _on_folder_chosen(self, folder: str) -> None:
        self._begin(Path(folder))
        self._source.read(Path(folder))

    @Slot()
    def _on_changed(self) -> None:
        state, drawn = self._source.state, self._source.drawn
        if state is DataState.MISSING and self._looking and self._settings["drawn_data"]:
            self._looking = False
            self._source.draw()
            return
        self._looking = self._looking and self._source.busy
        self._actions["download"].setEnabled(not self._source.busy and (self._source.data is None or drawn))
        self._actions["use_folder"].setEnabled(not self._source.busy)
        for offer in self._offers:
            missing = state is not DataState.READING and (drawn or state is not DataState.READY)
            offer.setVisible(missing and (self._source.busy or not self._held))
            if not self._source.busy:
                offer.show_idle(drawn)
        if self._source.data is not None:
            use_class_names(self._source.data.class_names)
        if state is DataState.READY and not drawn:
            self._settings["drawn_data"] = False
        if state is DataState.READY and self._chosen_folder is not None:
            self._settings["data_folder"] = str(self._chosen_folder)
            self._chosen_folder = None

    @Slot(object)
    def _on_progressed(self, progress: Progress | float) -> None:
        if isinstance(progress, float):
            for offer in self._offers:
                offer.show_drawing(progress)
        else:
            self._show_progress(progress.done_bytes, progress.total_bytes, progress.waiting)

    def _show_progress(self, done_bytes: int, total_bytes: int, waiting: bool = False) -> None:
        for offer in self._offers:
            offer.show_progress(done_bytes, total_bytes, waiting)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._chosen_folder = None
        self._navigation.page_in_view().notice.show_error(error)
