"""How well a network does on a split: predictions, loss, accuracy, confusion matrix and report."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT, CLASS_NAMES, Split
from fmnist_gui.engine.errors import NotFinite
from fmnist_gui.engine.imports import IMPORT_LOCK

CHUNK = 500  # images at a time: small enough that a stop is answered at once


def logits_of(network: nn.Module, images: Tensor) -> Generator[None, None, Tensor]:
    """The network's scores [N, 10], on the CPU, for uint8 images [N, 28, 28]."""
    device = next(network.parameters()).device
    parts = []
    for chunk in images.split(CHUNK):
        yield
        with torch.inference_mode():  # never across a `yield`: it is in force for a whole thread
            parts.append(network(to_float(chunk.to(device))).cpu())
    # The chunks are joined along the axis they already have: cat, not stack.
    return torch.cat(parts) if parts else torch.empty(0, CLASS_COUNT)


@dataclass(frozen=True)
class Evaluation:
    """What a network says of N images: logits [N, 10] and what follows from them."""

    logits: Tensor
    labels: Tensor
    loss: float
    accuracy: float
    class_names: tuple[str, ...] = CLASS_NAMES

    @property
    def predictions(self) -> Tensor:
        return self.logits.argmax(dim=1)


def evaluate(network: nn.Module, split: Split) -> Generator[None, None, Evaluation]:
    """Score `network` on the whole of `split`. Raises NotFinite."""
    logits = yield from logits_of(network, split.images)
    loss = nn.functional.cross_entropy(logits, split.labels).item()
    if len(logits) and not math.isfinite(loss):
        raise NotFinite
    accuracy = int((logits.argmax(dim=1) == split.labels).sum()) / max(len(split.labels), 1)
    return Evaluation(logits, split.labels, loss, accuracy, split.class_names)


def confusion_matrix(labels: npt.NDArray[np.int64], predictions: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Counts [10, 10]: rows are the true classes, columns the predicted ones."""
    return np.bincount(labels * CLASS_COUNT + predictions, minlength=CLASS_COUNT**2).reshape(CLASS_COUNT, CLASS_COUNT)


def class_report(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 score and support of each class, by its name."""
    with IMPORT_LOCK:
        from sklearn.metrics import precision_recall_fscore_support

    columns: Any = precision_recall_fscore_support(
        evaluation.labels.numpy(),
        evaluation.predictions.numpy(),
        labels=list(range(CLASS_COUNT)),
        zero_division=0.0,
    )
    keys = ("precision", "recall", "f1", "support")
    return {
        name: {key: float(column[index]) for key, column in zip(keys, columns, strict=True)}
        for index, name in enumerate(evaluation.class_names)
    }
