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
SHARES = {  # of the time, so that each part gets as far as it should when the window has been used 500 times
    "kill-training": 1.2,
    "kill-window": 1.5,
    "download": 1.0,
    "full-disk": 0.4,
    "read-only-disk": 0.1,
    "broken-history": 1.4,
    "random-use": 11.0,
    "long-run": 0.8,
    "broken-archive": 0.3,
    "broken-checkpoint": 0.6,
    "broken-kept": 1.2,
    "broken-ndjson": 0.7,
    "broken-picture": 0.2,
    "broken-settings": 0.7,
}
