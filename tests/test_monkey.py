"""A short random use of the window, and with garbage collected all the time; `make soak` has the long one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot

from tests.monkey import Faults, Monkey, MonkeyFault, run_monkey

STEPS = 60
UNDER_PRESSURE = 100


@pytest.mark.parametrize("seed", [1, 2])
def test_random_use_leads_to_no_fault(qtbot: QtBot, seed: int) -> None:
    assert len(run_monkey(seed, STEPS)) == STEPS + 1


def test_a_fault_is_reported_with_the_steps_up_to_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def divide() -> None:
        raise ZeroDivisionError("a deliberate mistake")

    def step(monkey: Monkey) -> str:
        if monkey.window.isVisible():
            QTimer.singleShot(0, divide)
        return "a step"

    monkeypatch.setattr(Monkey, "step", step)
    with pytest.raises(MonkeyFault, match=r"seed 7, after 1 steps:\n +1 a step\n\n(.|\n)*a deliberate mistake"):
        run_monkey(7, 5)


def test_what_qtest_says_of_its_own_keys_is_no_fault() -> None:
    faults = Faults()
    with faults.noticed():
        qWarning("Keyboard event not accepted by receiving widget")
        qWarning("QWidget: a mistake of ours")
    assert faults.found == ["Qt: QWidget: a mistake of ours"]


@pytest.mark.timeout(180)  # a busy machine takes that long to start a process with torch and a window
def test_nothing_of_the_window_dies_in_another_thread_under_pressure(tmp_path: Path) -> None:
    """Else Qt warns of timers of another thread, or the process crashes."""
    ran = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.monkey", "3", "--pressure", f"--steps={UNDER_PRESSURE}"],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout.splitlines()[-1:]) == (0, ["no fault"]), ran.stdout + ran.stderr
