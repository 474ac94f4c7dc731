"""The history of runs, in one SQLite file: settings, curves, weights of every epoch, and the state to go on from."""

from __future__ import annotations

import json
import math
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_disk_full
from fmnist_gui.engine.training.checkpoint import Checkpoint, from_bytes, to_bytes
from fmnist_gui.engine.training.config import TrainingConfig, config_from
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd

SCHEMA_VERSION = 1
MOST_UNUSED = 0.1  # of the file: where deleted runs leave more behind, it is written anew
SILENT_SECONDS = 4.0  # a run that calls itself running and has written nothing for so long was interrupted

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    config TEXT NOT NULL,
    versions TEXT NOT NULL,
    images_per_epoch INTEGER NOT NULL,
    created REAL NOT NULL,
    written REAL NOT NULL,
    status TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    test_accuracy REAL,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS batches (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    step INTEGER NOT NULL, epoch INTEGER NOT NULL, loss REAL NOT NULL, correct INTEGER NOT NULL,
    size INTEGER NOT NULL, seconds REAL NOT NULL,
    PRIMARY KEY (run, step)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS epochs (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    epoch INTEGER NOT NULL, step INTEGER NOT NULL, train_loss REAL NOT NULL, train_accuracy REAL NOT NULL,
    eval_loss REAL NOT NULL, eval_accuracy REAL NOT NULL, evaluated_on TEXT NOT NULL,
    weights BLOB NOT NULL,
    PRIMARY KEY (run, epoch)
);
CREATE TABLE IF NOT EXISTS checkpoints (
    run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    content BLOB NOT NULL
);
"""
DATA_SET, DRAWN = "data set", "drawn garments"  # among a run's versions: what it learned from


@dataclass(frozen=True)
class Run:
    """One stored run. `status` is running, paused, interrupted, stopped, diverged or finished."""

    id: int
    name: str
    config: TrainingConfig
    versions: dict[str, str]
    images_per_epoch: int
    created: float  # seconds since 1970
    status: str
    seconds: float  # of training
    epochs: int  # whole epochs done
    step: int
    train_accuracy: float | None
    eval_accuracy: float | None
    test_accuracy: float | None

    @property
    def batches_per_epoch(self) -> int:
        return math.ceil(self.images_per_epoch / self.config.batch_size)

    @property
    def accuracy(self) -> float | None:
        """On images that it did not learn from: the test images, unless only validation images were scored."""
        return self.test_accuracy if self.test_accuracy is not None else self.eval_accuracy

    @property
    def has_learned(self) -> bool:
        """Whether a network of it is stored; of a run that diverged in its first epoch nothing is left."""
        return self.step > 0 and not (self.status == "diverged" and self.epochs == 0)

    @property
    def resumable(self) -> bool:
        return self.status in ("paused", "interrupted", "stopped")


@dataclass(frozen=True)
class BatchRow:
    step: int
    epoch: int
    loss: float
    correct: int
    size: int
    seconds: float


@dataclass(frozen=True)
class EpochRow:
    epoch: int
    step: int
    train_loss: float
    train_accuracy: float
    eval_loss: float
    eval_accuracy: float
    evaluated_on: str


class RunStore:
    """The runs in the file at `path`, which is made if it is not there. Every call opens and closes the file,
    so a store may be used from any thread. Raises StudioError where the file cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=5)) as connection:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys = ON")
                # With the log this survives a killed process; a power cut may cost the last moments, never the file.
                connection.execute("PRAGMA synchronous = NORMAL")
                self._prepare(connection)
                with connection:  # one transaction, rolled back on any exception
                    yield connection
        except (sqlite3.Error, OSError) as error:
            raise StudioError(_what_failed(error), path=self.path, reason=error) from error

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Make the writes meanwhile ten times as fast: SQLite tidies up its log, and waits for the disk, whenever
        the last connection is closed. A file that cannot be opened is no error here; writing to it will be one."""
        try:
            keeper = sqlite3.connect(self.path, check_same_thread=False)
        except sqlite3.Error:
            yield
            return
        with closing(keeper):
            with suppress(sqlite3.Error):
                keeper.execute("PRAGMA user_version").fetchall()  # opens the file, and holds no lock on it
            yield

    def _prepare(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == SCHEMA_VERSION:
            return
        if version > SCHEMA_VERSION:
            raise StudioError(
                "The history of runs in {path} was written by a newer version of this application. Update the "
                "application, or set FMNIST_HOME to another folder.",
                path=self.path,
            )
        connection.execute("PRAGMA journal_mode = WAL")  # readers never wait for the run that is being written
        connection.executescript(_SCHEMA)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def create(self, name: str, config: TrainingConfig, versions: dict[str, str], images_per_epoch: int) -> int:
        """Enter a new run and give its id. A `{n}` in the name becomes the id."""
        now = time.time()
        with self._open() as db:
            cursor = db.execute(
                "INSERT INTO runs (name, config, versions, images_per_epoch, created, written, status)"
                " VALUES (?, ?, ?, ?, ?, ?, 'running')",
                (name, json.dumps(asdict(config)), json.dumps(versions), images_per_epoch, now, now),
            )
            run_id = int(cursor.lastrowid or 0)
            db.execute("UPDATE runs SET name = ? WHERE id = ?", (name.replace("{n}", str(run_id)), run_id))
        return run_id

    def write(
        self,
        run_id: int,
        batches: Sequence[BatchEnd],
        epochs: Sequence[EpochEnd],
        checkpoint: Checkpoint,
        status: str,
        test_accuracy: float | None = None,
    ) -> None:
        """Add what happened since the last write, and the state to go on from, all or nothing."""
        content = to_bytes(checkpoint)
        with self._open() as db:
            db.executemany(
                "INSERT OR REPLACE INTO batches VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(run_id, b.step, b.epoch, b.loss, b.correct, b.size, b.time) for b in batches],
            )
            db.executemany(
                "INSERT OR REPLACE INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(run_id, *_epoch_values(e), to_bytes(Checkpoint(e.weights))) for e in epochs],
            )
            db.execute("INSERT OR REPLACE INTO checkpoints VALUES (?, ?)", (run_id, content))
            db.execute(
                "UPDATE runs SET written = ?, status = ?, seconds = ?, test_accuracy = coalesce(?, test_accuracy)"
                " WHERE id = ?",
                (time.time(), status, (checkpoint.training or {}).get("seconds", 0.0), test_accuracy, run_id),
            )

    def runs(self) -> list[Run]:
        """All runs, the newest first; deleted ones are left out."""
        return self._runs("deleted = 0")

    def run(self, run_id: int) -> Run:
        found = self._runs("runs.id = ?", run_id)
        if not found:
            raise StudioError("Run {id} is no longer there; it may have been deleted.", id=run_id)
        return found[0]

    def _runs(self, condition: str, *values: object) -> list[Run]:
        with self._open() as db:
            rows = db.execute(
                "SELECT runs.*, count(e.epoch) AS epochs, "
                " coalesce((SELECT max(step) FROM batches WHERE batches.run = runs.id), 0) AS step,"
                " max(e.epoch), e.train_accuracy, e.eval_accuracy"  # the bare columns are those of the last epoch
                " FROM runs LEFT JOIN epochs e ON e.run = runs.id"
                f" WHERE {condition} GROUP BY runs.id ORDER BY runs.id DESC",
                values,
            ).fetchall()
        return [run for row in rows if (run := _run_from(row)) is not None]

    def batches(self, run_id: int) -> list[BatchRow]:
        with self._open() as db:
            rows = db.execute(
                "SELECT step, epoch, loss, correct, size, seconds FROM batches WHERE run = ? ORDER BY step", (run_id,)
            )
            return [BatchRow(*row) for row in rows]

    def epochs(self, run_id: int) -> list[EpochRow]:
        with self._open() as db:
            rows = db.execute(
                "SELECT epoch, step, train_loss, train_accuracy, eval_loss, eval_accuracy, evaluated_on"
                " FROM epochs WHERE run = ? ORDER BY epoch",
                (run_id,),
            )
            return [EpochRow(*row) for row in rows]

    def weights(self, run_id: int, epoch: int) -> Checkpoint:
        """The network as it was at the end of `epoch`."""
        return self._read("SELECT weights FROM epochs WHERE run = ? AND epoch = ?", run_id, epoch)

    def checkpoint(self, run_id: int) -> Checkpoint:
        """The run's newest state, to go on from or to export."""
        return self._read("SELECT content FROM checkpoints WHERE run = ?", run_id)

    def _read(self, query: str, *values: int) -> Checkpoint:
        with self._open() as db:
            row = db.execute(query, values).fetchone()
        if row is None:
            raise StudioError("Nothing was stored of this run yet. Let it train for a moment first.")
        return from_bytes(row[0], "run")

    def rename(self, run_id: int, name: str) -> None:
        with self._open() as db:
            db.execute("UPDATE runs SET name = ? WHERE id = ?", (name, run_id))

    def delete(self, run_id: int) -> None:
        """Hide a run; until `purge` it can be brought back."""
        self._mark_deleted(run_id, True)

    def restore(self, run_id: int) -> None:
        self._mark_deleted(run_id, False)

    def _mark_deleted(self, run_id: int, deleted: bool) -> None:
        with self._open() as db:
            db.execute("UPDATE runs SET deleted = ? WHERE id = ?", (deleted, run_id))

    def purge(self) -> None:
        """Remove the deleted runs for good, and give their space back to the disk. May take seconds."""
        with self._open() as db:
            db.execute("DELETE FROM runs WHERE deleted = 1")
        with self._open() as db:
            (unused,), (all_pages,) = (db.execute(f"PRAGMA {n}").fetchone() for n in ("freelist_count", "page_count"))
            if unused > MOST_UNUSED * all_pages:
                db.execute("VACUUM")


