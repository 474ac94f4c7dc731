"""A disk that is full and gets room again, and one that nobody may write to; as root on Linux."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fmnist_gui.engine.drawing.labelled import LabelledDrawings
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, RecordingFailed
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.recording import Recorder
from fmnist_gui.engine.training.runs import RunStore
from tests.soak.children import CONFIG
from tests.soak.parts import Counts, keep_drawing, require_sound, small_data

DISK_BYTES = 24 * 1024 * 1024


def can_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def full_disk(seed: int, folder: Path) -> Counts:
    """A run on a disk that fills up and gets room again is stored whole; kept drawings stay as they were meanwhile."""
    if not can_mount():
        return {"full disks skipped (not root on Linux)": 1}
    chance = random.Random(seed)
    with small_disk(folder) as disk:
        store, ballast = RunStore(disk / "runs.sqlite"), disk / "ballast"
        trainer = Trainer(CONFIG, small_data(), Control())
        run_id = store.create("Run {n}", CONFIG, {}, trainer.images_per_epoch)
        keep_drawing(disk, 1)
        fill, free = sorted(chance.sample(range(1, trainer.batches_per_epoch * (CONFIG.epochs - 1)), 2))
        failures = 0
        for event in Recorder(trainer, store, run_id).events():
            if isinstance(event, BatchEnd) and event.step == fill:
                _fill(ballast)
                _require_drawings_stay(disk)
            if isinstance(event, BatchEnd) and event.step == free:
                ballast.unlink()
            failures += isinstance(event, RecordingFailed)
        assert store.run(run_id).status == "finished"
        rows = store.batches(run_id)
        assert [row.step for row in rows] == list(range(1, trainer.step + 1))
        require_sound(store.path)
        return {"full disks": 1, "writes that failed there": failures}


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue


def _require_drawings_stay(disk: Path) -> None:
    with suppress(StudioError):
        keep_drawing(disk, 0)
    kept = LabelledDrawings(disk)
    kept.read()
    assert kept.drawings
    assert not kept.damaged


def read_only_disk(seed: int, folder: Path) -> Counts:
    """From a disk that nobody may write to, runs are listed all the same or a sentence says why not."""
    if not can_mount():
        return {"read-only disks skipped (not root on Linux)": 1}
    with small_disk(folder) as disk:
        store = RunStore(disk / "runs.sqlite")
        trainer = Trainer(CONFIG, small_data(), Control())
        run_id = store.create("Run {n}", CONFIG, {}, trainer.images_per_epoch)
        store.close()  # it holds a lock there
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        sentences = 0
        attempts: list[Callable[[], object]] = [
            store.runs,
            lambda: store.rename(run_id, "Name"),
            lambda: keep_drawing(disk, 0),
        ]
        for attempt in attempts:
            try:
                attempt()
            except StudioError:
                sentences += 1
        assert sentences >= len(attempts) - 1  # to look at the runs may be possible
        require_sound(store.path)
    return {"read-only disks": 1}
