"""One process of the soak: a turn of one part after another."""

import faulthandler
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from tests.soak.parts import Counts, memory_mb
from tests.soak.table import PARTS, SHARES

SETTLED = 20  # turns after which a process has loaded what all parts need


def take_turns(pipe: Connection, parts: Sequence[str], first: int, every: int, seconds: float) -> None:
    """Turns for so long, each of the part that has had the least of its share; what was done goes into the pipe."""
    faulthandler.enable()
    until, spent, turns, settled = time.monotonic() + seconds, Counter[str](), Counter[str](), 0.0
    while not turns or time.monotonic() < until:
        name = min(parts, key=lambda part: spent[part] / SHARES[part])
        seed = first + every * turns[name]
        pipe.send((name, seed, None))
        began = time.monotonic()
        pipe.send((name, seed, _one_turn(name, seed)))
        spent[name] += time.monotonic() - began
        turns[name] += 1
        if turns.total() == SETTLED:
            settled = memory_mb()
    if settled:
        pipe.send(("", first, {"most growth of a soaking process (MB)": round(memory_mb() - settled, 1)}))


def _one_turn(name: str, seed: int) -> Counts:
    with tempfile.TemporaryDirectory() as folder:
        try:
            return {"turns": 1, **PARTS[name](seed, Path(folder))}
        except Exception:
            print(f"\n{name} failed with the seed {seed}:\n{traceback.format_exc()}", file=sys.stderr, flush=True)
            return {"turns": 1, "failures": 1}
