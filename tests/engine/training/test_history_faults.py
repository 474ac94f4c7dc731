"""Every point at which writing, backing up or restoring the history can fail or be killed, one after the other."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import recording, run_record, runs
from fmnist_gui.engine.training.backups import tend
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import EpochEnd, Event, RecordingFailed, RunEnd
from fmnist_gui.engine.training.recording import Recorder
from fmnist_gui.engine.training.run_file import backups_of, is_sound
from fmnist_gui.engine.training.runs import RunStore
from tests.engine.training.stored_runs import CONFIG, batch, finished


class Countdown:
    """Fails at the n-th call, and with `stays` at each after it."""

    def __init__(self, number: int, error: Callable[[], Exception], stays: bool = False) -> None:
        self.left, self.error, self.stays = number, error, stays

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0 or (self.left < 0 and self.stays):
            raise self.error()


def _sqlite_error(code: int) -> Exception:
    error = sqlite3.OperationalError("injected")
    error.sqlite_errorcode = code
    return error


@pytest.fixture
def fail_statements(monkeypatch: pytest.MonkeyPatch) -> Callable[[Countdown], None]:
    """Let each statement that SQLite is given count."""
    connect = sqlite3.connect

    def fail(countdown: Countdown) -> None:
        class Faulty(sqlite3.Connection):
            def execute(self, *arguments: Any) -> sqlite3.Cursor:
                if not arguments[0].startswith("ROLLBACK"):
                    countdown()
                return super().execute(*arguments)

            def executemany(self, *arguments: Any) -> sqlite3.Cursor:
                countdown()
                return super().executemany(*arguments)

        monkeypatch.setattr(sqlite3, "connect", lambda *a, **o: connect(*a, **o, factory=Faulty))

    return fail


class Scripted:
    """In the place of a trainer: two epochs of two batches, without any learning."""

    control, batches_per_epoch = Control(), 2
    _state = Checkpoint({}, CONFIG, {"seconds": 1.0})

    def events(self) -> Iterator[Event]:
        for epoch in (1, 2):
            for step in (2 * epoch - 1, 2 * epoch):
                yield replace(batch(step), epoch=epoch, batch=2 - step % 2)
            yield EpochEnd(epoch, 2 * epoch, 0.5, 0.5, 0.5, 0.5, "test", {}, 1.0)
        yield RunEnd("finished", 2, 4, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0)

    def checkpoint(self, info: dict[str, Any]) -> Checkpoint:
        return self._state


@pytest.mark.usefixtures("light")
@pytest.mark.parametrize(
    ("code", "stays"),
    [(sqlite3.SQLITE_IOERR, False), (sqlite3.SQLITE_FULL, True)],
    ids=["unreadable once", "full for good"],
)
def test_each_statement_of_a_run_may_fail(
    code: int, stays: bool, tmp_path: Path, fail_statements: Callable[[Countdown], None]
) -> None:
    template = RunStore(tmp_path / "template.sqlite")
    finished(template)
    for number in count(1):
        store = RunStore(tmp_path / f"{number}" / "runs.sqlite")
        store.path.parent.mkdir()
        shutil.copyfile(template.path, store.path)
        countdown = Countdown(number, lambda: _sqlite_error(code), stays)
        fail_statements(countdown)
        events: list[Event] = []
        with suppress(StudioError):  # where not even its beginning could be entered
            run_id = store.create("Run {n}", CONFIG, {}, 200)
            events = list(Recorder(Scripted(), store, run_id).events())
        store.close()
        fail_statements(Countdown(0, RuntimeError))
        _is_whole(store, events)
        if countdown.left > 0:
            break
    assert number > 60
    assert [type(event) for event in events] == [type(event) for event in Scripted().events()]
    assert (store.run(2).status, store.run(2).step, store.run(2).epochs) == ("finished", 4, 2)


def _is_whole(store: RunStore, events: list[Event]) -> None:
    """The run of before is there, and of the new one all up to some moment, which may be its end."""
    assert is_sound(store.path, 9)
    assert store.run(1).status == "finished"
    for run in store.runs()[:-1]:
        assert run.status in ("finished", "interrupted")
        assert (run.status, run.step, run.epochs) == ("finished", 4, 2) or run.status == "interrupted"
        assert [row.step for row in store.batches(run.id)] == list(range(1, run.step + 1))
    assert sum(isinstance(event, RecordingFailed) for event in events) <= 1


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that weigh nothing."""
    for module in (runs, run_record):
        monkeypatch.setattr(module, "to_bytes", lambda checkpoint: b"weights")
    monkeypatch.setattr(recording, "WRITE_INTERVAL_S", 0.0)


