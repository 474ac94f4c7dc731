"""The stored runs: one shown on the plots, renamed, deleted, exported, resumed, used as the current model."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from fmnist_gui.app.actions import Actions
from fmnist_gui.app.model_flow import ModelFlow
from fmnist_gui.app.training_flow import TrainingFlow
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.export.run_export import KINDS, export_run
from fmnist_gui.engine.files import is_file
from fmnist_gui.engine.training.history import History, stored_history
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.train import TrainPanel
from fmnist_gui.views.runs.export_dialog import ExportDialog

RESUME = N_("Resume")
UNDO = N_("Undo")
OPEN_FOLDER = N_("Open the folder")


class RunLibrary(QObject):
    """The actions on the run that is selected on the Train page."""

    def __init__(
        self, state: AppState, training: TrainingFlow, models: ModelFlow, panel: TrainPanel, actions: Actions
    ) -> None:
        super().__init__(panel)
        self._state, self._runs, self._session = state, state.runs, state.session
        self._training, self._models = training, models
        self._panel, self._actions = panel, actions
        self._after_notice: Callable[[], object] | None = None
        self._selected: int | None = None  # the run whose curves were asked for last
        self._followed: int | None = None  # the run under way, once it has been selected
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._reading, self._exporting = Worker(self), Worker(self)
        self._reading.done.connect(self._on_read)
        self._exporting.done.connect(self._on_exported)
        for failing in (self._reading, self._exporting, state.runs):
            failing.failed.connect(panel.notice.show_error)
        for name, slot in (
            ("resume_run", self.resume),
            ("use_run", self.use),
            ("rename_run", panel.table.rename_selected),
            ("export_run", self.export),
            ("delete_run", self.delete),
        ):
            actions[name].triggered.connect(slot)
        state.runs.changed.connect(self._on_runs_changed)
        state.runs.leftOut.connect(self._on_left_out)
        state.runs.restored.connect(self._on_restored)
        panel.table.runSelected.connect(self._on_selected)
        panel.notice.acted.connect(self._on_notice_acted)
        self._update_actions()

    def open(self) -> None:
        """At the start: list the runs, show the newest one."""
        self._runs.open()
        if not self._runs.all:
            return
        newest = self._runs.all[0]
        self._panel.table.select(newest.id)
        if newest.resumable and newest.status != "stopped":
            self._after_notice = lambda: self._training.resume(newest.id)
            self._panel.notice.say(
                "info",
                N_("“{name}” was not finished: {epochs} of {all} epochs are done."),
                RESUME,
                name=newest.name,
                epochs=newest.epochs,
                all=newest.config.epochs,
            )

    @Slot(int)
    def _on_left_out(self, count: int) -> None:
        self._panel.notice.say(
            "warn",
            N_("Stored runs that are damaged and cannot be shown: {count}. They stay in the file."),
            count=count,
        )

    @Slot(object)
    def _on_restored(self, report: StudioError) -> None:
        self._panel.notice.show_error(report, kind="warn")

    @Slot()
    def _on_runs_changed(self) -> None:
        live = self._runs.live
        if live is None:
            self._followed = None
        elif live.id != self._followed:  # it has just begun; later the user may select another one
            self._followed = live.id
            self._panel.table.select(live.id)
        self._on_selected()

    @Slot()
    def _on_selected(self) -> None:
        """Show the curves of the selected run, unless it is the one that is shown, or another one is under way."""
        self._update_actions()
        run, last = self._panel.table.selected(), self._session.run
        before, self._selected = self._selected, run.id if run is not None else None
        if self._session.active or self._selected == before:
            return
        if run is None:
            self._reading.cancel()
            self._panel.show_history(History(), 0)
        elif not (self._panel.shows_last_run and last is not None and last.run_id == run.id):
            store = self._state.store
            self._reading.start(lambda: (stored_history(store, run.id), run.batches_per_epoch))

    @Slot(object)
    def _on_read(self, read: tuple[History, int]) -> None:
        if not self._session.active:
            self._panel.show_history(*read)

    @Slot()
    def _update_actions(self) -> None:
        run, live, idle = self._panel.table.selected(), self._runs.live, not self._session.active
        for name, enabled in (
            ("resume_run", run is not None and idle and run.resumable),
            ("use_run", run is not None and run.has_learned),
            ("rename_run", run is not None),
            ("export_run", run is not None and run.has_learned),
            ("delete_run", run is not None and not run.owned and (live is None or run.id != live.id)),
        ):
            self._actions[name].setEnabled(enabled)

    @Slot()
    def resume(self) -> None:
        run = self._panel.table.selected()
        if run is not None:
            self._training.resume(run.id)

    @Slot()
    def use(self) -> None:
        run = self._panel.table.selected()
        if run is not None:
            self._models.use(run.id)

    @Slot()
    def delete(self) -> None:
        run = self._panel.table.selected()
        if run is not None and self._runs.delete(run.id):
            self._after_notice = lambda: self._restore(run)
            self._panel.notice.say("info", N_("“{name}” was deleted."), UNDO, name=run.name)

    def _restore(self, run: Run) -> None:
        if self._runs.restore(run.id):
            self._panel.table.select(run.id)

    @Slot()
    def export(self) -> None:
        """Ask what of the run to export, and where to."""
        run = self._panel.table.selected()
        if run is not None:
            dialog = ExportDialog(run, self._folder, self._panel.window())
            dialog.chosen.connect(self._on_export_chosen)
            dialog.open()

    @Slot(object, object, str)
    def _on_export_chosen(self, run: Run, kinds: list[str], parent: str) -> None:
        folder, store = Path(parent), self._state.store
        self._folder = folder
        self._exporting.request(lambda: export_run(store, run, kinds, folder, tr))

    @Slot(object)
    def _on_exported(self, folder: Path) -> None:
        self._state.visit("export")
        self._after_notice = lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
        how = N_("Saved in {folder}. README.md there says how to use it.")
        if is_file(folder / KINDS["script"].file):
            how = N_("Saved in {folder}. To train again there: python train.py. README.md says the rest.")
        self._panel.notice.say("good", how, OPEN_FOLDER, folder=folder)

    @Slot()
    def _on_notice_acted(self) -> None:
        if self._after_notice is not None:
            self._after_notice()
        self._after_notice = None
