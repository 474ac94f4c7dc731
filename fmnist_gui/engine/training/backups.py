"""Copies of the history of runs, made and checked while it is sound, and the newest put back when it is not.

At most four lie in the folder `backups` beside the history: the newest, and one each of an earlier hour, day and week.
Each is on the disk and has passed SQLite's own check before it takes its place, by renaming, and nothing else replaces
one. A lost history is made anew beside the old file, from the newest sound backup and what can still be read of the old
file; it then takes the old one's place by renaming as well, and the old one is kept under another name. A process that
is killed at any moment leaves the old history or the new one.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from fmnist_gui.engine.errors import N_, StudioError, in_one
from fmnist_gui.engine.files import is_file, synchronize
from fmnist_gui.engine.locks import FileLock
from fmnist_gui.engine.training.run_file import (
    BACKUPS,
    HistoryLost,
    backups_of,
    connect,
    failures_explained,
    is_missing,
    is_sound,
    prepared,
)
from fmnist_gui.engine.training.salvage import Salvaged, salvage

log = logging.getLogger(__name__)

MOST_BYTES = 1_000_000_000  # of all backups together; the newest one is kept whatever its size
LOOK_S = 2.0  # for a look at the history, which nobody can write meanwhile: enough for 0.3 to 1 GB
COPY_S = 8.0  # for a copy, which lets others write in between
CHECK_S = 60.0  # for a copy to be checked
ALONE_S = 15.0  # for another process that restores the history
_PAGES_A_STEP = 1_000  # 4 MB
_SIDE_FILES = ("-journal", "-wal", "-shm")  # of SQLite, which belong to one file and ruin another


def tend(path: Path) -> StudioError | None:
    """Look at the history, restore it if it is damaged or gone, and back it up if it has changed.

    What was restored is given back as a sentence. Raises StudioError where a lost history cannot be restored; that no
    backup can be made is only logged.
    """
    report = restore(path)
    try:
        with failures_explained(path):
            _back_up(path)
    except HistoryLost:  # which the look was too short for
        return restore(path, CHECK_S)
    except StudioError as error:
        log.warning("There is no new backup: %s", error)
    return report


def backed_up_at(path: Path) -> datetime | None:
    """When the newest backup was the history."""
    return next(map(_as_of, backups_of(path)), None)


def _as_of(backup: Path) -> datetime:
    return datetime.fromtimestamp(backup.stat().st_mtime)


@contextmanager
def _alone(path: Path, patience_s: float) -> Iterator[bool]:
    """Whether no other process makes or restores a backup meanwhile."""
    lock = FileLock(path.with_name(f"{path.stem}.backups.lock"))
    try:
        yield lock.take(patience_s)
    finally:
        lock.release()


def _remove(temporary: Path) -> None:
    for suffix in ("", *_SIDE_FILES):
        with suppress(OSError):
            _beside(temporary, suffix).unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _put_on_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


# ---- backing up


def _back_up(path: Path) -> None:
    newest = path.parent / "backups" / BACKUPS[0]
    if is_missing(path) or (is_file(newest) and newest.stat().st_mtime_ns == path.stat().st_mtime_ns):
        return
    with _alone(path, patience_s=0) as alone:
        if alone:  # else another process does it
            newest.parent.mkdir(exist_ok=True)
            temporary = newest.with_name(".part")
            _remove(temporary)  # of a process that was killed
            try:
                _copy(path, temporary)
                _make_room(newest.parent, datetime.fromtimestamp(path.stat().st_mtime))
                os.replace(temporary, newest)
            finally:
                _remove(temporary)
            synchronize(newest.parent)
            _stay_within_limits(path)


def _copy(path: Path, temporary: Path) -> None:
    """Copy the history as it is at one moment, and check the copy."""
    state, deadline = path.stat(), time.monotonic() + COPY_S

    def require_time(*_: int) -> None:
        if time.monotonic() > deadline:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))

    if shutil.disk_usage(temporary.parent).free < 2 * state.st_size:  # it is not for a backup to fill the disk
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with closing(connect(path, "rw")) as source, closing(sqlite3.connect(temporary)) as target:
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=_PAGES_A_STEP, progress=require_time)
    sound = is_sound(temporary, CHECK_S)
    if sound is None:
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
    if not sound:
        raise sqlite3.DatabaseError("its copy is not sound")
    os.utime(temporary, ns=(state.st_atime_ns, state.st_mtime_ns))
    _put_on_disk(temporary)


def _make_room(folder: Path, now: datetime) -> None:
    """Let the backups move on that are of an earlier hour, day or week; one that was damaged since goes instead."""
    newest, hour, day, week = (folder / name for name in BACKUPS)
    for backup, following, period in (
        (day, week, lambda time: time.isocalendar()[:2]),
        (hour, day, lambda time: time.date()),
        (newest, hour, lambda time: (time.date(), time.hour)),
    ):
        if is_file(backup) and period(_as_of(backup)) != period(now):
            if is_sound(backup, CHECK_S) is False:
                backup.unlink()
            else:
                os.replace(backup, following)


def _stay_within_limits(path: Path) -> None:
    _, *older = backups = backups_of(path)
    size = sum(backup.stat().st_size for backup in backups)
    while older and size > MOST_BYTES:
        oldest = older.pop()
        size -= oldest.stat().st_size
        oldest.unlink()


# ---- restoring


def restore(path: Path, seconds: float = LOOK_S) -> StudioError | None:
    """Restore the history if it is damaged or gone; then what was done is given back. Raises StudioError.

    A damage that is not found within `seconds` is none.
    """
    with failures_explained(path):
        if not _is_lost(path, seconds):
            return None
        with _alone(path, ALONE_S) as alone:
            if not alone:
                raise StudioError(
                    "Another window or command is restoring the history of runs in {path}. Try again when it is done.",
                    path=path,
                )
            return _restore(path) if _is_lost(path, seconds) else None  # another process may have been faster


def _is_lost(path: Path, seconds: float) -> bool:
    if is_missing(path):
        return bool(backups_of(path))
    return _begun(path) is not None or is_sound(path, seconds) is False


def _begun(path: Path) -> Path | None:
    """The name under which the lost file is kept already, while it still has its own: a restoring that was killed."""
    try:
        kept = path.parent.glob(f"{path.stem}.damaged-*{path.suffix}")
        return next((name for name in kept if name.samefile(path)), None)
    except OSError:  # one may not look
        return None


def _restore(path: Path) -> StudioError:
    backup = next((backup for backup in backups_of(path) if is_sound(backup, CHECK_S)), None)
    temporary = path.with_name(f".{path.name}.part")
    _remove(temporary)
    try:
        if backup is not None:
            shutil.copyfile(backup, temporary)
        with _held(path) as lost:
            with prepared(temporary) as db:
                (count,) = db.execute("SELECT count(*) FROM runs WHERE deleted = 0").fetchone()
                salvaged = salvage(lost, db) if lost is not None else None
            if not is_sound(temporary, CHECK_S):
                raise sqlite3.DatabaseError("what was restored is not sound")
            _put_on_disk(temporary)
            if lost is not None and os.name == "nt":  # pragma: no cover - there no open file can be renamed
                lost.close()
            kept = _keep(path) if lost is not None else None
            os.replace(temporary, path)
    finally:
        _remove(temporary)
    synchronize(path.parent)
    return _report(path, backup, count, salvaged, kept)


@contextmanager
def _held(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The lost file, which nobody else can write meanwhile: who waits for it finds that it was replaced."""
    if is_missing(path):
        yield None
        return
    with closing(connect(path, "rw")) as db:
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:  # somebody else has it, or the disk does not take anything
            raise
        except sqlite3.DatabaseError:  # it is so damaged that nobody can write it
            pass
        yield db


