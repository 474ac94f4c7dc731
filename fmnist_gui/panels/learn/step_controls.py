"""The buttons of training in slow motion, and what its two sections have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.step_trial import Goal, StepTrial
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.choice import Choice
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.layout import NO_MARGINS, fill, hbox, vbox
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import numbered
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.kit.view import View

BEATS = 2  # of the display clock for one look at a run: to show each batch would hold it up
GOALS = {
    Goal.BATCH: N_("to the end of this batch"),
    Goal.MANY_BATCHES: N_("for 10 batches"),
    Goal.EPOCH: N_("to the end of this epoch"),
    Goal.ALL: N_("through all epochs"),
}


class StepControls(QWidget):
    nextPressed = Signal()
    runPressed = Signal()  # or stop, while a run is under way
    restartPressed = Signal()

    def __init__(self, trial: StepTrial, slow: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trial = trial
        self.next_button = IconButton("arrow-right", N_("Do the next of the seven steps"), N_("Next step"))
        self.next_button.setProperty("accent", True)
        self.run_button = IconButton("play", N_("Let the steps follow one another, or stop them"), N_("Let it run"))
        self.restart_button = IconButton(
            "restart", N_("Begin anew with an untrained network and the same images"), N_("Restart")
        )
        self.goal, self.slow = Choice(GOALS, "How far to run"), QCheckBox()
        self.slow.setChecked(slow)
        self.goal.choose(Goal.EPOCH if slow else Goal.MANY_BATCHES)
        self._lay_out()
        texts = Texts(self)
        texts.bind(self.slow.setText, "in slow motion")
        texts.bind_tip(self.slow, "With time to look after each step")
        texts.call(self.show_state)
        self.next_button.clicked.connect(self.nextPressed)
        self.run_button.clicked.connect(self.runPressed)
        self.restart_button.clicked.connect(self.restartPressed)
        trial.stateChanged.connect(self.show_state)

    def _lay_out(self) -> None:
        layout = vbox(margins=NO_MARGINS, parent=self)
        fill(
            layout,
            hbox(self.next_button, None, self.restart_button),
            hbox(self.run_button, self.goal, self.slow, None),
        )

    def chosen_goal(self) -> Goal:
        goal = self.goal.value
        assert isinstance(goal, Goal)
        return goal

    @Slot()
    def show_state(self) -> None:
        running, finished = self._trial.running, self._trial.finished
        self.next_button.setEnabled(not running and not finished)
        self.run_button.setEnabled(not finished)
        self.run_button.set_icon("stop" if running else "play")
        self.run_button.setText(tr("Stop") if running else tr("Let it run"))
        self.goal.setEnabled(not running and not finished)
        self.slow.setEnabled(not running)


class StepsPart(View):
    """A section that trains in slow motion; it says by `show_snapshot` how it shows where the training is."""

    def __init__(self, state: AppState, slow: bool, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.trial = StepTrial(state.data, self)
        self.controls = StepControls(self.trial, slow)
        self.plot = CurvePlot()
        self._data: object = None
        self.controls.nextPressed.connect(self._on_next)
        self.controls.runPressed.connect(self._on_run)
        self.controls.restartPressed.connect(self.restart)
        self._stepped = False  # since the last look
        self.trial.stepped.connect(self._on_stepped)
        self.trial.stateChanged.connect(self._show_now)
        self.trial.failed.connect(self.show_error)
        Redraw(self, self._on_beat, BEATS)

    def refresh(self) -> None:
        """Begin anew where there is another data set; another model changes nothing here."""
        if self.trial.snapshot is None or self.state.source.data is not self._data:
            self.restart()

    def show_snapshot(self) -> None:
        raise NotImplementedError

    @Slot()
    def _on_stepped(self) -> None:
        self._stepped = True
        if not self.trial.running:
            self._show_now()

    def _on_beat(self) -> None:
        if self._stepped:
            self._show_now()

    @Slot()
    def _show_now(self) -> None:
        self._stepped = False
        self.plot.setVisible(len(self.trial.losses) > 1)
        self.show_snapshot()

    @Slot()
    def restart(self) -> None:
        """An untrained network, its first batch in view."""
        self._data = self.state.source.data
        self.notice.clear()
        self.trial.restart()
        self.show_lines()
        self.trial.next()

    def show_lines(self) -> None:
        """Draw the curves of this training from now on."""
        self.plot.show_curves(numbered([tr("this network")], [self.trial.losses]), least_steps=10)

    @Slot()
    def _on_next(self) -> None:
        self.trial.next()

    @Slot()
    def _on_run(self) -> None:
        if self.trial.running:
            self.trial.stop()
        elif self.can_train():
            self.trial.run(self.controls.chosen_goal(), self.controls.slow.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:
        self.trial.stop()
        super().hideEvent(event)
