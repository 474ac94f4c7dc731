"""The drawing area of a curve plot: what is drawn where, and what the mouse does in it."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.history import History, Quantity
from fmnist_gui.kit.look import Look, color
from fmnist_gui.kit.plots.data import Overlay, Window
from fmnist_gui.kit.plots.parts import (
    EpochLines,
    ReferenceLine,
    RunLayers,
    StepAxis,
    ValueAxis,
    small_font,
)
from fmnist_gui.kit.text import tr

CHANCE_LOSS = math.log(10)  # cross-entropy of guessing: ten classes, equally likely
CHANCE_ACCURACY = 0.1
HUMAN_ACCURACY = 0.835  # as given in Fashion-MNIST's README
NO_STEP = math.nan
_STEPS_IN_AN_EMPTY_PLOT = 600


class PlotCanvas(pg.PlotWidget):
    """History of a run and of overlays over the steps. Ranges are set by `fit` or by the user's mouse."""

    movedByUser = Signal(float, float)  # zoomed or panned to these steps
    viewChanged = Signal()  # other range, other size
    pointedAt = Signal(float)  # the step under the mouse; NaN when it leaves

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        self._value_axis = ValueAxis(quantity)
        self._step_axis = StepAxis()
        super().__init__(parent, axisItems={"left": self._value_axis, "bottom": self._step_axis})
        self._quantity: Quantity = quantity
        self._log = False
        self.shows_step_label = True
        self.overlays: list[tuple[Overlay, RunLayers]] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are for the widget around it
        self.setMinimumSize(160, 90)
        self.plot: pg.PlotItem = self.getPlotItem()
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.layout.setContentsMargins(4, 4, 8, 4)
        for axis in (self._value_axis, self._step_axis):
            axis.setStyle(tickLength=-4)
        self.box: pg.ViewBox = self.plot.getViewBox()
        self.box.disableAutoRange()
        self.box.setLimits(minXRange=2)
        self._add_items()
        self.box.sigRangeChangedManually.connect(self._on_moved_by_user)
        self.box.sigRangeChanged.connect(self._on_view_changed)
        self.box.sigResized.connect(self._on_view_changed)
        self.viewport().installEventFilter(self)

    def _add_items(self) -> None:
        self.epoch_lines = EpochLines()
        self.epoch_lines.setZValue(-10)
        self.plot.addItem(self.epoch_lines, ignoreBounds=True)
        if self._quantity == "loss":
            self.references = [ReferenceLine(self.plot, CHANCE_LOSS, label_below=True)]
        else:
            self.references = [
                ReferenceLine(self.plot, CHANCE_ACCURACY, label_below=False, across=0.4),
                ReferenceLine(self.plot, HUMAN_ACCURACY, label_below=True, distance=8),
            ]
        self.run = RunLayers(self.plot, self._quantity)
        self.cursor_line = pg.InfiniteLine(angle=90, movable=False)
        self.cursor_line.setZValue(20)
        self.cursor_line.hide()
        self.plot.addItem(self.cursor_line, ignoreBounds=True)

    def set_texts(self) -> None:
        """Write the axes' and the reference lines' texts in the current language."""
        self._step_axis.setLabel(tr("step (batches)"))
        self._step_axis.showLabel(self.shows_step_label)
        self._value_axis.setLabel(tr("loss") if self._quantity == "loss" else tr("accuracy"))
        if self._quantity == "loss":
            texts = [(tr("chance: ln 10 = 2.303"), tr("chance"))]
        else:
            texts = [
                (tr("chance: 10 %"), tr("chance")),
                (tr("human: 83.5 %, from the data set's README"), tr("human: 83.5 %")),
            ]
        for reference, (text, short_text) in zip(self.references, texts, strict=True):
            reference.set_text(text, short_text)
        self._place_references()

    def apply_look(self, look: Look) -> None:
        self.setBackground(look.surface)
        label_style = {"color": look.muted, "font-size": f"{small_font().pixelSize()}px"}
        for axis in (self._value_axis, self._step_axis):
            axis.setStyle(tickFont=small_font())
            axis.setPen(pg.mkPen(look.hairline))
            axis.setTextPen(pg.mkPen(look.muted))
            axis.setLabel(axis.labelText, **label_style)
        self._step_axis.showLabel(self.shows_step_label)  # setting a label shows it
        self.epoch_lines.pen = pg.mkPen(color(look.hairline, 0.7), width=1)
        self.cursor_line.setPen(pg.mkPen(look.text, width=1))
        for layers in (self.run, *(layers for _, layers in self.overlays)):
            layers.apply_look(look)
        for reference in self.references:
            reference.apply_look(look)

    def set_overlays(self, overlays: list[Overlay], look: Look) -> None:
        for _, layers in self.overlays:
            layers.remove()
        self.overlays = [(overlay, RunLayers(self.plot, self._quantity, overlay.color_index)) for overlay in overlays]
        for _, layers in self.overlays:
            layers.apply_look(look)

    def set_steps_per_epoch(self, steps: int) -> None:
        self.epoch_lines.steps_per_epoch = steps
        self.epoch_lines.update()

    def set_log(self, log: bool) -> None:
        self._log = log
        self._value_axis.set_log(log)
        self._place_references()

    def draw(self, history: History) -> None:
        """Put the present state of the run and of the overlays into the items."""
        left, right = self.box.viewRange()[0]
        window = Window(left, right, max(1, int(self.box.width())), self._log)
        self.run.draw(history, window)
        for overlay, layers in self.overlays:
            layers.draw(overlay.history, window)

    def fit(self, history: History) -> None:
        """Set the ranges: whole epochs along the steps, every curve and reference line up and down."""
        histories = [history, *(overlay.history for overlay, _ in self.overlays)]
        last = max((one.steps[-1] for one in histories if len(one)), default=0.0)
        unit = self.epoch_lines.steps_per_epoch
        width = math.ceil(last / unit) * unit if unit else last
        width = width or unit or _STEPS_IN_AN_EMPTY_PLOT
        low, high = self._value_range(histories)
        self.box.setRange(xRange=(-0.01 * width, 1.02 * width), yRange=(low, high), padding=0)

    def _value_range(self, histories: list[History]) -> tuple[float, float]:
        if self._quantity == "accuracy":
            return -0.03, 1.04
        curves = np.concatenate(
            [
                part
                for one in histories
                for part in (one.smoothed("loss"), one.train_averages("loss"), one.evaluations("loss"))
            ]
        )
        curves = curves[np.isfinite(curves)]
        top = max(float(curves.max(initial=0.0)), CHANCE_LOSS)  # one wild batch must not flatten the rest
        if not self._log:
            return -0.02 * top, 1.08 * top
        lowest = float(curves[curves > 0].min(initial=CHANCE_LOSS))
        bottom, top = math.log10(lowest / 2), math.log10(top * 1.3)  # the batches scatter about the curves
        return bottom, top

    def show_steps(self, left: float, right: float) -> None:
        self.box.setXRange(left, right, padding=0)

    def show_cursor(self, step: float) -> None:
        """The vertical line at `step`; NaN takes it away."""
        self.cursor_line.setVisible(math.isfinite(step))
        if math.isfinite(step):
            self.cursor_line.setValue(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            position = self.mapToScene(event.position().toPoint())
            inside = self.box.sceneBoundingRect().contains(position)
            self.pointedAt.emit(self.box.mapSceneToView(position).x() if inside else NO_STEP)
        elif event.type() == QEvent.Type.Leave:
            self.pointedAt.emit(NO_STEP)
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_moved_by_user(self, _axes: object) -> None:
        self.movedByUser.emit(*self.box.viewRange()[0])

    @Slot()
    def _on_view_changed(self) -> None:
        self._place_references()
        self.viewChanged.emit()

    def _place_references(self) -> None:
        for reference in self.references:
            reference.place(self.box, self._log)
