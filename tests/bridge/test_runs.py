"""The stored runs as the window sees them: listed, compared, changed; what was deleted is removed in the background."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge import runs as bridge_runs
from fmnist_gui.bridge.models import Candidate
from fmnist_gui.bridge.session import State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.backups import backed_up_at, tend
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.kit.fields.model_picker import ModelPicker
from tests.engine.training.stored_runs import finished

SHORT = TrainingConfig(epochs=1, batch_size=100)


def train(state: AppState, qtbot: QtBot, config: TrainingConfig = SHORT) -> None:
    with qtbot.waitSignal(state.session.ended, timeout=30_000):
        state.session.start(config, state.source.data, "Run {n}")


def test_a_run_is_listed_with_what_it_does_now(state: AppState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(state.session.started, timeout=30_000):
        state.session.start(TrainingConfig(epochs=50), state.source.data, "Run {n}", paused=True)
    live = state.runs.live
    assert (live.name, live.status) == ("Run 1", "paused")
    state.session.proceed()
    assert [run.status for run in state.runs.all] == ["running"]
    with qtbot.waitSignal(state.session.ended, timeout=30_000):
        state.session.stop()
    assert [run.status for run in state.runs.all] == ["stopped"]
    assert state.runs.live is None
    assert state.session.state is State.IDLE


def test_the_curves_of_compared_runs_are_read_and_those_of_the_last_run_grow(state: AppState, qtbot: QtBot) -> None:
    train(state, qtbot)
    train(state, qtbot)
    runs = state.runs
    runs.compare(1, True)
    runs.compare(2, True)
    assert runs.compared == {1: 1, 2: 2}
    assert runs.history(2) is state.session.history
    qtbot.waitUntil(lambda: runs.history(1) is not None, timeout=20_000)
    assert len(runs.history(1) or ()) == 10
    runs.compare(1, False)
    assert runs.history(1) is None
    assert runs.delete(2)
    assert runs.compared == {}


def test_the_curves_of_a_run_that_was_compared_while_it_grew_are_whole(state: AppState, qtbot: QtBot) -> None:
    runs = state.runs
    with qtbot.waitSignal(state.session.started, timeout=30_000):
        state.session.start(SHORT, state.source.data, "Run {n}", paused=True)
    with qtbot.waitSignal(state.session.batchEnded, timeout=30_000):
        state.session.step()
    runs.compare(1, True)
    with qtbot.waitSignal(state.session.ended, timeout=30_000):
        state.session.proceed()
    train(state, qtbot)
    qtbot.waitUntil(lambda: len(runs.history(1) or ()) == 10, timeout=20_000)


def test_a_new_name_is_the_current_models_too(state: AppState, qtbot: QtBot) -> None:
    train(state, qtbot)
    assert state.model.name == "Run 1"
    state.runs.rename(1, "Mine")
    assert (state.model.name, state.runs.all[0].name) == ("Mine", "Mine")


def test_a_run_may_have_any_number_that_sqlite_has(state: AppState, qtbot: QtBot) -> None:
    largest = 2**63 - 1
    train(state, qtbot)
    with closing(sqlite3.connect(state.store.path)) as connection, connection:
        for table, column in (("runs", "id"), ("batches", "run"), ("epochs", "run"), ("checkpoints", "run")):
            connection.execute(f"UPDATE {table} SET {column} = {largest}")
    state.runs.refresh()
    state.model.key = largest
    state.runs.rename(largest, "Mine")
    assert (state.model.name, state.runs.of(largest).name) == ("Mine", "Mine")
    picker = ModelPicker("The model", state.models)
    qtbot.addWidget(picker)
    picker.choose(Candidate(largest, 1))
    assert picker.candidate() == Candidate(largest, 1)


def test_what_cannot_be_changed_is_reported(state: AppState, qtbot: QtBot) -> None:
    state.store.path.write_bytes(b"no database, but long enough to be taken for a damaged one" * 20)
    with qtbot.waitSignal(state.runs.failed) as failed:
        assert not state.runs.delete(1)
    assert "is damaged" in str(failed.args[0])


def backed_up(state: AppState, qtbot: QtBot) -> None:
    """Wait for the backup that is made when a run has ended."""
    qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)
    assert backed_up_at(state.store.path) is not None


@pytest.mark.parametrize("ask", ["open", "refresh", "change", "read"])
def test_a_history_that_is_lost_is_restored_off_the_gui_thread(
    ask: str, state: AppState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(state.store)
    train(state, qtbot)
    backed_up(state, qtbot)
    threads = []

    def note_thread(path: Path) -> StudioError | None:
        threads.append(threading.current_thread())
        return tend(path)

    monkeypatch.setattr(bridge_runs, "tend", note_thread)
    state.store.path.write_bytes(b"no database, but long enough to be taken for a damaged one" * 20)
    asks = {
        "open": state.runs.open,
        "refresh": state.runs.refresh,
        "change": lambda: state.runs.rename(1, "other"),
        "read": lambda: state.runs.compare(1, True),
    }
    with qtbot.waitSignal(state.runs.restored, timeout=20_000) as restored:
        asks[ask]()
    assert str(restored.args[0]).startswith("The history of runs was damaged. It is restored as it was on")
    assert [run.name for run in state.runs.all] == ["Run 2", "Course 1"]
    assert threads != [threading.main_thread()]
    backed_up(state, qtbot)


def test_runs_that_cannot_be_read_are_reported_once(state: AppState, qtbot: QtBot) -> None:
    train(state, qtbot)
    train(state, qtbot)
    with closing(sqlite3.connect(state.store.path)) as connection, connection:
        connection.execute("UPDATE runs SET name = x'00' WHERE id = 1")
    with qtbot.waitSignal(state.runs.leftOut) as left_out:
        state.runs.refresh()
    assert left_out.args == [1]
    with qtbot.assertNotEmitted(state.runs.leftOut):
        state.runs.refresh()
    assert [run.id for run in state.runs.all] == [2]


def test_deleted_runs_are_removed_off_the_gui_thread(
    state: AppState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(state, qtbot)
    state.runs.delete(1)
    threads = []

    def purge(store: RunStore) -> None:
        threads.append(threading.current_thread())
        real(store)

    real = RunStore.purge
    monkeypatch.setattr(RunStore, "purge", purge)
    state.runs.open()
    assert state.runs.all == ()
    qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)
    assert threads != [threading.main_thread()]
    assert len(threads) == 1
    assert state.store.batches(1) == []
