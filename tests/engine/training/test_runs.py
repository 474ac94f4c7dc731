"""The history of runs: what is written comes back, whoever writes beside it and whatever the file has become."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import torch

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import runs as runs_module
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.runs import SCHEMA_VERSION, BatchRow, EpochRow, RunStore
from tests.conftest import new_weights

CONFIG = PRESETS["best-photo"].config


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "home" / "runs.sqlite")


def _create(store: RunStore, name: str = "Course {n}", config: TrainingConfig = CONFIG) -> int:
    return store.create(name, config, {"torch": "2"}, 1000)


def _batch(step: int) -> BatchEnd:
    return BatchEnd(
        (step - 1) // 10 + 1, (step - 1) % 10 + 1, step, 1.0 / step, step % 100, 100, step * 100, step * 0.1
    )


def _epoch(epoch: int) -> EpochEnd:
    return EpochEnd(epoch, epoch * 10, 0.5, 0.1 * epoch, 0.6, 0.2 * epoch, "test", new_weights(epoch), epoch * 1.0)


def _write(store: RunStore, run_id: int, steps: range, epochs: tuple[int, ...] = (), status: str = "running") -> None:
    checkpoint = Checkpoint(new_weights(0), CONFIG, {"seconds": 2.5, "step": steps.stop - 1})
    store.write(run_id, [_batch(step) for step in steps], [_epoch(epoch) for epoch in epochs], checkpoint, status)


def _execute(store: RunStore, statement: str) -> None:
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(statement)


def test_a_new_run_has_its_number_in_its_name(store: RunStore) -> None:
    first, second = _create(store), _create(store, "other")
    assert (store.run(first).name, store.run(second).name) == (f"Course {first}", "other")
    run = store.run(first)
    assert (run.status, run.epochs, run.step, run.seconds) == ("running", 0, 0, 0.0)
    assert (run.config, run.versions, run.images_per_epoch) == (CONFIG, {"torch": "2"}, 1000)
    assert run.train_accuracy is run.eval_accuracy is run.test_accuracy is None
    assert run.batches_per_epoch == -(-1000 // CONFIG.batch_size)


def test_what_is_written_comes_back(store: RunStore) -> None:
    run_id = _create(store)
    _write(store, run_id, range(1, 11))
    _write(store, run_id, range(11, 24), epochs=(1, 2))
    run = store.run(run_id)
    assert (run.epochs, run.step, run.seconds) == (2, 23, 2.5)
    assert (run.train_accuracy, run.eval_accuracy) == (0.2, 0.4)  # those of the last epoch
    assert [row.step for row in store.batches(run_id)] == list(range(1, 24))
    assert store.batches(run_id)[9] == BatchRow(10, 1, 0.1, 10, 100, 1.0)
    assert store.epochs(run_id)[1] == EpochRow(2, 20, 0.5, 0.2, 0.6, 0.4, "test")
    for epoch in (1, 2):
        stored = store.weights(run_id, epoch).weights
        assert all(torch.equal(stored[name], tensor) for name, tensor in new_weights(epoch).items())
    assert store.checkpoint(run_id).training == {"seconds": 2.5, "step": 23}
    assert store.checkpoint(run_id).config == CONFIG


def test_a_batch_that_is_made_again_after_a_resume_replaces_the_first(store: RunStore) -> None:
    run_id = _create(store)
    _write(store, run_id, range(1, 8))
    _write(store, run_id, range(5, 8))
    assert len(store.batches(run_id)) == 7


def test_the_test_accuracy_stays_when_nothing_new_is_known(store: RunStore) -> None:
    run_id = _create(store)
    store.write(run_id, [], [], Checkpoint(new_weights(0)), "finished", 0.9)
    store.write(run_id, [], [], Checkpoint(new_weights(0)), "finished")
    assert store.run(run_id).test_accuracy == 0.9


def test_runs_are_listed_newest_first_each_with_its_own_curves(store: RunStore) -> None:
    first, second = _create(store), _create(store)
    _write(store, first, range(1, 4))
    _write(store, second, range(1, 6), epochs=(1,))
    assert [(run.id, run.step, run.epochs) for run in store.runs()] == [(second, 5, 1), (first, 3, 0)]
    assert len(store.batches(first)) == 3
    assert store.epochs(first) == []


def test_a_run_is_renamed(store: RunStore) -> None:
    run_id = _create(store)
    store.rename(run_id, "Läufer ”1” {n}")
    assert store.run(run_id).name == "Läufer ”1” {n}"


def test_a_deleted_run_can_be_brought_back_until_it_is_purged(store: RunStore) -> None:
    kept, deleted = _create(store), _create(store)
    _write(store, deleted, range(1, 11), epochs=(1,))
    store.delete(deleted)
    assert [run.id for run in store.runs()] == [kept]
    store.restore(deleted)
    assert [run.id for run in store.runs()] == [deleted, kept]
    assert len(store.batches(deleted)) == 10
    store.delete(deleted)
    store.purge()
    store.restore(deleted)
    assert [run.id for run in store.runs()] == [kept]
    assert store.batches(deleted) == []
    assert store.epochs(deleted) == []
    with pytest.raises(StudioError, match=f"Run {deleted} is no longer there"):
        store.run(deleted)
    assert _create(store) > deleted  # a number is never used again


def test_nothing_stored_yet_is_told(store: RunStore) -> None:
    run_id = _create(store)
    for read in (lambda: store.checkpoint(run_id), lambda: store.weights(run_id, 1)):
        with pytest.raises(StudioError, match="Nothing was stored of this run yet"):
            read()


@pytest.mark.parametrize(
    ("status", "seconds", "shown", "resumable"),
    [
        ("running", 0, "running", False),
        ("running", runs_module.SILENT_SECONDS + 1, "interrupted", True),
        ("paused", 1000, "paused", True),
        ("stopped", 1000, "stopped", True),
        ("finished", 1000, "finished", False),
        ("diverged", 1000, "diverged", False),
    ],
)
def test_a_run_that_has_fallen_silent_was_interrupted(
    status: str, seconds: float, shown: str, resumable: bool, store: RunStore
) -> None:
    run_id = _create(store)
    _write(store, run_id, range(1, 3), status=status)
    _execute(store, f"UPDATE runs SET written = written - {seconds}")
    assert (store.run(run_id).status, store.run(run_id).resumable) == (shown, resumable)


def test_a_write_is_all_or_nothing(store: RunStore) -> None:
    run_id = _create(store)
    _write(store, run_id, range(1, 4))
    _execute(store, "CREATE TRIGGER full BEFORE INSERT ON checkpoints BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    with pytest.raises(StudioError, match="disk full"):
        _write(store, run_id, range(4, 8), epochs=(1,))
    assert len(store.batches(run_id)) == 3
    assert store.epochs(run_id) == []
    assert store.checkpoint(run_id).training == {"seconds": 2.5, "step": 3}


def test_a_file_of_a_newer_version_is_left_alone(store: RunStore) -> None:
    store.runs()
    _execute(store, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StudioError, match="written by a newer version"):
        store.runs()
    with pytest.raises(StudioError, match="written by a newer version"):
        _create(store)


def test_a_file_that_is_no_database_is_left_alone(store: RunStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text("Dear diary, " * 100)
    with pytest.raises(StudioError, match=r"is damaged \(file is not a database\)"):
        store.runs()
    assert store.path.read_text().startswith("Dear diary, ")


def test_a_file_that_another_program_holds_is_told(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.runs()
    connect = sqlite3.connect
    monkeypatch.setattr(runs_module.sqlite3, "connect", lambda path, timeout: connect(path, timeout=0))
    with closing(connect(store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StudioError, match="in use by another program"):
            _create(store)


def test_deleted_runs_give_their_space_back(store: RunStore) -> None:
    first, second = _create(store), _create(store)
    for run_id in (first, second):
        _write(store, run_id, range(1, 11), epochs=(1, 2, 3))
    full = store.path.stat().st_size
    store.delete(first)
    store.purge()
    assert store.path.stat().st_size < 0.7 * full
    assert len(store.epochs(second)) == 3


def test_a_run_whose_settings_cannot_be_read_does_not_hide_the_others(store: RunStore) -> None:
    _create(store)
    readable = _create(store)
    for broken in ("[1]", '{"dropout": 1}', "{broken"):
        _execute(store, f"UPDATE runs SET config = '{broken}' WHERE id != {readable}")
        assert [run.id for run in store.runs()] == [readable]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StudioError, match="cannot be read or written"):
        RunStore(tmp_path / "file" / "runs.sqlite").runs()


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

    run_id = _create(store)
    _write(store, run_id, range(1, 4))
    monkeypatch.setattr(runs_module.sqlite3, "connect", limited)
    with pytest.raises(StudioError, match=what):
        _write(store, run_id, range(4, 3000), epochs=(1, 2, 3))
    assert len(store.batches(run_id)) == 3
    monkeypatch.undo()
    _write(store, run_id, range(4, 8))
    assert len(store.batches(run_id)) == 7


def test_two_stores_write_one_file_from_two_threads(store: RunStore) -> None:
    def work(own: RunStore) -> int:
        run_id = _create(own)  # both find the file empty
        with own.kept_open():
            for start in range(1, 101, 10):
                _write(own, run_id, range(start, start + 10))
                own.runs()
        return run_id

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(work, [RunStore(store.path), RunStore(store.path)])
    assert first != second
    assert [len(store.batches(number)) for number in (first, second)] == [100, 100]


def test_keeping_the_file_open_hides_nothing_and_locks_nothing(store: RunStore) -> None:
    run_id = _create(store)
    with store.kept_open():
        _write(store, run_id, range(1, 4))
        assert len(RunStore(store.path).batches(run_id)) == 3
        store.delete(run_id)
        store.purge()
    assert store.runs() == []
    assert [path.name for path in store.path.parent.iterdir()] == ["runs.sqlite"]  # the log is gone


def test_keeping_open_a_file_that_cannot_be_opened_is_no_error(tmp_path: Path) -> None:
    entered = False
    with RunStore(tmp_path / "nowhere" / "runs.sqlite").kept_open():
        entered = True
    assert entered
