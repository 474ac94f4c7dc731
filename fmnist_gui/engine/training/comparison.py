"""What a network gets wrong, and what two networks get differently: figures, images of a cell, largest confusions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT

if TYPE_CHECKING:  # torch takes a second to import, and most of this does without
    from fmnist_gui.engine.training.evaluation import Evaluation

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Normalization = Literal["counts", "recall", "precision"]


@dataclass(frozen=True, eq=False)
class Figures:
    """An evaluation of N images as numbers to show: `matrix` counts [10, 10] (rows true, columns predicted), `report`
    by class name, `labels`, `predictions` and `confidences` (softmax of the predicted class) [N]."""

    matrix: Counts
    report: dict[str, dict[str, float]]
    accuracy: float
    loss: float
    labels: Counts
    predictions: Counts
    confidences: Floats

    @property
    def images(self) -> int:
        return len(self.labels)

    @property
    def correct(self) -> int:
        return int(np.trace(self.matrix))


@dataclass(frozen=True)
class Confusion:
    """`count` of the `total` images of class `true` were taken for class `predicted`."""

    true: int
    predicted: int
    count: int
    total: int


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two networks on the same images. `difference` is the second's counts less the first's, [10, 10]."""

    difference: Counts
    only_first: Counts  # indices of the images that the first gets right and the second wrong
    only_second: Counts
    both_correct: int
    both_wrong: int


def figures_of(evaluation: Evaluation) -> Figures:
    """All figures of `evaluation`. The first call imports scikit-learn, which takes a second."""
    from fmnist_gui.engine.training.evaluation import class_report, confusion_matrix

    confidences = evaluation.logits.softmax(dim=1).amax(dim=1)
    labels, predictions = evaluation.labels.long().numpy(), evaluation.predictions.numpy()
    return Figures(
        matrix=confusion_matrix(labels, predictions),
        report=class_report(evaluation),
        accuracy=evaluation.accuracy,
        loss=evaluation.loss,
        labels=labels,
        predictions=predictions,
        confidences=confidences.numpy().astype(np.float64),
    )


def count_matrix(labels: Counts, predictions: Counts) -> Counts:
    """Counts [10, 10] of N images: rows are the true classes, columns the predicted ones."""
    cells = labels * CLASS_COUNT + predictions
    return np.bincount(cells, minlength=CLASS_COUNT**2).reshape(CLASS_COUNT, CLASS_COUNT)


def normalized(matrix: Counts, kind: Normalization) -> Floats:
    """The matrix as it is ("counts"), each row divided by its sum ("recall"), or each column ("precision").

    What would be divided by 0, because there is no such image, is NaN.
    """
    values = matrix.astype(np.float64)
    if kind == "counts":
        return values
    sums = values.sum(axis=1 if kind == "recall" else 0, keepdims=True)
    divided: Floats = np.divide(values, sums, out=np.full_like(values, np.nan), where=sums > 0)
    return divided


def largest_confusions(matrix: Counts, at_most: int) -> list[Confusion]:
    """The most frequent mistakes, the largest first; cells without images are left out."""
    mistakes = matrix.copy()
    np.fill_diagonal(mistakes, 0)
    totals, side = matrix.sum(axis=1), CLASS_COUNT
    order = np.argsort(-mistakes, axis=None, kind="stable")[:at_most]
    cells = [divmod(int(flat_index), side) for flat_index in order]
    return [
        Confusion(true, predicted, int(mistakes[true, predicted]), int(totals[true]))
        for true, predicted in cells
        if mistakes[true, predicted]
    ]


def confusions_of(matrix: Counts, label: int, at_most: int) -> list[tuple[int, int]]:
    """The most frequent mistakes with a class, both those of its images and those taken for it: true and predicted."""
    with_it = np.zeros_like(matrix)
    with_it[label], with_it[:, label] = matrix[label], matrix[:, label]
    return [(each.true, each.predicted) for each in largest_confusions(with_it, at_most)]


def largest_pairs(matrix: Counts, at_most: int) -> list[tuple[int, int]]:
    """The classes that are taken for one another most often, both ways added up: true and predicted class of the more
    frequent way."""
    both = np.triu(matrix + matrix.T, k=1)
    order = np.argsort(-both, axis=None, kind="stable")[:at_most]
    pairs = [divmod(int(flat_index), CLASS_COUNT) for flat_index in order if both.flat[flat_index]]
    return [(one, other) if matrix[one, other] >= matrix[other, one] else (other, one) for one, other in pairs]


def images_of_cell(figures: Figures, true: int, predicted: int) -> Counts:
    """Indices of the images of class `true` that were classified as `predicted`, the surest first."""
    found = np.flatnonzero((figures.labels == true) & (figures.predictions == predicted))
    return found[np.argsort(-figures.confidences[found], kind="stable")]


def compare(first: Figures, second: Figures) -> Comparison:
    """What changes from the first network to the second; images that one gets right come with its surest first."""
    right_first, right_second = first.predictions == first.labels, second.predictions == second.labels
    only_first, only_second = np.flatnonzero(right_first & ~right_second), np.flatnonzero(right_second & ~right_first)
    return Comparison(
        difference=second.matrix - first.matrix,
        only_first=only_first[np.argsort(-first.confidences[only_first], kind="stable")],
        only_second=only_second[np.argsort(-second.confidences[only_second], kind="stable")],
        both_correct=int((right_first & right_second).sum()),
        both_wrong=int((~right_first & ~right_second).sum()),
    )
