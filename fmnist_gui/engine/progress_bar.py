"""The bar that the shell shows while something long goes on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqdm import tqdm


def progress_bar(**settings: Any) -> tqdm[Any]:
    """A bar on stderr, drawn ten times a second; in a log file, where each time is a line of its own, every 10 s."""
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own: a bar that waits has nothing new to show
    return tqdm(file=sys.stderr, unit_scale=True, mininterval=0.1 if sys.stderr.isatty() else 10.0, **settings)
