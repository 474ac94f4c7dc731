"""The real window, used at random."""

import os
import subprocess
import sys
from pathlib import Path

from tests.soak.parts import Counts

STEPS = 150
WINDOWS = 5  # in one process, one after another


def use_at_random(seed: int, folder: Path) -> Counts:
    """Clicks, keys and wheel over everything, in a process of its own: also one that crashes says after what."""
    first = WINDOWS * seed
    ended = subprocess.run(
        [sys.executable, "-m", "tests.monkey", f"{first}-{first + WINDOWS - 1}", "--steps", str(STEPS)],
        env=os.environ | {"FMNIST_HOME": str(folder)},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, f"status {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
    return {"sequences of random actions": WINDOWS, "random actions": WINDOWS * STEPS}
