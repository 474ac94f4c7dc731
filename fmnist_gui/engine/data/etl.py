"""Extract, transform, load: what becomes of the four files on their way to the network, on real objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.utils.data import Dataset

from fmnist_gui.engine.data.fashion_mnist import ArchiveState, FashionData, Split, archive_states, course_loader
from fmnist_gui.engine.data.quality import SplitFacts, facts
from fmnist_gui.engine.data.vision import import_torchvision

COURSE_BATCH_SIZE = 100


class Samples(Dataset[tuple[Tensor, int]]):
    """A split as the course's data set gives it: pairs of an image after ToTensor and its label."""

    def __init__(self, split: Split, transform: Callable[[object], Tensor]) -> None:
        self._split, self._transform = split, transform

    def __len__(self) -> int:
        return len(self._split)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        return self._transform(self._split.images[index].numpy()), int(self._split.labels[index])


@dataclass(frozen=True, eq=False)
class EtlReport:
    """`archives` are none where the images were drawn. `before` uint8 [28, 28] and `after` float [1, 28, 28] are the
    first training image, whose label is `label`; `images` [n, 1, 28, 28] and `labels` [n] the first batch of
    `batches`."""

    archives: list[ArchiveState]
    before: Tensor
    after: Tensor
    label: int
    images: Tensor
    labels: Tensor
    batches: int
    train: SplitFacts
    test: SplitFacts


def examine(data: FashionData) -> EtlReport:
    """A fraction of a second; more where torchvision is not imported yet."""
    transform = import_torchvision().transforms.ToTensor()
    samples = Samples(data.train, transform)
    loader = course_loader(samples, COURSE_BATCH_SIZE)
    images, labels = next(iter(loader))
    after, label = samples[0]
    return EtlReport(
        archives=[] if data.drawn else archive_states(data.folder),
        before=data.train.images[0],
        after=after,
        label=label,
        images=images,
        labels=torch.as_tensor(labels),
        batches=len(loader),
        train=facts(data.train),
        test=facts(data.test),
    )
