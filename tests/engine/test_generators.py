"""Slow work outside of the window: run to its end, or closed where it may be stopped."""

from collections.abc import Generator

import pytest

from fmnist_gui.engine.errors import Cancelled
from fmnist_gui.engine.generators import result_of


def test_the_result_is_what_the_generator_returns() -> None:
    def work() -> Generator[float, None, str]:
        yield 0.5
        return "done"

    assert result_of(work()) == "done"


def test_it_is_closed_at_the_next_stop_point() -> None:
    steps = []

    def work() -> Generator[None, None, None]:
        try:
            for step in range(10):
                steps.append(step)
                yield
        finally:
            steps.append("closed")

    with pytest.raises(Cancelled):
        result_of(work(), lambda: len(steps) == 3)
    assert steps == [0, 1, 2, "closed"]
