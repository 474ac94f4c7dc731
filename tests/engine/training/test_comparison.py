"""Figures, confusions and comparisons, against numbers that were worked out by hand."""

import numpy as np
import pytest
import torch
from sklearn.metrics import confusion_matrix as sklearn_matrix

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.comparison import (
    Confusion,
    compare,
    confusions_of,
    count_matrix,
    figures_of,
    images_of_cell,
    largest_confusions,
    largest_pairs,
    normalized,
)
from fmnist_gui.engine.training.evaluation import evaluate
from tests.engine.conftest import evaluation_of

TSHIRT, COAT, SHIRT = 0, 4, 6


def test_the_figures_of_an_evaluation(tiny_data: FashionData) -> None:
    evaluation = result_of(evaluate(new_network(0), tiny_data.test))
    figures = figures_of(evaluation)
    assert figures.matrix.tolist() == count_matrix(evaluation.labels.numpy(), evaluation.predictions.numpy()).tolist()
    assert (figures.images, figures.correct) == (300, int((evaluation.predictions == tiny_data.test.labels).sum()))
    probabilities = evaluation.logits.softmax(dim=1)
    assert figures.confidences == pytest.approx(probabilities[torch.arange(300), evaluation.predictions].numpy())
    assert figures.report["Bag"]["support"] == 30


def test_rows_and_columns_are_normalised_apart() -> None:
    matrix = figures_of(evaluation_of([0, 0, 0, 6, 6], [0, 0, 6, 6, 6])).matrix
    recall, precision = normalized(matrix, "recall"), normalized(matrix, "precision")
    assert recall[TSHIRT, [TSHIRT, SHIRT]] == pytest.approx([2 / 3, 1 / 3])
    assert precision[[TSHIRT, SHIRT], SHIRT] == pytest.approx([1 / 3, 2 / 3])
    assert normalized(matrix, "counts")[TSHIRT, TSHIRT] == 2
    assert np.isnan(recall[COAT]).all()  # no coats: there is no share of them
    assert np.isnan(precision[:, COAT]).all()


def test_largest_confusions_leave_out_the_diagonal_and_what_never_happened() -> None:
    matrix = figures_of(evaluation_of([0, 0, 0, 6, 6, 6, 4], [0, 0, 6, 0, 0, 6, 4])).matrix
    assert largest_confusions(matrix, 5) == [Confusion(SHIRT, TSHIRT, 2, 3), Confusion(TSHIRT, SHIRT, 1, 3)]
    assert largest_confusions(matrix, 1) == [Confusion(SHIRT, TSHIRT, 2, 3)]
    assert largest_confusions(np.eye(10, dtype=np.int64), 5) == []


def test_images_of_a_cell_come_surest_first() -> None:
    figures = figures_of(evaluation_of([6, 6, 0, 6, 6], [0, 0, 0, 6, 0], [1.0, 3.0, 9.0, 9.0, 2.0]))
    assert images_of_cell(figures, SHIRT, TSHIRT).tolist() == [1, 4, 0]
    assert images_of_cell(figures, COAT, TSHIRT).tolist() == []


def test_two_networks_are_compared_image_by_image() -> None:
    labels = [0, 0, 6, 6, 4]
    first = figures_of(evaluation_of(labels, [0, 6, 6, 0, 6], [1.0, 1.0, 2.0, 1.0, 1.0]))
    second = figures_of(evaluation_of(labels, [0, 0, 0, 6, 0], [1.0, 1.0, 1.0, 5.0, 1.0]))
    comparison = compare(first, second)
    assert comparison.only_first.tolist() == [2]
    assert comparison.only_second.tolist() == [3, 1]  # the surer one first
    assert (comparison.both_correct, comparison.both_wrong) == (1, 1)
    changed = {(0, 0): 1, (0, 6): -1, (4, 6): -1, (4, 0): 1}
    expected = np.zeros((10, 10), dtype=np.int64)
    for cell, change in changed.items():
        expected[cell] = change
    assert comparison.difference.tolist() == expected.tolist()


@pytest.mark.parametrize("images", [0, 1, 17, 300])
def test_a_matrix_that_is_counted_is_scikit_learn_s(tiny_data: FashionData, images: int) -> None:
    evaluation = result_of(evaluate(new_network(0), tiny_data.test))
    labels, predictions = evaluation.labels.numpy()[:images], evaluation.predictions.numpy()[:images]
    expected = sklearn_matrix(labels, predictions, labels=range(10)) if images else np.zeros((10, 10))
    assert count_matrix(labels, predictions).tolist() == expected.tolist()


def test_the_largest_pairs_count_both_ways() -> None:
    matrix = np.zeros((10, 10), np.int64)
    matrix[0, 0], matrix[0, 6], matrix[6, 0], matrix[2, 4], matrix[4, 2], matrix[7, 9] = 50, 3, 6, 4, 4, 5
    assert largest_pairs(matrix, 2) == [(6, 0), (2, 4)]
    assert len(largest_pairs(matrix, 10)) == 3  # pairs that were never confused are left out


def test_confusions_of_a_class_are_those_of_its_row_and_column() -> None:
    matrix = np.zeros((10, 10), dtype=np.int64)
    matrix[6, 0], matrix[2, 6], matrix[6, 6], matrix[0, 2] = 5, 7, 90, 50
    assert confusions_of(matrix, 6, 5) == [(2, 6), (6, 0)]
    assert confusions_of(matrix, 6, 1) == [(2, 6)]
    assert confusions_of(matrix, 9, 5) == []
