"""The stored runs: listed, compared on the plots, renamed, deleted, exported, resumed, used as the current model."""

from __future__ import annotations

from collections.abc import Callable, Set
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from fmnist_gui.app.actions import Actions
from fmnist_gui.app.run_export import RunExport
from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.history import History
from fmnist_gui.bridge.session import State, TrainingSession
from fmnist_gui.bridge.tasks import run_task
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.export.run_export import KINDS
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.runs import Run, RunStore
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.train import TrainPanel

RESUME = N_("Resume")
UNDO = N_("Undo")
OPEN_FOLDER = N_("Open the folder")


class RunLibrary(QObject):
    resumeWanted = Signal(int, object)  # run id, History

    def __init__(
        self,
        store: RunStore,
        session: TrainingSession,
        model: CurrentModel,
        panel: TrainPanel,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store, self._session, self._model = store, session, model
        self._panel, self._actions, self._window = panel, actions, window
        self._histories: dict[int, History] = {}  # of runs that are overlaid
        self._after_notice: Callable[[], object] | None = None
        self._shown: int | None = None  # the run whose curves the plots show
        self._selected: int | None = None
        self._followed: int | None = None  # the run under way, once it has been selected
        self._export = RunExport(store, window)
        self._export.done.connect(self._on_exported)
        self._export.failed.connect(self._on_error)
        for name, slot in (
            ("resume_run", self.resume),
            ("use_run", self.use),
            ("rename_run", panel.table.rename_selected),
            ("export_run", self.export),
            ("delete_run", self.delete),
        ):
            actions[name].triggered.connect(slot)
        panel.table.runs.renamed.connect(self._on_renamed)
        panel.table.runs.overlaysChanged.connect(self._on_overlays_changed)
        panel.table.runSelected.connect(self._on_selected)
        panel.notice.acted.connect(self._on_notice_acted)
        session.stateChanged.connect(self._on_state_changed)
        self._update_actions()

    @Slot()
    def _on_state_changed(self) -> None:
        self._update_actions()
        self._show_live_status()

    def _show_live_status(self) -> None:
        status = {State.RUNNING: "running", State.PAUSED: "paused"}.get(self._session.state)
        if status is not None and self._session.run is not None:
            self._panel.table.runs.set_status(self._session.run.run_id, status)

    # ---- listing

    def open(self) -> None:
        """At the start: drop what was deleted, list the rest, show the newest run."""
        try:
            self._store.purge()
        except StudioError as error:
            self._panel.notice.show_error(error)
        self.refresh()
        runs = self._panel.table.runs.runs
        if not runs:
            return
        newest = runs[0]
        self._panel.table.select(newest.id)
        if newest.status in ("paused", "interrupted"):
            self._after_notice = lambda: self._resume(newest)
            self._panel.notice.say(
                "info",
                N_("“{name}” was not finished: {epochs} of {all} epochs are done."),
                RESUME,
                name=newest.name,
                epochs=newest.epochs,
                all=newest.config.epochs,
            )

    @Slot()
    def refresh(self) -> None:
        """List the runs as they are stored now; the one under way stays selected."""
        try:
            self._panel.table.show_runs(self._store.runs())
        except StudioError as error:
            self._panel.notice.show_error(error)
            return
        live = self._session.run
        if live is None:
            return
        if self._session.active:
            if live.run_id != self._followed:  # it has just begun; later the user may select another one
                self._followed = live.run_id
                self._panel.table.select(live.run_id)
            self._show_live_status()
        else:
            self._followed = None
        self._load_overlays({live.run_id})

    @Slot()
    def _on_selected(self) -> None:
        self._update_actions()
        run = self._panel.table.selected()
        if self._session.active:
            self._shown = self._session.run.run_id if self._session.run is not None else None
        elif run is None:
            self._shown = None
            self._panel.show_history(History(), 0)
        elif run.id not in (self._shown, self._selected):
            self._shown = run.id
            self._load(run, self._on_shown_loaded)
        self._selected = run.id if run is not None else None

    @Slot(object)
    def _on_shown_loaded(self, loaded: tuple[Run, History]) -> None:
        run, history = loaded
        if not self._session.active and run.id == self._shown:
            self._panel.show_history(history, run.batches_per_epoch)

    @Slot()
    def _update_actions(self) -> None:
        run, idle = self._panel.table.selected(), not self._session.active
        current = self._session.run if self._session.active else None
        under_way = run is not None and current is not None and run.id == current.run_id
        self._actions["resume_run"].setEnabled(run is not None and idle and run.resumable)
        self._actions["use_run"].setEnabled(run is not None and _has_learned(run))
        self._actions["rename_run"].setEnabled(run is not None)
        self._actions["export_run"].setEnabled(run is not None and _has_learned(run))
        self._actions["delete_run"].setEnabled(run is not None and not under_way)

    def _load(self, run: Run, then: Callable[[Any], None]) -> None:
        store = self._store
        run_task(lambda task: (run, stored_history(store, run.id)), then, self._on_error)

    # ---- comparing

    @Slot()
    def _on_overlays_changed(self) -> None:
        wanted = self._panel.table.runs.overlaid()
        self._load_overlays(wanted.keys() - self._histories.keys())
        self._histories = {run_id: history for run_id, history in self._histories.items() if run_id in wanted}
        self._show_overlays()

    def _load_overlays(self, run_ids: Set[int]) -> None:
        """Read the curves of those of these runs that are to be drawn over the plots."""
        wanted = self._panel.table.runs.overlaid().keys() & run_ids
        for run in self._panel.table.runs.runs:
            if run.id in wanted:
                self._load(run, self._on_overlay_loaded)

    @Slot(object)
    def _on_overlay_loaded(self, loaded: tuple[Run, History]) -> None:
        run, history = loaded
        if run.id in self._panel.table.runs.overlaid():
            self._histories[run.id] = history
            self._show_overlays()

    def _show_overlays(self) -> None:
        names = {run.id: run.name for run in self._panel.table.runs.runs}
        numbers = self._panel.table.runs.overlaid()
        self._panel.show_overlays(
            [
                Curve(names[run_id], history, numbers[run_id])
                for run_id, history in self._histories.items()
                if run_id in names and run_id in numbers
            ]
        )

    # ---- the actions on one run

    @Slot()
    def resume(self) -> None:
        run = self._panel.table.selected()
        if run is not None:
            self._resume(run)

    def _resume(self, run: Run) -> None:
        if not self._session.active:
            self._load(run, self._on_resume_loaded)

    @Slot(object)
    def _on_resume_loaded(self, loaded: tuple[Run, History]) -> None:
        run, history = loaded
        self._panel.notice.clear()
        self.resumeWanted.emit(run.id, history)

    @Slot()
    def use(self) -> None:
        run = self._panel.table.selected()
        if run is not None:
            self.use_run(run)

    def use_run(self, run: Run) -> None:
        """Make the newest network of `run` the current model."""
        store = self._store
        run_task(lambda task: (run, store.checkpoint(run.id)), self._on_model_loaded, self._on_error)

    @Slot(object)
    def _on_model_loaded(self, loaded: tuple[Run, checkpoints.Checkpoint]) -> None:
        run, checkpoint = loaded
        in_epoch = (checkpoint.training or {}).get("batch", 0)
        if in_epoch and run.status != "diverged":  # no epoch's end: it was never scored as it is now
            name = tr("{name}, step {step}", name=run.name, step=thousands(run.step))
            self._model.replace(checkpoint.weights, name, None, run.id, None)
            return
        self._model.replace(checkpoint.weights, run.name, run.accuracy, run.id, run.epochs)

    @Slot(int, str)
    def _on_renamed(self, run_id: int, name: str) -> None:
        self._try(lambda: self._store.rename(run_id, name))
        if self._model.run_id == run_id:
            self._model.rename(name)
        self._show_overlays()

    @Slot()
    def delete(self) -> None:
        run = self._panel.table.selected()
        if run is None or not self._try(lambda: self._store.delete(run.id)):
            return
        self._after_notice = lambda: self._restore(run)
        self._panel.notice.say("info", N_("“{name}” was deleted."), UNDO, name=run.name)

    def _restore(self, run: Run) -> None:
        if self._try(lambda: self._store.restore(run.id)):
            self._panel.table.select(run.id)

    def _try(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except StudioError as error:
            self._panel.notice.show_error(error)
            return False
        self.refresh()
        return True

    @Slot()
    def export(self) -> None:
        run = self._panel.table.selected()
        if run is not None:
            self._export.ask(run)

    @Slot(object)
    def _on_exported(self, folder: Path) -> None:
        self._after_notice = lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
        how = N_("Saved in {folder}. README.md there says how to use it.")
        if (folder / KINDS["script"].file).is_file():
            how = N_("Saved in {folder}. To train again there: python train.py. README.md says the rest.")
        self._panel.notice.say("good", how, OPEN_FOLDER, folder=folder)

    @Slot()
    def _on_notice_acted(self) -> None:
        if self._after_notice is not None:
            self._after_notice()
        self._after_notice = None

    @Slot(object)
    def _on_error(self, error: Exception) -> None:
        self._panel.notice.show_error(error)


def _has_learned(run: Run) -> bool:
    """Whether a network of the run is stored; of one that diverged in its first epoch nothing is left."""
    return run.step > 0 and not (run.status == "diverged" and run.epochs == 0)


def stored_history(store: RunStore, run_id: int) -> History:
    """The curves of a stored run."""
    history = History()
    rows = store.batches(run_id)
    history.extend([r.step for r in rows], [r.loss for r in rows], [r.correct / r.size for r in rows])
    for epoch in store.epochs(run_id):
        history.append_epoch(epoch.step, epoch.train_loss, epoch.train_accuracy, epoch.eval_loss, epoch.eval_accuracy)
    return history
