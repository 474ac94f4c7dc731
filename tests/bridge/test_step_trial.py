"""The training loop in slow motion, as the window drives it."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.step_trial import Goal, StepTrial
from fmnist_gui.bridge.worker import finish_jobs, jobs_running
from fmnist_gui.engine.course.seven_steps import SevenSteps, Step
from fmnist_gui.engine.data.fashion_mnist import FashionData

BATCHES, EPOCHS = 10, 10


@pytest.fixture
def trial(tiny_data: FashionData, qtbot: QtBot) -> Iterator[StepTrial]:
    trial = StepTrial(lambda: tiny_data)
    trial.slow_s = 0.001
    yield trial
    trial.restart()
    finish_jobs()


def until_idle(trial: StepTrial, qtbot: QtBot) -> Step | None:
    qtbot.waitUntil(lambda: not trial.busy, timeout=20_000)
    return trial.snapshot.step if trial.snapshot is not None else None


def test_one_step_at_a_time(trial: StepTrial, qtbot: QtBot) -> None:
    for step in (*range(1, 7), 1):
        trial.next()
        trial.next()  # too early: nothing happens
        assert until_idle(trial, qtbot) == step
    assert trial.snapshot.batch == 2
    assert len(trial.checks) == len(trial.losses) == 1


@pytest.mark.parametrize("slow", [False, True])
def test_a_run_ends_where_it_should(trial: StepTrial, qtbot: QtBot, slow: bool) -> None:
    trial.run(Goal.BATCH, slow)
    assert until_idle(trial, qtbot) is Step.NEXT_BATCH
    trial.run(Goal.EPOCH, slow)
    assert until_idle(trial, qtbot) is Step.NEXT_EPOCH
    assert len(trial.checks) == len(trial.losses) == BATCHES
    trial.next()
    assert until_idle(trial, qtbot) is Step.BATCH
    trial.run(Goal.MANY_BATCHES, slow)
    assert until_idle(trial, qtbot) is Step.NEXT_BATCH
    assert len(trial.losses) == 2 * BATCHES
    assert not trial.finished


def test_all_epochs_are_done_once(trial: StepTrial, tiny_data: FashionData, qtbot: QtBot) -> None:
    trial.run(Goal.ALL, slow=False)
    assert until_idle(trial, qtbot) is Step.NEXT_EPOCH
    assert trial.finished
    steps, losses = SevenSteps(tiny_data.train), []
    while (snapshot := steps.advance()) is not None:
        if snapshot.step is Step.NEXT_BATCH:
            losses.append(snapshot.loss)
    assert trial.losses.losses.tolist() == losses
    assert np.array_equal(trial.losses.smoothed("loss"), trial.losses.losses)
    assert len(losses) == BATCHES * EPOCHS
    trial.next()
    assert not trial.busy


def test_stop_holds_the_run_and_it_can_go_on(trial: StepTrial, qtbot: QtBot) -> None:
    trial.run(Goal.ALL, slow=True)
    qtbot.waitUntil(lambda: len(trial.losses) == 2)
    trial.stop()
    until_idle(trial, qtbot)
    reached = trial.snapshot
    assert reached.number < BATCHES
    trial.next()
    until_idle(trial, qtbot)
    assert trial.snapshot.step == reached.step % 6 + 1


def test_nothing_of_what_a_restart_dropped_arrives(trial: StepTrial, qtbot: QtBot) -> None:
    trial.run(Goal.ALL, slow=False)
    qtbot.waitUntil(lambda: len(trial.losses) > 1)
    trial.restart()
    qtbot.waitUntil(lambda: not jobs_running())
    assert (trial.snapshot, trial.checks, len(trial.losses)) == (None, [], 0)
    assert not trial.finished


def test_a_failure_is_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def no_data() -> FashionData:
        raise ValueError("no data")

    trial = StepTrial(no_data)
    with qtbot.waitSignal(trial.failed) as told:
        trial.run(Goal.ALL, slow=False)
    assert str(told.args[0]) == "no data"
    assert not trial.busy
