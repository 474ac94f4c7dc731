from __future__ import annotations

import itertools

import pytest
import torch

from fmnist_gui.engine.data.batch_picture import batch_count, batch_indices, picture_of_batch
from fmnist_gui.engine.data.fashion_mnist import FashionData, course_loader


@pytest.mark.parametrize(("batch_size", "expected"), [(100, 10), (300, 4), (1000, 1), (1, 1000)])
def test_an_epoch_has_so_many_batches(batch_size: int, expected: int) -> None:
    assert batch_count(1000, batch_size) == expected


def test_batches_come_as_the_course_loader_gives_them(tiny_data: FashionData) -> None:
    split = tiny_data.test
    samples = torch.utils.data.TensorDataset(split.images, split.labels)
    loaded = [labels.tolist() for _, labels in course_loader(samples, batch_size=70)]  # type: ignore[arg-type]
    ours = [split.labels[batch_indices(300, 70, number)].tolist() for number in range(batch_count(300, 70))]
    assert ours == loaded
    assert len(ours[-1]) == 20


def test_shuffled_batches_cover_everything_once() -> None:
    batches = [batch_indices(95, 10, number, seed=3).tolist() for number in range(10)]
    assert sorted(itertools.chain(*batches)) == list(range(95))
    assert batches[0] != list(range(10))
    assert batches[0] == batch_indices(95, 10, 0, seed=3).tolist()


def test_ten_in_a_row_have_the_course_shape(tiny_data: FashionData) -> None:
    batch = picture_of_batch(tiny_data.train, batch_indices(1000, 10, 0), images_per_row=10)
    assert tuple(batch.images.shape) == (10, 1, 28, 28)
    assert tuple(batch.labels.shape) == (10,)
    assert tuple(batch.grid.shape) == (3, 32, 302)
    assert batch.grid[0, 2:30, 32:60].equal(batch.images[1, 0])


@pytest.mark.parametrize(
    ("count", "in_row", "expected"), [(10, 5, (3, 62, 152)), (3, 10, (3, 32, 92)), (1, 10, (3, 28, 28))]
)
def test_the_shape_follows_from_batch_and_row(
    count: int, in_row: int, expected: tuple[int, ...], tiny_data: FashionData
) -> None:
    assert tuple(picture_of_batch(tiny_data.train, torch.arange(count), in_row).grid.shape) == expected
