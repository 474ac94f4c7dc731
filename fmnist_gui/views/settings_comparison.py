"""One network, three values of one setting, trained side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import format_number, percent, thousands
from fmnist_gui.engine.training.config import SETTINGS
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Event, RunEnd
from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import ProblemLabel, role_label
from fmnist_gui.kit.layout import fill, grid_layout, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.plain_table import NumberTable
from fmnist_gui.kit.plots.axes import format_value
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import numbered
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.trial import TrialView, reports

SMOOTHING = 0.8  # about the last five batches: the runs are short
DEFAULTS: dict[str, tuple[object, object, object]] = {
    "learning_rate": (0.0001, 0.01, 1.0),
    "batch_size": (10, 100, 1000),
    "optimizer": ("Adam 0.01", "SGD 0.01", "SGD 0.1"),
}
OPTIMIZERS: dict[str, dict[str, Any]] = {  # as it is written -> settings
    "Adam 0.01": {"optimizer": "adam", "learning_rate": 0.01},
    "Adam 0.001": {"optimizer": "adam", "learning_rate": 0.001},
    "SGD 0.01": {"optimizer": "sgd", "learning_rate": 0.01},
    "SGD 0.1": {"optimizer": "sgd", "learning_rate": 0.1},
}
WHAT_TO_SEE = {
    "learning_rate": N_(
        "The learning rate is the length of the step. Too short, and the loss hardly falls; too long, and each step "
        "leaps over the goal."
    ),
    "batch_size": N_(
        "All of them see the same images equally often. Small batches give many updates, each from a rough gradient; "
        "large ones give few."
    ),
    "optimizer": N_(
        "The number is the learning rate. Adam fits the step to each weight; SGD, here with momentum 0.9, moves "
        "all of them by the same fraction of their gradients, and needs a larger rate."
    ),
}


@dataclass
class Trial:
    """One of the three: what it was given and how far it has come."""

    value: object
    history: History = field(default_factory=lambda: History(SMOOTHING))
    accuracy: float | None = None
    end: str = ""  # why it ended


class SettingsComparison(TrialView):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, N_("Train all three side by side, or stop"), compact=compact)
        self.trials: list[Trial] = []
        self._compared = ""  # the setting that the trials differ in
        self.setting = Choice({name: SETTINGS[name].label for name in DEFAULTS}, "The setting to compare")
        self.fields = {name: [_field(name, value) for value in values] for name, values in DEFAULTS.items()}
        self.errors = [ProblemLabel() for _ in range(3)]
        self.about, self.same = QLabel(), role_label("small")
        self.plot, self.table = CurvePlot(), NumberTable()
        self._lay_out()
        self._connect()
        self.texts.bind(
            self.same.setText,
            "Three epochs over the first 2,000 images; else the course's settings, Adam, 0.01 and batches of 100. "
            "All three begin with the same weights. The accuracy is that on 1,000 test images.",
        )
        self.texts.call(self._set_texts)

    def _connect(self) -> None:
        self.setting.currentIndexChanged.connect(self._on_setting)
        for fields in self.fields.values():
            for one in fields:
                if isinstance(one, NumberField):
                    one.edited.connect(self._show_problems)

    def _lay_out(self) -> None:
        top = hbox(field_label(self.texts, "Compare", self.setting), (self.setting, 1), self.start_button)
        values = grid_layout(SPACE, SPACE // 2)
        self.stacks = [QStackedWidget() for _ in range(3)]
        for column, (stack, error) in enumerate(zip(self.stacks, self.errors, strict=True)):
            for fields in self.fields.values():
                stack.addWidget(fields[column])
            stack.setFixedHeight(fields[column].sizeHint().height())
            values.addWidget(stack, 0, column)
            values.addWidget(error, 1, column)
            values.setColumnStretch(column, 1)
        for label in (self.about, self.same):
            label.setWordWrap(True)
        fill(self.view_layout, top, values, self.about, self.plot, self.table, self.same)

    @property
    def name(self) -> str:
        """The setting that is chosen."""
        return str(self.setting.value)

    def refresh(self) -> None:
        """Nothing is shown of the data itself; the next comparison uses what is there."""
        self._set_texts()

    def values(self) -> list[object]:
        """What stands in the three fields; None where it is no number."""
        return [
            one.value() if isinstance(one, NumberField) else one.value
            for one in self.fields[self.name]
            if isinstance(one, NumberField | Choice)
        ]

    def problems(self) -> list[StudioError | None]:
        return [self._problem(value) for value in self.values()]

    def _problem(self, value: object) -> StudioError | None:
        return None if value in OPTIMIZERS else SETTINGS[self.name].problem(value)

    @Slot()
    def _show_problems(self) -> None:
        for error, problem in zip(self.errors, self.problems(), strict=True):
            error.show_problem(problem)

    @Slot()
    def _on_setting(self) -> None:
        for stack in self.stacks:
            stack.setCurrentIndex(self.setting.currentIndex())
        self._show_problems()
        self.about.setText(tr(WHAT_TO_SEE[self.name]))

    def trial(self) -> Job | None:
        wrong = [number for number, problem in enumerate(self.problems()) if problem is not None]
        if wrong:
            self.fields[self.name][wrong[0]].setFocus()
            return None
        self._compared, values, data = self.name, self.values(), self.state.data
        self.trials = [Trial(value) for value in values]
        self._show_trials()
        changes = [_changes(self._compared, value) for value in values]
        return lambda: _train(data(), changes)

    def take_report(self, report: list[tuple[int, Event]]) -> None:
        for number, event in report:
            trial = self.trials[number]
            match event:
                case BatchEnd():
                    trial.history.append(event.step, event.loss, event.accuracy)
                case EpochEnd():
                    trial.accuracy = event.eval_accuracy
                case RunEnd():
                    trial.end = event.reason
        self._show_table()

    def _set_texts(self) -> None:
        for name in DEFAULTS:
            for number, one in enumerate(self.fields[name], start=1):
                one.setAccessibleName(f"{tr(SETTINGS[name].label)} {number}")
        self._on_setting()
        self._show_trials()
        self._show()

    def show_trial(self) -> None:
        running = self.running
        self.setting.setEnabled(not running)
        for stack in self.stacks:
            stack.setEnabled(not running)
        self._show_table()

    def _show_trials(self) -> None:
        """The curves and the rows of the last comparison."""
        names = [_worded(trial.value) for trial in self.trials]
        self.plot.show_curves(numbered(names, [trial.history for trial in self.trials]), least_steps=10)
        self.plot.setVisible(bool(self.trials))
        self.table.setVisible(bool(self.trials))
        self._show_table()

    def _show_table(self) -> None:
        rows = [
            (
                _worded(trial.value),
                thousands(len(trial.history)),
                format_value("loss", trial.history.last_smoothed("loss")),
                _accuracy(trial),
            )
            for trial in self.trials
        ]
        what = tr(SETTINGS[self._compared].label) if self._compared else ""
        self.table.show_numbers((what, tr("updates"), tr("last loss"), tr("accuracy")), rows, words=1)
        self.table.setAccessibleName(what)


def _field(name: str, value: object) -> QWidget:
    setting = SETTINGS[name]
    if isinstance(value, int | float):
        number = NumberField(isinstance(value, int), setting.minimum, setting.maximum)
        number.set_value(value)
        return number
    choice = Choice({written: partial(str, written) for written in OPTIMIZERS})
    choice.choose(value)
    return choice


def _changes(name: str, value: object) -> dict[str, Any]:
    """What is other than in the course's settings."""
    return OPTIMIZERS.get(str(value), {name: value})


def _worded(value: object) -> str:
    """A value as it is written in the legend and in the table."""
    return format_number(value) if isinstance(value, int | float) else str(value)


def _accuracy(trial: Trial) -> str:
    if trial.end == "diverged":
        return tr("diverged")
    return percent(trial.accuracy)


def _train(data: FashionData, changes: list[dict[str, Any]]) -> Iterator[list[Any] | None]:
    from fmnist_gui.engine.course.side_by_side import compared_runs, train_side_by_side
    from fmnist_gui.engine.training.control import Control

    return reports(train_side_by_side(compared_runs(changes, data), Control()))
