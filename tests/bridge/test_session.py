"""A training run seen from the GUI thread: its states, its thread, and that nothing is left behind."""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, SignalInstance, Slot
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.session import RunStarted, Start, State, TrainingSession
from fmnist_gui.bridge.worker import finish_jobs, jobs_running
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.labelled import LabelledDrawings
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import fine_tuner
from fmnist_gui.engine.training import loop as training
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, RunEnd
from fmnist_gui.engine.training.fine_tuning import changes_in
from fmnist_gui.engine.training.loop import train
from fmnist_gui.engine.training.runs import RunStore
from tests.conftest import new_weights
from tests.engine.drawing.test_own_drawings import several
from tests.engine.training.stored_runs import finished

OWN = TrainingConfig(batch_size=10, shuffle=True, drawn_garments=20)
LONG = TrainingConfig(epochs=200)
TIMEOUT_MS = 50_000


class Audience(QObject):
    """Lets a session train on small data, hears its every signal, and notes the thread."""

    def __init__(self, session: TrainingSession, qtbot: QtBot, data: FashionData) -> None:
        super().__init__()
        self.session = session
        self.qtbot = qtbot
        self.data = data
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

    def after(self, signal: SignalInstance, act: Callable[[], None], times: int = 1) -> Any:
        """Act, wait for so many signals, and give what was heard last."""
        with self.qtbot.waitSignals([signal] * times, timeout=TIMEOUT_MS):
            act()
        return self.heard[-1]

    def start(self, config: TrainingConfig = LONG, **options: bool) -> None:
        self.session.start(config, self.data, "run {n}", **options)

    def begin(self) -> None:
        self.after(self.session.batchEnded, self.start)

    def stop(self) -> RunEnd:
        return self.after(self.session.ended, self.session.stop)

    def run_to_its_end(self, config: TrainingConfig) -> RunEnd:
        return self.after(self.session.ended, lambda: self.start(config))


@pytest.fixture
def session(tmp_path: Path, qapp: QCoreApplication) -> Iterator[TrainingSession]:
    session = TrainingSession(tmp_path / "runs.sqlite")
    yield session
    session.shut_down()
    assert finish_jobs(0)


@pytest.fixture
def audience(session: TrainingSession, qtbot: QtBot, tiny_data: FashionData) -> Audience:
    return Audience(session, qtbot, tiny_data)


@pytest.fixture
def store(session: TrainingSession) -> RunStore:
    return RunStore(session.store_path)


def test_a_run_is_told_in_the_gui_thread_in_its_order(
    audience: Audience, store: RunStore, qapp: QCoreApplication
) -> None:
    assert audience.run_to_its_end(TrainingConfig()).reason == "finished"
    assert audience.threads == {qapp.thread()}
    assert audience.states == [State.STARTING, State.RUNNING, State.IDLE]
    assert not audience.session.active
    started = audience.heard[0]
    assert started == RunStarted(1, "run 1", TrainingConfig(), 1000, 10, 0)
    assert audience.session.run == started
    kinds = [type(event) for event in audience.heard[1:]]
    assert kinds == [*([BatchEnd] * 10 + [EpochEnd]) * 2, RunEnd]
    expected = [event.loss for event in train(TrainingConfig(), audience.data) if isinstance(event, BatchEnd)]
    assert [event.loss for event in audience.heard if isinstance(event, BatchEnd)] == expected
    assert store.run(1).status == "finished"


def test_five_thousand_batches_arrive_one_by_one(audience: Audience, store: RunStore) -> None:
    config = TrainingConfig(epochs=5, batch_size=1, optimizer="sgd", learning_rate=0.001)
    assert audience.run_to_its_end(config).step == 5000
    assert audience.steps() == list(range(1, 5001))
    assert len(store.batches(1)) == 5000


def test_a_run_is_paused_stepped_and_let_go(audience: Audience, store: RunStore, qtbot: QtBot) -> None:
    session = audience.session
    audience.begin()
    session.pause()
    assert session.state is State.PAUSED
    qtbot.waitUntil(lambda: store.run(1).status == "paused", timeout=TIMEOUT_MS)  # the run waits now
    at = store.run(1).step
    qtbot.waitUntil(lambda: audience.steps()[-1] == at, timeout=TIMEOUT_MS)
    audience.after(session.batchEnded, lambda: session.step(3), times=3)
    qtbot.waitUntil(lambda: store.run(1).step == at + 3, timeout=TIMEOUT_MS)
    assert audience.steps() == list(range(1, at + 4))
    assert session.state is State.PAUSED
    audience.after(session.batchEnded, session.proceed, times=5)
    assert session.state is State.RUNNING
    assert audience.stop().reason == "stopped"
    around = [State.STARTING, State.RUNNING, State.PAUSED, State.RUNNING, State.STOPPING, State.IDLE]
    assert audience.states == around


