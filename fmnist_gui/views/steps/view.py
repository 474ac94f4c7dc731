"""The buttons of training in slow motion, and what its two sections have in common."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.step_trial import Goal, StepTrial
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import numbered
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.steps.texts import STEPS

BEATS = 2  # of the display clock for one look at a run: to show each batch would hold it up
GOALS = {
    Goal.BATCH: N_("to the end of this batch"),
    Goal.MANY_BATCHES: N_("for 10 batches"),
    Goal.EPOCH: N_("to the end of this epoch"),
    Goal.ALL: N_("through all epochs"),
}


class StepControls(QWidget):
    def __init__(self, trial: StepTrial, slow: bool) -> None:
        super().__init__()
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
        vbox(
            hbox(self.next_button, None, self.restart_button),
            hbox(self.run_button, self.goal, self.slow, None),
            parent=self,
        )
        texts = Texts(self)
        texts.bind(self.slow.setText, "in slow motion")
        texts.bind_tip(self.slow, "With time to look after each step")
        texts.call(self.show_state)
        trial.stateChanged.connect(self.show_state)

    @Slot()
    def show_state(self) -> None:
        running, finished = self._trial.running, self._trial.finished
        self.next_button.setEnabled(not running and not finished)
        self.run_button.setEnabled(not finished)
        self.run_button.show_running(running, N_("Let it run"))
        self.goal.setEnabled(not running and not finished)
        self.slow.setEnabled(not running)


class StepsView(View):
    """Trains in slow motion; a section says by `show_snapshot` how it shows where the training is."""

    SLOW = False  # whether a run pauses after each step, unless one chooses otherwise

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.trial = StepTrial(state.data, self)
        self.controls = StepControls(self.trial, self.SLOW)
        self.about, self.plot = sentence_label(""), CurvePlot()
        self._data: object = None
        self._stepped = False  # since the last look
        self.controls.next_button.clicked.connect(self.trial.next)
        self.controls.run_button.clicked.connect(self._on_run)
        self.controls.restart_button.clicked.connect(self.restart)
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

    def about_text(self, step: int) -> str:
        """What the step from 1 to 7 does; of the last one of all, that it was the last."""
        if self.trial.finished and step == len(STEPS):
            return tr("All epochs are done. Restart begins anew with an untrained network.")
        return tr(STEPS[step - 1].about)

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
        if self.trial.forked != (len(self.plot.curves) > 1):
            self.show_lines()
        self.show_snapshot()

    @Slot()
    def restart(self) -> None:
        """An untrained network, its first batch in view."""
        self._data = self.state.source.data
        self.notice.clear()
        self.trial.data = self.state.data
        self.trial.restart()
        self.show_lines()
        self.trial.next()

    def show_lines(self) -> None:
        """Draw the curve of this training from now on; a second one where gradients were left as they were."""
        trial = self.trial
        names, histories = [tr("this network")], [trial.losses]
        if trial.forked:
            names.append(tr("the other network, gradients zeroed"))
            histories.append(trial.other_losses)
        self.plot.show_curves(numbered(names, histories), least_steps=10)

    @Slot()
    def _on_run(self) -> None:
        if self.trial.running:
            self.trial.stop()
        elif self.can_train():
            self.trial.run(self.controls.goal.value, self.controls.slow.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:
        self.trial.stop()
        super().hideEvent(event)
