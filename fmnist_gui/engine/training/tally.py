"""A confusion matrix as it is counted, image after image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.data.fashion_mnist import Split
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network
from fmnist_gui.engine.training.evaluation import confusion_matrix, logits_of

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Tally:
    """Of each of N images its picture, uint8 [N, 28, 28], its label and what a network says, int64 [N]."""

    pictures: npt.NDArray[np.uint8]
    labels: Counts
    predicted: Counts

    def __len__(self) -> int:
        return len(self.labels)

    def matrix(self, images: int) -> Counts:
        """Counts [10, 10] over the first `images`: rows are the true classes, columns the predicted ones."""
        return confusion_matrix(self.labels[:images], self.predicted[:images])


def tally(network: Network, split: Split) -> Tally:
    predicted = result_of(logits_of(network, split.images)).argmax(dim=1)
    return Tally(split.images.numpy(), split.labels.long().numpy(), predicted.numpy())
