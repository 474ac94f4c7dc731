"""Which images to look at, and in which order: by class, by what a network says of them, shuffled by a seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import N_

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.data.fashion_mnist import Split

Order = Literal["stored", "shuffled", "most_confident", "least_confident", "highest_loss", "lowest_loss"]
ORDERS: dict[Order, str] = {  # with what a reader calls them
    "stored": N_("As stored"),
    "shuffled": N_("Shuffled"),
    "most_confident": N_("Most confident first"),
    "least_confident": N_("Least confident first"),
    "highest_loss": N_("Highest loss first"),
    "lowest_loss": N_("Lowest loss first"),
}


class ImagePool:
    """Some splits, one after the other, as if they were one: `pool[position]` is a picture, uint8 [28, 28]."""

    def __init__(self, *splits: Split) -> None:
        self.splits = splits
        self._pictures = [split.images.numpy() for split in splits]
        self._starts = np.cumsum([0, *(len(split) for split in splits)]).tolist()

    def __len__(self) -> int:
        return int(self._starts[-1])

    def __getitem__(self, position: int) -> npt.NDArray[np.uint8]:
        number = self._number(position)
        picture: npt.NDArray[np.uint8] = self._pictures[number][position - self._starts[number]]
        return picture

    def _number(self, position: int) -> int:
        number = 0
        while position >= self._starts[number + 1]:
            number += 1
        return number

    def locate(self, position: int) -> tuple[Split, int]:
        """The split that `position` lies in, and the image's index there."""
        number = self._number(position)
        return self.splits[number], position - self._starts[number]

    def position(self, split_name: str, index: int) -> int:
        """The position of image `index` of a split; -1 where the pool does not hold it."""
        for split, start in zip(self.splits, self._starts, strict=False):
            if split.name == split_name and 0 <= index < len(split):
                return int(start + index)
        return -1

    def labels(self) -> Tensor:
        """int64 [N]."""
        import torch

        return torch.cat([split.labels for split in self.splits])


@dataclass(frozen=True)
class ImageQuery:
    """What is asked for; None is any class. Images are shuffled by `seed`."""

    label: int | None = None
    predicted: int | None = None
    only_mistakes: bool = False
    order: Order = "stored"
    seed: int = 0

    @property
    def needs_model(self) -> bool:
        return self.predicted is not None or self.only_mistakes or self.order not in ("stored", "shuffled")


def find_images(query: ImageQuery, labels: Tensor, logits: Tensor | None) -> npt.NDArray[np.int64]:
    """The positions [M] of the images that `query` asks for, among those with `labels` [N] and `logits` [N, 10].

    Without logits, what needs a model is left out of account.
    """
    import torch

    chosen = torch.ones(len(labels), dtype=torch.bool)
    if query.label is not None:
        chosen &= labels == query.label
    if logits is not None:
        predicted = logits.argmax(dim=1)
        if query.predicted is not None:
            chosen &= predicted == query.predicted
        if query.only_mistakes:
            chosen &= predicted != labels
    positions = chosen.nonzero().flatten()
    if query.order == "shuffled":
        positions = positions[torch.randperm(len(positions), generator=torch.Generator().manual_seed(query.seed))]
    elif query.order != "stored" and logits is not None:
        if query.order in ("most_confident", "least_confident"):
            key = logits[positions].softmax(dim=1).amax(dim=1)
        else:
            key = torch.nn.functional.cross_entropy(logits[positions], labels[positions], reduction="none")
        downwards = query.order in ("most_confident", "highest_loss")
        positions = positions[key.argsort(descending=downwards, stable=True)]
    found: npt.NDArray[np.int64] = positions.numpy()
    return found


def class_examples(split: Split, number: int) -> dict[int, int]:
    """Label -> index of its image `number`, counted round where a class has fewer; without classes that have none."""
    found = {}
    for label in range(CLASS_COUNT):
        indices = np.flatnonzero(split.labels.numpy() == label)
        if len(indices):
            found[label] = int(indices[number % len(indices)])
    return found
