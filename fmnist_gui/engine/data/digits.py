"""Handwritten digits beside the garments: scikit-learn brings 1,797 of them, of the same origin as MNIST's."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.imports import IMPORT_LOCK

WHITE = 16  # the largest value of a pixel as they are stored


def digit_examples(number: int) -> npt.NDArray[np.uint8]:
    """Digit `number` of each class from 0 to 9, counted round, uint8 [10, 8, 8] from 0 to 255."""
    images, labels = _digits()
    found = [np.flatnonzero(labels == digit) for digit in range(CLASS_COUNT)]
    chosen: npt.NDArray[np.floating] = images[[int(indices[number % len(indices)]) for indices in found]]
    return (chosen * (255 / WHITE)).round().astype(np.uint8)


@cache
def _digits() -> tuple[Any, Any]:
    with IMPORT_LOCK:
        from sklearn.datasets import load_digits

    bunch = load_digits()
    return bunch.images, bunch.target
