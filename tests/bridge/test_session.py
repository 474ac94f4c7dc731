"""A training run seen from the GUI thread: its states, its thread, and that nothing is left behind."""

import gc
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.session import RunStarted, State, TrainingSession
from fmnist_gui.bridge.worker import finish_jobs
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import loop as training
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, RunEnd
from fmnist_gui.engine.training.loop import train
from fmnist_gui.engine.training.runs import RunStore

LONG = TrainingConfig(epochs=200)
TIMEOUT_MS = 30_000


class Audience(QObject):
    """Hears every signal of a session, and notes the thread."""

    def __init__(self, session: TrainingSession) -> None:
        super().__init__()
        self.session = session
        self.heard: list[Any] = []
        self.states: list[State] = []
        self.threads: set[QThread] = set()
        for signal in (session.started, session.batchEnded, session.epochEnded, session.ended, session.failed):
            signal.connect(self.on_event)
        session.recordingFailed.connect(self.on_event)
        session.stateChanged.connect(self.on_state_changed)

    @Slot(object)
    def on_event(self, event: Any) -> None:
        self.heard.append(event)
        self.threads.add(QThread.currentThread())

    @Slot()
    def on_state_changed(self) -> None:
        self.states.append(self.session.state)

    def steps(self) -> list[int]:
        return [event.step for event in self.heard if isinstance(event, BatchEnd)]


@pytest.fixture
def session(tmp_path: Path, qapp: QCoreApplication) -> Iterator[TrainingSession]:
    session = TrainingSession(tmp_path / "runs.sqlite")
    yield session
    session.shut_down()
    assert finish_jobs(0)


@pytest.fixture
def audience(session: TrainingSession) -> Audience:
    return Audience(session)


def _run_to_its_end(session: TrainingSession, qtbot: QtBot, data: FashionData, config: TrainingConfig) -> RunEnd:
    with qtbot.waitSignal(session.ended, timeout=TIMEOUT_MS) as ended:
        session.start(config, data, "run {n}")
    return ended.args[0]


def _stop(session: TrainingSession, qtbot: QtBot) -> RunEnd:
    with qtbot.waitSignal(session.ended, timeout=TIMEOUT_MS) as ended:
        session.stop()
    return ended.args[0]


def test_a_run_is_told_in_the_gui_thread_in_its_order(
    session: TrainingSession, audience: Audience, qtbot: QtBot, qapp: QCoreApplication, tiny_data: FashionData
) -> None:
    end = _run_to_its_end(session, qtbot, tiny_data, TrainingConfig())
    assert end.reason == "finished"
    assert audience.threads == {qapp.thread()}
    assert audience.states == [State.STARTING, State.RUNNING, State.IDLE]
    assert not session.active
    started = audience.heard[0]
    assert started == RunStarted(1, "run 1", TrainingConfig(), 1000, 10, 0)
    assert session.run == started
    kinds = [type(event) for event in audience.heard[1:]]
    assert kinds == [*([BatchEnd] * 10 + [EpochEnd]) * 2, RunEnd]
    expected = [event.loss for event in train(TrainingConfig(), tiny_data) if isinstance(event, BatchEnd)]
    assert [event.loss for event in audience.heard if isinstance(event, BatchEnd)] == expected
    assert RunStore(session.store_path).run(1).status == "finished"


def test_five_thousand_batches_arrive_one_by_one(
    session: TrainingSession, audience: Audience, qtbot: QtBot, tiny_data: FashionData
) -> None:
    config = TrainingConfig(epochs=5, batch_size=1, optimizer="sgd", learning_rate=0.001)
    end = _run_to_its_end(session, qtbot, tiny_data, config)
    assert end.step == 5000
    assert audience.steps() == list(range(1, 5001))
    assert len(RunStore(session.store_path).batches(1)) == 5000


def test_a_run_is_paused_stepped_and_let_go(
    session: TrainingSession, audience: Audience, qtbot: QtBot, tiny_data: FashionData
) -> None:
    with qtbot.waitSignal(session.batchEnded, timeout=TIMEOUT_MS):
        session.start(LONG, tiny_data, "run")
    session.pause()
    assert session.state is State.PAUSED
    store = RunStore(session.store_path)
    qtbot.waitUntil(lambda: store.run(1).status == "paused", timeout=TIMEOUT_MS)  # the run waits now
    at = store.run(1).step
    qtbot.waitUntil(lambda: audience.steps()[-1] == at, timeout=TIMEOUT_MS)
    with qtbot.waitSignals([session.batchEnded] * 3, timeout=TIMEOUT_MS):
        session.step(3)
    qtbot.waitUntil(lambda: store.run(1).step == at + 3, timeout=TIMEOUT_MS)
    assert audience.steps() == list(range(1, at + 4))
    assert session.state is State.PAUSED
    with qtbot.waitSignals([session.batchEnded] * 5, timeout=TIMEOUT_MS):
        session.proceed()
    assert session.state is State.RUNNING
    assert _stop(session, qtbot).reason == "stopped"
    assert audience.states == [
        State.STARTING,
        State.RUNNING,
        State.PAUSED,
        State.RUNNING,
        State.STOPPING,
        State.IDLE,
    ]


