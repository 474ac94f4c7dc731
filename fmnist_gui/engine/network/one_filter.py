"""One filter over one image, by hand: convolution, ReLU and max-pool, and filters to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fmnist_gui.engine.errors import N_

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.network.explain import Stage

SIDE = 5  # of the filter, as in the course's network
FILTERS: dict[str, Sequence[Sequence[float]]] = {  # English name -> weights [5][5]
    N_("Edge: bright on the right"): [[-1, -1, 0, 1, 1]] * SIDE,
    N_("Edge: bright below"): [[value] * SIDE for value in (-1, -1, 0, 1, 1)],
    N_("Outline"): [[24 if row == column == 2 else -1 for column in range(SIDE)] for row in range(SIDE)],
    N_("Blur: the mean of 25 pixels"): [[0.04] * SIDE] * SIDE,
    N_("Nothing but the middle pixel"): [[float(row == column == 2) for column in range(SIDE)] for row in range(SIDE)],
}


def one_filter(picture: Tensor, weights: Sequence[Sequence[float]], bias: float) -> list[Stage]:
    """The image, the map [1, 1, 24, 24] that the filter makes of it, the map after ReLU, and after 2 x 2 max-pool.

    `picture` is uint8 [28, 28], `weights` are 5 x 5. Raises StudioError for a picture of another size.
    """
    import torch

    from fmnist_gui.engine.network.design import POOL
    from fmnist_gui.engine.network.explain import Stage, as_input

    layer = torch.nn.Conv2d(1, 1, SIDE).requires_grad_(False)
    layer.weight.copy_(torch.tensor(weights).reshape(1, 1, SIDE, SIDE))
    layer.bias.fill_(bias)  # type: ignore[union-attr]  # it has one
    image = as_input(picture)
    map_ = layer(image)
    positive = torch.relu(map_)
    pooled = torch.nn.functional.max_pool2d(positive, POOL, POOL)
    return [
        Stage("image", "image", image),
        Stage("conv", "convolution", map_, layer),
        Stage("relu", "relu", positive),
        Stage("pool", "max_pool", pooled),
    ]
