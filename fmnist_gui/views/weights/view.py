"""The network's weights as pictures: filters, matrices and biases, what drives them, and how they came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.epoch_weights import EpochWeights
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, significant, thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.color_scale import ColorScale
from fmnist_gui.kit.cells.matrix_grid import MatrixGrid
from fmnist_gui.kit.cells.parameters import limit_of, parameter_choice, reading_of, tiles_of
from fmnist_gui.kit.cells.pictures import DIVERGING
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.wheel import Slider
from fmnist_gui.kit.labels import role_label, sentence_label
from fmnist_gui.kit.layout import fill, grid_layout, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.playback import Playback
from fmnist_gui.kit.plots.histogram import Histogram
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.weights.filters import WHOLE_FILTER, about_filter

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

PLAY_INTERVAL_MS = 400
SIDE_WIDTH = 232
WEIGHTS, GRADIENTS, UPDATES = range(3)
KINDS = {WEIGHTS: N_("Weights"), GRADIENTS: N_("Gradients"), UPDATES: N_("Last update")}


class WeightsView(View):
    """One parameter at a time: as it is, as it was after each epoch of its run, or what the last batch did to it."""

    def __init__(self, state: AppState, *, compact: bool = False, subject: Subject | None = None) -> None:
        super().__init__(state, compact=compact)
        self.follow(subject or Subject(state, parent=self))
        self.parameter = parameter_choice()
        self.what = Choice(
            KINDS,
            "Weights, gradients or last update",
            "The weights themselves, the gradients of the last batch, or what it changed",
        )
        self.grid, self.scale, self.histogram = MatrixGrid(), ColorScale(), Histogram()
        self.about, self.reading, self.statistics, self.epoch_text = QLabel(wordWrap=True), QLabel(), QLabel(), QLabel()
        self.empty = role_label("muted", wordWrap=True)
        self.slider = Slider()
        self.play = IconButton("play", N_("Replay how the weights changed, epoch by epoch"))
        self.epochs = EpochWeights(state.store, self)
        self.filter_text = sentence_label()
        self._filter: int | None = None  # of conv1, the one that was clicked last
        self.playback = Playback(self.play, PLAY_INTERVAL_MS, self)
        self._lay_out()
        self._connect()
        self.texts.bind(self.slider.setAccessibleName, "Epoch")
        self.texts.bind_tip(self.slider, "The weights as they were at the end of each epoch of the run")
        self.texts.call(self._show)

    def job(self) -> Job | None:
        """Without a model the untrained network is shown, which has to be made once."""
        return _first_weights if self.subject.weights is None and self.result is None else None

    def show_result(self, weights: Weights) -> None:
        self._show()

    def refresh(self) -> None:
        model = self.state.model
        self.epochs.look_at(model.run_id if model.weights is not None else None)
        super().refresh()
        self._show()

    @property
    def parameter_name(self) -> str:
        return str(self.parameter.value)

    def shown_weights(self) -> Weights | None:
        """The weights, gradients or updates in view; None where there are none yet."""
        what, snapshot = self.what.value, self.subject.snapshot
        if what == GRADIENTS:
            return snapshot.gradients if snapshot is not None else None
        if what == UPDATES:
            return snapshot.updates if snapshot is not None else None
        if self._replaying:
            return self.epochs.by_epoch[self.slider.value()]
        return self.subject.weights or self.result

    @property
    def _replaying(self) -> bool:
        """Whether an epoch before the last one is looked at."""
        return self.slider.isEnabled() and self.slider.value() < self.slider.maximum()

    def _limit(self, values: np.ndarray) -> float:
        """The end of the colour scale: one for all epochs of a run, so that their pictures can be compared."""
        epochs = self.epochs.by_epoch.values() if self.what.value == WEIGHTS else ()
        return limit_of(values, *(weights[self.parameter_name].numpy() for weights in epochs))

    @Slot()
    def _show(self) -> None:
        if not self.isVisible():
            self._behind = True
            return
        name, shown = self.parameter_name, self.shown_weights()
        self._show_epoch()
        self.about.setText(self._about(name))
        for widget in (self.statistics, self.histogram, self.scale, self.grid):
            widget.setVisible(shown is not None)
        self.empty.setVisible(shown is None)
        self.reading.setText(" ")
        if shown is None:
            self.empty.setText(self._why_empty())
            return
        values = shown[name].numpy()
        limit = self._limit(values)
        tiles, columns, captions = tiles_of(name, values)
        self.grid.show_matrices(tiles, -limit, limit, DIVERGING, columns, captions)
        self.grid.setAccessibleName(name)
        self.scale.show_scale(-limit, limit, DIVERGING)
        self.histogram.show_values(values, limit)
        self.statistics.setText(_statistics(values))
        self._show_filter()

    def _show_filter(self) -> None:
        """What the clicked filter of conv1 answers to."""
        seen = self.grid.isVisible() and self.parameter_name == "conv1.weight" and self.what.value == WEIGHTS
        chosen = self._filter if seen else None
        self.filter_text.setText(about_filter(chosen, self.grid.values[chosen]) if chosen is not None else "")
        self.grid.set_region(WHOLE_FILTER if chosen is not None else None, chosen)

    def _why_empty(self) -> str:
        if self.what.value == WEIGHTS:
            return tr("Loading…")
        return tr("Gradients and updates are seen while a network is being trained: press Start on the Train page.")

    def _about(self, name: str) -> str:
        if name == "conv1.weight" and self.what.value != WEIGHTS:
            return tr("The six filters: red numbers are above zero, blue ones below.")
        if name == "conv1.weight":
            return tr("Six filters of 5 × 5: red weights look for bright pixels, blue ones for dark pixels.")
        if name == "conv2.weight":
            return tr("One column a filter, one row an input map: 12 filters of [6, 5, 5].")
        if name.endswith("bias"):
            return tr("One number an output, added to its sum.")
        return tr("One row an output, one column an input.")

    @Slot()
    def _on_epochs_changed(self) -> None:
        last = max(self.epochs.by_epoch, default=0)
        at_end = not self.slider.isEnabled() or self.slider.value() == self.slider.maximum()
        with QSignalBlocker(self.slider):
            self.slider.setEnabled(last > 0)
            self.slider.setMaximum(last)
            if at_end:
                self.slider.setValue(last)
        self.play.setEnabled(last > 0)
        self._show()

    def _show_epoch(self) -> None:
        weights_shown = self.what.value == WEIGHTS
        self.slider.setEnabled(weights_shown and bool(self.epochs.by_epoch))
        self.play.setEnabled(self.slider.isEnabled())
        if not weights_shown:
            snapshot = self.subject.snapshot
            self.epoch_text.setText(tr("Step {step}", step=thousands(snapshot.step)) if snapshot is not None else "")
        elif not self.epochs.by_epoch:
            self.epoch_text.setText(tr("This network has no stored epochs to replay: a run on the Train page has."))
        elif self._replaying and self.slider.value() == 0:
            self.epoch_text.setText(tr("Before the training"))
        elif self.subject.live and not self._replaying:
            self.epoch_text.setText(tr("Now"))
        else:
            self.epoch_text.setText(tr("After epoch {epoch}", epoch=self.slider.value()))

    @Slot(bool)
    def _on_play(self, playing: bool) -> None:
        if playing:
            self.slider.setValue(0)

    @Slot()
    def _on_moved(self) -> None:
        if self.slider.value() >= self.slider.maximum():
            self.playback.stop()
        else:
            self.slider.setValue(self.slider.value() + 1)

    @Slot(int, int, int)
    def _on_hovered(self, tile: int, row: int, column: int) -> None:
        if tile < 0 or self.shown_weights() is None:
            self.reading.setText(" ")
            return
        self.reading.setText(reading_of(self.grid, self.parameter_name, tile, row, column))

    @Slot(int, int, int)
    def _on_clicked(self, tile: int, row: int, column: int) -> None:
        self._on_hovered(tile, row, column)
        if self.parameter_name == "conv1.weight":
            self._filter = tile
            self._show_filter()

    def _connect(self) -> None:
        self.parameter.currentIndexChanged.connect(self._show)
        self.what.currentIndexChanged.connect(self._show)
        self.slider.valueChanged.connect(self._show)
        self.grid.hovered.connect(self._on_hovered)
        self.grid.clicked.connect(self._on_clicked)
        self.playback.toggled.connect(self._on_play)
        self.playback.moved.connect(self._on_moved)
        self.epochs.changed.connect(self._on_epochs_changed)
        self.epochs.failed.connect(self.show_error)

    def _lay_out(self) -> None:
        self.grid.largest_cell = 40
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.slider.setEnabled(False)
        self.play.setEnabled(False)
        top = hbox(self.parameter, self.what, (self.about, 1))
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        vbox((self.histogram, 1), self.statistics, self.filter_text, None, parent=side)
        replay = hbox(self.play, (self.slider, 1), self.epoch_text)
        body = grid_layout(2 * SPACE, SPACE // 2)
        body.addWidget(self.grid, 0, 0)
        body.addWidget(self.empty, 0, 0)
        body.addWidget(side, 0, 1, 3, 1)
        body.addWidget(self.reading, 1, 0)
        body.addWidget(self.scale, 2, 0)
        body.setColumnStretch(0, 1)
        body.setRowStretch(0, 1)
        fill(self.surface(), top, (body, 1), replay)


def _statistics(values: np.ndarray) -> str:
    """The figures of some weights, one a line."""
    figures = (
        (tr("numbers"), thousands(values.size)),
        (tr("lowest"), fixed(values.min(), 4)),
        (tr("highest"), fixed(values.max(), 4)),
        (tr("mean"), fixed(values.mean(), 4)),
        (tr("standard deviation"), fixed(values.std(), 4)),
        (tr("mean size"), significant(np.abs(values).mean())),
    )
    rows = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td align='right'>{figure}</td></tr>" for name, figure in figures)
    return f"<table>{rows}</table>"


def _first_weights() -> Weights:
    """Those of the untrained network that is shown while there is no model."""
    from fmnist_gui.engine.network.course_network import cpu_weights

    return cpu_weights(network_of(None))
