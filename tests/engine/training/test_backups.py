"""No single failure loses a finished run: backups are made, checked, kept for some time, and put back."""

import errno
import logging
import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.locks import FileLock
from fmnist_gui.engine.training import backups
from fmnist_gui.engine.training.backups import backed_up_at, tend
from fmnist_gui.engine.training.run_file import BACKUPS, SCHEMA_VERSION, HistoryLost, is_sound
from fmnist_gui.engine.training.runs import RunStore
from tests.engine.training.stored_runs import execute, finished, overwrite, page_with


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    """Two finished runs, and the folder's usual name."""
    store = RunStore(tmp_path / "home" / "runs.sqlite")
    for _ in range(2):
        finished(store)
    return store


def ids(path: Path) -> list[int]:
    """The runs of a history or a backup, which is left as it is."""
    with closing(sqlite3.connect(path)) as db:
        return [number for (number,) in db.execute("SELECT id FROM runs ORDER BY id")]


def files(store: RunStore) -> set[str]:
    return {str(path.relative_to(store.path.parent)) for path in store.path.parent.rglob("*") if path.is_file()}


def backup_of(store: RunStore, number: int = 0) -> Path:
    return store.path.parent / "backups" / BACKUPS[number]


def kept_files(store: RunStore) -> list[Path]:
    return sorted(store.path.parent.glob("runs.damaged-*"))


def damage_a_network(store: RunStore) -> None:
    """A page amid the weights of the first run, as a bad sector does: all else can still be read."""
    with closing(sqlite3.connect(store.path)) as db:
        (weights,) = db.execute("SELECT weights FROM epochs WHERE run = 1").fetchone()
    overwrite(store.path, page_with(store.path, weights[60_000:60_050]))


# ---- backing up


def test_a_history_is_backed_up_when_it_has_changed(store: RunStore) -> None:
    assert tend(store.path) is None
    assert files(store) == {"runs.sqlite", "backups/newest.sqlite"}
    assert ids(backup_of(store)) == [1, 2]
    first = backup_of(store).stat()
    assert tend(store.path) is None
    assert backup_of(store).stat().st_ino == first.st_ino
    store.rename(1, "another")
    tend(store.path)
    assert [run.name for run in RunStore(backup_of(store)).runs()] == ["Course 2", "another"]
    assert backed_up_at(store.path) == datetime.fromtimestamp(store.path.stat().st_mtime)


def test_nothing_is_backed_up_where_there_is_nothing(tmp_path: Path) -> None:
    assert tend(tmp_path / "runs.sqlite") is None
    assert list(tmp_path.glob("*")) == []
    assert backed_up_at(tmp_path / "runs.sqlite") is None


def test_a_backup_of_an_earlier_hour_day_and_week_is_kept(store: RunStore) -> None:
    def at(day: int, hour: int, minute: int = 0) -> list[str]:
        """What is kept after a change at that time of January 2024, a month that began on a Monday."""
        finished(store)
        time = datetime(2024, 1, day, hour, minute).timestamp()
        os.utime(store.path, (time, time))
        tend(store.path)
        found = (backup_of(store, number) for number in range(len(BACKUPS)))
        return [f"{datetime.fromtimestamp(p.stat().st_mtime):%d-%H:%M}" if p.exists() else "" for p in found]

    assert at(3, 10) == ["03-10:00", "", "", ""]
    assert at(3, 10, 30) == ["03-10:30", "", "", ""]
    assert at(3, 11) == ["03-11:00", "03-10:30", "", ""]
    assert at(3, 12) == ["03-12:00", "03-11:00", "", ""]
    assert at(4, 9) == ["04-09:00", "03-12:00", "03-11:00", ""]
    assert at(5, 9) == ["05-09:00", "04-09:00", "03-12:00", ""]
    assert at(9, 9) == ["09-09:00", "05-09:00", "04-09:00", "03-12:00"]
    assert at(9, 9, 5) == ["09-09:05", "", "05-09:00", "04-09:00"]
    assert at(2, 0) == ["02-00:00", "09-09:05", "05-09:00", "04-09:00"]  # the clock was set back
    assert len(ids(backup_of(store))) == 11


