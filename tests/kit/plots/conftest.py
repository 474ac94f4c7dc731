"""A run of two and a half epochs of a hundred batches, and a plot that shows it."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.notice import Notice
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.run_plot import RunPlot

PER_EPOCH = 100


def make_history(batches: int = 250, loss: float = 2.0, seed: int = 0) -> History:
    """Loss and accuracy with noise and an epoch's point after each hundred batches."""
    generator = np.random.default_rng(seed)
    steps = np.arange(1, batches + 1)
    history = History()
    history.extend(steps, loss * np.exp(-steps / 100) + generator.random(batches) * 0.1 + 0.2, steps / batches)
    for epoch in range(1, batches // PER_EPOCH + 1):
        history.append_epoch(epoch * PER_EPOCH, 1.0 / epoch, 0.7, 0.8 / epoch, 0.75)
    return history


def make_plot(qtbot: QtBot, quantity: str = "loss", history: History | None = None, width: int = 700) -> RunPlot:
    notice = Notice()
    plot = RunPlot(quantity, notice)  # type: ignore[arg-type]
    for widget in (plot, notice):
        qtbot.addWidget(widget)
    plot.resize(width, 260)
    plot.set_steps_per_epoch(PER_EPOCH)
    show(plot, history or History())
    plot.show()
    return plot


def show(plot: RunPlot, history: History, *others: Curve) -> None:
    plot.show_curves([Curve("", history, batches=True), *others])
    plot.refresh()


@pytest.fixture
def history() -> History:
    return make_history()


@pytest.fixture
def plot(history: History, qtbot: QtBot) -> RunPlot:
    return make_plot(qtbot, history=history)
