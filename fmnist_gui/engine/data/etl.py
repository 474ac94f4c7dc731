"""Extract, transform, load: what becomes of the four files on their way to the network, on real objects."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.utils.data import Dataset

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import ArchiveState, FashionData, Split, archive_states, course_loader
from fmnist_gui.engine.data.quality import SplitFacts, facts
from fmnist_gui.engine.data.vision import import_torchvision

COURSE_BATCH_SIZE = 100


class CourseSet(Dataset[tuple[Tensor, int]]):
    """A split as torchvision's `FashionMNIST` with `ToTensor` shows it: `data`, `targets`, `classes`, and pairs."""

    def __init__(self, split: Split) -> None:
        self.data, self.targets = split.images, split.labels.long()
        self.classes = list(split.class_names)

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        return to_float(self.data[index].unsqueeze(0))[0], int(self.targets[index])

    def __getitems__(self, indices: list[int]) -> list[tuple[Tensor, int]]:
        """A batch, as a DataLoader asks for it: all of it at once, in less than half the time."""
        return list(zip(to_float(self.data[indices]), self.targets[indices].tolist(), strict=True))


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
    samples = CourseSet(data.train)
    loader = course_loader(samples, COURSE_BATCH_SIZE)
    images, labels = next(iter(loader))
    return EtlReport(
        archives=[] if data.drawn else archive_states(data.folder),
        before=data.train.images[0],
        after=transform(data.train.images[0].numpy()),
        label=samples[0][1],
        images=images,
        labels=torch.as_tensor(labels),
        batches=len(loader),
        train=facts(data.train),
        test=facts(data.test),
    )