def _keep(path: Path) -> Path:
    """Give the lost file another name, beside its own, and take what SQLite would apply to the new one there."""
    kept = _begun(path) or path.with_name(f"{path.stem}.damaged-{datetime.now():%Y-%m-%d-%H%M%S}{path.suffix}")
    if not is_file(kept):
        try:
            os.link(path, kept)
        except OSError:  # a file system without links: for a moment there is no history
            os.replace(path, kept)
    for suffix in _SIDE_FILES:
        with suppress(FileNotFoundError):
            os.replace(_beside(path, suffix), _beside(kept, suffix))
    return kept


def _report(path: Path, backup: Path | None, count: int, salvaged: Salvaged | None, kept: Path | None) -> StudioError:
    date = f"{_as_of(backup):%Y-%m-%d %H:%M}" if backup is not None else ""
    if salvaged is None:
        return StudioError(
            "The history of runs was gone. It is restored as it was on {date} (runs: {count}).",
            date=date,
            count=count,
        )
    first = StudioError("The history of runs was damaged, and there was no sound backup of it.")
    if backup is not None:
        first = StudioError(
            "The history of runs was damaged. It is restored as it was on {date} (runs: {count}).",
            date=date,
            count=count,
        )
    more = N_("Newer runs that could be read from the damaged file: {copied}; that could not: {lost}.")
    if not salvaged.all_listed:
        more = N_("Newer runs that could be read from the damaged file: {copied}. What else was in it is lost.")
    second = StudioError(more, copied=salvaged.copied, lost=salvaged.lost)
    return in_one(first, second, StudioError("That file is kept as {kept}.", kept=kept))
