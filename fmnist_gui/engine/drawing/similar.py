"""Training images that look like a drawing to the network: neighbours by what its last hidden layer says of them."""

from __future__ import annotations

from collections.abc import Generator

import torch
from torch import Tensor
from torch.nn import functional as F

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import Split
from fmnist_gui.engine.network.course_network import Network, apply_operations

CHUNK = 1_000


class Neighbours:
    """The features [N, 60], of length 1, of a split as `network` sees it."""

    def __init__(self, network: Network, split: Split, found: Tensor) -> None:
        self._network, self._split, self._features = network, split, found

    def nearest(self, image: Tensor, label: int, count: int) -> list[int]:
        """The indices of the `count` images of class `label` most like `image` [1, 1, 28, 28], nearest first."""
        own = torch.nonzero(self._split.labels == label).flatten()
        with torch.inference_mode():
            similarity = self._features[own].float() @ features(self._network, image)[0]
        best = similarity.topk(min(count, len(own))).indices
        return [int(index) for index in own[best]]


def neighbours_of(network: Network, split: Split) -> Generator[None, None, Neighbours]:
    """The index of a whole split: a second or two for 60,000 images."""
    parts = []
    for chunk in split.images.split(CHUNK):
        yield
        with torch.inference_mode():
            parts.append(features(network, to_float(chunk)).half())
    return Neighbours(network, split, torch.cat(parts))


def features(network: Network, images: Tensor) -> Tensor:
    """What fc2 gives after ReLU for images [N, 1, 28, 28]: [N, 60], each row of length 1 (cosine similarity)."""
    return F.normalize(apply_operations(network, images, "image", "relu4"), dim=1)
