"""`make bench`: speed, smoothness and memory of the real window on the real data set, as one JSON file.

Machines differ and are noisy: compare figures within one run (the ratios are given), not between runs.
"""

import argparse
import itertools
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from fmnist_gui.bridge.session import State
from fmnist_gui.bridge.worker import finish_jobs
from fmnist_gui.engine import devices
from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, FashionData, course_loader, find_folder, read_data
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.engine.training.loop import train
from fmnist_gui.tools.screenshots import open_window
from tests.benchmarks.sketching import Sketching

TICK_MS = 16
CYCLES = 20
BATCHES = 300


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    options = parser.parse_args()
    shared = Path(__file__).parents[3] / "shared" / "fashion-mnist"
    folder = find_folder() or (shared if shared.is_dir() else None)
    if folder is None:
        print("the benchmark needs Fashion-MNIST: name its folder with FMNIST_DATA", file=sys.stderr)
        return 2
    began = time.perf_counter()
    data = result_of(read_data(folder))
    figures: dict[str, Any] = {"read_data_s": time.perf_counter() - began}
    figures |= training_speed(data)
    figures |= course_way_speed(folder, figures["images_per_second_tensors"])
    figures |= window_figures(folder)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(figures, indent=2) + "\n")
    print(options.out.read_text(), end="")
    return 0


def training_speed(data: FashionData) -> dict[str, float]:
    """Images per second without a window, from tensors held whole."""
    *_, last = itertools.islice(train(TrainingConfig(), data), BATCHES)
    assert isinstance(last, BatchEnd)
    return {"images_per_second_tensors": last.images_seen / last.time}


def course_dataset(folder: Path, root: Path) -> Any:
    """The course's training images, which torchvision extracts from copies of the archives."""
    raw = root / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for archive in ARCHIVES:
        shutil.copy(folder / archive.name, raw)
    torchvision = import_torchvision()
    transform = torchvision.transforms.ToTensor()
    return torchvision.datasets.FashionMNIST(root, train=True, download=True, transform=transform)


def course_way_speed(folder: Path, tensors: float) -> dict[str, float]:
    """The same steps with the course's Dataset, ToTensor and DataLoader."""
    import torch
    from torch.nn import functional as F

    from fmnist_gui.engine.network.course_network import new_network

    torch.set_num_threads(devices.TRAINING_THREADS)
    network = new_network(0)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    with tempfile.TemporaryDirectory() as own:
        loader = course_loader(course_dataset(folder, Path(own)), 100)
    began, images = time.perf_counter(), 0
    for batch, labels in itertools.islice(loader, BATCHES):
        loss = F.cross_entropy(network(batch), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        images += len(labels)
    speed = images / (time.perf_counter() - began)
    return {"images_per_second_course_way": speed, "tensors_over_course_way": tensors / speed}


def window_figures(folder: Path) -> dict[str, float]:
    """Training in the real window: its speed, how late its event loop is, how fast Stop answers, memory."""
    with tempfile.TemporaryDirectory() as own:
        window = open_window(Path(own), "light", "en", "1280x820", folder, Path(own) / "runs.sqlite")
        session = window.state.session
        figures: dict[str, float] = Sketching(window).figures("sketch")
        window.train.form.set_config(TrainingConfig(epochs=3))
        lateness = _Lateness()
        window.actions_by_name["start"].trigger()
        _run_until(session.ended, lambda: session.state is State.IDLE)
        figures |= lateness.figures()
        rows = window.state.store.batches(1)
        figures["images_per_second_window"] = sum(row.size for row in rows) / rows[-1].seconds

        window.train.form.set_config(TrainingConfig(epochs=200))
        window.actions_by_name["start"].trigger()
        _run_until(session.batchEnded, lambda: session.state is State.RUNNING)
        figures |= Sketching(window).figures("sketch_while_training")
        window.actions_by_name["stop"].trigger()
        _run_until(session.ended, lambda: session.state is State.IDLE)
        stops, memory = [], []
        for _ in range(CYCLES):
            window.actions_by_name["start"].trigger()
            _run_until(session.batchEnded, lambda: session.state is State.RUNNING)
            asked = time.perf_counter()
            window.actions_by_name["stop"].trigger()
            _run_until(session.ended, lambda: session.state is State.IDLE)
            stops.append(1000 * (time.perf_counter() - asked))
            memory.append(_memory_mb())
        figures |= {"stop_ms_median": sorted(stops)[CYCLES // 2], "stop_ms_max": max(stops)}
        figures |= {"memory_mb": memory[-1], "memory_growth_mb_last_half": memory[-1] - memory[CYCLES // 2]}
        figures["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        window.close()
        finish_jobs()  # the backup of the last run writes into that folder
    return figures


class _Lateness:
    """How much later than asked for a timer of the GUI thread fires."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, 1000 * (now - self._last) - TICK_MS))
        self._last = now

    def figures(self) -> dict[str, float]:
        self._timer.stop()
        late = sorted(self._late)
        return {
            "lag_ms_p50": late[len(late) // 2],
            "lag_ms_p99": late[int(len(late) * 0.99)],
            "lag_ms_max": late[-1],
            "lag_ticks": len(late),
        }


def _run_until(signal: SignalInstance, reached: Callable[[], bool]) -> None:
    """Let the window live until `signal` comes with `reached()` true."""
    loop = QEventLoop()

    def look() -> None:
        if reached():
            loop.quit()

    signal.connect(look)
    loop.exec()
    signal.disconnect(look)


def _memory_mb() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:  # not Linux: the peak is the best there is
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    sys.exit(main())
