"""The pieces of `make bench`, with tiny counts: that they work, not what they measure."""

import math

import pytest
import torch
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import new_network
from tests.app.conftest import FAST, application, make_window, window, with_data  # noqa: F401  # fixtures
from tests.benchmarks import looking, loops, training
from tests.benchmarks.sketching import Sketching
from tests.benchmarks.table import TARGETS, table
from tests.benchmarks.waiting import Lateness, painted_ms, quantile, run_until


def test_the_table_says_what_is_met_missed_and_skipped() -> None:
    lines = table({"stop_ms": 20.0, "browser_fps": 50.0, "more": 1.0}, {"rss_mb": "why"}).splitlines()
    by_key = {line.split()[0]: line for line in lines}
    assert by_key["stop_ms"].endswith("met")
    assert by_key["browser_fps"].endswith("missed")
    assert by_key["rss_mb"].endswith("skipped: why")
    assert by_key.keys() >= TARGETS.keys() | {"more"}


@pytest.mark.parametrize("loop", [loops.one_thread, loops.halves])
def test_the_loops_to_compare_with_run(tiny_data: FashionData, loop: object) -> None:
    assert loop(tiny_data, 3) > 0  # type: ignore[operator]


def test_the_fast_loops_compute_what_the_course_does() -> None:
    network, images = new_network(0), torch.rand(4, 1, 28, 28)
    assert torch.allclose(loops.forward(network, images), network(images), atol=1e-6)


def test_lateness_and_quantiles(qapp: QApplication) -> None:
    lateness, timer = Lateness(), QTimer(interval=1)
    ticks: list[int] = []
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    run_until(timer.timeout, lambda: len(ticks) > 40)
    assert lateness.p99() >= 0
    assert quantile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert painted_ms(lambda: None) >= 0


def test_the_window_is_measured(window: MainWindow) -> None:  # noqa: F811
    assert training._run(window, FAST) > 0
    figures = training.stop_figures(window, 1)
    assert 0 < figures["stop_ms"] == figures["stop_ms_median"]
    assert Sketching(window, 1).p95() > 0
    looking.visit_all(window, ("C1",))
    figures = looking.switch_figures(window, 1)
    figures |= looking.plot_figures(window, 2, batches=500)
    figures |= looking.browser_figures(window, 4)
    figures |= looking.sheet_figures(window)
    figures |= training.memory_figures(window, 1, 3)
    assert figures.keys() <= TARGETS.keys()
    assert all(math.isfinite(figure) for figure in figures.values())
