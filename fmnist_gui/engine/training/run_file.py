"""The SQLite file of the history of runs: how it is opened and prepared, and what its failures mean.

A connection lasts for one reading or one transaction, so that any thread and any process may have one, and the file may
be replaced in between. The journal is a rollback journal: before SQLite 3.51.3 the write-ahead log can lose pages when
several connections reset it, and the history is written twice a second at most. Nothing but SQLite opens the file while
it is in use: on POSIX, closing any descriptor of it ends the locks that SQLite has on it in the same process.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_disk_full, is_file, is_folder

SCHEMA_VERSION = 1
SYNCHRONOUS = "FULL"  # a transaction is on the disk when it has ended
BUSY_S = 5.0  # for which a reader or a writer waits for another one
MOST_BYTES = 100_000_000  # of one value; a run's state has 0.5 MB
BACKUPS = ("newest.sqlite", "earlier-hour.sqlite", "earlier-day.sqlite", "earlier-week.sqlite")
_STEPS_A_LOOK = 10_000  # of SQLite's virtual machine, between two looks at the clock

_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS runs (
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
)""",
    """CREATE TABLE IF NOT EXISTS batches (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    step INTEGER NOT NULL, epoch INTEGER NOT NULL, loss REAL NOT NULL, correct INTEGER NOT NULL,
    size INTEGER NOT NULL, seconds REAL NOT NULL,
    PRIMARY KEY (run, step)
) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS epochs (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    epoch INTEGER NOT NULL, step INTEGER NOT NULL, train_loss REAL NOT NULL, train_accuracy REAL NOT NULL,
    eval_loss REAL NOT NULL, eval_accuracy REAL NOT NULL, evaluated_on TEXT NOT NULL,
    weights BLOB NOT NULL,
    PRIMARY KEY (run, epoch)
)""",
    """CREATE TABLE IF NOT EXISTS checkpoints (
    run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    content BLOB NOT NULL
)""",
)
_DISK_CODES = (  # what the disk, its owner or the machine does not allow; anything else is the fault of the content
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_AUTH,
)


class HistoryLost(StudioError):
    """The file of the history is damaged, gone or another one than before."""


@contextmanager
def opened(path: Path, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """The history in `path`, which is made if it is not there; with `writing` in one transaction, all or nothing.

    Raises StudioError for whatever fails inside, and HistoryLost where the file is the reason.
    """
    with failures_explained(path):
        if is_missing(path) and backups_of(path):  # an empty one would hide them
            raise HistoryLost(_GONE, path=path)
        with prepared(path) as db:
            if writing:
                with transaction(db):
                    yield db
            else:
                yield db


@contextmanager
def prepared(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a history that has its tables. Raises as SQLite does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(connect(path)) as db:
        _prepare(db, path)
        yield db


def is_missing(path: Path) -> bool:
    return not is_file(path) or path.stat().st_size == 0


def backups_of(path: Path) -> list[Path]:
    """The backups that there are of the history in `path`, the newest first."""
    return [backup for name in BACKUPS if is_file(backup := path.parent / "backups" / name)]


def is_sound(path: Path, seconds: float) -> bool | None:
    """Whether the pages and columns of a history fit together; None where that cannot be known in so many seconds."""
    deadline = time.monotonic() + seconds
    try:
        with failures_explained(path), closing(connect(path, "rw")) as db:
            db.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_A_LOOK)
            with closing(sqlite3.connect(":memory:")) as model:
                for statement in _SCHEMA:
                    model.execute(statement)
                wanted = _columns(model)
            _version(db, path)
            return wanted <= _columns(db) and db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except HistoryLost:
        return False
    except StudioError:
        return None


def _columns(db: sqlite3.Connection) -> set[tuple[str, ...]]:
    query = "SELECT t.name, c.name, c.type FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
    return {tuple(row) for row in db.execute(query)}


def connect(path: Path, mode: str = "rwc") -> sqlite3.Connection:
    """A connection to close, without any transaction of its own. `mode` is SQLite's: rwc makes a file, rw does not.

    Texts that are no UTF-8 are read all the same.
    """
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_S, isolation_level=None)
    db.row_factory = sqlite3.Row
    db.text_factory = _decoded
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    return db


def _decoded(text: bytes) -> str:
    return text.decode(errors="replace")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite has done it by itself where the disk is full
            db.execute("ROLLBACK")
        raise


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    if _version(db, path) == SCHEMA_VERSION:
        _leave_wal(db)
        return
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")  # so that room is given back in small steps
    with transaction(db):
        for statement in _SCHEMA:  # another process may have been faster: then nothing changes
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _version(db: sqlite3.Connection, path: Path) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise StudioError(
            "The history of runs in {path} was written by a newer version of this application. Update the "
            "application, or set FMNIST_HOME to another folder. If there is no newer version, the file is damaged: "
            "rename it and start the application again, which puts the newest backup in its place.",
            path=path,
        )
    return int(version)


def _leave_wal(db: sqlite3.Connection) -> None:
    """Give a file of an earlier version the rollback journal, unless somebody has it open: then the next time."""
    (mode,) = db.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        with suppress(sqlite3.OperationalError):
            db.execute("PRAGMA busy_timeout = 0")
            db.execute("PRAGMA journal_mode = DELETE")
        db.execute(f"PRAGMA busy_timeout = {round(1000 * BUSY_S)}")


@contextmanager
def failures_explained(path: Path) -> Iterator[None]:
    """Everything that SQLite, the decoding of what it gives and the disk can raise, as a StudioError."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError, OverflowError, MemoryError) as error:
        raise _explained(error, path) from error


def _explained(error: Exception, path: Path) -> StudioError:
    code = getattr(error, "sqlite_errorcode", None)
    kind = code & 0xFF if code is not None else None  # the rest of the number gives details
    values = {"path": path, "folder": path.parent, "reason": getattr(error, "strerror", None) or error}
    if kind == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and is_disk_full(error)):
        return StudioError(
            "The history of runs in {path} cannot be written: the disk is full. Make room there.", **values
        )
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StudioError(
            "The history of runs in {path} is in use by another program. Try again when that is done.", **values
        )
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return HistoryLost("The history of runs in {path} has just been replaced by another file. Try again.", **values)
    if (kind in _DISK_CODES or isinstance(error, OSError)) and not is_folder(path.parent):
        return StudioError(
            "The folder {folder} of the history of runs is not there, and it cannot be created ({reason}). Bring it "
            "back, or set FMNIST_HOME to another folder.",
            **values,
        )
    if kind in _DISK_CODES or isinstance(error, (OSError, MemoryError)):
        return StudioError(
            "The history of runs in {path} cannot be read or written ({reason}). Give yourself the right to write "
            "there, or set FMNIST_HOME to another folder.",
            **values,
        )
    return HistoryLost(_DAMAGED, **values)


_DAMAGED = N_(
    "The history of runs in {path} is damaged ({reason}). Start the application again: it keeps that file, and puts "
    "the newest backup in its place."
)
_GONE = N_(
    "The history of runs in {path} is gone. Start the application again: it puts the newest backup in its place."
)
