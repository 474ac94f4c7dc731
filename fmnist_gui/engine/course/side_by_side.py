"""The same network trained side by side, each time with something changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, Event, RunEnd
from fmnist_gui.engine.training.loop import train

IMAGES, TEST_IMAGES, EPOCHS = 2_000, 1_000, 3

Run = tuple[TrainingConfig, FashionData]


def compared_runs(changes: Sequence[dict[str, Any]], data: FashionData) -> list[Run]:
    """The course's settings on the first 2,000 images, each time with other `changes`."""
    base, part = TrainingConfig(epochs=EPOCHS, device="cpu"), data.first(IMAGES, TEST_IMAGES)
    return [(replace(base, **changed), part) for changed in changes]


def train_side_by_side(runs: Sequence[Run], control: Control) -> Iterator[tuple[int, Event]]:
    """Train each of `runs`, all of them from the same first weights where their seed is the same.

    Whoever has seen fewest images is next, so that the curves grow beside one another. Each event comes with the
    index of its run.
    """
    trained = {number: train(config, data, control) for number, (config, data) in enumerate(runs)}
    seen = dict.fromkeys(trained, 0)
    while trained:
        number = min(trained, key=seen.__getitem__)
        event = next(trained[number])
        if isinstance(event, BatchEnd):
            seen[number] = event.images_seen
        if isinstance(event, RunEnd):
            del trained[number]
        yield number, event
