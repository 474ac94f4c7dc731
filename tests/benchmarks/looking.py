"""Looking around in the window: switches with everything visited, plots of long runs, all images."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.course.lessons import LESSONS
from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.clock import display_clock
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.kit.plots.curves import Curve
from tests.benchmarks.table import Figures
from tests.benchmarks.waiting import Lateness, painted_ms, run_until

BATCHES = 60_000
BROWSER_SIZE = QSize(1512, 944)


def visit_all(window: MainWindow, lessons: Sequence[str] = LESSONS) -> None:
    """Every page, tab and section once, with what it computes."""
    for name, page in window.pages.items():
        window.show_page(name)
        for number in range(page.tabs.count() if isinstance(page, TabbedPage) else 0):
            page.tabs.setCurrentIndex(number)  # type: ignore[attr-defined]
            _quiet(window)
    window.show_page("learn")
    for lesson in lessons:
        window.learn.open_lesson(lesson)
        _quiet(window)


def _quiet(window: MainWindow) -> None:
    """Until no job is under way; something in view keeps the clock beating meanwhile."""
    clock = display_clock()
    clock.start()
    run_until(clock.timeout, lambda: not jobs_running())


def switch_figures(window: MainWindow, repeats: int) -> Figures:
    """On the section that was visited last and on the Train page in turn; the median."""
    there_and_back: dict[str, Sequence[Callable[[], object]]] = {
        "theme_switch_ms": [lambda: window.theme.choose("dark"), lambda: window.theme.choose("light")],
        "language_switch_ms": [lambda: window.language.choose("zh"), lambda: window.language.choose("en")],
        "presentation_ms": [window.actions_by_name["present"].toggle] * 2,
    }
    seen: dict[str, list[float]] = {key: [] for key in there_and_back}
    for _ in range(repeats):
        for page in ("learn", "train"):
            window.show_page(page)
            _quiet(window)
            for key, changes in there_and_back.items():
                seen[key] += [painted_ms(change) for change in changes]
                _quiet(window)
    return {key: statistics.median(values) for key, values in seen.items()}


def plot_figures(window: MainWindow, frames: int, batches: int = BATCHES) -> Figures:
    """Both plots of a run of 60,000 batches, with one batch more each frame; the median."""
    window.show_page("train")
    _quiet(window)
    plots, history, random = (window.train.loss_plot, window.train.accuracy_plot), History(), np.random.default_rng(0)
    history.extend(np.arange(1, batches + 1), random.random(batches) + 0.5, random.random(batches))
    for plot in plots:
        plot.show_curves([Curve("a run", history, batches=True)])
    spent = []
    for step in range(batches + 1, batches + frames + 1):
        history.append(step, 0.5, 0.9)
        began = time.perf_counter()
        for plot in plots:
            plot._redraw()
            plot.canvas.viewport().repaint()
        spent.append(1000 * (time.perf_counter() - began))
    return {"plot_frame_60k_ms": statistics.median(spent)}


def browser_figures(window: MainWindow, frames: int) -> Figures:
    """Scrolling by a wheel's notch and by jumps through all images, frames painted a second."""
    window.resize(BROWSER_SIZE)
    window.show_page("data")
    browse = window.data.browse
    window.data.show_view(browse)
    browse.filters.reset("all")
    _quiet(window)
    bar, spent = browse.grid.verticalScrollBar(), []
    for frame in range(frames):
        bar.setValue(bar.maximum() * (frame * 7 % frames) // frames if frame % 2 else bar.value() + bar.singleStep())
        began = time.perf_counter()
        browse.grid.viewport().repaint()
        spent.append(time.perf_counter() - began)
    return {"browser_fps": 1 / statistics.median(spent)}


def sheet_figures(window: MainWindow) -> Figures:
    """All images that the browser shows, saved as one picture."""
    browse = window.data.browse
    browse.grid.selectAll()
    with tempfile.TemporaryDirectory() as folder:
        lateness, began = Lateness(), time.perf_counter()
        path = str(Path(folder) / "all.png")
        run_until(browse.saving.changed, lambda: not browse.saving.busy, lambda: browse.save_selected(path))
        return {"save_sheet_s": time.perf_counter() - began, "save_sheet_lag_p99_ms": lateness.p99()}