def _what_failed(error: sqlite3.Error | OSError) -> str:
    """What happened to the history and what helps, an English source with {path} and {reason}."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of the number gives details
    if code == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and is_disk_full(error)):
        return N_("The history of runs in {path} cannot be written: the disk is full. Make room there.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return N_(
            "The history of runs in {path} is damaged ({reason}). Move that file away, and a new history is begun; or "
            "put a copy of it there that is sound."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return N_("The history of runs in {path} is in use by another program. Try again when that is done.")
    return N_(
        "The history of runs in {path} cannot be read or written ({reason}). Give yourself the right to write there, "
        "or set FMNIST_HOME to another folder."
    )


def _epoch_values(e: EpochEnd) -> tuple[Any, ...]:
    return (e.epoch, e.step, e.train_loss, e.train_accuracy, e.eval_loss, e.eval_accuracy, e.evaluated_on)


def _run_from(row: sqlite3.Row) -> Run | None:
    """The run of a row, or None where its settings cannot be read: one such run must not hide the others."""
    try:
        config = config_from(json.loads(row["config"]))
        versions = json.loads(row["versions"])
    except (StudioError, ValueError):
        return None
    status = row["status"]
    if status == "running" and time.time() - row["written"] > SILENT_SECONDS:
        status = "interrupted"
    return Run(
        id=row["id"],
        name=row["name"],
        config=config,
        versions=versions,
        images_per_epoch=row["images_per_epoch"],
        created=row["created"],
        status=status,
        seconds=row["seconds"],
        epochs=row["epochs"],
        step=row["step"],
        train_accuracy=row["train_accuracy"],
        eval_accuracy=row["eval_accuracy"],
        test_accuracy=row["test_accuracy"],
    )
