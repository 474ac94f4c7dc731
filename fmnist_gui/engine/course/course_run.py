"""The course's two epochs over all images, beside the figures of its reference run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fmnist_gui.engine.training.config import PRESETS
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData

REFERENCE_IMAGES = 60_000


@dataclass(frozen=True)
class EpochFigures:
    """An epoch as the course counts it: the sum of its batches' losses, and its correct predictions."""

    total_loss: float
    correct: int
    images: int

    @property
    def accuracy(self) -> float:
        return self.correct / self.images


REFERENCE = (
    EpochFigures(324.96, 47_836, REFERENCE_IMAGES),
    EpochFigures(224.76, 51_719, REFERENCE_IMAGES),
)


@dataclass(frozen=True)
class CourseProgress:
    """Where the run is; the last of `epochs` is the one under way, with what it has come to so far."""

    epochs: tuple[EpochFigures, ...]
    batch: int  # of that epoch, from 1
    batches: int
    step: int
    loss: float  # of the last batch
    seconds: float


def course_run(data: FashionData, control: Control, seed: int = 0) -> Iterator[CourseProgress]:
    """Train as the course does, and report after each batch how far the sums have come."""
    from fmnist_gui.engine.training.loop import Trainer  # torch: the figures of the reference run do without

    trainer = Trainer(replace(PRESETS["course"].config, seed=seed), data, control)
    done: list[EpochFigures] = []
    for event in trainer.events():
        if isinstance(event, BatchEnd):
            if event.batch == 1:
                done.append(EpochFigures(0.0, 0, 0))
            now = done[-1]
            done[-1] = EpochFigures(now.total_loss + event.loss, now.correct + event.correct, now.images + event.size)
            batches = trainer.batches_per_epoch
            yield CourseProgress(tuple(done), event.batch, batches, event.step, event.loss, event.time)


def reference_applies(data: FashionData) -> bool:
    """Whether a run on `data` can be compared with the reference run: only on all images of Fashion-MNIST itself."""
    return not data.drawn and len(data.train.images) == REFERENCE_IMAGES
