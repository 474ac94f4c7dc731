"""The same network trained side by side with one setting changed."""

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


def compared_configs(changes: Sequence[dict[str, Any]]) -> list[TrainingConfig]:
    """The course's settings, each time with other `changes`."""
    base = TrainingConfig(epochs=EPOCHS, device="cpu")
    return [replace(base, **changed) for changed in changes]


def train_side_by_side(
    configs: Sequence[TrainingConfig], data: FashionData, control: Control
) -> Iterator[tuple[int, Event]]:
    """Train with each of `configs` on the first 2,000 images, all from the same first weights.

    Whoever has seen fewest images is next, so that the curves grow beside one another. Each event comes with the
    index of its config.
    """
    small = replace(data, train=data.train.first(IMAGES), test=data.test.first(TEST_IMAGES))
    runs = {number: train(config, small, control) for number, config in enumerate(configs)}
    seen = dict.fromkeys(runs, 0)
    while runs:
        number = min(runs, key=seen.__getitem__)
        event = next(runs[number])
        if isinstance(event, BatchEnd):
            seen[number] = event.images_seen
        if isinstance(event, RunEnd):
            del runs[number]
        yield number, event
