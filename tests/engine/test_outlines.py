from __future__ import annotations

import torch

from fmnist_gui.engine.outlines import outlined


def squares(count: int) -> torch.Tensor:
    images = torch.zeros(count, 28, 28, dtype=torch.uint8)
    images[:, 4:24, 4:24] = 180
    return images


def drawn(images: torch.Tensor, seed: int) -> torch.Tensor:
    return outlined(images, torch.Generator().manual_seed(seed))


def test_photographs_keep_their_type_and_are_left_as_they_were() -> None:
    images = squares(5)
    result = drawn(images, 0)
    assert result.shape == images.shape
    assert result.dtype == torch.uint8
    assert torch.equal(images, squares(5))


def test_the_same_seed_gives_the_same_drawings_and_each_differs() -> None:
    result = drawn(squares(6), 1)
    assert torch.equal(result, drawn(squares(6), 1))
    assert not torch.equal(result, drawn(squares(6), 2))
    assert len(torch.unique(result.flatten(1), dim=0)) == 6


def test_a_filled_square_becomes_a_line_around_nothing() -> None:
    result = drawn(squares(400), 3).float()
    hollow = result[:, 12:16, 12:16].mean(dim=(1, 2)) < 30
    assert 0.8 < hollow.float().mean() < 0.97  # the others are silhouettes
    assert (result.amax(dim=(1, 2)) > 150).float().mean() > 0.95
    assert result[:, 0].mean() < 20


def test_a_seam_inside_is_drawn_in_some() -> None:
    images = squares(400)
    images[:, 4:24, 14:24] = 60
    result = drawn(images, 4).float()
    middle = result[:, 10:18, 11:17].amax(dim=2).mean(dim=1) > 120
    assert 0.2 < middle.float().mean() < 0.9


def test_a_blank_photograph_stays_blank() -> None:
    assert drawn(torch.zeros(50, 28, 28, dtype=torch.uint8), 5).max() == 0


def test_no_photographs_are_no_drawings() -> None:
    assert drawn(squares(0), 0).shape == (0, 28, 28)
