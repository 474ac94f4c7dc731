import torch

from fmnist_gui.engine.data.etl import CourseSet, examine
from fmnist_gui.engine.data.fashion_mnist import FashionData


def test_the_transform_and_the_first_batch_are_the_course_ones(tiny_data: FashionData) -> None:
    report = examine(tiny_data)
    assert (report.before.dtype, tuple(report.before.shape)) == (torch.uint8, (28, 28))
    assert (report.after.dtype, tuple(report.after.shape)) == (torch.float32, (1, 28, 28))
    assert report.after[0].equal(report.before.float() / 255)
    assert tuple(report.images.shape) == (100, 1, 28, 28)
    assert report.labels.tolist() == tiny_data.train.labels[:100].tolist()
    assert report.batches == 10
    assert (report.train.count, report.test.count) == (1000, 300)


def test_a_batch_is_made_of_the_same_pairs(tiny_data: FashionData) -> None:
    samples = CourseSet(tiny_data.train)
    batch = samples.__getitems__([7, 2])
    for (image, label), (alone, its_label) in zip(batch, (samples[7], samples[2]), strict=True):
        assert image.equal(alone)
        assert (type(label), label) == (int, its_label)


def test_archives_that_are_gone_are_told(tiny_data: FashionData) -> None:
    assert [state.state for state in examine(tiny_data).archives] == ["missing"] * 4
