"""The Train page: the network learns the images, batch by batch, while one watches and holds the reins."""

from collections import deque
from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter, QToolButton, QWidget

from fmnist_gui.bridge.session import RunStarted, State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.buttons.action_button import ActionButton
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.layout import grid_layout, hbox, scrolling, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import Page, card_of
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.run_plot import RunPlot
from fmnist_gui.kit.text import tr
from fmnist_gui.views.runs.config_form import ConfigForm
from fmnist_gui.views.runs.progress import Progress, RunProgress
from fmnist_gui.views.runs.table import RunTable

SPEED_WINDOW = 200  # batches over which the speed is averaged
SETTINGS_WIDTH = 336
CONTROLS = ("start", "pause", "step", "stop")
RUN_ACTIONS = ("resume_run", "use_run", "rename_run", "export_run", "delete_run")


class TrainPanel(Page):
    """Shows one run, live or stored, and the settings of the next one. The actions come from the window."""

    def __init__(self, state: AppState, actions: Mapping[str, QAction]) -> None:
        super().__init__(N_("Train"), N_("The network learns the training images, batch by batch."))
        self._session, self._stored = state.session, state.runs
        self.form = ConfigForm()
        self.loss_plot = RunPlot("loss", self.notice)
        self.accuracy_plot = RunPlot("accuracy", self.notice)
        self.loss_plot.link_x(self.accuracy_plot)
        self.progress = RunProgress()
        self.table = RunTable(state.runs, state.model)
        self.models_button = IconButton("swap-horizontal", N_("Use any model: the one that comes along, a run, a file"))
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._history = History()
        self._recent: deque[tuple[float, int]] = deque(maxlen=SPEED_WINDOW)
        self._controls: dict[str, ActionButton] = {}
        self._lay_out(actions)
        Redraw(self, self._show_progress)
        state.session.started.connect(self._on_started)
        state.session.batchEnded.connect(self._on_batch_ended)
        state.session.stateChanged.connect(self._on_state_changed)
        state.runs.changed.connect(self._show_curves)
        state.runs.comparisonChanged.connect(self._show_curves)
        self._on_state_changed()

    def offer_models(self, menu: QMenu) -> None:
        """`menu` has all models, also those that are no runs."""
        self.models_button.setMenu(menu)
        self.models_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    @Slot(object)
    def _on_started(self, run: RunStarted) -> None:
        self._recent.clear()
        self.show_history(self._session.history, run.batches_per_epoch)
        if not run.starts_from:  # what is learned from drawings has settings of its own, not for the next run
            self.form.set_config(run.config)

    @Slot(object)
    def _on_batch_ended(self, batch: BatchEnd) -> None:
        self._recent.append((batch.time, batch.images_seen))

    @Slot()
    def _on_state_changed(self) -> None:
        state = self._session.state
        self._enable_controls(
            {
                "start": state is State.IDLE,
                "pause": state in (State.RUNNING, State.PAUSED),
                "step": state in (State.IDLE, State.PAUSED),
                "stop": state in (State.STARTING, State.RUNNING, State.PAUSED),
            }
        )
        self.form.set_locked(self._session.active)
        self._show_progress()

    def _enable_controls(self, enabled: Mapping[str, bool]) -> None:
        """Say which of start, pause, step and stop can be pressed; the keyboard's focus stays among them."""
        had_focus = any(button.hasFocus() for button in self._controls.values())
        for name, button in self._controls.items():
            button.defaultAction().setEnabled(enabled[name])
        if had_focus and not any(button.hasFocus() for button in self._controls.values()):
            next_one = next(name for name in ("pause", "stop", "start") if enabled[name] or name == "start")
            self._controls[next_one].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shows_last_run(self) -> bool:
        """Whether the curves are those of the run under way, or of the last one."""
        return self._history is self._session.history

    def show_history(self, history: History, batches_per_epoch: int) -> None:
        self._history = history
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.set_steps_per_epoch(batches_per_epoch)
        self._show_curves()
        self._show_progress()
        self.loss_plot.reset_view()

    @Slot()
    def _show_curves(self) -> None:
        others = [
            Curve(run.name, history, number)
            for run_id, number in self._stored.compared.items()
            if (run := self._stored.of(run_id)) is not None and (history := self._stored.history(run_id)) is not None
        ]
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.show_curves([Curve("", self._history, batches=True), *others])

    def _show_progress(self) -> None:
        self.progress.show_progress(self._progress_of_run() if self.shows_last_run else None)

    def _progress_of_run(self) -> Progress | None:
        session = self._session
        run, batch = session.run, session.last_batch
        if run is None:
            return None
        per_epoch, epochs = run.batches_per_epoch, run.config.epochs
        step = batch.step if batch else run.step
        done_epochs, in_epoch = divmod(step, per_epoch)
        if batch is not None and in_epoch == 0:  # an epoch's last batch belongs to that epoch
            done_epochs, in_epoch = done_epochs - 1, per_epoch
        speed = self._images_per_second()
        left = epochs * run.images_per_epoch - (batch.images_seen if batch else 0)
        return Progress(
            epoch=min(done_epochs + 1, epochs),
            epochs=epochs,
            batch=in_epoch if done_epochs < epochs else per_epoch,
            batches=per_epoch,
            images_per_second=speed,
            seconds_left=left / speed if speed else None,
            paused=session.state is State.PAUSED,
            ended=not session.active,
        )

    def _images_per_second(self) -> float:
        if len(self._recent) < 2:
            return 0.0
        (began, seen_before), (now, seen) = self._recent[0], self._recent[-1]
        return (seen - seen_before) / (now - began) if now > began else 0.0

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        self.texts.call(self._set_empty_texts)
        right = vbox(self.messages, (self.splitter, 1))
        self.splitter.addWidget(self._plots())
        self.splitter.addWidget(self._runs(actions))
        self.splitter.setStretchFactor(0, 4)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(SPACE)
        self.splitter.setChildrenCollapsible(False)

        self.page_layout.addLayout(hbox(self._settings(actions), (right, 1)), 1)

    def _set_empty_texts(self) -> None:
        self.loss_plot.set_empty_text(tr("Press Start, and the curves grow here."))

    def _settings(self, actions: Mapping[str, QAction]) -> QWidget:
        inner = QWidget()
        vbox(self.form, margins=(0, 0, SPACE, 0), parent=inner)
        scroll = scrolling(inner, sideways=False)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = grid_layout(SPACE, SPACE, stretch=0)
        buttons.setColumnStretch(1, 1)
        for number, name in enumerate(CONTROLS):
            self._controls[name] = ActionButton(actions[name], accent_icon="play" if name == "start" else "")
            buttons.addWidget(self._controls[name], number // 2, number % 2)
        frame = card_of(self.section("Settings"), (scroll, 1), buttons)
        frame.setFixedWidth(SETTINGS_WIDTH)
        return frame

    def _plots(self) -> QWidget:
        pane, margins = QWidget(), (SPACE, SPACE // 2, SPACE, SPACE // 2)
        cards = [(card_of(plot, margins=margins), 1) for plot in (self.loss_plot, self.accuracy_plot)]
        vbox(*cards, self.progress, parent=pane)
        self.progress.hide()
        return pane

    def _runs(self, actions: Mapping[str, QAction]) -> QWidget:
        header = hbox(self.section("Runs"), None, spacing=SPACE // 2)
        for name in RUN_ACTIONS:
            button = ActionButton(actions[name], only_icon=name not in ("resume_run", "use_run"))
            button.setMinimumHeight(28)
            header.addWidget(button)
            self.table.addAction(actions[name])
            if name == "use_run":
                header.addWidget(self.models_button)
        self.table.setMinimumHeight(96)
        return card_of(header, (self.table, 1), margins=(2 * SPACE, SPACE, SPACE, SPACE))
