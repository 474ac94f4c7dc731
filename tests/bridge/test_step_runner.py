"""The training loop in slow motion, as the window drives it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.step_runner import Goal, StepRunner
from fmnist_gui.bridge.tasks import finish_tasks
from fmnist_gui.engine.course.seven_steps import SevenSteps, Step
from fmnist_gui.engine.data.fashion_mnist import FashionData

BATCHES, EPOCHS = 10, 10


@pytest.fixture
def runner(tiny_data: FashionData, qtbot: QtBot) -> Iterator[StepRunner]:
    runner = StepRunner(lambda: tiny_data)
    runner._pause.setInterval(1)
    yield runner
    runner.restart()
    finish_tasks()


def until_idle(runner: StepRunner, qtbot: QtBot) -> Step | None:
    qtbot.waitUntil(lambda: not runner.busy, timeout=20_000)
    return runner.moment.step if runner.moment is not None else None


def test_one_step_at_a_time(runner: StepRunner, qtbot: QtBot) -> None:
    for step in (*range(1, 7), 1):
        runner.next()
        runner.next()  # too early: nothing happens
        assert until_idle(runner, qtbot) == step
    assert runner.moment is not None
    assert runner.moment.batch == 2
    assert len(runner.rows) == len(runner.losses) == 1


@pytest.mark.parametrize("slow", [False, True])
def test_a_run_ends_where_it_should(runner: StepRunner, qtbot: QtBot, slow: bool) -> None:
    runner.run(Goal.BATCH, slow)
    assert until_idle(runner, qtbot) is Step.NEXT_BATCH
    runner.run(Goal.EPOCH, slow)
    assert until_idle(runner, qtbot) is Step.NEXT_EPOCH
    assert [row.number for row in runner.rows] == list(range(1, BATCHES + 1))
    runner.next()
    assert until_idle(runner, qtbot) is Step.BATCH
    runner.run(Goal.MANY_BATCHES, slow)
    assert until_idle(runner, qtbot) is Step.NEXT_BATCH
    assert len(runner.losses) == 2 * BATCHES
    assert not runner.finished


def test_all_epochs_are_done_once(runner: StepRunner, tiny_data: FashionData, qtbot: QtBot) -> None:
    runner.run(Goal.ALL, slow=False)
    assert until_idle(runner, qtbot) is Step.NEXT_EPOCH
    assert runner.finished
    steps, losses = SevenSteps(tiny_data.train), []
    while (moment := steps.advance()) is not None:
        if moment.step is Step.NEXT_BATCH:
            losses.append(moment.loss)
    assert runner.losses.losses.tolist() == losses
    assert np.array_equal(runner.losses.smoothed("loss"), runner.losses.losses)
    assert len(losses) == BATCHES * EPOCHS
    runner.next()
    assert not runner.busy


def test_stop_holds_the_run_and_it_can_go_on(runner: StepRunner, qtbot: QtBot) -> None:
    runner.run(Goal.ALL, slow=True)
    qtbot.waitUntil(lambda: len(runner.losses) == 2)
    runner.stop()
    until_idle(runner, qtbot)
    reached = runner.moment
    assert reached is not None
    assert reached.number < BATCHES
    runner.next()
    until_idle(runner, qtbot)
    assert runner.moment is not None
    assert runner.moment.step == reached.step % 6 + 1


def test_restart_begins_with_the_same_numbers(runner: StepRunner, qtbot: QtBot) -> None:
    runner.run(Goal.BATCH, slow=False)
    until_idle(runner, qtbot)
    loss = runner.rows[0].loss
    runner.run(Goal.ALL, slow=False)
    runner.restart()
    assert runner.moment is None
    assert not runner.busy
    runner.run(Goal.BATCH, slow=False)
    until_idle(runner, qtbot)
    assert [row.loss for row in runner.rows] == [loss]


def test_without_zeroing_the_twin_lies_apart(runner: StepRunner, qtbot: QtBot) -> None:
    runner.set_zeroing(False)
    runner.run(Goal.ALL, slow=False)
    until_idle(runner, qtbot)
    assert runner.rows[0].loss == runner.rows[0].other_loss
    assert runner.rows[-1].loss > runner.rows[-1].other_loss
    assert runner.rows[-1].check.angle > 0


def test_a_failure_is_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def no_data() -> FashionData:
        raise ValueError("no data")

    runner = StepRunner(no_data)
    with qtbot.waitSignal(runner.failed) as told:
        runner.run(Goal.ALL, slow=False)
    assert str(told.args[0]) == "no data"
    assert not runner.busy
