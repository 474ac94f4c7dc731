"""A short training of the designed network beside the course's: curves while it runs, the result of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QProgressBar

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import COURSE, Design
from fmnist_gui.engine.numbers import UNKNOWN, percent_number, thousands
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.history import History, Quantity
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.plots.axes import format_value
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.legend import PlotLegend
from fmnist_gui.kit.plots.readout import line_fields
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.trial import TrialView, reports

if TYPE_CHECKING:
    from fmnist_gui.engine.course.design_trial import TrialEnd, TrialStep
    from fmnist_gui.engine.data.fashion_mnist import FashionData

LENGTHS = (100, 200, 600)  # batches; 600 are an epoch of Fashion-MNIST
BEATS = 3  # of the display clock for one of the numbers
SIDE_BY_SIDE = 560  # px
QUANTITIES: tuple[Quantity, Quantity] = ("loss", "accuracy")


class DesignTrial(TrialView):
    """`set_design` says what a press on Train trains; None while it cannot be trained. Stopped, both are scored too."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        tip = N_("Train your network and the course's on the same batches")
        super().__init__(state, tip, start_label=N_("Train"), compact=compact)
        self.start_button.setProperty("accent", False)  # there are others on the page to press first
        self._design: Design | None = COURSE
        self._trained: Design | None = None
        self._control = Control()
        self._last: TrialStep | None = None
        self.end: TrialEnd | None = None
        self.own, self.course = History(), History()
        self.length = Choice(
            {length: partial(_length_text, length) for length in LENGTHS},
            "How many batches both networks learn from",
            "How many batches both networks learn from",
            narrow=True,
        )
        self.length.setCurrentIndex(1)
        self.progress = QProgressBar(textVisible=False)
        self.plots = {quantity: CurvePlot(quantity, has_legend=False) for quantity in QUANTITIES}
        self.legend, self.outcome = PlotLegend(), QLabel(wordWrap=True)
        self._lay_out()
        self.texts.call(self._show_curves)
        self.texts.call(self._show)
        Redraw(self, self._on_beat, BEATS)

    def _lay_out(self) -> None:
        self.progress.setFixedHeight(SPACE // 2)
        self.length.setMinimumContentsLength(16)
        head = hbox((heading(self.texts, "Try it out"), 1), self.length, self.start_button)
        self._plot_row = fill(QBoxLayout(QBoxLayout.Direction.TopToBottom), *self.plots.values())
        self._plot_row.setSpacing(SPACE)
        fill(self.view_layout, head, self.progress, self.legend, self._plot_row, self.outcome)

    def refresh(self) -> None:
        """Another data set is that of the next training."""
        self._show()

    def set_design(self, design: Design | None) -> None:
        self._design = design
        self._show()

    def trial(self) -> Job | None:
        if self._design is None:
            return None
        self._trained, self._control = self._design, Control()
        self._last = self.end = None
        self.own, self.course = History(), History()
        self._show_curves()
        return partial(_train, self._trained, self.length.value, self.state.data, self._control)

    def stop(self) -> None:
        """Both are scored as they are then, which ends the trial."""
        self._control.stop()

    def take_report(self, report: list[TrialStep | TrialEnd]) -> None:
        from fmnist_gui.engine.course.design_trial import TrialEnd  # torch is loaded: the report came from it

        for event in report:
            if isinstance(event, TrialEnd):
                self.end = event
                continue
            self._last = event
            for history, batch in ((self.own, event.design), (self.course, event.course)):
                history.append(batch.step, batch.loss, batch.accuracy)

    def show_trial(self) -> None:
        running, began = self.running, self._trained is not None
        self.start_button.setEnabled(running or self._design is not None)
        self.length.setEnabled(not running)
        self.progress.setVisible(running)
        self.legend.setVisible(began)
        for plot in self.plots.values():
            plot.setVisible(began)
        self.outcome.setText(self._outcome_text())
        self._show_numbers()

    def _outcome_text(self) -> str:
        """What came out, or what may be tried."""
        if self.running:
            return self._what_it_learns_from() if self._last is None else ""
        if self.end is None:
            if self._design is None:
                return tr("It can be trained as soon as what is marked above is mended.")
            return tr("Train your network and the course's on the same batches, and see which learns better.")
        sentences = [_outcome(self.end)]
        if not self.state.has_data:
            sentences.append(self._what_it_learns_from())
        if self._trained != self._design:
            sentences.append(tr("This was the network before your last change."))
        return " ".join(sentences)

    def _what_it_learns_from(self) -> str:
        return "" if self.state.has_data else tr("Drawn garments stand in: Fashion-MNIST is not here yet.")

    def _show_curves(self) -> None:
        """Those of the training that began last, under names in the current language."""
        self._curves = [Curve(tr("your network"), self.own, batches=True), Curve(tr("the course's"), self.course, 1)]
        for plot in self.plots.values():
            plot.show_curves(self._curves)
        self._show_numbers()

    def _on_beat(self) -> None:
        if self.running:
            self._show_numbers()

    def _show_numbers(self) -> None:
        last = self._last
        self.progress.setRange(0, last.steps if last is not None else 1)
        self.progress.setValue(last.step if last is not None else 0)
        values = [_last_values(one.history) for one in self._curves]
        self.legend.set_legend(line_fields(self._curves, values), [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._plot_row.setDirection(direction)


def _length_text(batches: int) -> str:
    return tr("{count} batches of 100", count=batches)


def _last_values(history: History) -> str:
    if not len(history):
        return UNKNOWN
    return " / ".join(format_value(quantity, history.last_smoothed(quantity)) for quantity in QUANTITIES)


def _outcome(end: TrialEnd) -> str:
    if end.design is None:
        return tr(
            "After {steps} batches the numbers of your network were no longer finite, so it learned nothing more. "
            "The course's classifies {course} % of {count} new images correctly.",
            steps=end.steps,
            course=percent_number(end.course),
            count=thousands(end.scored),
        )
    return tr(
        "After {steps} batches your network classifies {design} % of {count} new images correctly, the course's "
        "{course} %.",
        steps=end.steps,
        design=percent_number(end.design),
        course=percent_number(end.course),
        count=thousands(end.scored),
    )


def _train(design: Design, steps: int, data: Callable[[], FashionData], control: Control) -> Iterator[list[Any] | None]:
    from fmnist_gui.engine.course.design_trial import trial

    return reports(trial(design, data(), steps, control))