def test_a_step_of_a_running_run_ends_in_a_pause_that_can_be_ended(audience: Audience) -> None:
    audience.begin()
    audience.session.step()
    assert audience.session.state is State.PAUSED
    audience.after(audience.session.batchEnded, audience.session.proceed, times=5)
    assert audience.session.state is State.RUNNING


def test_pause_proceed_and_stop_without_a_run_do_nothing(audience: Audience) -> None:
    audience.session.pause()
    audience.session.proceed()
    audience.session.stop()
    assert audience.session.state is State.IDLE
    assert audience.states == []


def test_a_run_stopped_while_it_starts_ends_without_a_batch(audience: Audience) -> None:
    audience.start()
    audience.stop()
    assert audience.steps() == []
    assert audience.states == [State.STARTING, State.STOPPING, State.IDLE]


def test_only_one_run_at_a_time(audience: Audience) -> None:
    audience.start()
    with pytest.raises(RuntimeError, match="under way already"):
        audience.start()
    with pytest.raises(RuntimeError, match="under way already"):
        audience.session.resume(1, audience.data)
    audience.stop()


@pytest.mark.parametrize("run_id", [1, 99])
def test_a_run_that_is_not_there_cannot_go_on(run_id: int, audience: Audience, store: RunStore) -> None:
    store.create("nothing stored", TrainingConfig(), {}, 1000)
    store.close()
    failure = audience.after(audience.session.failed, lambda: audience.session.resume(run_id, audience.data))
    assert isinstance(failure, StudioError)
    assert not audience.session.active


def test_a_run_that_is_trained_elsewhere_cannot_go_on_here(audience: Audience, store: RunStore) -> None:
    store.take(finished(store))
    failure = audience.after(audience.session.failed, lambda: audience.session.resume(1, audience.data))
    assert "is being trained by another window or command" in str(failure)
    assert store.run(1).status == "finished"


