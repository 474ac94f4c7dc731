"""Twenty test images for people and network alike."""

from fmnist_gui.engine.course.classify import EACH, count_answers, draw_round
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.network.course_network import new_network


def test_a_seed_gives_the_same_images_two_of_each_class(tiny_data: FashionData) -> None:
    weights = new_network(0).state_dict()
    first, same, other = (draw_round(tiny_data, weights, seed) for seed in (1, 1, 2))

    assert first.indices == same.indices != other.indices
    assert sorted(first.labels) == sorted([*range(10)] * EACH)
    assert first.labels != sorted(first.labels)
    assert first.pictures.shape == (20, 28, 28)
    assert first.predictions == same.predictions
    assert first.predictions is not None
    assert len(first.predictions) == 20
    assert draw_round(tiny_data, None, 1).predictions is None


def test_a_class_with_fewer_images_gives_what_it_has(tiny_data: FashionData) -> None:
    test = tiny_data.test
    few = FashionData(tiny_data.train, Split(test.images[:5], test.labels[:5], "test"), tiny_data.folder)
    assert 0 < len(draw_round(few, None, 1).labels) <= 5


def test_answers_are_counted_by_class() -> None:
    counts = count_answers([3, 3, 5], [3, 6, 5])
    assert counts.sum() == 3
    assert (counts[3, 3], counts[3, 6], counts[5, 5]) == (1, 1, 1)
