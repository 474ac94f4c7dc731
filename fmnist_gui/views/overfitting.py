"""Overfitting in seconds: few images seen again and again, beside a run with something that helps against it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.course.overfitting import (
    EPOCHS,
    FEW_IMAGES,
    FEWEST,
    LEARNING_RATE,
    MOST,
    REMEDIES,
    TEST_IMAGES,
    Remedy,
)
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import fixed, format_number, percent, thousands
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Event
from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import ProblemLabel, sentence_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.plain_table import NumberTable
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import numbered
from fmnist_gui.kit.text import named, tr
from fmnist_gui.kit.trial import TrialView, reports

SMOOTHING = 0.9  # of the training loss, batch by batch
NUMBER_WIDTH = 64  # px
RISE = 1.1  # times its lowest value: from there on the test loss counts as risen


@dataclass
class Trained:
    """One of the runs, and how far it has come."""

    remedy: Remedy | None  # None: the run that overfits
    images: int
    train: History = field(default_factory=lambda: History(SMOOTHING))
    test: History = field(default_factory=lambda: History(0.0))
    train_accuracy: float | None = None

    def take(self, event: Event) -> None:
        if isinstance(event, BatchEnd):
            self.train.append(event.step, event.loss, event.accuracy)
        elif isinstance(event, EpochEnd):
            self.train_accuracy = event.train_accuracy
            self.test.append(event.step, event.eval_loss, event.eval_accuracy)

    @property
    def lowest(self) -> tuple[int, float]:
        """At which update the test loss was lowest, and how low."""
        at = int(self.test.losses.argmin())
        return int(self.test.steps[at]), float(self.test.losses[at])


class OverfittingView(TrialView):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, N_("Train on these images alone, or stop"), compact=compact)
        self.runs: list[Trained] = []
        self.images = NumberField(True, FEWEST, MOST)
        self.images.set_value(FEW_IMAGES)
        self.images.setFixedWidth(NUMBER_WIDTH)
        labels = {name: remedy.label for name, remedy in REMEDIES.items()}
        self.remedy = Choice({None: N_("nothing"), **labels}, "What helps", narrow=True)
        self.problem, self.verdict = ProblemLabel(), QLabel(wordWrap=True)
        self.plot, self.table, self.same = CurvePlot(), NumberTable(), sentence_label("small")
        self._lay_out()
        self.images.edited.connect(self._show_problem)
        self.texts.bind(self.images.setAccessibleName, "Images")
        self.texts.bind(
            self.same.setText,
            "{epochs} epochs in batches of 50 with Adam, learning rate {rate}; with more images fewer epochs, so that "
            "every run has the same number of updates. Scored on {count} test images.",
            epochs=EPOCHS,
            rate=format_number(LEARNING_RATE),
            count=thousands(TEST_IMAGES),
        )
        self.texts.call(self._show_runs)
        self.texts.call(self._show)

    def refresh(self) -> None:
        """Nothing is shown of the data itself; the next run uses what is there."""

    def trial(self) -> Job | None:
        images = self.images.usable()
        if images is None:
            self.images.setFocus()
            return None
        remedies = [] if self.remedy.value is None else [REMEDIES[self.remedy.value]]
        self.runs = [Trained(None, images), *(Trained(remedy, images * remedy.times_images) for remedy in remedies)]
        self._show_runs()
        data = self.state.data
        return lambda: _train(data(), images, remedies)

    def take_report(self, report: list[tuple[int, Event]]) -> None:
        for number, event in report:
            self.runs[number].take(event)
        self._show_figures()

    def show_trial(self) -> None:
        for widget in (self.images, self.remedy):
            widget.setEnabled(not self.running)
        self._show_figures()

    @Slot()
    def _show_problem(self) -> None:
        wrong = self.images.usable() is None
        problem = StudioError("Type a whole number from {low} to {high}.", low=FEWEST, high=thousands(MOST))
        self.problem.show_problem(problem if wrong else None)

    def _show_runs(self) -> None:
        """The curves and rows of the last press on Start."""
        curves = [(_name(run, what), history) for run in self.runs for what, history in _curves(run)]
        self.plot.show_curves(numbered([name for name, _ in curves], [history for _, history in curves]))
        for widget in (self.plot, self.table, self.verdict):
            widget.setVisible(bool(self.runs))
        self._show_figures()

    def _show_figures(self) -> None:
        headers = (
            tr("run"),
            tr("training accuracy"),
            tr("test accuracy"),
            tr("lowest test loss"),
            tr("last test loss"),
        )
        self.table.show_numbers(headers, [_row(run) for run in self.runs], words=1)
        self.table.setAccessibleName(tr("What each run has come to"))
        self.verdict.setText(_verdict(self.runs[0]) if self.runs and len(self.runs[0].test) else "")

    def _lay_out(self) -> None:
        top = hbox(
            field_label(self.texts, "Images", self.images),
            self.images,
            SPACE,
            field_label(self.texts, "What helps", self.remedy),
            (self.remedy, 1),
            self.start_button,
        )
        fill(self.view_layout, top, self.problem, self.plot, self.verdict, self.table, self.same)


def _curves(run: Trained) -> tuple[tuple[str, History], ...]:
    return (N_("training"), run.train), (N_("test"), run.test)


def _run_name(run: Trained) -> str:
    if run.remedy is None or run.remedy.times_images > 1:
        return tr("{count} images", count=thousands(run.images))
    return tr(run.remedy.label)


def _name(run: Trained, what: str) -> str:
    return named(_run_name(run), tr(what))


def _row(run: Trained) -> tuple[str, ...]:
    if not len(run.test):
        return (_run_name(run), "", "", "", "")
    _, lowest = run.lowest
    last, accuracy = float(run.test.losses[-1]), float(run.test.accuracies[-1])
    return _run_name(run), percent(run.train_accuracy), percent(accuracy), fixed(lowest, 3), fixed(last, 3)


def _verdict(run: Trained) -> str:
    """What the test loss of the run without help has done so far."""
    step, lowest = run.lowest
    if run.test.losses[-1] < RISE * lowest:
        return tr("So far both losses fall: what the network learns holds for new images, too.")
    return tr(
        "The test loss was lowest after update {step}. Since then the network has learned the {count} images by heart: "
        "the training loss falls on, and new images are judged worse. Here one would have stopped.",
        step=thousands(step),
        count=thousands(run.images),
    )


def _train(data: FashionData, images: int, remedies: list[Remedy]) -> Iterator[list[Any] | None]:
    from fmnist_gui.engine.course.overfitting import overfitting_runs
    from fmnist_gui.engine.course.side_by_side import train_side_by_side
    from fmnist_gui.engine.training.control import Control

    return reports(train_side_by_side(overfitting_runs(data, images, remedies), Control()))
