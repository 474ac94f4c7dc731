"""Drawn garments among the photographs, so that one network learns to read both."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fmnist_gui.engine.drawing.garments.drawn import drawn_garments
from fmnist_gui.engine.drawing.sketch import Pixels

POOL_EPOCHS = 12  # the images to choose from are made anew after so many epochs
POOL_FACTOR = 1.5  # images to choose from, for each one that an epoch takes
SHIRTS_KEPT = 3, 5  # of so many drawn shirts: with all of them, shirts are seen where coats and pullovers are
HELD_OUT_SEED = 987_654_321  # of drawn garments that no run ever learns from
_PART = 2_000  # images from one stop point to the next

Labels: TypeAlias = NDArray[np.int64]


class Pool(ABC):
    """Images to choose from, made anew after some epochs. What an epoch gets depends on `seed` and its number alone, so
    runs can resume."""

    def __init__(self, count: int, seed: int) -> None:
        """`count` images an epoch."""
        self._count, self._seed = count, seed
        self._making = -1  # which making of the pool is there
        self.images = torch.empty(0, 28, 28, dtype=torch.uint8)
        self.labels = torch.empty(0, dtype=torch.int64)

    def prepare(self, epoch: int) -> Generator[None, None, None]:
        """Have the images ready that `epoch` (from 0) chooses from. Takes seconds where they are made anew."""
        making = epoch // POOL_EPOCHS
        if making == self._making:
            return
        labels = self._labels(int(self._count * POOL_FACTOR), making)
        images = []
        for start in range(0, len(labels), _PART):
            yield
            seed = (self._seed * 1_000 + making) * 10_000 + start // _PART
            images.append(self._images(labels[start : start + _PART], seed))
        self.images, self.labels = torch.from_numpy(np.concatenate(images)), torch.from_numpy(labels)
        self._making = making

    def choose(self, epoch: int) -> Tensor:
        """The indices [count] of the images that `epoch` takes from the pool, in stored order."""
        generator = torch.Generator().manual_seed(self._seed * 1_000 + epoch)
        return torch.randperm(len(self.labels), generator=generator)[: self._count].sort().values

    @abstractmethod
    def _labels(self, count: int, making: int) -> Labels: ...

    @abstractmethod
    def _images(self, labels: Labels, seed: int) -> Pixels:
        """An image, uint8 [28, 28], for each label."""


class GarmentPool(Pool):
    """The drawn garments of a run."""

    def _labels(self, count: int, making: int) -> Labels:
        kept, of = SHIRTS_KEPT
        labels = np.arange(count) % 10
        rounds = np.arange(count) // 10
        chosen: Labels = labels[(labels != 6) | (rounds % of < kept)]
        return chosen

    def _images(self, labels: Labels, seed: int) -> Pixels:
        return drawn_garments(len(labels), seed, labels.tolist())[0]
