"""Which images go into each batch, and how they are changed on the way."""

from __future__ import annotations

import torch
from torch import Tensor

MAX_SHIFT_PX = 1  # 2 was worse at every length of run


def to_float(images: Tensor) -> Tensor:
    """uint8 images [N, 28, 28] from 0 to 255 as float [N, 1, 28, 28] from 0 to 1: what the network takes."""
    return images.unsqueeze(1).float() / 255


def split_indices(count: int, validation_percent: int) -> tuple[Tensor, Tensor]:
    """Indices for training and for validation, both in stored order.

    The fraction that is kept for validation is drawn by a fixed seed, so that runs with other seeds are scored on
    the same images.
    """
    keep = count * validation_percent // 100
    drawn = torch.randperm(count, generator=torch.Generator().manual_seed(0))
    validation, training = drawn[:keep], drawn[keep:]
    return training.sort().values, validation.sort().values


def augment(images: Tensor, kind: str, generator: torch.Generator) -> Tensor:
    """Images [N, 1, 28, 28], each mirrored with probability 1/2 and/or moved by up to 1 pixel, as `kind` says."""
    if "flip" in kind:
        mirrored = torch.rand(len(images), generator=generator) < 0.5
        images = torch.where(mirrored.to(images.device)[:, None, None, None], images.flip(-1), images)
    if "shift" in kind:
        images = _shift(images, generator)
    return images


def _shift(images: Tensor, generator: torch.Generator) -> Tensor:
    count, _, height, width = images.shape
    padded = torch.nn.functional.pad(images, (MAX_SHIFT_PX,) * 4).squeeze(1)
    offsets = torch.randint(0, 2 * MAX_SHIFT_PX + 1, (count, 2), generator=generator).to(images.device)
    rows = offsets[:, :1] + torch.arange(height, device=images.device)
    columns = offsets[:, 1:] + torch.arange(width, device=images.device)
    image = torch.arange(count, device=images.device)[:, None, None]
    return padded[image, rows[:, :, None], columns[:, None, :]].unsqueeze(1)
