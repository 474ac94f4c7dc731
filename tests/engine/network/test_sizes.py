"""The output-size formula, beside PyTorch's own convolution."""

import pytest
import torch
from torch.nn import functional as F

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.sizes import output_size


@pytest.mark.parametrize("n", [5, 12, 28])
@pytest.mark.parametrize("f", [1, 2, 5])
@pytest.mark.parametrize("p", [0, 1, 3])
@pytest.mark.parametrize("s", [1, 2, 7])
def test_formula_agrees_with_convolution(n: int, f: int, p: int, s: int) -> None:
    made = F.conv2d(torch.zeros(1, 1, n, 9), torch.zeros(1, 1, f, 1), stride=(s, 1), padding=(p, 0))
    assert output_size(n, f, p, s) == made.shape[2]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ((0, 1, 0, 1), "n must be"),
        ((28, 0, 0, 1), "f must be"),
        ((28, 5, -1, 1), "p must be"),
        ((28, 5, 0, 0), "s must be"),
        ((4, 7, 1, 1), "does not fit"),
    ],
)
def test_impossible_settings_are_explained(settings: tuple[int, int, int, int], named: str) -> None:
    with pytest.raises(StudioError, match=named):
        output_size(*settings)
