import itertools

import torch

from fmnist_gui.engine.data.batch_picture import batch_count, batch_indices, picture_of_batch
from fmnist_gui.engine.data.fashion_mnist import FashionData, course_loader


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
