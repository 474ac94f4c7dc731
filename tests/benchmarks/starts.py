"""From the start of a process to its first window, to the first drawing named, and to a confusion matrix."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.table import Figures, Skipped

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "dist" / "fmnist-studio" / "fmnist-studio"
TIMEOUT_S = 120
WINDOW = """
import json, os, time
from fmnist_gui.app import application
from fmnist_gui.cli import run

marks, windows = {}, []

class Marked(application.FirstPaint):
    def __init__(self, window):
        super().__init__(window)
        windows.append(window)
        self.painted.connect(begin_to_draw)

def begin_to_draw():
    from fmnist_gui.views.sketch.examples import example

    marks["first_window_s"] = time.time() - float(os.environ["BEGAN"])
    draw = windows[0].draw
    draw.predictor.predicted.connect(look)
    windows[0].show_page("draw")
    draw.show_drawing(example(4, 0))

def look(prediction):
    if prediction.probabilities:
        marks["ready_to_draw_s"] = time.time() - float(os.environ["BEGAN"])
        print(json.dumps(marks), flush=True)
        os._exit(0)

application.FirstPaint = Marked
run([])
"""
CONFUSION = """
import json, os, sys, time
from pathlib import Path
from fmnist_gui.engine.data.fashion_mnist import read_data
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.engine.training.evaluation import confusion_matrix, evaluate
from fmnist_gui.engine.training.shipped import shipped

reading = time.time()
data = result_of(read_data(Path(os.environ["FMNIST_DATA"])))
read = time.time() - reading
found = result_of(evaluate(network_with(shipped().weights), data.train))
confusion_matrix(found.labels.numpy(), found.predictions.numpy())
print(json.dumps({"confusion_60k_s": time.time() - float(os.environ["BEGAN"]) - read}))
"""


def start_figures(folder: Path | None, repeats: int) -> tuple[Figures, Skipped]:
    """The median of `repeats` starts each, in turn."""
    runs: list[Callable[[], Figures]] = [lambda: _python(WINDOW, folder)]
    skipped: Skipped = {}
    if folder is None:
        skipped["confusion_60k_s"] = "no data set"
    else:
        runs.append(lambda: _python(CONFUSION, folder))
    if FROZEN.is_file():
        runs.append(_frozen)
    else:
        skipped["first_window_frozen_s"] = "no package in dist/ (make package)"
    seen: dict[str, list[float]] = {}
    for number in range(repeats + 1):  # the first one warms the disk
        for run in runs:
            for key, figure in run().items():
                if number:
                    seen.setdefault(key, []).append(figure)
    return {key: statistics.median(figures) for key, figures in seen.items()}, skipped


def _environment(home: str, folder: Path | None) -> dict[str, str]:
    own = {"FMNIST_HOME": home, "HOME": home, "XDG_DATA_HOME": home, "BEGAN": str(time.time())}
    return os.environ | own | ({} if folder is None else {"FMNIST_DATA": str(folder)})


def _python(script: str, folder: Path | None) -> Figures:
    with tempfile.TemporaryDirectory() as home:
        environment = _environment(home, folder)
        command = [sys.executable, "-c", script]
        ran = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT, timeout=TIMEOUT_S
        )
    figures: Figures = json.loads(ran.stdout.splitlines()[-1])
    return figures


def _frozen() -> Figures:
    """Its log says when the window is there."""
    with tempfile.TemporaryDirectory() as home:
        began = time.time()
        process = subprocess.Popen([FROZEN], env=_environment(home, None), stderr=subprocess.DEVNULL)
        try:
            while time.time() - began < TIMEOUT_S:
                logs = [log.read_text(errors="replace") for log in Path(home).rglob("log.txt")]
                if any("the window is there" in text for text in logs):
                    return {"first_window_frozen_s": time.time() - began}
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.005)
        finally:
            process.kill()
            process.wait()
    return {}
