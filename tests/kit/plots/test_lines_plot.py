"""A small plot of a few curves that grow."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.history import History
from fmnist_gui.kit.plots.lines_plot import HIGHEST, LinesPlot


@pytest.fixture
def histories() -> list[History]:
    return [History(0.0), History(0.0)]


@pytest.fixture
def plot(qtbot: QtBot, histories: list[History]) -> LinesPlot:
    plot = LinesPlot()
    qtbot.addWidget(plot)
    plot.resize(448, 240)
    plot.show_lines(["one", "two"], histories, least_steps=10)
    plot.show()
    return plot


def test_new_values_are_drawn_while_it_is_in_view(plot: LinesPlot, histories: list[History], qtbot: QtBot) -> None:
    for step, loss in enumerate((2.3, 1.5, 0.7), start=1):
        histories[1].append(step, loss, 0.5)
    qtbot.waitUntil(lambda: len(plot.lines[1].getData()[0]) == 3)
    assert plot.lines[1].getData()[1].tolist() == [2.3, 1.5, 0.7]
    assert plot.lines[0].getData()[0] is None or len(plot.lines[0].getData()[0]) == 0
    assert plot.accessibleDescription() == "one –, two 0.700"
    assert plot.legend.text() == "one · two"


def test_nothing_is_drawn_again_where_nothing_is_new(
    plot: LinesPlot, histories: list[History], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr(plot, "_draw", lambda: drawn.append(1))
    plot.refresh()
    assert not drawn
    histories[0].append(1, 2.0, 0.1)
    plot.refresh()
    assert drawn


def test_it_does_not_look_while_it_is_hidden(plot: LinesPlot) -> None:
    assert plot._timer.isActive()
    plot.hide()
    assert not plot._timer.isActive()


def test_a_wild_or_infinite_loss_does_not_flatten_the_others(plot: LinesPlot, histories: list[History]) -> None:
    histories[0].append(1, 2.3, 0.1)
    histories[0].append(2, float("inf"), 0.1)
    histories[0].append(3, 1e6, 0.1)
    plot.refresh()
    assert plot._box.viewRange()[1][1] <= 1.3 * HIGHEST


def test_the_steps_fill_the_width(plot: LinesPlot, histories: list[History]) -> None:
    assert plot._box.viewRange()[0] == pytest.approx([0.5, 10.5])
    for step in range(1, 31):
        histories[0].append(step, 1.0, 0.1)
    plot.refresh()
    assert plot._box.viewRange()[0] == pytest.approx([0.5, 30.5])
