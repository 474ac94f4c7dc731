"""Lets a network learn from the kept drawings, and shows what that has changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar

from fmnist_gui.bridge.session import RunStarted, State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.drawing.labelled import Labelled
from fmnist_gui.engine.drawing.own_drawings import why_too_few
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import UNKNOWN, percent, percent_number, signed, thousands, wilson_interval
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.engine.training.fine_tuning import FEW, Changes, changes_in
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.labels import sentence_label, split_text
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.plain_table import NumberTable
from fmnist_gui.kit.text import tr, tr_error
from fmnist_gui.kit.view import View

NO_NETWORK = StudioError(N_("The network that looks at your drawings is being loaded."))
NO_DATA = StudioError(
    N_("Get Fashion-MNIST first, on the Data page: its photographs are mixed in, so that they are not forgotten.")
)
BUSY = StudioError(N_("A run is under way on the Train page. Let it end or stop it, then learn from your drawings."))


class LearnFromDrawings(View):
    """The page says what is kept and which network looks at it; the window begins the run that `requested` asks for."""

    requested = Signal()

    def __init__(self, state: AppState) -> None:
        super().__init__(state)
        self._kept: Sequence[Labelled] = ()
        self._model = ""  # the name of the network that goes on
        self._percent = 0
        self._waiting = False  # for the run to begin
        self.button = IconButton(
            "school-outline",
            N_("Let the network go on learning, with your drawings among photographs and drawn garments"),
            N_("Learn from my drawings"),
        )
        self.button.setProperty("accent", True)
        self.curves_button = IconButton("chart-line", N_("See the curves of this run grow"), N_("Show in Train"))
        self.stop_button = IconButton("stop", N_("End this run; the network that it began with stays"), N_("Stop"))
        self.note, self.headline, self.verdict = sentence_label(), sentence_label(""), sentence_label()
        self.table, self.bar = NumberTable(), QProgressBar(textVisible=False)
        self.bar.setFixedHeight(SPACE)
        self._lay_out()
        self.button.clicked.connect(self._on_pressed)
        self.curves_button.clicked.connect(partial(self.requestTarget.emit, "train"))
        self.stop_button.clicked.connect(state.session.stop)
        state.runs.changed.connect(self.catch_up)
        session = state.session
        session.stateChanged.connect(self._show_offer)
        session.started.connect(self._on_started)
        session.failed.connect(self._on_failed)
        session.batchEnded.connect(self._on_batch_ended)
        state.source.changed.connect(self._show_offer)
        self.texts.call(self._show_offer)

    def _lay_out(self) -> None:
        self.results = card_of(self.headline, self.table, self.verdict)
        self.results.hide()
        head = hbox(self.button, self.curves_button, self.stop_button, (self.note, 1), spacing=SPACE * 3 // 2)
        fill(self.view_layout, head, self.bar, self.results)
        self.texts.bind_name(self.bar, "Progress of the run")
        self.texts.bind_name(self.table, "What has changed")

    # ---- what is offered

    def set_drawings(self, kept: Sequence[Labelled]) -> None:
        self._kept = kept
        self._show_offer()

    def set_model(self, name: str) -> None:
        """The network that would go on; empty while there is none."""
        self._model = name
        self._show_offer()

    @property
    def learning(self) -> bool:
        """Whether such a run is under way."""
        session, run = self.state.session, self.state.session.run
        if self._waiting or session.state is State.STARTING:  # `run` is the one before
            return self._waiting
        return session.active and run is not None and bool(run.starts_from)

    def problem(self) -> StudioError | None:
        """Why nothing can be learned now."""
        too_few = why_too_few(self._kept)
        if too_few is not None:
            return too_few
        if self.state.stands_in:
            return NO_DATA
        if not self._model:
            return NO_NETWORK
        return BUSY if self.state.session.active else None

    @Slot()
    def _show_offer(self) -> None:
        learning, problem = self.learning, self.problem()
        had_focus = any(button.hasFocus() for button in (self.button, self.curves_button, self.stop_button))
        self.button.setEnabled(problem is None)
        self.button.setVisible(not learning)
        self.curves_button.setVisible(learning)
        self.stop_button.setVisible(learning)
        self.bar.setVisible(learning)
        if had_focus and not (learning and self.stop_button.hasFocus()):
            (self.curves_button if learning else self.button).setFocus(Qt.FocusReason.OtherFocusReason)
        if learning:
            self.note.setText(self._progress())
        else:
            self.note.setText(self._offer() if problem is None else tr_error(problem))
        self.button.setAccessibleDescription(self.note.text())

    def _offer(self) -> str:
        return tr(
            "“{name}” goes on learning from two thirds of these drawings, each bent and stretched in many ways, among "
            "photographs and drawn garments. Every third drawing of a class is held back, to see whether it helped. It "
            "takes about half a minute, and “{name}” stays as it is.",
            name=self._model,
        )

    def _progress(self) -> str:
        run = self.state.session.run
        if run is not None and self.state.session.state is State.PAUSED:
            return tr("“{name}” is paused. Go on with it on the Train page.", name=run.name)
        if self._percent == 0 or run is None:
            return tr("First the network is scored as it is now, and garments are drawn to mix in.")
        return tr("“{name}” learns from your drawings: {percent} %.", name=run.name, percent=self._percent)

    @Slot()
    def _on_pressed(self) -> None:
        self.notice.clear()
        self._waiting = True
        self.requested.emit()
        self._waiting = self.state.session.active
        self._show_offer()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._waiting:
            self._waiting = False
            self._show_offer()
            self.show_error(error)

    @Slot(object)
    def _on_started(self, run: RunStarted) -> None:
        self._waiting = False
        self._percent = 100 * run.step // (run.config.epochs * run.batches_per_epoch)
        self.bar.setValue(self._percent)
        self._show_offer()

    @Slot(object)
    def _on_batch_ended(self, batch: BatchEnd) -> None:
        run = self.state.session.run
        if run is not None and run.starts_from:
            self._show_percent(100 * batch.images_seen // (run.config.epochs * run.images_per_epoch))

    def _show_percent(self, percent: int) -> None:
        if percent != self._percent:
            self._percent = percent
            self.bar.setValue(percent)
            self._show_offer()

    # ---- what has changed

    def _newest(self) -> Run | None:
        return next((run for run in self.state.runs.all if run.starts_from and run.status == "finished"), None)

    def job(self) -> Job | None:
        run = self._newest()
        if run is None:
            self.result = None
            self.results.hide()
            return None
        if self.result is not None and self.result[0].id == run.id:
            self._on_result((run, self.result[1]))  # perhaps it has another name
            return None
        return partial(_read, self.state.store, run)

    def show_result(self, result: tuple[Run, Changes | None]) -> None:
        run, changes = result
        self.results.setVisible(changes is not None)
        if changes is None:
            return
        self.headline.setText(
            tr(
                "What “{name}” has changed: {learned} drawings learned from, {held_back} held back.",
                name=run.name,
                learned=thousands(changes.learned),
                held_back=thousands(changes.held_back),
            )
        )
        headers = ("", tr("before"), tr("after"), tr("difference"))
        self.table.show_numbers(headers, self._rows(changes), words=1)
        stays = tr("“{name}” is still there as it was.", name=run.starts_from)
        self.verdict.setText(tr("{first} {second}", first=_own_words(changes), second=stays))

    def _rows(self, changes: Changes) -> list[list[str]]:
        before, after = changes.before, changes.after
        own = tr("{count} of your drawings, held back", count=thousands(changes.held_back))
        garments = tr("{count} drawn garments", count=thousands(changes.garments))
        return [
            [own, *_counts(before.own, after.own, changes.held_back)],
            [split_text("test", changes.photographs), *_percentages(before.photographs, after.photographs)],
            [garments, *_percentages(before.garments, after.garments)],
        ]


def _counts(before: int, after: int, count: int) -> tuple[str, str, str]:
    if not count:
        return UNKNOWN, UNKNOWN, UNKNOWN
    return thousands(before), thousands(after), signed(after - before)


def _percentages(before: float, after: float) -> tuple[str, str, str]:
    return percent(before, 2), percent(after, 2), signed(100 * (after - before), 2)


def _own_words(changes: Changes) -> str:
    """What the drawings that were held back say, and how little that may be."""
    if not changes.held_back:
        return tr("No drawing could be held back, so whether it helped with yours is not known. Keep more drawings.")
    low, high = wilson_interval(changes.after.own, changes.held_back)
    words = tr(
        "Of the drawings held back, recognized now but not before: {gained}; before but not now: {lost}. On drawings "
        "like yours the network is now right in {low} to {high} % (19 times out of 20).",
        gained=thousands(changes.gained),
        lost=thousands(changes.lost),
        low=percent_number(low, 0),
        high=percent_number(high, 0),
    )
    few = tr("So few drawings say little: keep more, and learn again.")
    return tr("{first} {second}", first=words, second=few) if changes.held_back < FEW else words


def _read(store: RunStore, run: Run) -> tuple[Run, Changes | None]:
    return run, changes_in(store.checkpoint(run.id).info)
