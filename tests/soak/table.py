"""The parts of the soak by their names."""

from tests.soak.broken_files import BROKEN_FILES, broken_history
from tests.soak.disks import full_disk, read_only_disk
from tests.soak.downloads import download_badly
from tests.soak.kills import kill_training, kill_window
from tests.soak.long_run import long_run
from tests.soak.parts import Part
from tests.soak.random_use import use_at_random

PARTS: dict[str, Part] = {
    "kill-training": kill_training,
    "kill-window": kill_window,
    "download": download_badly,
    "full-disk": full_disk,
    "read-only-disk": read_only_disk,
    "broken-history": broken_history,
    "random-use": use_at_random,
    "long-run": long_run,
} | BROKEN_FILES
SHARES = {"random-use": 14.0, "broken-history": 6.0, "kill-training": 3.0, "kill-window": 3.0}  # of the time; others 1
