"""What every part of the soak works with: small data, processes that can be killed, and what must hold of a store."""

import multiprocessing
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.drawing.labelled import LabelledDrawings, new_labelled
from fmnist_gui.views.sketch.examples import example

Counts = dict[str, float]  # what one turn of a part has done; keys that begin with "most" are not added up
Part = Callable[[int, Path], Counts]  # a seed, an empty folder; raises where something does not hold
ANSWER_S = 120.0  # a busy machine


@cache
def small_data() -> FashionData:
    """1,000 + 300 images that a network learns quickly: a noisy pattern of blocks for each class."""
    generator = torch.Generator().manual_seed(0)
    blocks = torch.randint(0, 2, (10, 7, 7), generator=generator, dtype=torch.uint8)
    patterns = blocks.repeat_interleave(4, dim=1).repeat_interleave(4, dim=2) * 160

    def split(name: Any, count: int) -> Split:
        labels = torch.arange(10).repeat(count // 10)[torch.randperm(count, generator=generator)]
        noise = torch.randint(0, 96, (count, 28, 28), generator=generator, dtype=torch.uint8)
        return Split(patterns[labels] + noise, labels, name)

    return FashionData(split("train", 1000), split("test", 300), Path("synthetic"))


@cache
def processes() -> ForkServerContext | SpawnContext:
    """Makes processes that have torch and Qt loaded already, where the system can copy one."""
    if os.name == "nt":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.children"])
    return context


class Child:
    """A process that reports through a pipe, and may be killed at any moment."""

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        self.pipe, end = processes().Pipe()
        self.process: BaseProcess = processes().Process(target=work, args=(end, *arguments))
        self.process.start()
        end.close()

    def report(self, timeout_s: float = ANSWER_S) -> Any:
        """The next report; None where the process has ended."""
        try:
            assert self.pipe.poll(timeout_s), "the process says nothing"
            return self.pipe.recv()
        except EOFError:
            return None

    def reports(self) -> Iterator[Any]:
        """Those that are still to come, until the process ends."""
        while (report := self.report()) is not None:
            yield report

    def kill(self) -> list[Any]:
        """End it as a power cut does, and give what it had reported before."""
        self.process.kill()
        self.process.join()
        return list(self.reports())

    def end(self) -> int:
        """Its exit status; minus the number of the signal that ended it."""
        self.process.join(ANSWER_S)
        assert self.process.exitcode is not None, "the process does not end"
        return self.process.exitcode


@contextmanager
def child(work: Callable[..., None], *arguments: Any) -> Iterator[Child]:
    started = Child(work, *arguments)
    try:
        yield started
    finally:
        started.kill()
        started.pipe.close()


def send(pipe: Connection, report: Any) -> None:
    """Report, unless nobody listens any more."""
    try:
        pipe.send(report)
    except BrokenPipeError:
        raise SystemExit from None


def require_sound(database: Path) -> None:
    """SQLite finds nothing wrong with the file."""
    with closing(sqlite3.connect(database.absolute().as_uri() + "?mode=rw", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def memory_mb() -> float:
    """What this process holds now; 0 where the system has no /proc."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if statm.exists() else 0.0


def keep_drawing(folder: Path, label: int) -> None:
    """Keep a drawing of the class `label` among those in `folder`. Raises StudioError."""
    kept = LabelledDrawings(folder)
    kept.read()
    kept.add(new_labelled(example(label, 0), label, [0.1] * 10, "Network"))
