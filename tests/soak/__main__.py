"""`python -m tests.soak --minutes 120`: all parts in turn until the time is over, then a table of what was done."""

import argparse
import os
import random
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1"

from tests.soak.table import PARTS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=None, help="of the first turn; the next ones count on from it")
    parser.add_argument("--parts", nargs="*", choices=sorted(PARTS), default=sorted(PARTS))
    options = parser.parse_args()
    seed = random.randrange(1_000_000) if options.seed is None else options.seed
    print(f"seeds from {seed} on", flush=True)
    until, counts, failures, turns = time.monotonic() + 60 * options.minutes, defaultdict[str, float](float), 0, 0
    while time.monotonic() < until:
        for name in options.parts:
            failures += _one_turn(name, seed + turns, counts)
        turns += 1
    counts["turns of each part"], counts["failures"] = turns, failures
    print("\n".join(f"| {what} | {number:,.10g} |" for what, number in sorted(counts.items())))
    return 1 if failures else 0


def _one_turn(name: str, seed: int, counts: defaultdict[str, float]) -> bool:
    """One turn of a part; whether it failed."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = PARTS[name](seed, Path(folder))
        except Exception:
            print(f"\n{name} failed with the seed {seed}:\n{traceback.format_exc()}", file=sys.stderr, flush=True)
            return True
    for what, number in done.items():
        counts[what] = max(counts[what], number) if what.startswith("most") else counts[what] + number
    return False


if __name__ == "__main__":
    sys.exit(main())
