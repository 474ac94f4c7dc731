"""The course's two epochs, live, beside the figures of its reference run."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QProgressBar

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.course.course_run import (
    REFERENCE,
    REFERENCE_COUNTED,
    REFERENCE_IMAGES,
    CourseProgress,
    EpochFigures,
    course_run,
    reference_applies,
)
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import clock, fixed, thousands
from fmnist_gui.engine.training.config import SETTINGS
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import ProblemLabel, role_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.plain_table import NumberTable
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import numbered
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.trial import TrialView, reports

BEATS = 3  # of the display clock for one of the table: figures that change faster cannot be read
CLOSE = 0.03  # of accuracy: what one seed or another makes of it
SEED_WIDTH = 80  # px
EPOCHS = len(REFERENCE)


class CourseRunView(TrialView):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, N_("Train for two epochs, or stop"), compact=compact)
        self.history = History()
        self.progress: CourseProgress | None = None
        self.before: CourseProgress | None = None  # the run before, to its end
        self._applies = True  # the reference, to the data of this run
        self.seed, self.seed_error = NumberField(True, 0, SETTINGS["seed"].maximum), ProblemLabel()
        self.bar, self.status, self.verdict = QProgressBar(textVisible=False), role_label("muted"), QLabel()
        self.table, self.plot = NumberTable(), CurvePlot()
        self._lay_out()
        self.seed.edited.connect(self._on_seed)
        self.texts.bind_name(self.seed, "Seed", "It decides the first weights; another seed, another run")
        self.texts.bind_name(self.bar, "Progress of the run")
        self.texts.bind_name(self.table, "Reference run and this run")
        self.texts.call(self._set_lines)
        self.texts.call(self._show)
        Redraw(self, self._on_beat, BEATS)

    def _lay_out(self) -> None:
        self.seed.set_value(0)
        self.seed.setFixedWidth(SEED_WIDTH)
        self.bar.setFixedHeight(SPACE)
        self.bar.setRange(0, 1000)
        for label in (self.status, self.verdict):
            label.setWordWrap(True)
        top = hbox(self.start_button, None, field_label(self.texts, "Seed", self.seed), self.seed)
        fill(self.view_layout, top, self.seed_error, self.bar, self.status, self.table, self.verdict, self.plot)

    def refresh(self) -> None:
        """Another data set is that of the next run; the figures of the last one stay."""
        if self.progress is None:
            self._applies = not self.state.stands_in
        self._show()

    def trial(self) -> Job | None:
        seed, data = self.seed.value(), self.state.data
        if self._seed_problem() is not None:
            self.seed.setFocus()
            return None
        assert isinstance(seed, int)
        if self.progress is not None and self.progress.counted is not None:
            self.before = self.progress
        self.history, self.progress = History(), None
        self._set_lines()
        return lambda: _train(data(), seed)

    def take_report(self, report: list[Any]) -> None:
        """First whether the reference applies, then how far the run is."""
        for item in report:
            if isinstance(item, bool):
                self._applies = item
            else:
                if self.progress is None or item.step > self.progress.step:  # else it counts at the end
                    self.history.append(item.step, item.loss, item.epochs[-1].accuracy)
                self.progress = item

    def _seed_problem(self) -> StudioError | None:
        return SETTINGS["seed"].problem(self.seed.value())

    @Slot()
    def _on_seed(self) -> None:
        self.seed_error.show_problem(self._seed_problem())

    def _set_lines(self) -> None:
        self.plot.show_curves(numbered([tr("this run")], [self.history]), least_steps=100)

    def _on_beat(self) -> None:
        if self.running:
            self.show_trial()

    def show_trial(self) -> None:
        running = self.running
        self.seed.setEnabled(not running)
        now = self.progress
        self.bar.setVisible(running or now is not None)
        self.bar.setValue(round(1000 * now.step / (EPOCHS * now.batches)) if now is not None else 0)
        self.plot.setVisible(now is not None)
        self.status.setText(self._status())
        self._show_table()
        self.verdict.setText(self._verdict())
        self.verdict.setVisible(bool(self.verdict.text()))

    def _status(self) -> str:
        now = self.progress
        if now is None:
            return (
                tr("Loading…")
                if self.running
                else tr("Two epochs with the course's settings, each of 600 batches of 100 images.")
            )
        epoch = tr("Epoch {epoch} of {epochs}", epoch=len(now.epochs), epochs=EPOCHS)
        batch = tr("batch {batch} of {batches}", batch=thousands(now.batch), batches=thousands(now.batches))
        position = f"{epoch} · {batch} · {clock(now.seconds)}"
        if self.running or self.finished:
            return position
        return tr("{first} {second}", first=tr("Stopped."), second=position)

    def _show_table(self) -> None:
        columns = [(tr("reference run"), self._reference_figures())]
        if self.before is not None:
            columns.append((tr("the run before"), _figures(self.before)))
        columns.append((tr("this run"), _figures(self.progress)))
        headers, figures = zip(*columns, strict=True)
        names = [
            text
            for epoch in range(1, EPOCHS + 1)
            for text in (
                tr("Epoch {epoch}: total loss", epoch=epoch),
                tr("Epoch {epoch}: correct", epoch=epoch),
                tr("Epoch {epoch}: accuracy", epoch=epoch),
            )
        ]
        names += [tr("Counted at the end: correct"), tr("Counted at the end: accuracy")]
        rows = [(name, *row) for name, *row in zip(names, *figures, strict=True)]
        self.table.show_numbers(("", *headers), rows, words=1)

    def _reference_figures(self) -> list[str]:
        if not self._applies:
            return ["–"] * (3 * EPOCHS + 2)
        return [
            *(text for epoch in REFERENCE for text in _epoch_figures(epoch)),
            thousands(REFERENCE_COUNTED),
            fixed(REFERENCE_COUNTED / REFERENCE_IMAGES, 3),
        ]

    def _verdict(self) -> str:
        if not self._applies:
            return tr(
                "Drawn garments stand in for Fashion-MNIST, so the reference figures do not apply to this run. They "
                "are in the text above."
            )
        if not (self.finished and self.progress):
            return ""
        if abs(self.progress.epochs[-1].accuracy - REFERENCE[-1].accuracy) < CLOSE:
            return tr(
                "Close, but not equal: the order of the images is the same, but another seed gives other first "
                "weights, and each PyTorch and processor rounds a little differently. Try another seed."
            )
        return tr(
            "This run ended elsewhere: the first weights, which the seed decides, are a matter of luck. Try another "
            "seed."
        )


def _epoch_figures(epoch: EpochFigures) -> tuple[str, str, str]:
    return fixed(epoch.total_loss, 2), thousands(epoch.correct), fixed(epoch.accuracy, 3)


def _figures(progress: CourseProgress | None) -> list[str]:
    """Of each epoch and of the count at the end; empty for what is still to come."""
    epochs = progress.epochs if progress is not None else ()
    texts = [text for epoch in epochs for text in _epoch_figures(epoch)] + [""] * 3 * (EPOCHS - len(epochs))
    if progress is None or progress.counted is None:
        return [*texts, "", ""]
    return [*texts, thousands(progress.counted), fixed(progress.counted / epochs[-1].images, 3)]


def _train(data: FashionData, seed: int) -> Iterator[list[Any] | None]:
    return reports(chain([reference_applies(data)], course_run(data, Control(), seed)))
