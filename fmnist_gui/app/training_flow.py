"""The run under way: what the buttons do, and what is said of it."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from fmnist_gui.app.actions import Actions
from fmnist_gui.app.data_flow import DataFlow
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.session import RunStarted, Start, State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import clock, percent_number, thousands
from fmnist_gui.engine.training.config import TrainingConfig, preset_of
from fmnist_gui.engine.training.events import RunEnd
from fmnist_gui.engine.training.fine_tuning import FINE_TUNING
from fmnist_gui.engine.training.outcome import failure_to_learn
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.train import TrainPanel

FINISHED = N_("Finished in {time}: {score} % of the {count} test images are classified correctly.")
FINE_TUNED = N_(
    "Finished in {time}: {score} % of the {count} test images are classified correctly. What has changed for your "
    "drawings stands on the Draw page, under “My drawings”."
)


class TrainingFlow(QObject):
    def __init__(self, state: AppState, data_flow: DataFlow, panel: TrainPanel, actions: Actions) -> None:
        super().__init__(panel)
        self._session, self._source, self._runs = state.session, state.source, state.runs
        self._data_flow, self._panel, self._actions = data_flow, panel, actions
        self._unwritten: StudioError | None = None  # why what the run did last could not be stored yet
        self._waiting: bool | None = None  # a start that waits for the data, and whether it is to be paused
        self._drawing = False  # garments, before the first batch
        for name, slot in (
            ("start", partial(self._begin, paused=False)),
            ("pause", self.pause),
            ("step", self.step),
            ("stop", state.session.stop),
        ):
            actions[name].triggered.connect(slot)
        session = state.session
        session.stateChanged.connect(self._on_state_changed)
        session.started.connect(self._on_started)
        session.batchEnded.connect(self._on_batch_ended)
        session.ended.connect(self._on_ended)
        session.failed.connect(panel.notice.show_error)
        session.recordingFailed.connect(self._on_recording_failed)
        session.recordingResumed.connect(self._on_recording_resumed)
        session.recordingRepeated.connect(self._on_recording_repeated)
        session.endStored.connect(self._on_end_stored)
        state.source.changed.connect(self._on_data_changed)
        data_flow.abandoned.connect(self._on_abandoned)

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

    def resume(self, run_id: int) -> None:
        """Go on with a stored run."""
        if self._source.data is None:
            self._panel.notice.say("warn", "Get the data set first, then resume the run.")
        elif not self._session.active:
            self._panel.notice.clear()
            self._session.resume(run_id, self._source.data)

    @Slot(object)
    def fine_tune(self, start: Start) -> None:
        """Let a network go on with the drawings that the user has kept."""
        if self._source.data is not None and not self._session.active:
            self._panel.notice.clear()
            self._session.fine_tune(FINE_TUNING, self._source.data, f"{tr('My drawings')} {{n}}", start)

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
        preset = preset_of(config)
        name = f"{tr(preset.label) if preset else tr('Custom')} {{n}}"
        if self._source.drawn:
            name = f"{name} · {tr('drawn garments')}"
        self._session.start(config, self._source.data, name, paused)
        if paused:
            self._session.step()

    @Slot()
    def _on_state_changed(self) -> None:
        self._actions.offer_continue(self._session.state is State.PAUSED)

    @Slot(object)
    def _on_started(self, run: RunStarted) -> None:
        self._unwritten = None
        self._drawing = bool(run.config.drawn_garments)
        if self._drawing:
            self._panel.notice.say(
                "info", "First the application draws the garments to learn from. That takes up to half a minute."
            )

    @Slot()
    def _on_batch_ended(self) -> None:
        if self._drawing:
            self._drawing = False
            self._panel.notice.clear()

    @Slot(object)
    def _on_ended(self, end: RunEnd) -> None:
        if self._unwritten is not None:
            then = N_(
                "The run has ended, and its last part is not stored yet. That is tried again with the next run and "
                "when the window is closed."
            )
            self._panel.notice.show_warning(self._unwritten, then)
        else:
            self._show_end(end)

    def _show_end(self, end: RunEnd) -> None:
        notice, failure = self._panel.notice, failure_to_learn(end)
        if failure is not None:
            notice.show_error(failure, kind="error" if end.reason == "diverged" else "warn")
        elif end.reason == "stopped":
            notice.say(
                "info",
                N_("Stopped after step {step}. The run is kept: select it under Runs to resume it."),
                step=thousands(end.step),
            )
        elif end.reason == "finished":
            run = self._session.run
            notice.say(
                "good",
                FINE_TUNED if run is not None and run.starts_from else FINISHED,
                time=clock(end.time),
                count=thousands(len(self._source.data.test) if self._source.data else 0),
                score=percent_number(end.test_accuracy or 0.0, 2),
            )

    @Slot(object)
    def _on_recording_failed(self, error: StudioError) -> None:
        self._unwritten = error
        self._panel.notice.show_warning(error, N_("Training goes on, and writing is tried again."))

    @Slot()
    def _on_recording_resumed(self) -> None:
        self._unwritten = None
        self._panel.notice.say("good", "The history of this run is being written again; nothing was lost.")

    @Slot(object)
    def _on_end_stored(self, run_id: int) -> None:
        run = self._runs.of(run_id)
        if run is not None:
            self._panel.notice.say("good", "What was missing of “{name}” is stored now.", name=run.name)

    @Slot(object)
    def _on_recording_repeated(self, report: StudioError) -> None:
        self._unwritten = None
        self._panel.notice.show_error(report, kind="warn")

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
