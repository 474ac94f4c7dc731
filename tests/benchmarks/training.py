"""Training in the real window, beside the loops it is compared with; Stop; memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.session import State
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.config import TrainingConfig
from tests.benchmarks.sketching import Sketching
from tests.benchmarks.starts import ROOT
from tests.benchmarks.table import Figures
from tests.benchmarks.waiting import Lateness, run_until

LOOPS = ("course", "one_thread", "halves")
FEW = 1000  # images in a short epoch
LONG = TrainingConfig(epochs=200)


def speed_figures(window: MainWindow, folder: Path, rounds: int, batches: int, config: TrainingConfig) -> Figures:
    """The window's run and each loop in turn, each ratio of one round; the medians of the rounds."""
    rows: list[Figures] = []
    for _ in range(rounds):
        row = {f"images_per_second_{name}": _loop(name, folder, batches) for name in LOOPS}
        window.show_page("train")
        lateness = Lateness()
        row["images_per_second_window"] = _run(window, config)
        row["ui_lag_p99_ms"] = lateness.p99()
        best = max(row["images_per_second_one_thread"], row["images_per_second_halves"])
        row["train_vs_course_loop"] = row["images_per_second_window"] / row["images_per_second_course"]
        row["train_vs_best_loop"] = row["images_per_second_window"] / best
        rows.append(row)
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def _loop(name: str, folder: Path, batches: int) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.loops", name, str(folder), str(batches)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)


def _run(window: MainWindow, config: TrainingConfig) -> float:
    """A whole run with its plots moving; images a second of its batches."""
    session = window.state.session
    window.train.form.set_config(config)
    run_until(session.ended, lambda: session.state is State.IDLE, window.actions_by_name["start"].trigger)
    assert session.run is not None
    rows = window.state.store.batches(session.run.run_id)
    return sum(row.size for row in rows) / rows[-1].seconds


def _begin(window: MainWindow) -> None:
    session = window.state.session
    window.train.form.set_config(LONG)
    run_until(session.batchEnded, lambda: session.state is State.RUNNING, window.actions_by_name["start"].trigger)


def _stop(window: MainWindow) -> float:
    """ms from the button to the end of the training."""
    session, began = window.state.session, time.perf_counter()
    run_until(session.ended, lambda: session.state is State.IDLE, window.actions_by_name["stop"].trigger)
    return 1000 * (time.perf_counter() - began)


def stroke_figures(window: MainWindow, garments: int) -> Figures:
    figures = {"stroke_to_prediction_p95_ms": Sketching(window, garments).p95()}
    _begin(window)
    figures["stroke_to_prediction_training_p95_ms"] = Sketching(window, garments).p95()
    _stop(window)
    return figures


def stop_figures(window: MainWindow, times: int) -> Figures:
    """The worst of so many."""
    stops = []
    for _ in range(times):
        _begin(window)
        stops.append(_stop(window))
    return {"stop_ms": max(stops), "stop_ms_median": statistics.median(stops)}


def memory_figures(window: MainWindow, epochs: int, short_epochs: int) -> Figures:
    """After a run of so many epochs, and what so many short ones add: between the half and the end of their run."""
    _run(window, replace(LONG, epochs=epochs))
    figures = {"rss_mb": rss_mb()}
    session, data = window.state.session, window.state.source.data
    assert data is not None
    few = FashionData(data.train.first(FEW), data.test.first(FEW), data.folder)
    seen: list[float] = []
    note = lambda *_: seen.append(rss_mb())  # noqa: E731
    session.epochEnded.connect(note)
    config = replace(LONG, epochs=short_epochs)
    run_until(session.ended, lambda: session.state is State.IDLE, lambda: session.start(config, few, "Short epochs"))
    session.epochEnded.disconnect(note)
    half = len(seen) // 2
    figures["rss_growth_mb_per_100_epochs"] = 100 * (seen[-1] - seen[half]) / max(1, len(seen) - 1 - half)
    return figures


def rss_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20
