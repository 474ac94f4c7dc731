"""Drawn garments among the photographs, so that one network learns to read both."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fmnist_gui.engine.drawing.garments.drawn import drawn_garments

POOL_EPOCHS = 12  # the garments to choose from are drawn anew after so many epochs
POOL_FACTOR = 1.5  # garments to choose from, for each one that an epoch takes
SHIRTS_KEPT = 3, 5  # of so many drawn shirts: with all of them, shirts are seen where coats and pullovers are
HELD_OUT_SEED = 987_654_321  # of drawn garments that no run ever learns from
_PART = 2_000  # garments from one stop point to the next


class GarmentPool:
    """The drawn garments of a run. What an epoch gets depends on `seed` and its number alone, so runs can resume."""

    def __init__(self, count: int, seed: int) -> None:
        """`count` garments an epoch."""
        self._count, self._seed = count, seed
        self._drawing = -1  # which drawing of the pool is there
        self.images = torch.empty(0, 28, 28, dtype=torch.uint8)
        self.labels = torch.empty(0, dtype=torch.int64)

    def prepare(self, epoch: int) -> Generator[None, None, None]:
        """Have the garments ready that `epoch` (from 0) chooses from. Takes seconds where they are drawn anew."""
        drawing = epoch // POOL_EPOCHS
        if drawing == self._drawing:
            return
        labels = _pool_labels(int(self._count * POOL_FACTOR))
        images = []
        for start in range(0, len(labels), _PART):
            yield
            seed = (self._seed * 1_000 + drawing) * 10_000 + start // _PART
            images.append(
                drawn_garments(len(labels[start : start + _PART]), seed, labels[start : start + _PART].tolist())[0]
            )
        self.images, self.labels = torch.from_numpy(np.concatenate(images)), torch.from_numpy(labels)
        self._drawing = drawing

    def choose(self, epoch: int) -> Tensor:
        """The indices [count] of the garments that `epoch` takes from the pool, in stored order."""
        generator = torch.Generator().manual_seed(self._seed * 1_000 + epoch)
        return torch.randperm(len(self.labels), generator=generator)[: self._count].sort().values


def _pool_labels(count: int) -> NDArray[np.int64]:
    kept, of = SHIRTS_KEPT
    labels = np.arange(count) % 10
    rounds = np.arange(count) // 10
    chosen: NDArray[np.int64] = labels[(labels != 6) | (rounds % of < kept)]
    return chosen
