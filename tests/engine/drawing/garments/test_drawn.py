import numpy as np
import pytest
import torch

from fmnist_gui.engine.drawing.garments.drawn import draw_garment, drawn_data, drawn_garments
from fmnist_gui.engine.drawing.sketch import stages
from fmnist_gui.engine.generators import result_of


def test_images_have_the_data_sets_shape_and_every_class() -> None:
    images, labels = drawn_garments(205, seed=3)
    assert images.shape == (205, 28, 28)
    assert images.dtype == np.uint8
    assert labels.dtype == np.int64
    assert np.bincount(labels).tolist() == [21] * 5 + [20] * 5


def test_the_same_seed_gives_the_same_garments_and_another_seed_others() -> None:
    images, _ = drawn_garments(50, seed=1)
    again, _ = drawn_garments(50, seed=1)
    others, _ = drawn_garments(50, seed=2)
    assert np.array_equal(images, again)
    assert not any(np.array_equal(one, other) for one, other in zip(images, others, strict=True))


def test_a_chosen_class_is_drawn_alone() -> None:
    _, labels = drawn_garments(7, seed=0, labels=[8] * 7)
    assert labels.tolist() == [8] * 7


def test_every_garment_fills_the_frame() -> None:
    images, _ = drawn_garments(1000, seed=5)
    for image in images:
        rows, columns = np.flatnonzero(image.max(axis=1)), np.flatnonzero(image.max(axis=0))
        longest = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
        assert 25 <= longest <= 27
        assert image.max() > 60
    assert len(np.unique(images.reshape(1000, -1), axis=0)) == 1000


def test_classes_can_be_told_apart() -> None:
    images, labels = drawn_garments(3000, seed=6)
    flat = images.reshape(len(images), -1) / 255
    known, unknown = flat[:2000], flat[2000:]
    nearest = (known @ unknown.T - (known**2).sum(axis=1, keepdims=True) / 2).argmax(axis=0)
    accuracy = (labels[:2000][nearest] == labels[2000:]).mean()
    assert accuracy > 0.5  # a tenth by chance


@pytest.mark.parametrize("label", range(10))
def test_a_garment_can_be_drawn_stroke_by_stroke(label: int) -> None:
    for seed in range(40):
        strokes = draw_garment(label, seed)
        shown = stages(strokes)
        assert shown.pixels.max() > 60
        assert np.isfinite(np.concatenate([s.xs for s in strokes])).all()
    again = draw_garment(label, 39)
    assert np.array_equal(stages(again).pixels, shown.pixels)


def test_garments_come_in_the_form_of_the_data_set() -> None:
    data = result_of(drawn_data(seed=0, train_count=40, test_count=20))
    assert data.train.images.shape == (40, 28, 28)
    assert data.train.images.dtype == torch.uint8
    assert data.train.labels.dtype == torch.int64
    assert (data.train.name, data.test.name) == ("train", "test")
    assert not any(torch.equal(image, other) for image in data.test.images for other in data.train.images)