def test_a_step_of_a_running_run_ends_in_a_pause_that_can_be_ended(
    session: TrainingSession, qtbot: QtBot, tiny_data: FashionData
) -> None:
    with qtbot.waitSignal(session.batchEnded, timeout=TIMEOUT_MS):
        session.start(LONG, tiny_data, "run")
    session.step()
    assert session.state is State.PAUSED
    with qtbot.waitSignals([session.batchEnded] * 5, timeout=TIMEOUT_MS):
        session.proceed()
    assert session.state is State.RUNNING


def test_pause_and_proceed_without_a_run_do_nothing(session: TrainingSession, audience: Audience) -> None:
    session.pause()
    session.proceed()
    session.stop()
    assert session.state is State.IDLE
    assert audience.states == []


def test_a_run_stopped_while_it_starts_ends_without_a_batch(
    session: TrainingSession, audience: Audience, qtbot: QtBot, tiny_data: FashionData
) -> None:
    with qtbot.waitSignal(session.ended, timeout=TIMEOUT_MS):
        session.start(LONG, tiny_data, "run")
        session.stop()
    assert audience.steps() == []
    assert audience.states == [State.STARTING, State.STOPPING, State.IDLE]


def test_only_one_run_at_a_time(session: TrainingSession, qtbot: QtBot, tiny_data: FashionData) -> None:
    session.start(LONG, tiny_data, "first")
    with pytest.raises(RuntimeError, match="under way already"):
        session.start(LONG, tiny_data, "second")
    with pytest.raises(RuntimeError, match="under way already"):
        session.resume(1, tiny_data)
    _stop(session, qtbot)


@pytest.mark.parametrize("run_id", [1, 99])
def test_a_run_that_is_not_there_cannot_go_on(
    run_id: int, session: TrainingSession, qtbot: QtBot, tiny_data: FashionData
) -> None:
    RunStore(session.store_path).create("nothing stored", TrainingConfig(), {}, 1000)
    with qtbot.waitSignal(session.failed, timeout=TIMEOUT_MS) as failed:
        session.resume(run_id, tiny_data)
    assert isinstance(failed.args[0], StudioError)
    assert not session.active


@pytest.mark.parametrize("foreseen", [True, False])
def test_a_failure_reaches_the_person_and_the_next_run_works(
    foreseen: bool,
    session: TrainingSession,
    audience: Audience,
    qtbot: QtBot,
    tiny_data: FashionData,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = StudioError("That cannot be.") if foreseen else ZeroDivisionError("a mistake")

    def fail(_self: object) -> None:
        raise error

    monkeypatch.setattr(training.Trainer, "_train_batch", fail)
    with qtbot.waitSignal(session.failed, timeout=TIMEOUT_MS) as failed:
        session.start(LONG, tiny_data, "run")
    assert failed.args == [error]
    assert audience.states == [State.STARTING, State.RUNNING, State.IDLE]
    monkeypatch.undo()
    assert _run_to_its_end(session, qtbot, tiny_data, TrainingConfig(epochs=1)).reason == "finished"


def test_a_stop_is_answered_at_once(session: TrainingSession, qtbot: QtBot, tiny_data: FashionData) -> None:
    answers = []
    for _ in range(5):
        with qtbot.waitSignals([session.batchEnded] * 3, timeout=TIMEOUT_MS):
            session.start(LONG, tiny_data, "run")
        began = time.monotonic()
        _stop(session, qtbot)
        answers.append(time.monotonic() - began)
    assert sorted(answers)[2] < 0.2  # seconds; the median, for a machine that is busy with other things


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads the memory's size from Linux's /proc")
def test_fifty_runs_leave_no_thread_and_no_memory_behind(
    session: TrainingSession, qtbot: QtBot, tiny_data: FashionData
) -> None:
    threads = sizes = 0
    for number in range(50):
        with qtbot.waitSignal(session.batchEnded, timeout=TIMEOUT_MS):
            session.start(LONG, tiny_data, "run")
        _stop(session, qtbot)
        if number == 9:
            gc.collect()
            threads, sizes = threading.active_count(), _resident_bytes()
    gc.collect()
    assert threading.active_count() == threads
    assert sum(type(thing) is training.Trainer for thing in gc.get_objects()) <= 1
    assert _resident_bytes() - sizes < 30e6
    assert len(RunStore(session.store_path).runs()) == 50


@pytest.mark.parametrize("paused", [False, True])
def test_shutting_down_stores_the_run_as_paused(
    paused: bool, tmp_path: Path, qtbot: QtBot, tiny_data: FashionData
) -> None:
    session = TrainingSession(tmp_path / "runs.sqlite")
    with qtbot.waitSignal(session.started if paused else session.batchEnded, timeout=TIMEOUT_MS):
        session.start(LONG, tiny_data, "run", paused=paused)
    session.shut_down()
    assert finish_jobs(0)
    (run,) = RunStore(tmp_path / "runs.sqlite").runs()
    assert run.status == "paused"
    assert run.resumable
    training_state = RunStore(tmp_path / "runs.sqlite").checkpoint(run.id).training
    assert training_state["epoch"] * 10 + training_state["batch"] == run.step


def test_shutting_down_twice_or_without_a_run_is_harmless(session: TrainingSession) -> None:
    session.shut_down()
    session.shut_down()
    assert finish_jobs(0)
