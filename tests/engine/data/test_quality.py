from dataclasses import replace

import numpy as np
import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.data.quality import NearDuplicateSearch, Pair, Sample, count_pairs, exact_duplicates, facts
from fmnist_gui.engine.errors import Cancelled
from fmnist_gui.engine.generators import result_of


def with_copies(data: FashionData) -> FashionData:
    """Image 5 of the training set again as its image 700 and, one pixel brighter, as image 20 of the test set."""
    train, test = data.train.images.clone(), data.test.images.clone()
    train[700], test[20] = train[5], train[5]
    test[20, 14, 14] ^= 8
    test[30] = train[6]
    return FashionData(replace(data.train, images=train), replace(data.test, images=test), data.folder)


def near_duplicates(data: FashionData, percent: float = 1) -> list[Pair]:
    search = NearDuplicateSearch(data, percent)
    while not search.finished:
        search.step()
    return search.pairs()


def places(pair: Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    return (pair.first.split, pair.first.index), (pair.second.split, pair.second.index)


def test_facts_agree_with_torch(tiny_data: FashionData) -> None:
    found = facts(tiny_data.train)
    values = tiny_data.train.images.double() / 255
    assert found.count == 1000
    assert found.class_counts == [100] * 10
    assert found.first_labels == tiny_data.train.labels[:10].tolist()
    assert found.mean == pytest.approx(values.mean().item())
    assert found.deviation == pytest.approx(values.std(correction=0).item())


def test_exact_duplicates_are_found_across_the_splits(tiny_data: FashionData) -> None:
    data = with_copies(tiny_data)
    pairs = result_of(exact_duplicates(data))
    assert [places(pair) for pair in pairs] == [(("train", 5), ("train", 700)), (("train", 6), ("test", 30))]
    assert [pair.second.label for pair in pairs] == [int(data.train.labels[700]), int(data.test.labels[30])]


def test_near_duplicates_include_what_differs_by_a_pixel(tiny_data: FashionData) -> None:
    pairs = near_duplicates(with_copies(tiny_data))
    assert {places(pair) for pair in pairs} == {
        (("train", 5), ("train", 700)),
        (("train", 6), ("test", 30)),
        (("train", 5), ("test", 20)),
        (("train", 700), ("test", 20)),
    }
    assert [pair.difference for pair in pairs] == [0, 0, 8 / 784, 8 / 784]


def test_near_duplicates_are_those_of_comparing_all_pairs(tiny_data: FashionData) -> None:
    percent = 12.2  # of noise this is much: some pairs are below, others above
    pixels = torch.cat([tiny_data.train.images, tiny_data.test.images]).flatten(1).numpy().astype(np.int16)
    first, second = np.triu_indices(300, k=1)
    apart = np.concatenate([np.abs(pixels[i] - pixels[i + 1 : 300]).mean(axis=1) for i in range(300)])
    below = apart < percent / 100 * 255
    expected = set(zip(first[below].tolist(), second[below].tolist(), strict=True))
    part = replace(tiny_data, train=tiny_data.train.first(300), test=tiny_data.test.first(0))
    assert 0 < len(expected) < 1000
    found = {(pair.first.index, pair.second.index) for pair in near_duplicates(part, percent=percent)}
    assert found == expected


def test_the_search_tells_how_far_it_is(tiny_data: FashionData) -> None:
    search = NearDuplicateSearch(tiny_data)
    assert (search.progress, search.finished) == (0, False)
    search.step()
    assert (search.progress, search.finished) == (100 / 1300, False)


def test_data_of_equal_images_does_not_take_forever(tiny_data: FashionData) -> None:
    train = replace(tiny_data.train, images=torch.zeros_like(tiny_data.train.images))
    assert len(near_duplicates(replace(tiny_data, train=train))) == 1000
    assert len(result_of(exact_duplicates(replace(tiny_data, train=train)))) == 999


def test_the_search_for_duplicates_can_be_cancelled(tiny_data: FashionData) -> None:
    with pytest.raises(Cancelled):
        result_of(exact_duplicates(tiny_data), lambda: True)


def test_pairs_are_counted_by_place_and_label() -> None:
    a, b, c = Sample("train", 0, 1), Sample("train", 1, 1), Sample("test", 0, 2)
    within_test = [Pair(c, replace(c, index=1)), Pair(c, replace(c, index=2))]
    counts = count_pairs([Pair(a, b), Pair(a, c), Pair(b, c), *within_test])
    assert (counts.within_train, counts.within_test, counts.between, counts.labels_differ) == (1, 2, 2, 2)
    assert counts.total == 5
