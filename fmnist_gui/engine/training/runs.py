"""The history of runs: settings, curves, weights of every epoch, and the state to go on from."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.locks import FileLock, is_locked
from fmnist_gui.engine.training.checkpoint import Checkpoint, from_bytes, to_bytes
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.run_file import HistoryLost, failures_explained, opened, transaction
from fmnist_gui.engine.training.run_record import (
    BATCH,
    EPOCH,
    Position,
    RunRecord,
    add_rows,
    batch_values,
    epoch_values,
    position_in,
)
from fmnist_gui.engine.training.run_rows import BatchRow, EpochRow, Run, batch_from, epoch_from, readable, run_from

MOST_UNUSED = 0.1  # of the file: where deleted runs leave more behind, it is made smaller
_PAGES_A_STEP = 250  # 1 MB: nobody waits long for the file


class Listing(NamedTuple):
    runs: list[Run]  # the newest first
    left_out: int  # stored runs that cannot be read


class RunStore:
    """The runs in the file at `path`, which is made if it is not there. Raises StudioError where it cannot be read or
    written. A store may be used from any thread.

    A run belongs to the store that has made or taken it, until it is released or the process ends, however it ends;
    meanwhile no other one writes it, in this process or elsewhere.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._locks: dict[int, FileLock] = {}  # of the runs that belong to this store

    # ---- whose a run is

    def create(self, name: str, config: TrainingConfig, versions: dict[str, str], images_per_epoch: int) -> int:
        """Enter a new run, which belongs to this store, and give its id. A `{n}` in the name becomes the id."""
        now, run_id = time.time(), 0
        try:
            with opened(self.path, writing=True) as db:
                run_id = self._take_new(db)
                db.execute(
                    "INSERT INTO runs (id, name, config, versions, images_per_epoch, created, written, status)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, 'running')",
                    (
                        run_id,
                        name.replace("{n}", str(run_id)),
                        json.dumps(asdict(config)),
                        json.dumps(versions),
                        images_per_epoch,
                        now,
                        now,
                    ),
                )
        except StudioError:
            self.release(run_id)
            raise
        return run_id

    def take(self, run_id: int) -> None:
        """Make a stored run this store's, to go on with it."""
        with failures_explained(self.path):
            taken = self._try_to_take(run_id)
        if not taken:
            raise _is_anothers(run_id)

    def release(self, run_id: int) -> None:
        """Nothing more will be written of this run."""
        lock = self._locks.pop(run_id, None)
        if lock is not None:
            lock.release()

    def close(self) -> None:
        """Release every run."""
        for run_id in list(self._locks):
            self.release(run_id)

    def _take_new(self, db: sqlite3.Connection) -> int:
        """A number that no run has had; nor has one that is under way, though the file may have lost it."""
        (last,) = db.execute(
            "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'runs'), 0),"
            " coalesce((SELECT max(id) FROM runs), 0))"
        ).fetchone()
        return next(number for number in count(int(last) + 1) if self._try_to_take(number, patience_s=0))

    def _try_to_take(self, run_id: int, **patience: float) -> bool:
        lock = self._locks.get(run_id) or FileLock(self._lock_path(run_id))
        if lock.take(**patience):
            self._locks[run_id] = lock
            return True
        return False

    def _require(self, run_id: int) -> None:
        """Raise StudioError unless the run is this store's, also if the file of its lock was deleted meanwhile."""
        with failures_explained(self.path):
            own = run_id in self._locks and self._try_to_take(run_id)
        if not own:
            raise _is_anothers(run_id)

    def _lock_path(self, run_id: int) -> Path:
        return self.path.with_name(f"{self.path.stem}.{run_id}.lock")

    # ---- writing

    def write(
        self,
        run_id: int,
        batches: Sequence[BatchEnd],
        epochs: Sequence[EpochEnd],
        checkpoint: Checkpoint,
        status: str,
        test_accuracy: float | None = None,
        after: Position | None = None,
    ) -> None:
        """Add what happened since the last write, and the state to go on from, all or nothing.

        Raises HistoryLost where the run is not stored any more, or not up to `after`.
        """
        with self._writing(run_id, batches, epochs, checkpoint, status, test_accuracy) as db:
            position = position_in(db, run_id)
            if position is None or after not in (None, position):
                raise HistoryLost("Run {id} is no longer in {path}, or only a part of it.", id=run_id, path=self.path)

    def record(self, run_id: int) -> RunRecord:
        """All that is stored of a run, weights included."""
        with opened(self.path) as db:
            record = RunRecord.read(db, run_id)
        if record is None:
            raise _is_gone(run_id)
        return record

    def write_again(
        self,
        record: RunRecord,
        batches: Sequence[BatchEnd],
        epochs: Sequence[EpochEnd],
        checkpoint: Checkpoint,
        status: str,
        test_accuracy: float | None = None,
    ) -> None:
        """The same, and everything that was written before, in place of what there is of the run."""
        with self._writing(record.id, batches, epochs, checkpoint, status, test_accuracy) as db:
            record.write(db)

    @contextmanager
    def _writing(
        self,
        run_id: int,
        batches: Sequence[BatchEnd],
        epochs: Sequence[EpochEnd],
        checkpoint: Checkpoint,
        status: str,
        test_accuracy: float | None,
    ) -> Iterator[sqlite3.Connection]:
        """A transaction that ends by adding all that."""
        content, rows = to_bytes(checkpoint), ([batch_values(b) for b in batches], [epoch_values(e) for e in epochs])
        seconds = (checkpoint.training or {}).get("seconds", 0.0)
        self._require(run_id)
        with opened(self.path, writing=True) as db:
            yield db
            add_rows(db, run_id, *rows)
            db.execute("INSERT OR REPLACE INTO checkpoints VALUES (?, ?)", (run_id, content))
            db.execute(
                "UPDATE runs SET written = ?, status = ?, seconds = ?, test_accuracy = coalesce(?, test_accuracy)"
                " WHERE id = ?",
                (time.time(), status, seconds, test_accuracy, run_id),
            )

    def rename(self, run_id: int, name: str) -> None:
        self._set(run_id, "name", name)

    def delete(self, run_id: int) -> None:
        """Hide a run; until `purge` it can be brought back."""
        self._set(run_id, "deleted", True)

    def restore(self, run_id: int) -> None:
        self._set(run_id, "deleted", False)

    def _set(self, run_id: int, column: str, value: object) -> None:
        with opened(self.path, writing=True) as db:
            db.execute(f"UPDATE runs SET {column} = ? WHERE id = ?", (value, run_id))

    def purge(self) -> None:
        """Remove the deleted runs for good, and give their space back to the disk. May take seconds, but in steps
        between which others get at the file. A run that is under way elsewhere stays."""
        with opened(self.path) as db:
            for (run_id,) in db.execute("SELECT id FROM runs WHERE deleted = 1").fetchall():
                lock = FileLock(self._lock_path(run_id))
                if lock.take(patience_s=0):
                    with transaction(db):
                        db.execute("DELETE FROM runs WHERE id = ?", (run_id,))
                    lock.release()
            unused, before = _unused(db), 1.0
            while MOST_UNUSED < unused < before:  # an older file does not shrink; its room is used again
                db.executescript(f"PRAGMA incremental_vacuum({_PAGES_A_STEP})")
                unused, before = _unused(db), unused

    # ---- reading

    def listing(self) -> Listing:
        """All runs; deleted ones are left out."""
        return self._listing("deleted = 0")

    def runs(self) -> list[Run]:
        """All runs that can be read, the newest first; deleted ones are left out."""
        return self.listing().runs

    def run(self, run_id: int) -> Run:
        found, left_out = self._listing("runs.id = ?", run_id)
        if left_out:
            raise StudioError(
                "What is stored of run {id} cannot be read: it is damaged. Choose another run.", id=run_id
            )
        if not found:
            raise _is_gone(run_id)
        return found[0]

    def _listing(self, condition: str, *values: object) -> Listing:
        with opened(self.path) as db:
            rows = db.execute(
                "SELECT runs.id, name, config, versions, images_per_epoch, created, status, seconds, test_accuracy,"
                " count(e.epoch) AS epochs,"
                " coalesce((SELECT max(step) FROM batches WHERE run = runs.id AND step < 1e12), 0) AS step,"
                " EXISTS (SELECT 1 FROM checkpoints WHERE run = runs.id) AS has_state,"
                " max(e.epoch), e.train_accuracy, e.eval_accuracy"  # the bare columns are those of the last epoch
                " FROM runs LEFT JOIN epochs e ON e.run = runs.id"
                f" WHERE {condition} GROUP BY runs.id ORDER BY runs.id DESC",
                values,
            ).fetchall()
        found = readable(rows, run_from, str(self.path))
        return Listing([self._as_it_is_now(run) for run in found], len(rows) - len(found))

    def _as_it_is_now(self, run: Run) -> Run:
        """Whoever trains a run has its lock; one that calls itself running without that was interrupted."""
        if run.status not in ("running", "paused", "stopped"):
            return run
        if is_locked(self._lock_path(run.id)):
            return replace(run, owned=True)
        return replace(run, status="interrupted" if run.status == "running" else run.status)

    def batches(self, run_id: int) -> list[BatchRow]:
        """Those that can be read."""
        with opened(self.path) as db:
            rows = db.execute(f"SELECT {BATCH} FROM batches WHERE run = ? ORDER BY step", (run_id,)).fetchall()
        return readable(rows, batch_from, f"run {run_id} in {self.path}")

    def epochs(self, run_id: int) -> list[EpochRow]:
        """Those that can be read."""
        with opened(self.path) as db:
            rows = db.execute(f"SELECT {EPOCH} FROM epochs WHERE run = ? ORDER BY epoch", (run_id,)).fetchall()
        return readable(rows, epoch_from, f"run {run_id} in {self.path}")

    def weights(self, run_id: int, epoch: int) -> Checkpoint:
        """The network as it was at the end of `epoch`."""
        return self._read("SELECT weights FROM epochs WHERE run = ? AND epoch = ?", run_id, epoch)

    def checkpoint(self, run_id: int) -> Checkpoint:
        """The run's newest state, to go on from or to export."""
        return self._read("SELECT content FROM checkpoints WHERE run = ?", run_id)

    def _read(self, query: str, *values: int) -> Checkpoint:
        with opened(self.path) as db:
            row = db.execute(query, values).fetchone()
        if row is None:
            raise StudioError("Nothing was stored of this run yet. Let it train for a moment first.")
        content = row[0] if isinstance(row[0], bytes) else b""
        return from_bytes(content, f"run {values[0]}")


def _unused(db: sqlite3.Connection) -> float:
    """Which fraction of the file holds nothing."""
    free, pages = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
    return free / pages if pages else 0.0


def _is_gone(run_id: int) -> StudioError:
    return StudioError("Run {id} is no longer there; it may have been deleted.", id=run_id)


def _is_anothers(run_id: int) -> StudioError:
    return StudioError(
        "Run {id} is being trained by another window or command. Stop it there, or choose another run.", id=run_id
    )
