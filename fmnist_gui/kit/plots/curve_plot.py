"""Curves of loss or accuracy, drawn while they grow: the small form, which the course has, of a run's plot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.engine.training.history import Quantity
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.plots.axes import format_value
from fmnist_gui.kit.plots.canvas import PlotCanvas
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.legend import PlotLegend
from fmnist_gui.kit.plots.readout import line_fields
from fmnist_gui.kit.text import Texts, tr

HEIGHT = 200  # px


class CurvePlot(QWidget):
    """Draws what is new on the display clock's beat, while it is in view. The wheel scrolls the page around it."""

    small = True

    def __init__(self, quantity: Quantity = "loss", *, has_legend: bool = True) -> None:
        super().__init__()
        self._has_legend = has_legend
        self.quantity: Quantity = quantity
        self.curves: list[Curve] = []
        self._least_steps = 0
        self._stale = True  # something other than the data changed
        self._drawn_revisions: list[int] = []
        self.canvas, self.legend = PlotCanvas(quantity, self.small, self), PlotLegend(self)
        self.canvas.viewChanged.connect(self._mark_stale)
        self._build()
        texts = Texts(self)
        texts.call_for_look(self._apply_look)
        texts.call(self._set_texts)
        Redraw(self, self.refresh)

    def _build(self) -> None:
        self.canvas.setFixedHeight(HEIGHT)
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        vbox(self.legend, self.canvas, spacing=SPACE // 2, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curves(self, curves: Sequence[Curve], least_steps: int = 0) -> None:
        """Draw these instead of those before; the plot is at least `least_steps` batches wide."""
        if (list(curves), least_steps) == (self.curves, self._least_steps):
            return  # what has grown is drawn by the clock
        self.curves, self._least_steps = list(curves), least_steps
        self.canvas.set_curves(curves, current_look())
        self._set_legend()
        self._mark_stale()

    @Slot()
    def refresh(self) -> None:
        """Draw what is new. Costs nothing if nothing is, or if the plot is hidden."""
        if self.isVisible() and (self._stale or self._revisions() != self._drawn_revisions):
            self._redraw()

    def _revisions(self) -> list[int]:
        return [one.history.revision for one in self.curves]

    def _redraw(self) -> None:
        self._fit()
        self.canvas.draw()
        self._describe()
        self._drawn_revisions = self._revisions()
        self._stale = False  # though fitting has moved the view

    def _fit(self) -> None:
        self.canvas.fit(self._least_steps)

    def _describe(self) -> None:
        values = [format_value(self.quantity, one.history.last_smoothed(self.quantity)) for one in self.curves]
        self.setAccessibleDescription(", ".join(field.words() for field in line_fields(self.curves, values)))

    @Slot()
    def _mark_stale(self) -> None:
        self._stale = True

    def _set_texts(self) -> None:
        self.setAccessibleName(tr("Loss") if self.quantity == "loss" else tr("Accuracy"))
        self.canvas.set_texts()
        self._set_legend()

    def _set_legend(self) -> None:
        self.legend.set_legend(line_fields(self.curves, [""] * len(self.curves)), [])
        self.legend.setVisible(self._has_legend and len(self.curves) > 1)

    def _apply_look(self) -> None:
        self.canvas.apply_look(current_look())
        self._set_legend()
        self._mark_stale()
