"""A confusion matrix counted image after image is that of scikit-learn at every point."""

from __future__ import annotations

import pytest
from sklearn.metrics import confusion_matrix

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.tally import tally


@pytest.mark.parametrize("images", [0, 1, 17, 300])
def test_the_matrix_is_that_of_scikit_learn(tiny_data: FashionData, images: int) -> None:
    counted = tally(new_network(0), tiny_data.test)

    labels, predicted = counted.labels[:images], counted.predicted[:images]
    expected = confusion_matrix(labels, predicted, labels=range(10)) if images else [[0] * 10] * 10
    assert counted.matrix(images).tolist() == [list(row) for row in expected]
    assert len(counted) == 300
    assert counted.labels.tolist() == tiny_data.test.labels.tolist()
