"""The history of runs: what is written comes back, whoever writes beside it."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.run_file import HistoryLost
from fmnist_gui.engine.training.run_rows import BatchRow, EpochRow
from fmnist_gui.engine.training.runs import RunStore
from tests.conftest import new_weights
from tests.engine.training.stored_runs import CONFIG, batch, create, epoch_end, execute, write


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "home" / "runs.sqlite")


def test_a_new_run_has_its_number_in_its_name(store: RunStore) -> None:
    first, second = create(store), create(store, "other")
    assert (store.run(first).name, store.run(second).name) == (f"Course {first}", "other")
    run = store.run(first)
    assert (run.status, run.epochs, run.step, run.seconds) == ("running", 0, 0, 0.0)
    assert (run.config, run.versions, run.images_per_epoch) == (CONFIG, {"torch": "2"}, 1000)
    assert run.train_accuracy is run.eval_accuracy is run.test_accuracy is None
    assert run.batches_per_epoch == -(-1000 // CONFIG.batch_size)


def test_what_is_written_comes_back(store: RunStore) -> None:
    run_id = create(store)
    write(store, run_id, range(1, 11))
    write(store, run_id, range(11, 24), epochs=(1, 2))
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
    run_id = create(store)
    write(store, run_id, range(1, 8))
    write(store, run_id, range(5, 8))
    assert len(store.batches(run_id)) == 7


def test_the_test_accuracy_stays_when_nothing_new_is_known(store: RunStore) -> None:
    run_id = create(store)
    store.write(run_id, [], [], Checkpoint(new_weights(0)), "finished", 0.9)
    store.write(run_id, [], [], Checkpoint(new_weights(0)), "finished")
    assert store.run(run_id).test_accuracy == 0.9


def test_runs_are_listed_newest_first_each_with_its_own_curves(store: RunStore) -> None:
    first, second = create(store), create(store)
    write(store, first, range(1, 4))
    write(store, second, range(1, 6), epochs=(1,))
    assert [(run.id, run.step, run.epochs) for run in store.runs()] == [(second, 5, 1), (first, 3, 0)]
    assert len(store.batches(first)) == 3
    assert store.epochs(first) == []


def test_a_run_is_renamed(store: RunStore) -> None:
    run_id = create(store)
    store.rename(run_id, "Läufer ”1” {n}")
    assert store.run(run_id).name == "Läufer ”1” {n}"


def test_a_deleted_run_can_be_brought_back_until_it_is_purged(store: RunStore) -> None:
    kept, deleted = create(store), create(store)
    write(store, deleted, range(1, 11), epochs=(1,))
    store.delete(deleted)
    assert [run.id for run in store.runs()] == [kept]
    store.restore(deleted)
    assert [run.id for run in store.runs()] == [deleted, kept]
    assert len(store.batches(deleted)) == 10
    store.delete(deleted)
    store.release(deleted)
    store.purge()
    store.restore(deleted)
    assert [run.id for run in store.runs()] == [kept]
    assert store.batches(deleted) == []
    assert store.epochs(deleted) == []
    with pytest.raises(StudioError, match=f"Run {deleted} is no longer there"):
        store.run(deleted)
    assert create(store) > deleted  # a number is never used again


def test_nothing_stored_yet_is_told(store: RunStore) -> None:
    run_id = create(store)
    for read in (lambda: store.checkpoint(run_id), lambda: store.weights(run_id, 1)):
        with pytest.raises(StudioError, match="Nothing was stored of this run yet"):
            read()


@pytest.mark.parametrize(
    ("status", "shown", "resumable"),
    [
        ("running", "interrupted", True),
        ("paused", "paused", True),
        ("stopped", "stopped", True),
        ("finished", "finished", False),
        ("diverged", "diverged", False),
    ],
)
def test_a_run_that_nobody_owns_is_not_running(status: str, shown: str, resumable: bool, store: RunStore) -> None:
    run_id = create(store)
    write(store, run_id, range(1, 3), status=status)
    execute(store.path, "UPDATE runs SET written = written + 1e6")  # a clock that was set back
    run = store.run(run_id)
    assert (run.status, run.resumable) == (status, False)
    store.release(run_id)
    run = store.run(run_id)
    assert (run.status, run.resumable, run.owned) == (shown, resumable, False)


def test_a_run_that_stored_nothing_cannot_go_on(store: RunStore) -> None:
    run_id = create(store)
    store.release(run_id)
    run = store.run(run_id)
    assert (run.status, run.resumable, run.has_learned) == ("interrupted", False, False)


def test_a_run_is_written_by_one_store_alone(store: RunStore) -> None:
    run_id = create(store)
    write(store, run_id, range(1, 3))
    other = RunStore(store.path)
    assert other.run(run_id).owned
    with pytest.raises(StudioError, match=f"Run {run_id} is being trained by another window"):
        other.take(run_id)
    with pytest.raises(StudioError, match="is being trained by another window"):
        write(other, run_id, range(3, 5))
    store.close()
    other.take(run_id)
    write(other, run_id, range(3, 5))
    with pytest.raises(StudioError, match="is being trained by another window"):
        write(store, run_id, range(3, 7))
    assert len(store.batches(run_id)) == 4


_OWNER = """
import sys
from pathlib import Path
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.runs import RunStore
store = RunStore(Path(sys.argv[1]))
print(store.create("elsewhere", TrainingConfig(), {}, 1000), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a signal")
def test_a_process_that_stands_still_keeps_its_run_and_one_that_is_killed_loses_it(store: RunStore) -> None:
    command, pipe = [sys.executable, "-c", _OWNER, str(store.path)], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        run_id = int(process.stdout.readline())
        process.send_signal(signal.SIGSTOP)
        execute(store.path, "UPDATE runs SET written = written - 1e6")
        assert store.run(run_id).status == "running"
        with pytest.raises(StudioError, match="is being trained by another window"):
            store.take(run_id)
        process.kill()
    assert store.run(run_id).status == "interrupted"
    store.take(run_id)


def test_a_lock_that_was_deleted_is_taken_again_unless_somebody_was_faster(store: RunStore) -> None:
    run_id, other = create(store), RunStore(store.path)
    (lock,) = store.path.parent.glob("*.lock")
    lock.unlink()
    write(store, run_id, range(1, 3))
    with pytest.raises(StudioError, match="is being trained"):
        other.take(run_id)
    lock.unlink()
    other.take(run_id)
    with pytest.raises(StudioError, match="is being trained"):
        write(store, run_id, range(3, 5))


def test_a_number_that_is_in_use_is_not_given_again(store: RunStore) -> None:
    first = create(store)
    store.path.unlink()  # and with it the knowledge of that run
    other = RunStore(store.path)
    assert create(other) != first


def test_a_run_that_cannot_be_entered_belongs_to_nobody(store: RunStore) -> None:
    create(store)
    execute(store.path, "CREATE TRIGGER full BEFORE INSERT ON runs BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    with pytest.raises(StudioError, match="disk full"):
        create(store)
    assert len(list(store.path.parent.glob("*.lock"))) == 1


def test_a_deleted_run_that_is_under_way_elsewhere_stays(store: RunStore) -> None:
    run_id, other = create(store), RunStore(store.path)
    other.delete(run_id)
    other.purge()
    write(store, run_id, range(1, 3), status="finished")
    other.restore(run_id)
    assert [run.step for run in other.runs()] == [2]


def test_what_the_file_has_lost_is_noticed_and_written_again(store: RunStore) -> None:
    run_id = create(store)
    record = store.record(run_id)
    steps, epochs = [batch(step) for step in range(1, 11)], [epoch_end(1)]
    state = Checkpoint(new_weights(0), CONFIG, {"seconds": 2.5})
    store.write(run_id, steps, epochs, state, "running", after=record.position)
    record.add(steps, epochs)
    assert record.position == (10, 1)
    execute(store.path, "DELETE FROM batches WHERE step > 5")  # as in an older copy of the file
    for damage in ("SELECT 1", "DELETE FROM runs"):
        execute(store.path, damage)
        with pytest.raises(HistoryLost, match="is no longer in"):
            store.write(run_id, [batch(11)], [], state, "running", after=record.position)
    store.write_again(record, [batch(11)], [], state, "finished", 0.5)
    run = store.run(run_id)
    assert (run.name, run.config, run.status, run.step, run.epochs) == (f"Course {run_id}", CONFIG, "finished", 11, 1)
    assert [row.step for row in store.batches(run_id)] == list(range(1, 12))
    assert store.batches(run_id)[9] == BatchRow(10, 1, 0.1, 10, 100, 1.0)
    assert store.weights(run_id, 1).weights.keys() == new_weights(1).keys()
    assert store.record(run_id).position == (11, 1)
    with pytest.raises(StudioError, match="no longer there"):
        store.record(99)


def test_a_write_is_all_or_nothing(store: RunStore) -> None:
    run_id = create(store)
    write(store, run_id, range(1, 4))
    execute(store.path, "CREATE TRIGGER full BEFORE INSERT ON checkpoints BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    with pytest.raises(StudioError, match="disk full"):
        write(store, run_id, range(4, 8), epochs=(1,))
    assert len(store.batches(run_id)) == 3
    assert store.epochs(run_id) == []
    assert store.checkpoint(run_id).training == {"seconds": 2.5, "step": 3}


def test_deleted_runs_give_their_space_back(store: RunStore) -> None:
    first, second = create(store), create(store)
    for run_id in (first, second):
        write(store, run_id, range(1, 11), epochs=(1, 2, 3))
    full = store.path.stat().st_size
    store.delete(first)
    store.close()
    store.purge()
    assert store.path.stat().st_size < 0.7 * full
    assert len(store.epochs(second)) == 3


def test_two_stores_write_one_file_from_two_threads(store: RunStore) -> None:
    def work(own: RunStore) -> int:
        run_id = create(own)  # both find the file empty
        for start in range(1, 101, 10):
            write(own, run_id, range(start, start + 10))
            own.runs()
        return run_id

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(work, [RunStore(store.path), RunStore(store.path)])
    assert first != second
    assert [len(store.batches(number)) for number in (first, second)] == [100, 100]
