import numpy as np
import pytest
import torch

from fmnist_gui.engine.data.browsing import ImagePool, ImageQuery, class_examples, find_images
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split

LABELS = torch.tensor([0, 1, 0, 1, 2])
# Predicted 0, 1, 1, 0, 2; sure of the last, torn about the second.
LOGITS = torch.zeros(5, 10)
LOGITS[[0, 1, 2, 3, 4], [0, 1, 1, 0, 2]] = torch.tensor([3.0, 1.0, 4.0, 2.0, 6.0])


def found(query: ImageQuery, logits: torch.Tensor | None = LOGITS) -> list[int]:
    return find_images(query, LABELS, logits).tolist()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ImageQuery(), [0, 1, 2, 3, 4]),
        (ImageQuery(label=0), [0, 2]),
        (ImageQuery(predicted=0), [0, 3]),
        (ImageQuery(only_mistakes=True), [2, 3]),
        (ImageQuery(label=1, only_mistakes=True), [3]),
        (ImageQuery(label=9), []),
        (ImageQuery(order="most_confident"), [4, 2, 0, 3, 1]),
        (ImageQuery(order="least_confident"), [1, 3, 0, 2, 4]),
        (ImageQuery(order="highest_loss"), [2, 3, 1, 0, 4]),
        (ImageQuery(order="lowest_loss", label=1), [1, 3]),
    ],
)
def test_images_are_chosen_and_ordered(query: ImageQuery, expected: list[int]) -> None:
    assert found(query) == expected


def test_the_seed_decides_how_images_are_shuffled() -> None:
    labels = torch.arange(100) % 10
    first, again, other = (find_images(ImageQuery(order="shuffled", seed=s), labels, None) for s in (1, 1, 2))
    assert first.tolist() == again.tolist() != other.tolist()
    assert sorted(first.tolist()) == list(range(100))


def test_without_a_model_its_wishes_are_left_out() -> None:
    query = ImageQuery(label=1, only_mistakes=True, order="highest_loss")
    assert query.needs_model
    assert found(query, None) == [1, 3]
    assert not ImageQuery(label=3, order="shuffled").needs_model


def test_a_pool_holds_both_splits_as_one(tiny_data: FashionData) -> None:
    pool = ImagePool(tiny_data.train, tiny_data.test)
    assert len(pool) == 1300
    assert np.array_equal(pool[999], tiny_data.train.images[999].numpy())
    assert np.array_equal(pool[1000], tiny_data.test.images[0].numpy())
    split, index = pool.locate(1299)
    assert (split.name, index) == ("test", 299)
    assert pool.position("test", 299) == 1299
    assert pool.labels()[1000:].equal(tiny_data.test.labels)
    assert pool.position("test", 300) == ImagePool(tiny_data.test).position("train", 0) == -1  # not in it


def test_an_example_of_each_class(tiny_data: FashionData) -> None:
    labels = tiny_data.train.labels

    third = class_examples(tiny_data.train, 2)

    assert list(third) == list(range(10))
    assert all(labels[index] == label and int((labels[:index] == label).sum()) == 2 for label, index in third.items())
    assert class_examples(tiny_data.train, 102) == third  # each class has 100
    only_bags = Split(tiny_data.train.images[labels == 8], labels[labels == 8], "train")
    assert class_examples(only_bags, 0) == {8: 0}
