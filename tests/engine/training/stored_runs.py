"""Runs for a store, made up and quick."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.runs import RunStore
from tests.conftest import new_weights

CONFIG = PRESETS["best-photo"].config


def create(store: RunStore, name: str = "Course {n}", config: TrainingConfig = CONFIG) -> int:
    return store.create(name, config, {"torch": "2"}, 1000)


def batch(step: int) -> BatchEnd:
    return BatchEnd(
        (step - 1) // 10 + 1, (step - 1) % 10 + 1, step, 1.0 / step, step % 100, 100, step * 100, step * 0.1
    )


def epoch_end(epoch: int) -> EpochEnd:
    accuracy = min(0.1 * epoch, 0.5)
    return EpochEnd(epoch, epoch * 10, 0.5, accuracy, 0.6, 2 * accuracy, "test", new_weights(epoch), epoch * 1.0)


def write(store: RunStore, run_id: int, steps: range, epochs: tuple[int, ...] = (), status: str = "running") -> None:
    checkpoint = Checkpoint(new_weights(0), CONFIG, {"seconds": 2.5, "step": steps.stop - 1})
    store.write(run_id, [batch(step) for step in steps], [epoch_end(epoch) for epoch in epochs], checkpoint, status)


def finished(store: RunStore, epochs: int = 1) -> int:
    """A run that is done, and belongs to nobody any more."""
    run_id = create(store)
    write(store, run_id, range(1, 10 * epochs + 1), tuple(range(1, epochs + 1)), "finished")
    store.release(run_id)
    return run_id


def execute(path: Path, *statements: str) -> None:
    """As another program would do it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def page_with(path: Path, found: bytes) -> int:
    """Where the page of 4,096 bytes begins in which something stands."""
    return path.read_bytes().index(found) // 4096 * 4096


def overwrite(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes(4096))