def test_older_backups_go_where_all_would_take_too_much_room(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, len(BACKUPS)):
        backup_of(store).parent.mkdir(exist_ok=True)
        shutil.copyfile(store.path, backup_of(store, number))
    monkeypatch.setattr(backups, "MOST_BYTES", 3.5 * store.path.stat().st_size)
    tend(store.path)
    assert files(store) == {"runs.sqlite", *(f"backups/{name}" for name in BACKUPS[:3])}
    monkeypatch.setattr(backups, "MOST_BYTES", 1)
    finished(store)
    tend(store.path)
    assert files(store) == {"runs.sqlite", "backups/newest.sqlite"}


def _full(*arguments: object, **options: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("function", ["os.fsync", "os.replace", "os.utime", "shutil.disk_usage"])
def test_a_disk_that_takes_no_backup_leaves_the_old_one_and_is_logged(
    function: str, store: RunStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tend(store.path)
    finished(store)
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(function, _full)
        assert tend(store.path) is None
    assert "There is no new backup" in caplog.text
    assert files(store) == {"runs.sqlite", "backups/newest.sqlite"}
    assert ids(backup_of(store)) == [1, 2]
    tend(store.path)
    assert ids(backup_of(store)) == [1, 2, 3]


def test_room_is_left_on_the_disk(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    size = store.path.stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10 * size, 0, size))
    tend(store.path)
    assert files(store) == {"runs.sqlite"}


def test_a_copy_that_takes_too_long_or_is_not_sound_is_none(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(backups, "COPY_S", -1)
        tend(store.path)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "CHECK_S", -1)  # it cannot be known
        patch.setattr("fmnist_gui.engine.training.run_file._STEPS_A_LOOK", 1)
        tend(store.path)
    assert files(store) == {"runs.sqlite"}


def test_two_processes_do_not_make_a_backup_at_once(store: RunStore) -> None:
    other = FileLock(store.path.with_name("runs.backups.lock"))
    other.take()
    assert tend(store.path) is None
    assert files(store) == {"runs.sqlite", "runs.backups.lock"}


def test_the_next_backup_removes_what_a_killed_process_left(store: RunStore) -> None:
    backup_of(store).parent.mkdir()
    for name in (".part", ".part-journal"):
        (backup_of(store).parent / name).write_bytes(b"half a backup")
    tend(store.path)
    assert files(store) == {"runs.sqlite", "backups/newest.sqlite"}


# ---- restoring


def test_a_damaged_history_is_restored_with_the_newer_runs_that_can_be_read(store: RunStore) -> None:
    tend(store.path)
    finished(store, epochs=2)
    damage_a_network(store)
    damaged = store.path.read_bytes()
    report = str(tend(store.path))
    as_of = f"{datetime.fromtimestamp(backup_of(store).stat().st_mtime):%Y-%m-%d}"
    (kept,) = kept_files(store)
    assert report.startswith(f"The history of runs was damaged. It is restored as it was on {as_of}")
    assert report.endswith(
        "(runs: 2). Newer runs that could be read from the damaged file: 1; that could not: 0. "
        f"That file is kept as {kept}."
    )
    assert kept.read_bytes() == damaged
    assert [(run.id, run.status, run.epochs) for run in store.runs()] == [
        (3, "finished", 2),
        (2, "finished", 1),
        (1, "finished", 1),
    ]
    assert len(store.batches(3)) == 20
    assert store.weights(3, 2).weights.keys() == store.weights(1, 1).weights.keys()
    assert is_sound(store.path, 9)
    assert tend(store.path) is None


def test_a_run_that_went_on_after_the_backup_is_restored_as_it_was_last(store: RunStore) -> None:
    finished(store, epochs=1)
    execute(store.path, "UPDATE runs SET status = 'stopped' WHERE id = 3")
    tend(store.path)
    execute(store.path, "UPDATE runs SET status = 'finished', written = written + 60 WHERE id = 3")
    damage_a_network(store)
    tend(store.path)
    assert store.run(3).status == "finished"


def test_a_history_whose_list_is_damaged_says_what_is_lost(store: RunStore) -> None:
    tend(store.path)
    finished(store)
    overwrite(store.path, page_with(store.path, b"Course 1"))
    report = str(tend(store.path))
    assert "Newer runs that could be read from the damaged file: 0. What else was in it is lost." in report
    assert ids(store.path) == [1, 2]
    assert finished(store) == 4  # a number is not used again


def test_a_damage_that_a_look_is_too_short_for_is_found_in_the_copy(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tend(store.path)
    finished(store)
    damage_a_network(store)
    sound = backups.is_sound
    monkeypatch.setattr(
        backups, "is_sound", lambda path, seconds: None if seconds == backups.LOOK_S else sound(path, seconds)
    )
    assert "The history of runs was damaged" in str(tend(store.path))
    assert ids(store.path) == [1, 2, 3]


def test_a_run_is_not_restored_in_a_worse_state_than_its_backup_has(store: RunStore) -> None:
    finished(store, epochs=2)
    tend(store.path)
    execute(store.path, "UPDATE runs SET written = written + 60 WHERE id > 1")
    execute(store.path, "DELETE FROM epochs WHERE run = 3 AND epoch = 2", "UPDATE runs SET name = x'00' WHERE id = 2")
    damage_a_network(store)
    assert "that could not: 2" in str(tend(store.path))
    assert [(run.name, run.epochs) for run in store.runs()] == [("Course 3", 2), ("Course 2", 1), ("Course 1", 1)]


def test_of_a_history_that_cannot_be_listed_the_numbers_at_least_stay_used(store: RunStore) -> None:
    overwrite(store.path, page_with(store.path, b"Course 1"))
    assert "there was no sound backup" in str(tend(store.path))
    assert store.runs() == []
    assert finished(store) == 3


def test_a_restored_history_that_is_not_sound_replaces_nothing(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tend(store.path)
    damage_a_network(store)
    damaged = store.path.read_bytes()
    sound = backups.is_sound
    monkeypatch.setattr(backups, "is_sound", lambda path, seconds: sound(path, seconds) and path.suffix != ".part")
    with pytest.raises(StudioError, match="what was restored is not sound"):
        tend(store.path)
    assert store.path.read_bytes() == damaged


def test_without_a_backup_what_can_be_read_is_kept(store: RunStore) -> None:
    finished(store)
    damage_a_network(store)
    report = str(tend(store.path))
    assert report.startswith("The history of runs was damaged, and there was no sound backup of it. Newer runs that")
    assert "read from the damaged file: 3; that could not: 0" in report
    assert [(run.id, run.epochs) for run in store.runs()] == [(3, 1), (2, 1), (1, 0)]
    assert store.checkpoint(1).weights  # its last network can be used still


@pytest.mark.parametrize("content", [b"Dear diary, " * 1000, b"SQLite format 3\x00" + bytes(100)])
def test_a_file_that_is_something_else_is_kept_and_the_backup_put_in_its_place(content: bytes, store: RunStore) -> None:
    tend(store.path)
    store.path.write_bytes(content)
    with pytest.raises(HistoryLost, match=r"is damaged \(.*\)\. Start the application again"):
        store.runs()
    assert "restored as it was" in str(tend(store.path))
    assert ids(store.path) == [1, 2]
    assert [path.read_bytes() for path in kept_files(store)] == [content]


@pytest.mark.parametrize("content", [None, b""])
def test_a_history_that_is_gone_is_restored(content: bytes | None, store: RunStore) -> None:
    tend(store.path)
    store.path.unlink()
    if content is not None:
        store.path.write_bytes(content)
    with pytest.raises(HistoryLost, match=r"is gone\. Start the application again"):
        store.runs()
    assert str(tend(store.path)).startswith("The history of runs was gone. It is restored as it was on")
    assert ids(store.path) == [1, 2]
    assert kept_files(store) == []


def test_a_damaged_backup_is_passed_over_and_replaces_none(store: RunStore) -> None:
    tend(store.path)
    os.utime(backup_of(store), (0, 0))
    finished(store)
    tend(store.path)
    assert ids(backup_of(store, 1)) == [1, 2]
    overwrite(backup_of(store), 0)
    os.utime(backup_of(store), (10_000, 10_000))
    store.path.unlink()
    assert "restored as it was on" in str(tend(store.path))
    assert ids(store.path) == [1, 2]
    assert all(is_sound(backup, 9) for backup in backup_of(store).parent.iterdir())


def test_a_history_of_a_newer_version_is_left_alone(store: RunStore) -> None:
    execute(store.path, "PRAGMA user_version = 99")
    assert tend(store.path) is None
    assert kept_files(store) == []


@pytest.mark.parametrize("function", ["os.fsync", "os.replace", "shutil.copyfile"])
def test_a_disk_that_takes_no_restored_history_loses_nothing(
    function: str, store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tend(store.path)
    damage_a_network(store)
    damaged = store.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(function, _full)
        with pytest.raises(StudioError, match="cannot be written: the disk is full"):
            tend(store.path)
    assert store.path.read_bytes() == damaged
    assert ids(backup_of(store)) == [1, 2]
    assert tend(store.path) is not None
    assert ids(store.path) == [1, 2]
    assert len(kept_files(store)) == 1


def test_a_disk_without_links_keeps_the_damaged_file_too(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    tend(store.path)
    damage_a_network(store)
    damaged = store.path.read_bytes()
    monkeypatch.setattr(os, "link", _full)
    tend(store.path)
    assert [path.read_bytes() for path in kept_files(store)] == [damaged]
    assert is_sound(store.path, 9)


def test_what_belongs_to_the_damaged_file_is_not_applied_to_the_restored_one(store: RunStore) -> None:
    tend(store.path)
    store.path.write_bytes(b"no database" * 1000)
    for suffix in ("-journal", "-wal", "-shm"):
        store.path.with_name(f"runs.sqlite{suffix}").write_bytes(suffix.encode() * 1000)
    tend(store.path)
    assert is_sound(store.path, 9)
    assert not list(store.path.parent.glob("runs.sqlite-*"))


def test_two_that_start_at_the_same_time_restore_it_once(store: RunStore) -> None:
    tend(store.path)
    finished(store)
    damage_a_network(store)
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(tend, [store.path, store.path]))
    assert sum(report is not None for report in reports) == 1
    assert ids(store.path) == [1, 2, 3]
    assert len(kept_files(store)) == 1


def test_somebody_else_who_restores_it_is_waited_for(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    tend(store.path)
    store.path.unlink()
    other = FileLock(store.path.with_name("runs.backups.lock"))
    other.take()
    monkeypatch.setattr(backups, "ALONE_S", 0)
    with pytest.raises(StudioError, match="Another window or command is restoring the history"):
        tend(store.path)


def test_a_history_that_somebody_else_writes_is_not_restored_under_his_hands(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tend(store.path)
    damage_a_network(store)
    monkeypatch.setattr("fmnist_gui.engine.training.run_file.BUSY_S", 0)
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StudioError, match="in use by another program"):
            tend(store.path)
    assert kept_files(store) == []


def test_the_advice_for_a_version_that_does_not_exist_brings_the_runs_back(store: RunStore) -> None:
    """One flipped bit is enough, and no backup may be lost to it meanwhile."""
    tend(store.path)
    execute(store.path, f"PRAGMA user_version = {SCHEMA_VERSION + 64}")
    with pytest.raises(StudioError, match="no newer version, the file is damaged: rename it and start"):
        store.runs()
    tend(store.path)
    store.path.rename(store.path.with_name("renamed"))
    assert tend(store.path) is not None
    assert [run.id for run in store.runs()] == [2, 1]
