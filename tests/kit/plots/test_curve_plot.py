"""The small form of a curve plot: a few curves that grow."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.plots.canvas import HIGHEST
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import numbered
from tests.conftest import Put


@pytest.fixture
def histories() -> list[History]:
    return [History(0.0), History(0.0)]


@pytest.fixture
def plot(put: Put, histories: list[History]) -> CurvePlot:
    plot = put(CurvePlot(), 448, 240)
    plot.show_curves(numbered(["one", "two"], histories), least_steps=10)
    return plot


def test_new_values_are_drawn_while_it_is_in_view(plot: CurvePlot, histories: list[History], qtbot: QtBot) -> None:
    for step, loss in enumerate((2.3, 1.5, 0.7), start=1):
        histories[1].append(step, loss, 0.5)
    first, second = (layers.line for layers in plot.canvas.layers)
    qtbot.waitUntil(lambda: len(second.getData()[0]) == 3)
    assert second.getData()[1].tolist() == [2.3, 1.5, 0.7]
    assert len(first.getData()[0]) == 0
    assert plot.accessibleDescription() == "one –, two 0.700"
    assert plot.legend.text() == "one · two"


def test_a_single_curve_needs_no_legend_and_none_takes_the_mouse(plot: CurvePlot, histories: list[History]) -> None:
    assert plot.legend.isVisible()
    plot.show_curves(numbered(["one"], histories[:1]))
    assert not plot.legend.isVisible()
    assert plot.canvas.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_wild_or_infinite_loss_does_not_flatten_the_others(plot: CurvePlot, histories: list[History]) -> None:
    histories[0].append(1, 2.3, 0.1)
    histories[0].append(2, float("inf"), 0.1)
    histories[0].append(3, 1e6, 0.1)
    plot.refresh()
    bottom, top = plot.canvas.box.viewRange()[1]
    assert -0.1 * HIGHEST < bottom < top <= 1.3 * HIGHEST
    assert not plot.grab().isNull()


def test_the_steps_fill_the_width(plot: CurvePlot, histories: list[History]) -> None:
    plot.refresh()
    assert plot.canvas.box.viewRange()[0] == pytest.approx([-0.1, 10.2])
    for step in range(1, 31):
        histories[0].append(step, 1.0, 0.1)
    plot.refresh()
    assert plot.canvas.box.viewRange()[0] == pytest.approx([-0.3, 30.6])
