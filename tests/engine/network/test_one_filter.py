import numpy as np
import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.explain import sum_at
from fmnist_gui.engine.network.one_filter import FILTERS, SIDE, one_filter

PICTURE = torch.arange(28 * 28).reshape(28, 28).remainder(256).to(torch.uint8)


@pytest.mark.parametrize("name", FILTERS)
def test_the_maps_are_those_of_products_that_are_added_up_by_hand(name: str, tiny_data: FashionData) -> None:
    picture, weights = tiny_data.train.images[0], np.array(FILTERS[name])
    _, convolved, positive, pooled = (stage.tensor[0, 0].numpy() for stage in one_filter(picture, FILTERS[name], 0.5))

    pixels = picture.numpy() / 255
    windows = np.lib.stride_tricks.sliding_window_view(pixels, (SIDE, SIDE))
    assert np.allclose(convolved, (windows * weights).sum(axis=(2, 3)) + 0.5, atol=1e-4)
    assert np.array_equal(positive, np.maximum(convolved, 0))
    assert np.array_equal(pooled, positive.reshape(12, 2, 12, 2).max(axis=(1, 3)))


def test_each_number_can_be_taken_apart() -> None:
    stages = one_filter(PICTURE, FILTERS["Outline"], -1.0)

    for stage, terms in ((1, 25), (2, 1), (3, 4)):
        made = sum_at(stages, stage, (0, 3, 4))
        assert made.inputs.numel() == terms
        assert made.total == pytest.approx(made.output, abs=1e-4)


def test_the_middle_pixel_alone_gives_the_image_without_its_rim() -> None:
    image, convolved, *_ = one_filter(PICTURE, FILTERS["Nothing but the middle pixel"], 0.0)

    assert torch.equal(convolved.tensor[0, 0], image.tensor[0, 0, 2:-2, 2:-2])


def test_a_picture_of_another_size_is_refused() -> None:
    with pytest.raises(StudioError, match="28"):
        one_filter(torch.zeros(27, 28, dtype=torch.uint8), FILTERS["Outline"], 0.0)