@pytest.fixture
def small_store(tmp_path: Path, light: None) -> RunStore:
    """Two finished runs and their backup, and a third one."""
    store = RunStore(tmp_path / "small" / "runs.sqlite")
    for _ in range(2):
        finished(store)
    tend(store.path)
    os.utime(backups_of(store.path)[0], (0, 0))  # so that it moves on when there is a newer one
    finished(store)
    return store


def damage(path: Path) -> None:
    """The curves of all runs."""
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'batches'").fetchone()
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(bytes(4096))


def check(path: Path) -> None:
    """After whatever has happened: at the next start everything is there, and nothing in the way."""
    tend(path)
    store = RunStore(path)
    assert [run.id for run in store.runs()] == [3, 2, 1]
    assert is_sound(path, 9)
    assert all(is_sound(backup, 9) for backup in backups_of(path))
    assert backups_of(path)
    assert not list(path.parent.rglob("*.part*"))


@pytest.mark.parametrize("damaged", [False, True], ids=["backup", "restoring"])
@pytest.mark.parametrize("function", ["os.fsync", "os.replace", "os.utime", "os.link", "shutil.copyfile"])
def test_each_call_of_the_disk_may_fail(
    function: str, damaged: bool, small_store: RunStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if damaged:
        damage(small_store.path)
    module, name = {"os": os, "shutil": shutil}[function.split(".")[0]], function.split(".")[1]
    real = getattr(module, name)
    for number in range(1, 9):
        work = tmp_path / f"work {number}"
        shutil.copytree(small_store.path.parent, work)
        countdown = Countdown(number, lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        with monkeypatch.context() as patch, suppress(StudioError):
            patch.setattr(module, name, lambda *a, countdown=countdown, **o: (countdown(), real(*a, **o))[1])
            tend(work / "runs.sqlite")
        check(work / "runs.sqlite")


_KILLED = """
import os, shutil, sys
from itertools import count
from pathlib import Path
from fmnist_gui.engine.training import run_file
from fmnist_gui.engine.training.backups import backups_of, tend
from fmnist_gui.engine.training.run_file import is_sound
from fmnist_gui.engine.training.runs import RunStore

template, work = Path(sys.argv[1]), Path(sys.argv[2])
run_file.SYNCHRONOUS, os.fsync = "OFF", lambda descriptor: None

def tend_until(number):
    def on_event(event, arguments, left=[number]):
        if event in ("open", "os.mkdir", "os.link", "os.remove", "os.rename", "os.utime", "sqlite3.connect"):
            left[0] -= 1
            if not left[0]:
                os._exit(9)
    sys.addaudithook(on_event)
    tend(work)
    os._exit(0)

for number in count(1):
    shutil.rmtree(work.parent, ignore_errors=True)
    shutil.copytree(template.parent, work.parent)
    child = os.fork()
    if child == 0:
        tend_until(number)
    _, status = os.waitpid(child, 0)
    tend(work)
    assert [run.id for run in RunStore(work).runs()] == [3, 2, 1], number
    assert is_sound(work, 9) and backups_of(work) and all(is_sound(path, 9) for path in backups_of(work)), number
    assert not list(work.parent.rglob("*.part*")), number
    assert len(list(work.parent.glob("*.damaged-*"))) == int(sys.argv[3]), number
    if os.waitstatus_to_exitcode(status) == 0:
        break
print(number)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a process for each of them")
@pytest.mark.parametrize("damaged", [False, True], ids=["backup", "restoring"])
def test_the_process_may_be_killed_before_each_change_on_the_disk(
    damaged: bool, small_store: RunStore, tmp_path: Path
) -> None:
    if damaged:
        damage(small_store.path)
    paths = str(small_store.path), str(tmp_path / "work" / "runs.sqlite")
    command = [sys.executable, "-c", _KILLED, *paths, str(int(damaged))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 15
