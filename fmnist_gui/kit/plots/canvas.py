"""The drawing area of a curve plot: what is drawn where, and what the mouse does in it."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from fmnist_gui.engine.training.history import Quantity
from fmnist_gui.kit.look import Look, color
from fmnist_gui.kit.plots.axes import CHANCE_LOSS, REFERENCES, EpochLines, ReferenceLine, StepAxis, ValueAxis
from fmnist_gui.kit.plots.curves import Curve, CurveLayers, Window, last_step
from fmnist_gui.kit.plots.marks import small_font
from fmnist_gui.kit.text import tr

HIGHEST = 2 * CHANCE_LOSS  # in a small plot a wild loss is cut off there, so that it does not flatten the others
NO_STEP = math.nan
_STEPS_IN_AN_EMPTY_PLOT = 600


class PlotCanvas(pg.PlotWidget):
    """Curves over the steps. Ranges are set by `fit` or, in a large plot, by the user's mouse."""

    movedByUser = Signal(float, float)  # zoomed or panned to these steps
    viewChanged = Signal()  # other range, other size
    pointedAt = Signal(float)  # the step under the mouse; NaN when it leaves

    def __init__(self, quantity: Quantity, small: bool, parent: QWidget | None = None) -> None:
        self._value_axis = ValueAxis(quantity)
        self._step_axis = StepAxis()
        super().__init__(parent, axisItems={"left": self._value_axis, "bottom": self._step_axis})
        self._quantity: Quantity = quantity
        self._small = small
        self._log = False
        self.shows_step_label = True
        self.layers: list[CurveLayers] = []
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
        references = REFERENCES[self._quantity]
        if self._small and self._quantity == "loss":  # which has room above the line
            references = tuple(replace(one, label_below=False) for one in references)
        self.references = [ReferenceLine(self.plot, one) for one in references]
        self.cursor_line = pg.InfiniteLine(angle=90, movable=False)
        self.cursor_line.setZValue(20)
        self.cursor_line.hide()
        self.plot.addItem(self.cursor_line, ignoreBounds=True)

    def set_texts(self) -> None:
        """Write the axes' and the reference lines' texts in the current language."""
        self._step_axis.setLabel(tr("step (batches)"))
        self._step_axis.showLabel(self.shows_step_label)
        self._value_axis.setLabel(tr("loss") if self._quantity == "loss" else tr("accuracy"))
        self._move_references()

    def apply_look(self, look: Look) -> None:
        self.setBackground(look.surface)
        label_style = {"color": look.muted, "font-size": f"{small_font().pixelSize()}px"}
        for axis in (self._value_axis, self._step_axis):
            axis.setStyle(tickFont=small_font())
            axis.setPen(pg.mkPen(look.hairline))
            axis.setTextPen(pg.mkPen(look.muted))
            axis.setLabel(axis.labelText, **label_style)
        self._value_axis.follow_type()
        self._step_axis.showLabel(self.shows_step_label)  # setting a label shows it
        self.epoch_lines.pen = pg.mkPen(color(look.hairline, 0.7), width=1)
        self.cursor_line.setPen(pg.mkPen(look.text, width=1))
        for layers in self.layers:
            layers.apply_look(look)
        for reference in self.references:
            reference.apply_look(look)

    def set_curves(self, curves: Sequence[Curve], look: Look) -> None:
        for layers in self.layers:
            layers.remove()
        self.layers = [CurveLayers(self.plot, self._quantity, curve) for curve in curves]
        for layers in self.layers:
            layers.apply_look(look)

    def set_steps_per_epoch(self, steps: int) -> None:
        self.epoch_lines.steps_per_epoch = steps
        self.epoch_lines.update()

    def set_log(self, log: bool) -> None:
        self._log = log
        self._value_axis.set_log(log)
        self._move_references()

    def draw(self) -> None:
        """Put the present state of the curves into the items."""
        left, right = self.box.viewRange()[0]
        window = Window(left, right, max(1, int(self.box.width())), self._log)
        for layers in self.layers:
            layers.draw(window)

    def fit(self, least_steps: int) -> None:
        """Set the ranges: whole epochs along the steps, every curve and reference line up and down."""
        last = last_step([one.curve for one in self.layers])
        unit = self.epoch_lines.steps_per_epoch
        width = max(math.ceil(last / unit) * unit if unit else last, least_steps)
        width = width or unit or _STEPS_IN_AN_EMPTY_PLOT
        self.box.setRange(xRange=(-0.01 * width, 1.02 * width), yRange=self._value_range(), padding=0)

    def _value_range(self) -> tuple[float, float]:
        if self._quantity == "accuracy":
            return -0.03, 1.04
        histories = [layers.curve.history for layers in self.layers]
        drawn = [(one.smoothed("loss"), one.train_averages("loss"), one.evaluations("loss")) for one in histories]
        curves = np.concatenate([[CHANCE_LOSS], *chain.from_iterable(drawn)])
        curves = curves[np.isfinite(curves)]
        top = float(curves.max())  # of the curves, because one wild batch must not flatten the rest
        if self._small:
            top = 1.22 * min(top, HIGHEST)  # room for a word above the line of chance
            return -0.02 * top, top
        if not self._log:
            return -0.02 * top, 1.08 * top
        lowest = float(curves[curves > 0].min())
        return math.log10(lowest / 2), math.log10(top * 1.3)  # the batches scatter about the curves

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
        self._move_references()
        self.viewChanged.emit()

    def _move_references(self) -> None:
        for reference in self.references:
            reference.move_to(self.box, self._log)
