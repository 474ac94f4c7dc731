"""The reins of a run, used from the run's own thread and from another one."""

import threading

import pytest

from fmnist_gui.engine.training.control import Control


def test_a_pause_holds_until_it_is_ended() -> None:
    control = Control()
    control.pause()
    assert control.paused
    assert not control.take_turn()
    control.proceed()
    assert control.take_turn()


def test_steps_are_counted_exactly_and_leave_the_run_paused() -> None:
    control = Control()
    control.step(2)
    control.step()
    assert [control.take_turn() for _ in range(5)] == [True, True, True, False, False]
    assert control.paused


@pytest.mark.parametrize("change", ["pause", "proceed"])
def test_pause_and_proceed_forget_the_steps_still_to_be_made(change: str) -> None:
    control = Control()
    control.step(5)
    getattr(control, change)()
    control.pause()
    assert not control.take_turn()


def test_a_stop_lets_the_run_through_to_its_end_and_keeps_its_first_reason() -> None:
    control = Control()
    control.pause()
    control.stop("paused")
    control.stop()
    assert control.stopping
    assert control.take_turn()
    assert control.stop_reason == "paused"


@pytest.mark.parametrize("wake", ["proceed", "step", "stop"])
def test_a_waiting_run_is_woken_from_another_thread(wake: str) -> None:
    control, woken = Control(), threading.Event()
    control.pause()

    def wait() -> None:
        control.wait_for_turn()
        woken.set()

    thread = threading.Thread(target=wait)
    thread.start()
    assert not woken.is_set()
    getattr(control, wake)()
    thread.join(timeout=10)
    assert woken.is_set()
