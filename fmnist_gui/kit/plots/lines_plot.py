"""A few loss curves in one small plot, drawn while they grow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fmnist_gui.bridge.history import History, decimate
from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.look import color, current_look
from fmnist_gui.kit.plots.canvas import CHANCE_LOSS
from fmnist_gui.kit.plots.legend import Field, Mark, PlotLegend
from fmnist_gui.kit.plots.parts import FirmLine, ReferenceLine, StepAxis, ValueAxis, small_font
from fmnist_gui.kit.text import Texts, tr

REDRAW_INTERVAL_MS = 33
DASHES: tuple[tuple[int, ...], ...] = ((), (6, 3), (2, 3), (9, 3, 2, 3))  # px on, px off, …; none: a whole line
HIGHEST = 2 * CHANCE_LOSS  # a wild loss is cut off there, so that it does not flatten the others
HEIGHT = 200  # px


class LinesPlot(QWidget):
    """The smoothed loss of each history over its batches. It looks for new values 30 times a second while it is in
    view, and draws only where there are some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._histories: Sequence[History] = ()
        self._drawn: list[int] = []
        self._least_steps = 0
        self.lines: list[FirmLine] = []
        self.legend = PlotLegend()
        self._steps, self._values = StepAxis(), ValueAxis("loss")
        self.canvas = pg.PlotWidget(axisItems={"left": self._values, "bottom": self._steps})
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setFixedHeight(HEIGHT)
        self._plot = self.canvas.getPlotItem()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.layout.setContentsMargins(4, 4, 8, 4)
        self._box = self._plot.getViewBox()
        self._box.disableAutoRange()
        self._box.setMouseEnabled(False, False)
        for axis in (self._steps, self._values):
            axis.setStyle(tickFont=small_font(), tickLength=-4)
        self._chance = ReferenceLine(self._plot, CHANCE_LOSS, label_below=False)
        self._box.sigResized.connect(self._on_resized)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.legend)
        layout.addWidget(self.canvas)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, interval=REDRAW_INTERVAL_MS)
        self._timer.timeout.connect(self.refresh)
        Texts(self).call(self._set_texts)
        self._apply_look()

    def show_lines(self, names: Sequence[str], histories: Sequence[History], least_steps: int = 1) -> None:
        """`names` are in the user's language; the plot is at least `least_steps` batches wide."""
        self._names, self._histories, self._least_steps = names, histories, least_steps
        for line in self.lines:
            self._plot.removeItem(line)
        self.lines = [FirmLine(antialias=True, connect="finite") for _ in histories]
        for line in self.lines:
            self._plot.addItem(line, ignoreBounds=True)
        self._apply_look()
        self._draw()

    @Slot()
    def refresh(self) -> None:
        """Draw what is new; costs nothing where nothing is."""
        if [history.revision for history in self._histories] != self._drawn:
            self._draw()

    def _draw(self) -> None:
        self._drawn = [history.revision for history in self._histories]
        width = max([self._least_steps, *(int(one.steps[-1]) for one in self._histories if len(one))])
        top = CHANCE_LOSS
        columns = max(int(self._box.width()), 1)
        for line, history in zip(self.lines, self._histories, strict=True):
            x, y = history.steps, history.smoothed("loss")
            finite = y[np.isfinite(y)]
            top = max(top, float(finite.max(initial=0.0)))
            line.setData(*decimate(x, np.minimum(y, 2 * HIGHEST), columns))
        top = 1.22 * min(top, HIGHEST)  # room for a word above the line of chance
        self._box.setRange(xRange=(0.5, max(width, 2) + 0.5), yRange=(-0.02 * top, top), padding=0)
        self._chance.place(self._box, log=False)
        self._describe()

    def _describe(self) -> None:
        last = [fixed(one.smoothed("loss")[-1], 3) if len(one) else "–" for one in self._histories]
        told = ", ".join(f"{name} {value}" for name, value in zip(self._names, last, strict=True))
        self.setAccessibleDescription(told)

    @Slot()
    def _on_resized(self) -> None:
        self._draw()

    def _set_texts(self) -> None:
        self.setAccessibleName(tr("Loss"))
        self._steps.setLabel(tr("step (batches)"))
        self._values.setLabel(tr("loss"))
        self._chance.set_text(tr("chance: ln 10 = 2.303"), tr("chance"))
        self._chance.place(self._box, log=False)

    def _apply_look(self) -> None:
        look = current_look()
        self.canvas.setBackground(look.surface)
        style = {"color": look.muted, "font-size": f"{small_font().pixelSize()}px"}
        for axis in (self._values, self._steps):
            axis.setPen(pg.mkPen(look.hairline))
            axis.setTextPen(pg.mkPen(look.muted))
            axis.setLabel(axis.labelText, **style)
        self._chance.apply_look(look)
        fields = []
        for number, (name, line) in enumerate(zip(self._names, self.lines, strict=True)):
            tint, dashes = look.series[number % len(look.series)], DASHES[number % len(DASHES)]
            pen = QPen(color(tint), 1)
            pen.setCosmetic(True)
            if dashes:
                pen.setDashPattern(dashes)
            line.setPen(pen)
            fields.append(Field(name, Mark(tint, line=True, dashes=dashes, thickness=2)))
        self.legend.set_legend(fields, [])
        self.legend.setVisible(len(fields) > 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._apply_look()
