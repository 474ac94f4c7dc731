"""A run that sends as many events as the window can take, for long."""

from pathlib import Path

from tests.soak.children import train_at_full_rate
from tests.soak.parts import Counts, child

EPOCHS = 30  # of a thousand batches of one image
LONG_S = 1_800.0  # for it, on a busy machine
MOST_GROWTH_MB = 40.0  # what the curves and their rows keep of the second half's batches is 2 MB


def long_run(seed: int, folder: Path) -> Counts:
    """A window takes an event for every image, and its memory stays as it is."""
    with child(train_at_full_rate, folder, EPOCHS, seed) as process:
        batches, seconds, grown = process.report(LONG_S)
        assert process.end() == 0
    assert batches == 1000 * EPOCHS
    assert grown < MOST_GROWTH_MB, f"{grown} MB more after {batches} batches"
    return {
        "batches of long runs": batches,
        "most growth in a long run (MB)": round(grown, 1),
        "seconds of them": seconds,
    }
