"""Which images are kept for validation, and what augmentation does to the others."""

import pytest
import torch
from torch import Tensor

from fmnist_gui.engine.data.batches import augment, split_indices, to_float


def _images(count: int = 400) -> Tensor:
    """Random images with a frame of nothing but ones, so that a shifted image shows its zeros."""
    images = torch.rand(count, 1, 28, 28, generator=torch.Generator().manual_seed(1))
    images[:, :, [0, -1], :] = 1.0
    images[:, :, :, [0, -1]] = 1.0
    return images


def _generator(seed: int = 5) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_bytes_become_numbers_from_0_to_1() -> None:
    images = torch.tensor([[[0, 51], [255, 102]]], dtype=torch.uint8)
    assert torch.allclose(to_float(images), torch.tensor([[[[0.0, 0.2], [1.0, 0.4]]]]))
    assert to_float(images).dtype == torch.float32


@pytest.mark.parametrize("percent", [0, 1, 10, 20])
def test_the_validation_images_are_apart_from_the_training_images(percent: int) -> None:
    training, validation = split_indices(1010, percent)
    assert len(validation) == 1010 * percent // 100
    assert torch.equal(torch.cat([training, validation]).sort().values, torch.arange(1010))
    assert torch.equal(training, training.sort().values)


def test_the_validation_images_do_not_depend_on_the_global_random_state() -> None:
    torch.manual_seed(1)
    first = split_indices(1000, 10)[1]
    torch.manual_seed(2)
    assert torch.equal(split_indices(1000, 10)[1], first)


def test_without_augmentation_nothing_changes_and_no_number_is_drawn() -> None:
    images, generator = _images(), _generator()
    assert torch.equal(augment(images, "none", generator), images)
    assert torch.equal(generator.get_state(), _generator().get_state())


def test_a_flip_mirrors_about_half_of_the_images() -> None:
    images = _images()
    flipped = augment(images, "flip", _generator())
    same = (flipped == images).flatten(1).all(dim=1)
    mirrored = (flipped == images.flip(-1)).flatten(1).all(dim=1)
    assert (same ^ mirrored).all()
    assert 160 < int(mirrored.sum()) < 240  # 200 ± 4 standard deviations


def _offset_of(moved: Tensor, padded: Tensor) -> tuple[int, int]:
    """How far `moved` [28, 28] lies from `padded` [32, 32], which has two zeros around the image."""
    found = [
        (row - 2, column - 2)
        for row in range(5)
        for column in range(5)
        if torch.equal(moved, padded[row : row + 28, column : column + 28])
    ]
    assert len(found) == 1
    return found[0]


def test_a_shift_moves_up_to_one_pixel_each_way_and_fills_with_zeros() -> None:
    images = _images()
    shifted = augment(images, "shift", _generator())
    padded = torch.nn.functional.pad(images, (2, 2, 2, 2))
    offsets = [_offset_of(moved[0], original[0]) for moved, original in zip(shifted, padded, strict=True)]
    assert {row for row, _ in offsets} == {column for _, column in offsets} == {-1, 0, 1}
    assert len(set(offsets)) == 9  # rows and columns are drawn apart


def test_flip_and_shift_do_both() -> None:
    images = _images()
    changed = augment(images, "flip+shift", _generator())
    expected = augment(augment(images, "flip", generator := _generator()), "shift", generator)
    assert torch.equal(changed, expected)


@pytest.mark.parametrize("kind", ["flip", "shift", "flip+shift"])
def test_each_augmentation_changes_images_anew_each_time(kind: str) -> None:
    images, generator = _images(), _generator()
    before = images.clone()
    first, second = augment(images, kind, generator), augment(images, kind, generator)
    assert not torch.equal(first, images)
    assert not torch.equal(first, second)
    assert torch.equal(images, before)
    assert torch.equal(augment(images, kind, _generator()), first)