@pytest.mark.parametrize("kind", [StudioError, ZeroDivisionError])
def test_a_failure_reaches_the_person_and_the_next_run_works(
    kind: type[Exception], audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = kind("That cannot be.")  # made here: what outlives the test keeps what its traceback holds

    def fail(_self: object) -> None:
        raise error

    monkeypatch.setattr(training.Trainer, "_train_batch", fail)
    assert audience.after(audience.session.failed, audience.start) is error
    assert audience.states == [State.STARTING, State.RUNNING, State.IDLE]
    monkeypatch.undo()
    assert audience.run_to_its_end(TrainingConfig(epochs=1)).reason == "finished"


def test_a_stop_is_answered_at_once(audience: Audience) -> None:
    answers = []
    for _ in range(5):
        audience.begin()
        began = time.monotonic()
        audience.stop()
        answers.append(time.monotonic() - began)
    assert sorted(answers)[2] < 0.2  # seconds; the median, for a machine that is busy with other things


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> LabelledDrawings:
    """The user's own drawings, four and three of two classes."""
    for images in ("GARMENTS", "PHOTOGRAPHS", "WARPED"):
        monkeypatch.setattr(fine_tuner, images, 20)
    kept = LabelledDrawings()
    for drawing in several((4, 4), (9, 3)):
        kept.add(drawing)
    return kept


def fine_tune(audience: Audience, kept: LabelledDrawings, run_id: int | None = None, epochs: int = 2) -> None:
    config = replace(OWN, epochs=epochs)
    before = None if run_id is None else partial(RunStore(audience.session.store_path).checkpoint, run_id)
    start = Start(new_weights(3), "Sketch-ready", kept.drawings, before)
    audience.session.fine_tune(config, audience.data, "My drawings {n}", start)


def test_a_run_goes_on_from_a_network_with_the_drawings(
    audience: Audience, store: RunStore, kept: LabelledDrawings
) -> None:
    end = audience.after(audience.session.ended, lambda: fine_tune(audience, kept))

    assert (end.reason, end.epochs) == ("finished", 2)
    assert (audience.heard[0].name, audience.heard[0].starts_from) == ("My drawings 1", "Sketch-ready")
    changes = changes_in(store.checkpoint(1).info)
    assert changes is not None
    assert (changes.learned, changes.held_back) == (5, 2)

    audience.after(audience.session.ended, lambda: fine_tune(audience, kept, run_id=1))
    known = store.checkpoint(2).training["fine_tuning"]["known"]
    assert known == store.checkpoint(1).training["fine_tuning"]["learned"]


def test_such_a_run_is_stored_and_goes_on(audience: Audience, store: RunStore, kept: LabelledDrawings) -> None:
    audience.after(audience.session.batchEnded, lambda: fine_tune(audience, kept, epochs=30))
    assert audience.after(audience.session.ended, audience.session.end_for_today).reason == "paused"
    assert store.run(1).status == "paused"

    end = audience.after(audience.session.ended, lambda: audience.session.resume(1, audience.data))

    assert end.reason == "finished"
    assert audience.session.run.starts_from == "Sketch-ready"
    assert changes_in(store.checkpoint(1).info) is not None


def test_without_its_drawings_it_does_not_go_on(audience: Audience, store: RunStore, kept: LabelledDrawings) -> None:
    audience.after(audience.session.batchEnded, lambda: fine_tune(audience, kept, epochs=30))
    audience.stop()
    kept.remove([0])

    error = audience.after(audience.session.failed, lambda: audience.session.resume(1, audience.data))

    assert "no longer kept" in str(error)
    assert store.run(1).resumable


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads the memory's size from Linux's /proc")
def test_fifty_runs_leave_no_thread_and_no_memory_behind(audience: Audience, store: RunStore) -> None:
    threads = sizes = 0
    for number in range(50):
        audience.begin()
        audience.stop()
        if number == 9:
            gc.collect()
            threads, sizes = threading.active_count(), _resident_bytes()
    gc.collect()
    assert threading.active_count() == threads
    assert sum(type(thing) is training.Trainer for thing in gc.get_objects()) <= 1
    assert _resident_bytes() - sizes < 30e6
    assert len(store.runs()) == 50


@pytest.mark.parametrize("paused", [False, True])
def test_shutting_down_stores_the_run_as_paused_and_once_more_is_harmless(
    paused: bool, audience: Audience, store: RunStore
) -> None:
    session = audience.session
    audience.after(session.started if paused else session.batchEnded, lambda: audience.start(paused=paused))
    session.shut_down()
    session.shut_down()
    assert finish_jobs(0)
    (run,) = store.runs()
    assert (run.status, run.resumable) == ("paused", True)
    state = store.checkpoint(run.id).training
    assert state["epoch"] * 10 + state["batch"] == run.step


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """While it holds something, nothing more of a run can be written than its first part."""
    is_full, write = [True], RunStore.write

    def write_or_not(store: RunStore, *values: Any, **options: Any) -> None:
        if is_full and options["after"] != (0, 0):
            raise StudioError("The disk is full.")
        write(store, *values, **options)

    monkeypatch.setattr(RunStore, "write", write_or_not)
    yield is_full
    is_full.clear()


def test_what_a_run_could_not_store_is_stored_with_the_next(
    audience: Audience, store: RunStore, full: list[bool], qtbot: QtBot
) -> None:
    audience.run_to_its_end(TrainingConfig())
    assert store.run(1).status == "interrupted"
    full.clear()
    with qtbot.waitSignal(audience.session.endStored, timeout=TIMEOUT_MS) as stored:
        audience.run_to_its_end(TrainingConfig())
    assert stored.args == [1]
    assert [run.status for run in store.runs()] == ["finished", "finished"]


def test_it_is_stored_when_the_application_ends(
    audience: Audience, store: RunStore, full: list[bool], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where the thread of the run has not ended yet."""
    session = audience.session
    audience.run_to_its_end(TrainingConfig())
    session.end_for_today()
    qtbot.waitUntil(lambda: "not stored" in caplog.text and not jobs_running())
    full.clear()
    session.shut_down()
    assert store.run(1).status == "finished"


def test_a_run_that_goes_on_from_what_is_stored_needs_its_lost_end_no_more(
    audience: Audience, store: RunStore, full: list[bool]
) -> None:
    audience.run_to_its_end(TrainingConfig())
    audience.after(audience.session.ended, lambda: audience.session.resume(1, audience.data))
    assert len(audience.session.unstored) == 1  # its new end
    full.clear()
    audience.after(audience.session.ended, lambda: audience.session.resume(1, audience.data))
    assert (store.run(1).status, store.run(1).step, len(audience.session.unstored)) == ("finished", 20, 0)
