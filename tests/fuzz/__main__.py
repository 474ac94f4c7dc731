"""`python -m tests.fuzz [--count N] [--seed S] [KIND …]`: read so many mutations of each kind, and say what failed."""

import argparse
import logging
import sys
import time
import traceback
import warnings

from fmnist_gui.engine.errors import StudioError
from tests.fuzz import KINDS, read
from tests.fuzz.mutations import mutation

SLOW_S = 5.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutation")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    warnings.simplefilter("error")
    logging.disable()
    failures = [_read_many(kind, options.seed, options.first, options.count) for kind in options.kinds or KINDS]
    return min(sum(failures), 1)


def _read_many(kind: str, seed: int, first: int, count: int) -> int:
    """How many failed."""
    failed = refused = 0
    slowest = 0.0
    for number in range(first, first + count):
        content = mutation(kind, seed, number)
        print(f"\r{kind} {number}", end="", file=sys.stderr, flush=True)  # what a crash of the process was about
        began = time.process_time()
        try:
            read(kind, content)
        except StudioError:
            refused += 1
        except Exception:
            failed += 1
            print(f"\n{kind}, seed {seed}, number {number}:\n{traceback.format_exc(limit=-4)}")
        seconds = time.process_time() - began
        slowest = max(slowest, seconds)
        if seconds > SLOW_S:
            failed += 1
            print(f"\n{kind}, seed {seed}, number {number}: {seconds:.1f} s")
    print(f"\n{kind}: {count} read, {refused} refused, {failed} failed, slowest {slowest:.2f} s", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
