"""The course's two epochs over all images, beside the figures of its reference run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.config import PRESETS
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd

if TYPE_CHECKING:
    from torch import nn

    from fmnist_gui.engine.data.fashion_mnist import FashionData, Split

REFERENCE_IMAGES = 60_000
REFERENCE_COUNTED = 51_265  # images that the finished network of the reference run classifies correctly
REFERENCE_CONFUSIONS = {(6, 0): 1716, (6, 4): 1427, (6, 2): 1392, (4, 2): 1117}  # two classes, both ways together


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
    counted: int | None = None  # correct images, once the finished network has classified all of them


def course_run(data: FashionData, control: Control, seed: int = 0) -> Iterator[CourseProgress]:
    """Train as the course does, and report after each batch how far the sums have come; at the end let the finished
    network count once more."""
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
            progress = CourseProgress(tuple(done), event.batch, batches, event.step, event.loss, event.time)
            yield progress
    if not control.stopping:
        yield from _counted(progress, trainer.network, data.train)


def _counted(progress: CourseProgress, network: nn.Module, split: Split) -> Iterator[CourseProgress]:
    """What an epoch sums up was counted while the weights changed; this is by weights that stand still."""
    from fmnist_gui.engine.training.evaluation import CHUNK, logits_of

    correct = 0
    for images, labels in zip(split.images.split(CHUNK), split.labels.split(CHUNK), strict=True):
        yield progress
        correct += int((result_of(logits_of(network, images)).argmax(dim=1) == labels).sum())
    yield replace(progress, counted=correct)


def reference_applies(data: FashionData) -> bool:
    """Whether a run on `data` can be compared with the reference run: only on all images of Fashion-MNIST itself."""
    return not data.drawn and len(data.train.images) == REFERENCE_IMAGES
