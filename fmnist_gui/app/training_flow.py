"""The run under way: what the buttons do, what the page shows of it, and what is said at its end."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.app.actions import Actions
from fmnist_gui.app.data_flow import DataFlow
from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource, DataState
from fmnist_gui.bridge.history import History
from fmnist_gui.bridge.session import RunStarted, State, TrainingSession
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import clock, percent_number, thousands
from fmnist_gui.engine.training.config import TrainingConfig, preset_of
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, RunEnd
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.train import TrainPanel

GUESSING = 0.12  # an accuracy below this is hardly more than chance


class TrainingFlow(QObject):
    runsChanged = Signal()  # a run began, reached an epoch's end, or ended

    def __init__(
        self,
        session: TrainingSession,
        source: DataSource,
        data_flow: DataFlow,
        model: CurrentModel,
        panel: TrainPanel,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._source, self._data_flow = session, source, data_flow
        self._model, self._panel, self._actions = model, panel, actions
        self._resumed_history: History | None = None
        self._unwritten: StudioError | None = None  # why what the run did last could not be stored yet
        self._waiting: bool | None = None  # a start that waits for the data, and whether it is to be paused
        for name, slot in (("start", self.start), ("pause", self.pause), ("step", self.step), ("stop", self.stop)):
            actions[name].triggered.connect(slot)
        session.stateChanged.connect(self._on_state_changed)
        session.started.connect(self._on_started)
        session.batchEnded.connect(self._on_batch_ended)
        session.epochEnded.connect(self._on_epoch_ended)
        session.ended.connect(self._on_ended)
        session.failed.connect(self._on_failed)
        session.recordingFailed.connect(self._on_recording_failed)
        session.recordingResumed.connect(self._on_recording_resumed)
        source.changed.connect(self._on_data_changed)
        data_flow.abandoned.connect(self._on_abandoned)
        self._on_state_changed()

    # ---- the buttons

    @Slot()
    def start(self) -> None:
        self._begin(paused=False)

    @Slot()
    def step(self) -> None:
        """One batch; where no run is under way, the first one of a new run."""
        if not self._session.active:
            self._begin(paused=True)
        else:
            self._session.step()

    @Slot()
    def pause(self) -> None:
        if self._session.state is State.PAUSED:
            self._session.proceed()
        else:
            self._session.pause()

    @Slot()
    def stop(self) -> None:
        self._session.stop()

    def resume(self, run_id: int, history: History) -> None:
        """Go on with a stored run, its curves so far in `history`."""
        if self._source.data is None:
            self._panel.notice.say("warn", "Get the data set first, then resume the run.")
        elif not self._session.active:
            self._resumed_history = history
            self._session.resume(run_id, self._source.data)

    def _begin(self, paused: bool) -> None:
        config = self._panel.form.config()
        if config is None:
            self._panel.notice.say("error", "A setting cannot be used. Correct the marked field, then press Start.")
            self._panel.form.focus_problem()
        elif self._source.state is DataState.READY:
            self._start_now(config, paused)
        else:
            self._waiting = paused
            if self._source.busy:
                self._panel.notice.say("info", "Training starts by itself when the data set is ready.")
            else:
                self._data_flow.ask()

    def _start_now(self, config: TrainingConfig, paused: bool) -> None:
        assert self._source.data is not None
        self._panel.notice.clear()
        self._resumed_history = None
        preset = preset_of(config)
        name = f"{tr(preset.label) if preset else tr('Custom')} {{n}}"
        if self._source.drawn:
            name = f"{name} · {tr('drawn garments')}"
        self._session.start(config, self._source.data, name, paused)
        if paused:
            self._session.step()

    # ---- what the session reports

    @Slot()
    def _on_state_changed(self) -> None:
        state = self._session.state
        self._panel.enable_controls(
            {
                "start": state is State.IDLE,
                "pause": state in (State.RUNNING, State.PAUSED),
                "step": state in (State.IDLE, State.PAUSED),
                "stop": state in (State.STARTING, State.RUNNING, State.PAUSED),
            }
        )
        self._actions.offer_continue(state is State.PAUSED)
        self._panel.form.set_locked(self._session.active)
        self._panel.set_paused(state is State.PAUSED)

    @Slot(object)
    def _on_started(self, run: RunStarted) -> None:
        self._unwritten = None
        self._drawing = False  # garments, before the first batch
        self._panel.begin_run(run, self._resumed_history or History())
        if run.config.drawn_garments:
            self._drawing = True
            self._panel.notice.say(
                "info", "First the application draws the garments to learn from. That takes up to half a minute."
            )
        self.runsChanged.emit()

    @Slot(object)
    def _on_batch_ended(self, batch: BatchEnd) -> None:
        if self._drawing:
            self._drawing = False
            self._panel.notice.clear()
        self._panel.add_batch(batch)

    @Slot(object)
    def _on_epoch_ended(self, epoch: EpochEnd) -> None:
        run = self._session.run
        assert run is not None
        self._panel.add_epoch(epoch)
        self._model.replace(epoch.weights, run.name, epoch.eval_accuracy, run.run_id, epoch.epoch)
        self.runsChanged.emit()

    @Slot(object)
    def _on_ended(self, end: RunEnd) -> None:
        self._panel.end_run()
        if self._unwritten is not None:
            then = N_("The run has ended, and its last part is not stored. Resume the run when that is mended.")
            self._panel.notice.show_warning(self._unwritten, then)
        else:
            self._show_end(end)
        self.runsChanged.emit()

    def _show_end(self, end: RunEnd) -> None:
        notice = self._panel.notice
        if end.reason == "diverged":
            notice.say(
                "error",
                N_(
                    "At step {step} the loss was no longer a finite number, so the run was stopped. Its {epochs} "
                    "whole epochs are kept. Choose a smaller learning rate."
                ),
                step=thousands(end.step + 1),
                epochs=end.epochs,
            )
        elif end.reason == "stopped":
            notice.say(
                "info",
                N_("Stopped after step {step}. The run is kept: select it under Runs to resume it."),
                step=thousands(end.step),
            )
        elif end.reason == "finished":
            score = end.test_accuracy or 0.0
            if score < GUESSING:
                notice.say(
                    "warn",
                    N_(
                        "Finished, but the network only guesses ({score} % of the test images). The learning rate "
                        "may be too large, or far too small."
                    ),
                    score=percent_number(score),
                )
            else:
                notice.say(
                    "good",
                    N_("Finished in {time}: {score} % of the {count} test images are classified correctly."),
                    time=clock(end.time),
                    count=thousands(len(self._source.data.test) if self._source.data else 0),
                    score=percent_number(score, 2),
                )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._panel.end_run()
        self._panel.notice.show_error(error)
        self.runsChanged.emit()

    @Slot(object)
    def _on_recording_failed(self, error: StudioError) -> None:
        self._unwritten = error
        self._panel.notice.show_warning(error, N_("Training goes on, and writing is tried again."))

    @Slot()
    def _on_recording_resumed(self) -> None:
        self._unwritten = None
        self._panel.notice.say("good", "The history of this run is being written again; nothing was lost.")

    @Slot()
    def _on_data_changed(self) -> None:
        if self._source.busy or self._waiting is None:
            return
        paused, self._waiting = self._waiting, None
        if self._source.state is DataState.READY and not self._session.active:
            self._begin(paused)

    @Slot()
    def _on_abandoned(self) -> None:
        self._waiting = None
