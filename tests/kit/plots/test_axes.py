"""The axes and the lines of reference."""

import pyqtgraph as pg
import pytest

from fmnist_gui.kit.look import LIGHT
from fmnist_gui.kit.plots.axes import Reference, ReferenceLine, ValueAxis
from tests.conftest import Put

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_low_accuracy_plot_has_few_labels() -> None:
    axis = ValueAxis("accuracy")
    assert axis.tickValues(-0.02, 1.05, 60) == [(0.5, [0.0, 0.5, 1.0])]
    assert len(axis.tickValues(-0.02, 1.05, 300)[0][1]) > 3


def test_log_scale_over_many_decades_does_not_crowd() -> None:
    axis = ValueAxis("loss")
    axis.set_log(True)
    for low, high in ((-9.0, 6.0), (-1.0, 1.0), (-0.51, -0.45)):
        (_, ticks), *_ = axis.tickValues(low, high, 150)
        assert 2 <= len(ticks) <= 9
        assert all(low <= tick <= high for tick in ticks)


def test_the_label_of_a_reference_line_stays_inside_a_narrow_plot(put: Put) -> None:
    widget = put(pg.PlotWidget())
    widget.setFixedSize(280, 160)
    line = ReferenceLine(widget.getPlotItem(), Reference(0.1, "chance: the mean of ten", "chance", across=0.3))
    line.apply_look(LIGHT)
    view = widget.getPlotItem().getViewBox()
    view.setRange(xRange=(0, 200), yRange=(0, 1), padding=0)

    line.move_to(view, log=False)
    widget.grab()  # which brings the view's new range to what is in it

    label = line.label.mapRectToScene(line.label.boundingRect())
    assert label.width() > 0.3 * view.width()
    assert label.left() >= view.sceneBoundingRect().left() - 1


@pytest.mark.parametrize(("height", "text"), [(110, "chance"), (300, "chance: the mean of ten")])
def test_the_label_of_a_reference_line_is_short_in_a_low_plot(put: Put, height: int, text: str) -> None:
    widget = put(pg.PlotWidget(), 600, height)
    line = ReferenceLine(widget.getPlotItem(), Reference(0.1, "chance: the mean of ten", "chance"))
    line.apply_look(LIGHT)
    line.move_to(widget.getPlotItem().getViewBox(), log=False)
    assert line.label.toPlainText() == text
