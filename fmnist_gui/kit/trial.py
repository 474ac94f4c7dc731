"""A training that a view runs for itself, beside those of the Train page."""

import time
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job, Worker
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.view import View

REPORT_INTERVAL_S = 0.05  # between two reports of a training, each of all that happened meanwhile


class TrialView(View):
    """A button starts and stops it; a run that begins on the Train page stops it, too.

    A view says by `trial` what to run, a generator as `reports` makes it, by `take_report` what to keep of a report,
    and by `show_trial` how to show where the trial is.
    """

    trialEnded = Signal()  # it came to its end, was stopped, or failed

    def __init__(
        self, state: AppState, start_tip: str, *, start_label: str = N_("Start"), compact: bool = False
    ) -> None:
        super().__init__(state, compact=compact)
        self.finished = False  # the last trial came to its end
        self._start_label = start_label
        self.start_button = IconButton("play", start_tip)
        self.start_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.start_button.setProperty("accent", True)
        self._trial_worker = Worker(self)
        self._trial_worker.progressed.connect(self.take_report)
        self._trial_worker.done.connect(self._on_done)
        self._trial_worker.failed.connect(self._on_failed)
        self.start_button.clicked.connect(self._on_start)
        state.trainingChanged.connect(self._on_training_changed)

    @property
    def running(self) -> bool:
        return self._trial_worker.busy

    def trial(self) -> Job | None:
        """What Start runs; None where something is wrong, which is shown."""
        raise NotImplementedError

    def take_report(self, report: list[Any]) -> None:
        raise NotImplementedError

    def show_trial(self) -> None:
        """Show what there is of the trial; also when the language changes."""
        raise NotImplementedError

    def stop(self) -> None:
        if self.running:
            self._trial_worker.cancel()
            self._end()

    @Slot()
    def _on_start(self) -> None:
        if self.running:
            self.stop()
            return
        job = self.trial() if self.can_train() else None
        if job is not None:
            self.finished = False
            self._trial_worker.start(job)
            self._show()

    @Slot(object)
    def _on_done(self, _: object) -> None:
        self.finished = True
        self._end()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.show_error(error)

    def _end(self) -> None:
        self._show()
        self.trialEnded.emit()

    @Slot()
    def _on_training_changed(self) -> None:
        if self.running and self.should_yield():
            self.stop()

    def _show(self) -> None:
        self.start_button.show_running(self.running, self._start_label)
        self.show_trial()


def reports(events: Iterable[Any]) -> Iterator[list[Any] | None]:
    """The events in lists, one for each REPORT_INTERVAL_S: thousands a second, one by one, would hold up the window."""
    report: list[Any] = []
    reported_at = 0.0
    for event in events:
        report.append(event)
        if time.monotonic() - reported_at > REPORT_INTERVAL_S:
            yield report
            report, reported_at = [], time.monotonic()
        else:
            yield None
    yield report
