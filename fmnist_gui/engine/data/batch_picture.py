"""Batches as an iterator gives them, and each drawn as one picture by torchvision's make_grid."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import Split
from fmnist_gui.engine.data.vision import import_torchvision

GRID_PADDING = 2  # make_grid's own, px


@dataclass(frozen=True, eq=False)
class BatchPicture:
    """A batch: images float [n, 1, 28, 28], labels int64 [n], and make_grid's picture of them, float [3, H, W]."""

    indices: list[int]  # in the split
    images: Tensor
    labels: Tensor
    grid: Tensor
    images_per_row: int


def batch_count(images: int, batch_size: int) -> int:
    """How many batches an epoch has; the last one may be smaller."""
    return math.ceil(images / batch_size)


def batch_indices(images: int, batch_size: int, number: int, seed: int | None = None) -> Tensor:
    """The indices in batch `number` (from 0) of an epoch over `images`; in stored order, or shuffled by `seed`."""
    start = number * batch_size
    if seed is None:
        return torch.arange(start, min(start + batch_size, images))
    return torch.randperm(images, generator=torch.Generator().manual_seed(seed))[start : start + batch_size]


def picture_of_batch(split: Split, indices: Tensor, images_per_row: int) -> BatchPicture:
    """Slow once: torchvision is imported."""
    images = to_float(split.images[indices])
    grid = import_torchvision().utils.make_grid(images, nrow=images_per_row, padding=GRID_PADDING)
    return BatchPicture(indices.tolist(), images, split.labels[indices], grid, min(images_per_row, len(indices)))
