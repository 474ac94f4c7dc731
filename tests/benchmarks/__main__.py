"""`make bench`: speed, smoothness and memory of the real window on the real data set, as one JSON file and a table.

Machines differ and are noisy: compare figures within one run (the ratios are given), not between runs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer

from fmnist_gui.app.application import qt_application
from fmnist_gui.engine.data.fashion_mnist import find_folder
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.tools.screenshots import window_of_its_own
from tests.benchmarks import looking, training
from tests.benchmarks.starts import start_figures
from tests.benchmarks.table import TARGETS, Figures, table

BEGAN = time.perf_counter()
SHARED = Path(__file__).parents[3] / "shared" / "fashion-mnist"
WINDOW_KEYS = [key for key in TARGETS if not key.startswith(("first_", "ready_", "confusion_", "cuda_"))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    parser.add_argument("--quick", action="store_true", help="small counts: whether everything works, no figures")
    options = parser.parse_args()
    folder = find_folder() or (SHARED if SHARED.is_dir() else None)
    say("starts")
    figures, skipped = start_figures(folder, 1 if options.quick else 5)
    skipped |= {"cuda_images_per_second": _why_no_cuda()}
    if folder is None:
        skipped |= dict.fromkeys(WINDOW_KEYS, "no data set: name its folder with FMNIST_DATA")
    else:
        figures |= in_application(lambda: window_figures(folder, options.quick))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    machine = {"machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.platform()}"}
    options.out.write_text(json.dumps(figures | machine, indent=2) + "\n")
    print(table(figures, skipped))
    return 0


def in_application(measure: Callable[[], Figures]) -> Figures:
    """Where the application's own event loop runs, as it does for users: Qt tells widgets of some changes only then."""
    results: list[Any] = []

    def begin() -> None:
        try:
            results.append(measure())
        except BaseException as error:
            results.append(error)
        application.quit()

    application = qt_application()
    QTimer.singleShot(0, begin)
    application.exec()
    if isinstance(results[0], BaseException):
        raise results[0]
    figures: Figures = results[0]
    return figures


def window_figures(folder: Path, quick: bool) -> Figures:
    rounds, batches, times, frames = (1, 20, 1, 4) if quick else (3, 300, 20, 60)
    os.environ["FMNIST_HOME"] = tempfile.mkdtemp()
    with window_of_its_own("light", "en", "1280x820", folder) as window:
        groups: dict[str, Callable[[], Figures | None]] = {
            "speed": lambda: training.speed_figures(window, folder, rounds, batches, TrainingConfig(epochs=1)),
            "strokes": lambda: training.stroke_figures(window, 1 if quick else 10),
            "stop": lambda: training.stop_figures(window, times),
            "visits": lambda: looking.visit_all(window, ("C1",) if quick else looking.LESSONS),
            "switches": lambda: looking.switch_figures(window, 1 if quick else 3),
            "memory": lambda: training.memory_figures(window, *((1, 4) if quick else (10, 200))),
            "plots": lambda: looking.plot_figures(window, frames),
            "browser": lambda: looking.browser_figures(window, frames),
            "sheet": lambda: looking.sheet_figures(window),
        }
        figures: Figures = {}
        for name, measure in groups.items():
            say(name)
            figures |= measure() or {}
    return figures


def say(name: str) -> None:
    """What is measured now, and since when."""
    print(f"bench: {time.perf_counter() - BEGAN:5.0f} s  {name}", file=sys.stderr, flush=True)


def _why_no_cuda() -> str:
    import torch

    return "not measured here" if torch.cuda.is_available() else "no GPU"


if __name__ == "__main__":
    sys.exit(main())
