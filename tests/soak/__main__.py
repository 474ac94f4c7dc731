"""`python -m tests.soak --minutes 120`: all parts, on every core, until the time is over; then a table of counts.

A failure names its part and seed. That turn alone is done again by: --parts NAME --seed N --minutes 0
"""

import argparse
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1"

from tests.soak.parts import Counts
from tests.soak.table import PARTS
from tests.soak.turns import take_turns


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=None, help="of the first turns; the next ones count on from it")
    parser.add_argument("--parts", nargs="*", choices=sorted(PARTS), default=sorted(PARTS))
    parser.add_argument("--at-once", type=int, default=os.cpu_count(), help="how many processes")
    options = parser.parse_args()
    seed = random.randrange(1_000_000) if options.seed is None else options.seed
    at_once = options.at_once if options.minutes else 1
    print(f"seeds from {seed} on", flush=True)
    work = partial(_keep_going, options.parts, at_once, time.monotonic() + 60 * options.minutes)
    with ThreadPoolExecutor(at_once) as pool:
        counts = _summed(pool.map(work, range(seed, seed + at_once)))
    print("\n".join(f"| {what} | {number:,.10g} |" for what, number in sorted(counts.items())))
    return 1 if counts["failures"] else 0


def _keep_going(parts: Sequence[str], every: int, until: float, seed: int) -> Counts:
    """Turns in a process of their own, and in another one if it crashes."""
    done: list[Counts] = []
    while not done or time.monotonic() < until:
        pipe, end = multiprocessing.Pipe()
        arguments = (end, parts, seed, every, until - time.monotonic())
        process = multiprocessing.get_context("spawn").Process(target=take_turns, args=arguments)
        process.start()
        end.close()
        name = ""
        try:
            while True:
                name, seed, counts = pipe.recv()
                done += [counts] if counts else []
        except EOFError:
            process.join()
        if process.exitcode == 0:
            break
        print(f"\n{name} crashed with the seed {seed}: status {process.exitcode}", file=sys.stderr, flush=True)
        done.append({"failures": 1})
        seed += every
    return _summed(done)


def _summed(several: Iterable[Counts]) -> Counts:
    total = Counter[str]()
    for counts in several:
        for what, number in counts.items():
            total[what] = max(total[what], number) if what.startswith("most") else total[what] + number
    return total


if __name__ == "__main__":
    sys.exit(main())
