"""C21: one network, three values of one setting, trained side by side."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QWidget

from fmnist_gui.bridge.history import History
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.tasks import Task, run_task
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import format_number
from fmnist_gui.engine.training.config import SETTINGS, TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Event, RunEnd
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.plain_table import NumberTable
from fmnist_gui.kit.plots.lines_plot import LinesPlot
from fmnist_gui.kit.text import tr, tr_error
from fmnist_gui.kit.view import View
from fmnist_gui.views.runs.config_form import NOT_A_NUMBER

SEND_INTERVAL = 0.05  # seconds between two reports of the training task
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
class Runner:
    """One of the three: what it was given and how far it has come."""

    value: object
    history: History = field(default_factory=lambda: History(SMOOTHING))
    accuracy: float | None = None
    end: str = ""  # why it ended


class SettingsRacePart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.runners: list[Runner] = []
        self._raced = ""  # the setting that the runners differ in
        self._task: Task | None = None
        self.setting = QComboBox()
        for name in DEFAULTS:
            self.setting.addItem("", name)
        self.fields = {name: [_field(name, value) for value in values] for name, values in DEFAULTS.items()}
        self.errors = [QLabel() for _ in range(3)]
        self.start_button = IconButton("play", N_("Train all three side by side, or stop"), N_("Start"))
        self.start_button.setProperty("accent", True)
        self.setting_label, self.about, self.same = QLabel(), QLabel(), QLabel()
        self.plot, self.table = LinesPlot(), NumberTable()
        self._lay_out()
        self._connect()
        self.texts.bind(self.setting_label.setText, "Compare")
        self.texts.bind(self.setting.setAccessibleName, "The setting to compare")
        self.texts.call(self._set_texts)

    def _connect(self) -> None:
        self.setting.currentIndexChanged.connect(self._on_setting)
        self.start_button.clicked.connect(self._on_start)
        self.state.trainingChanged.connect(self._give_way)
        for fields in self.fields.values():
            for one in fields:
                if isinstance(one, NumberField):
                    one.edited.connect(self._show_problems)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.setting_label)
        top.addWidget(self.setting, 1)
        top.addWidget(self.start_button)
        values = QGridLayout()
        values.setHorizontalSpacing(SPACE)
        values.setVerticalSpacing(SPACE // 2)
        self.places = [QStackedWidget() for _ in range(3)]
        for column, (place, error) in enumerate(zip(self.places, self.errors, strict=True)):
            for fields in self.fields.values():
                place.addWidget(fields[column])
            error.setProperty("role", "error")
            error.setWordWrap(True)
            error.hide()
            place.setFixedHeight(fields[column].sizeHint().height())
            values.addWidget(place, 0, column)
            values.addWidget(error, 1, column)
            values.setColumnStretch(column, 1)
        for label in (self.about, self.same):
            label.setWordWrap(True)
        self.same.setProperty("role", "small")
        self.view_layout.addLayout(top)
        self.view_layout.addLayout(values)
        for widget in (self.about, self.plot, self.table, self.same):
            self.view_layout.addWidget(widget)

    @property
    def name(self) -> str:
        """The setting that is chosen."""
        return str(self.setting.currentData())

    @property
    def running(self) -> bool:
        return self._task is not None

    def refresh(self) -> None:
        """Nothing is shown of the data itself; the next race uses what is there."""
        self._set_texts()

    # ---- the values

    def values(self) -> list[object]:
        """What stands in the three fields; None where it is no number."""
        return [
            one.value() if isinstance(one, NumberField) else one.currentData()
            for one in self.fields[self.name]
            if isinstance(one, NumberField | QComboBox)
        ]

    def problems(self) -> list[StudioError | None]:
        return [self._problem(value) for value in self.values()]

    def _problem(self, value: object) -> StudioError | None:
        if value is None:
            return StudioError(NOT_A_NUMBER, example=getattr(TrainingConfig(), self.name))
        return None if value in OPTIMIZERS else SETTINGS[self.name].problem(value)

    @Slot()
    def _show_problems(self) -> None:
        for error, problem in zip(self.errors, self.problems(), strict=True):
            error.setText(tr_error(problem) if problem is not None else "")
            error.setVisible(problem is not None)

    @Slot()
    def _on_setting(self) -> None:
        for place in self.places:
            place.setCurrentIndex(self.setting.currentIndex())
        self._show_problems()
        self.about.setText(tr(WHAT_TO_SEE[self.name]))

    # ---- the race

    @Slot()
    def _on_start(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        wrong = [number for number, problem in enumerate(self.problems()) if problem is not None]
        if wrong:
            self.fields[self.name][wrong[0]].setFocus()
            return
        if not self.can_train():
            return
        self._raced = self.name
        self.runners = [Runner(value) for value in self.values()]
        self._task = run_task(
            _Race(self.state, [_changes(self._raced, value) for value in self.values()]),
            self._on_ended,
            self._on_failed,
            self._on_progress,
            self._on_stopped,
        )
        self._show_runners()
        self._show_state()

    @Slot(object)
    def _on_progress(self, events: list[tuple[int, Event]]) -> None:
        for number, event in events:
            runner = self.runners[number]
            match event:
                case BatchEnd():
                    runner.history.append(event.step, event.loss, event.accuracy)
                case EpochEnd():
                    runner.accuracy = event.eval_accuracy
                case RunEnd():
                    runner.end = event.reason
        self._show_table()

    @Slot(object)
    def _on_ended(self, _: object) -> None:
        self._on_stopped()

    @Slot()
    def _on_stopped(self) -> None:
        self._task = None
        self._show_state()
        self._show_table()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._on_stopped()
        self.tell_error(error)

    @Slot()
    def _give_way(self) -> None:
        if self._task is not None and self.should_yield():
            self._task.cancel()

    # ---- what is shown

    def _set_texts(self) -> None:
        for row, name in enumerate(DEFAULTS):
            self.setting.setItemText(row, tr(SETTINGS[name].label))
            for number, one in enumerate(self.fields[name], start=1):
                one.setAccessibleName(f"{tr(SETTINGS[name].label)} {number}")
        self._on_setting()
        self._show_runners()
        self._show_state()

    def _show_state(self) -> None:
        running = self.running
        self.start_button.set_icon("stop" if running else "play")
        self.start_button.setText(tr("Stop") if running else tr("Start"))
        self.setting.setEnabled(not running)
        for place in self.places:
            place.setEnabled(not running)
        same = tr(
            "Three epochs over the first 2,000 images; else the course's settings, Adam, 0.01 and batches of 100. "
            "All three begin with the same weights. The accuracy is that on 1,000 test images."
        )
        self.same.setText(same)

    def _show_runners(self) -> None:
        """The curves and the rows of the last race."""
        names = [_worded(runner.value) for runner in self.runners]
        self.plot.show_lines(names, [runner.history for runner in self.runners], least_steps=10)
        self.plot.setVisible(bool(self.runners))
        self.table.setVisible(bool(self.runners))
        self._show_table()

    def _show_table(self) -> None:
        rows = [
            (
                _worded(runner.value),
                f"{len(runner.history):,}",
                f"{runner.history.smoothed('loss')[-1]:.3f}" if len(runner.history) else "–",
                _accuracy(runner),
            )
            for runner in self.runners
        ]
        what = tr(SETTINGS[self._raced].label) if self._raced else ""
        self.table.show_numbers((what, tr("updates"), tr("last loss"), tr("accuracy")), rows, words=1)
        self.table.setAccessibleName(what)


def _field(name: str, value: object) -> QWidget:
    setting = SETTINGS[name]
    if isinstance(value, int | float):
        number = NumberField(isinstance(value, int), setting.minimum, setting.maximum)
        number.set_value(value)
        return number
    combo = QComboBox()
    for choice in OPTIMIZERS:
        combo.addItem(choice, choice)
    combo.setCurrentIndex(combo.findData(value))
    return combo


def _changes(name: str, value: object) -> dict[str, Any]:
    """What is other than in the course's settings."""
    return OPTIMIZERS.get(str(value), {name: value})


def _worded(value: object) -> str:
    """A value as it is written in the legend and in the table."""
    return format_number(value) if isinstance(value, int | float) else str(value)


def _accuracy(runner: Runner) -> str:
    if runner.end == "diverged":
        return tr("diverged")
    return f"{100 * runner.accuracy:.1f} %" if runner.accuracy is not None else "–"


class _Race:
    """The race in a task, which tells of many events at once."""

    def __init__(self, state: AppState, changes: list[dict[str, Any]]) -> None:
        self._state, self._changes = state, changes

    def __call__(self, task: Task) -> None:
        from fmnist_gui.engine.course.settings_comparison import compared_configs, train_side_by_side
        from fmnist_gui.engine.training.control import Control

        control = Control()
        untold: list[tuple[int, Event]] = []
        told_at = 0.0
        for place in train_side_by_side(compared_configs(self._changes), self._state.data(), control):
            untold.append(place)
            if time.monotonic() - told_at > SEND_INTERVAL:
                task.progressed.emit(untold)
                untold, told_at = [], time.monotonic()
            if task.is_cancelled():
                control.stop()
        task.progressed.emit(untold)
