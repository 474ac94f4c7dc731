"""The file of the history: its versions, its journal, and what is said of a disk that does not do its part."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import run_file
from fmnist_gui.engine.training.run_file import SCHEMA_VERSION, HistoryLost
from fmnist_gui.engine.training.runs import RunStore
from tests.engine.training.stored_runs import create, execute, finished, write


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "home" / "runs.sqlite")


def test_a_file_of_a_newer_version_is_left_alone(store: RunStore) -> None:
    store.runs()
    execute(store.path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StudioError, match="written by a newer version"):
        store.runs()
    with pytest.raises(StudioError, match="written by a newer version"):
        create(store)


def test_a_file_that_is_no_database_is_left_alone(store: RunStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text("Dear diary, " * 100)
    with pytest.raises(StudioError, match=r"is damaged \(file is not a database\)"):
        store.runs()
    assert store.path.read_text().startswith("Dear diary, ")


def test_a_file_that_another_program_holds_is_told(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.runs()
    connect = sqlite3.connect
    monkeypatch.setattr(run_file.sqlite3, "connect", lambda path, **options: connect(path, **options | {"timeout": 0}))
    with closing(connect(store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StudioError, match="in use by another program"):
            create(store)


@pytest.mark.parametrize(
    ("pragma", "what"),
    [
        ("max_page_count = 1", "cannot be written: the disk is full. Make room"),
        ("query_only = 1", r"cannot be read or written \(.*readonly.*\). Give yourself the right"),
    ],
    ids=["full", "read-only"],
)
def test_a_disk_that_takes_nothing_loses_nothing(
    pragma: str, what: str, store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def limited(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.execute(f"PRAGMA {pragma}").fetchall()
        return connection

    run_id = create(store)
    write(store, run_id, range(1, 4))
    monkeypatch.setattr(run_file.sqlite3, "connect", limited)
    with pytest.raises(StudioError, match=what):
        write(store, run_id, range(4, 3000), epochs=(1, 2, 3))
    assert len(store.batches(run_id)) == 3
    monkeypatch.undo()
    write(store, run_id, range(4, 8))
    assert len(store.batches(run_id)) == 7


def _journal_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("PRAGMA journal_mode").fetchone()[0]


def test_a_file_of_an_earlier_version_gives_up_its_log_and_loses_nothing(store: RunStore) -> None:
    finished(store, epochs=2)
    execute(store.path, "PRAGMA journal_mode = WAL")
    with closing(sqlite3.connect(store.path)) as older:  # the application of before, which has just written
        older.execute("UPDATE runs SET name = 'in the log'")
        older.commit()
        assert store.path.with_name("runs.sqlite-wal").stat().st_size
        assert [run.name for run in store.runs()] == ["in the log"]  # and nobody waits for the change
        assert _journal_of(store.path) == "wal"
    assert [run.name for run in store.runs()] == ["in the log"]
    assert len(store.batches(1)) == 20
    assert _journal_of(store.path) == "delete"
    assert [path.name for path in store.path.parent.iterdir()] == ["runs.sqlite"]


def test_a_file_that_is_replaced_while_it_is_written_takes_nothing(store: RunStore) -> None:
    def write_late() -> None:
        with run_file.opened(store.path) as db:
            db.execute("SELECT * FROM runs").fetchall()
            store.path.rename(store.path.with_name("elsewhere"))
            store.path.touch()
            db.execute("UPDATE runs SET name = 'lost'")

    finished(store)
    with pytest.raises(HistoryLost, match="has just been replaced"):
        write_late()


def test_a_folder_that_cannot_be_made_is_explained(store: RunStore) -> None:
    store.path.parent.write_text("a file")  # a file, where the folder was
    with pytest.raises(StudioError, match=r"The folder .*home of the history of runs is not there, and it"):
        store.runs()


def test_room_that_is_missing_in_the_middle_of_a_change_changes_nothing(store: RunStore) -> None:
    def fill() -> None:
        with run_file.opened(store.path, writing=True) as db:
            db.execute("DELETE FROM batches")
            db.execute("PRAGMA max_page_count = 1")
            db.execute("CREATE TABLE more AS SELECT zeroblob(1000000)")

    run_id = create(store)
    write(store, run_id, range(1, 4))
    with pytest.raises(StudioError, match="disk is full"):
        fill()
    assert len(store.batches(run_id)) == 3
