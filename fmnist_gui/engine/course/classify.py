"""Twenty test images that a person classifies and the network too: the same ones for a whole class, by their seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.network.course_network import network_with

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights

EACH = 2  # images of each class: rows of the matrix that can be compared


Counts = npt.NDArray[np.float64]  # [10, 10]: rows are the true classes, columns the answers


@dataclass(frozen=True, eq=False)
class Round:
    """`indices` in the test set, `pictures` uint8 [n, 28, 28], `labels`, and what the network predicts; None: no
    network."""

    indices: list[int]
    pictures: npt.NDArray[np.uint8]
    labels: list[int]
    predictions: list[int] | None


def draw_round(data: FashionData, weights: Weights | None, seed: int) -> Round:
    """Two images of each class in any order, drawn from the test set; fewer where a class has fewer."""
    import torch

    test, rng = data.test, random.Random(seed)
    classes = [np.flatnonzero(test.labels.numpy() == label).tolist() for label in range(CLASS_COUNT)]
    indices = [index for of_class in classes for index in rng.sample(of_class, min(EACH, len(of_class)))]
    rng.shuffle(indices)
    images = test.images[indices]
    predictions = None
    if weights is not None:
        with torch.inference_mode():
            predictions = network_with(weights)(to_float(images)).argmax(dim=1).tolist()
    return Round(indices, images.numpy(), test.labels[indices].tolist(), predictions)


def count_answers(labels: list[int], answers: list[int]) -> Counts:
    """How often each class was given which answer."""
    counts = np.zeros((CLASS_COUNT, CLASS_COUNT))
    np.add.at(counts, (labels, answers), 1)
    return counts
