"""Slow work is a generator: what it yields is progress, and at every `yield` it can be stopped by closing it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from fmnist_gui.engine.errors import Cancelled

Result = TypeVar("Result")


def result_of(job: Generator[Any, None, Result], stopping: Callable[[], bool] = lambda: False) -> Result:
    """Run `job` to its end without looking at its progress, and give what it returns.

    Raises Cancelled at the first stop point after `stopping()` turned true.
    """
    while not stopping():
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result
    job.close()
    raise Cancelled
