"""What a network says of a drawing: of lines in several slightly different versions, of all else as it is."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing.raster import SIDE, mean_width
from fmnist_gui.engine.errors import NotFinite

if TYPE_CHECKING:  # torch takes a second to import, and the canvas needs the stages before that
    from torch import Tensor
    from torch.nn import Module

    from fmnist_gui.engine.drawing.sketch import SketchStages

VERSIONS = 15  # slightly different ones of a line drawing that are averaged for a prediction; more gain nothing

# Line drawings are thin and of one shade. Of pictures of people's drawings, with pens of 1 to 5 % of their side, 98 to
# 100 % are found to be lines; of the test images, when they are saved larger than they are, 1 % (sandals).
_WIDEST_PX = 3.5  # the mean width of what is drawn
_INK, _LIT, _BRIGHT = 64, 32, 200  # of 255
_LEAST_BRIGHT = 0.25  # of the lit pixels: a photographed garment is grey all over


def are_lines(pixels: NDArray[np.uint8]) -> Any:
    """Whether pictures uint8 [..., 28, 28], light ink on black, are line drawings: bool [...]."""
    lit = np.maximum((pixels > _LIT).sum(axis=(-2, -1)), 1)
    bright = (pixels >= _BRIGHT).sum(axis=(-2, -1)) / lit
    return (mean_width(pixels > _INK) < _WIDEST_PX) & (bright >= _LEAST_BRIGHT)


def jittered(images: Tensor, count: int = VERSIONS) -> Tensor:
    """Images [N, 1, 28, 28] as [count, N, 1, 28, 28]: themselves, then a little tilted, shrunk, moved and mirrored.

    Always by the same amounts, so that the same drawing gives the same prediction.
    """
    import torch
    from torch.nn import functional as F

    grids = _version_grids(count).repeat_interleave(len(images), dim=0)
    versions = F.grid_sample(images.repeat(count - 1, 1, 1, 1), grids, align_corners=False)
    return torch.cat([images[None], versions.reshape(count - 1, *images.shape)])


@lru_cache(maxsize=2)
def _version_grids(count: int) -> Tensor:
    """Where all versions but the first take their pixels from: [count - 1, 28, 28, 2]."""
    import torch
    from torch.nn import functional as F

    matrices = []
    for number in range(1, count):  # sines of multiples that have no common period: even, not regular
        tilt = math.radians(7) * math.sin(2.4 * number)
        width, height = 1.05 + 0.08 * math.sin(1.7 * number + 1), 1.05 + 0.08 * math.sin(2.9 * number + 2)
        mirror = -1.0 if number % 2 else 1.0
        matrices.append(
            [
                [mirror * width * math.cos(tilt), -math.sin(tilt), 0.05 * math.sin(3.3 * number)],
                [mirror * math.sin(tilt), height * math.cos(tilt), 0.05 * math.cos(4.1 * number)],
            ]
        )
    return F.affine_grid(torch.tensor(matrices), [count - 1, 1, SIDE, SIDE], align_corners=False)


def answer(network: Module, stages: SketchStages) -> list[float]:
    """The ten probabilities of one drawing or picture. Raises NotFinite."""
    found: list[float] = predicted(network, stages.tensor, np.array([stages.lines]))[0].tolist()
    return found


def predicted(network: Module, images: Tensor, lines: NDArray[np.bool_]) -> Tensor:
    """Probabilities [N, 10] of pictures [N, 1, 28, 28], of which `lines` [N] are line drawings. Raises NotFinite.

    Those of a line drawing are the mean (of the logarithms) over its jittered versions: of people's drawings the
    shipped network then names 2 to 3 % more. Photographs have one version only, themselves: the mean costs the shipped
    network a hundredth of them, and the course's, which never saw a mirrored shoe, a tenth.
    """
    import torch

    with torch.inference_mode():
        probabilities: Tensor = network(images).softmax(dim=1)
        if lines.any():
            chosen = torch.from_numpy(np.flatnonzero(lines))
            versions = jittered(images[chosen])
            logits: Tensor = network(versions.flatten(end_dim=1)).reshape(*versions.shape[:2], -1)
            probabilities[chosen] = logits.log_softmax(dim=2).mean(dim=0).softmax(dim=1)
    if not bool(probabilities.isfinite().all()):
        raise NotFinite
    return probabilities
