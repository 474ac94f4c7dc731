"""The parts of a plot: its axes."""

from __future__ import annotations

import pytest

from fmnist_gui.widgets.plot_parts import ValueAxis

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_low_accuracy_plot_has_few_labels() -> None:
    axis = ValueAxis("accuracy")
    assert axis.tickValues(-0.02, 1.05, 60) == [(0.5, [0.0, 0.5, 1.0])]
    assert len(axis.tickValues(-0.02, 1.05, 300)[0][1]) > 3
