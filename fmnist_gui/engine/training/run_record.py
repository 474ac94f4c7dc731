"""All that is stored of one run, kept beside it while it goes on: to write it again where its file is lost."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fmnist_gui.engine.training.checkpoint import Checkpoint, to_bytes
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.run_rows import batch_from, epoch_from, readable

HEAD = "id, name, config, versions, images_per_epoch, created"
BATCH = "step, epoch, loss, correct, size, seconds"
EPOCH = "epoch, step, train_loss, train_accuracy, eval_loss, eval_accuracy, evaluated_on"
_LATEST_STEP = 10**12  # for SQLite, what is no number is greater than any
Position = tuple[int, int]  # the last batch's step and the last epoch; 0 where there is none


class RunRecord:
    """The rows of one run. A batch takes 48 bytes, an epoch 0.13 MB: its weights."""

    def __init__(self, head: Sequence[Any]) -> None:
        """`head` holds what HEAD names."""
        self._head = tuple(head)
        self._batches = array("d")
        self._epochs: list[tuple[Any, ...]] = []
        self.position: Position = (0, 0)

    @classmethod
    def read(cls, db: sqlite3.Connection, run_id: int) -> RunRecord | None:
        """What `db` holds of the run, as far as it can be read; None where there is no such run."""
        head = db.execute(f"SELECT {HEAD} FROM runs WHERE id = ?", (run_id,)).fetchone()
        if head is None:
            return None
        record = cls(head)
        batches = db.execute(f"SELECT {BATCH} FROM batches WHERE run = ? ORDER BY step", (run_id,))
        epochs = db.execute(f"SELECT {EPOCH}, weights FROM epochs WHERE run = ? ORDER BY epoch", (run_id,))
        record._add(
            (vars(row).values() for row in readable(batches, batch_from, f"run {run_id}")),
            readable(epochs, _with_weights, f"run {run_id}"),
        )
        return record

    @property
    def id(self) -> int:
        return int(self._head[0])

    def add(self, batches: Sequence[BatchEnd], epochs: Sequence[EpochEnd]) -> None:
        self._add(map(batch_values, batches), map(epoch_values, epochs))

    def _add(self, batches: Iterable[Iterable[float]], epochs: Iterable[tuple[Any, ...]]) -> None:
        step, epoch = self.position
        for values in batches:
            self._batches.extend(values)
            step = max(step, int(self._batches[-len(BATCH.split())]))
        for row in epochs:
            self._epochs.append(row)
            epoch = max(epoch, row[0])
        self.position = step, epoch

    def write(self, db: sqlite3.Connection) -> None:
        """Enter the run anew, in place of what there may be of it, as one that is under way."""
        db.execute("DELETE FROM runs WHERE id = ?", (self.id,))
        db.execute(
            f"INSERT INTO runs ({HEAD}, written, status) VALUES (?, ?, ?, ?, ?, ?, 0, 'running')",
            self._head,
        )
        add_rows(db, self.id, self._rows(), self._epochs)

    def _rows(self) -> Iterator[tuple[float, ...]]:
        return zip(*[iter(self._batches)] * len(BATCH.split()), strict=True)


def _with_weights(row: Any) -> tuple[Any, ...]:
    *values, weights = row
    epoch_from(values)
    return (*values, weights)


def batch_values(b: BatchEnd) -> tuple[float, ...]:
    return (b.step, b.epoch, b.loss, b.correct, b.size, b.time)


def epoch_values(e: EpochEnd) -> tuple[Any, ...]:
    figures = (e.train_loss, e.train_accuracy, e.eval_loss, e.eval_accuracy)
    return (e.epoch, e.step, *figures, e.evaluated_on, to_bytes(Checkpoint(e.weights)))


def add_rows(
    db: sqlite3.Connection, run_id: int, batches: Iterable[tuple[float, ...]], epochs: Iterable[tuple[Any, ...]]
) -> None:
    """Add batches and epochs; one that is made again after a run was resumed replaces the first."""
    db.executemany(
        f"INSERT OR REPLACE INTO batches (run, {BATCH}) VALUES ({run_id:d}, ?, ?, ?, ?, ?, ?)",
        batches,
    )
    db.executemany(
        f"INSERT OR REPLACE INTO epochs (run, {EPOCH}, weights) VALUES ({run_id:d}, ?, ?, ?, ?, ?, ?, ?, ?)",
        epochs,
    )


def position_in(db: sqlite3.Connection, run_id: int) -> Position | None:
    """Up to where a run is stored; None where it is not there."""
    row = db.execute(
        "SELECT (SELECT max(step) FROM batches WHERE run = runs.id AND step < ?),"
        " (SELECT max(epoch) FROM epochs WHERE run = runs.id AND epoch < ?) FROM runs WHERE id = ?",
        (_LATEST_STEP, _LATEST_STEP, run_id),
    ).fetchone()
    return None if row is None else (row[0] or 0, row[1] or 0)
