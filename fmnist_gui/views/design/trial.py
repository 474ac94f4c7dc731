"""A short training of the designed network beside the course's: curves while it runs, the result of both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QProgressBar, QWidget

from fmnist_gui.bridge.history import History, Quantity
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import COURSE, Design
from fmnist_gui.engine.numbers import UNKNOWN, percent_number, thousands
from fmnist_gui.engine.training.control import Control
from fmnist_gui.kit.choice import Choice
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.plots.axes import format_value
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.legend import PlotLegend
from fmnist_gui.kit.plots.readout import line_fields
from fmnist_gui.kit.text import tr, tr_error
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.course.design_trial import TrialEnd, TrialStep

LENGTHS = (100, 200, 600)  # batches; 600 are an epoch of Fashion-MNIST
BEATS = 3  # of the display clock for one of the numbers
SIDE_BY_SIDE = 560  # px
QUANTITIES: tuple[Quantity, Quantity] = ("loss", "accuracy")


class TrialView(View):
    """`set_design` says what a press on Start trains; None while it cannot be trained."""

    started = Signal()
    ended = Signal()  # finished, stopped, diverged or failed

    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self._design: Design | None = COURSE
        self._trained: Design | None = None
        self._training = Worker(self)
        self._control = Control()
        self._error: Exception | None = None
        self._last: TrialStep | None = None
        self.end: TrialEnd | None = None
        self.own, self.course = History(), History()
        self.length = Choice(narrow=True)
        for length in LENGTHS:
            self.length.addItem("", length)
        self.length.setCurrentIndex(1)
        self.button = IconButton("play", N_("Train your network and the course's on the same batches"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.progress = QProgressBar(textVisible=False)
        self.plots = {quantity: CurvePlot(quantity, has_legend=False) for quantity in QUANTITIES}
        self.legend, self.outcome = PlotLegend(), QLabel()
        self._lay_out()
        self.button.clicked.connect(self._on_button)
        self._training.progressed.connect(self._on_progress)
        self._training.done.connect(self._on_done)
        self._training.failed.connect(self._on_failed)
        state.trainingChanged.connect(self._yield_to_run)
        self.texts.call(self._set_texts)
        Redraw(self, self._on_beat, BEATS)

    def _lay_out(self) -> None:
        self.progress.setFixedHeight(SPACE // 2)
        self.length.setMinimumContentsLength(16)
        self.outcome.setWordWrap(True)
        head = hbox((heading(self.texts, "Try it out"), 1), self.length, self.button)
        self._plot_row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._plot_row.setSpacing(SPACE)
        for plot in self.plots.values():
            self._plot_row.addWidget(plot)
        fill(self.view_layout, head, self.progress, self.legend, self._plot_row, self.outcome)

    @property
    def running(self) -> bool:
        return self._training.busy

    def refresh(self) -> None:
        """Another data set is that of the next training."""
        self._show_state()

    def set_design(self, design: Design | None) -> None:
        self._design = design
        self._show_state()

    @Slot()
    def _on_button(self) -> None:
        if self.running:
            self._control.stop()
            return
        if self._design is None or not self.can_train():
            return
        self._trained, self._control = self._design, Control()
        self._error = self._last = self.end = None
        self.own, self.course = History(), History()
        self._training.start(partial(_train, self._trained, self.length.currentData(), self.state, self._control))
        self._show_curves()
        self._show_state()
        self.started.emit()

    @Slot()
    def _yield_to_run(self) -> None:
        if self.running and self.should_yield():
            self._control.stop()

    @Slot(object)
    def _on_progress(self, event: TrialStep | TrialEnd) -> None:
        from fmnist_gui.engine.course.design_trial import TrialEnd  # torch is loaded: this came from it

        if isinstance(event, TrialEnd):
            self.end = event
            return
        self._last = event
        for history, batch in ((self.own, event.design), (self.course, event.course)):
            history.append(batch.step, batch.loss, batch.accuracy)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._on_done()

    @Slot(object)
    def _on_done(self, _: object = None) -> None:
        self._show_numbers()
        self._show_state()
        self.ended.emit()

    def _set_texts(self) -> None:
        for index, length in enumerate(LENGTHS):
            self.length.setItemText(index, tr("{count} batches of 100", count=length))
        self.length.setAccessibleName(tr("How many batches both networks learn from"))
        self.length.setToolTip(self.length.accessibleName())
        self._show_state()
        self._show_curves()

    def _show_state(self) -> None:
        running, began = self.running, self._trained is not None
        self.button.set_icon("stop" if running else "play")
        self.button.setText(tr("Stop") if running else tr("Train"))
        self.button.setAccessibleName(self.button.text())
        self.button.setEnabled(running or self._design is not None)
        self.length.setEnabled(not running)
        self.progress.setVisible(running)
        self.legend.setVisible(began)
        for plot in self.plots.values():
            plot.setVisible(began)
        self.outcome.setText(self._outcome_text())
        self.outcome.setProperty("role", "error" if self._error is not None else "")
        self.outcome.style().polish(self.outcome)

    def _outcome_text(self) -> str:
        """What came out, or what may be tried."""
        if self._error is not None:
            return tr_error(self._error)
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


def _train(design: Design, steps: int, state: AppState, control: Control) -> Iterator[TrialStep | TrialEnd]:
    from fmnist_gui.engine.course.design_trial import trial

    return trial(design, state.data(), steps, control)
