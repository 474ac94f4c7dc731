"""Whether a picture seems to lie on its side.

Of 1,000 test images on their side 22 % are found by the shipped network, of 394 drawings by people 37 %; of those that
stand upright 5 and 2 % are taken for such. Too few and too many to turn pictures unasked, but enough to ask the user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fmnist_gui.engine.drawing.versions import predicted

if TYPE_CHECKING:
    from torch.nn import Module

    from fmnist_gui.engine.drawing.sketch import SketchStages

_SURE, _SURER = 0.6, 0.3  # a probability that leaves no question, and how much larger one is after a turn


def lies_sideways(network: Module, stages: SketchStages, probabilities: list[float]) -> bool:
    """Whether the network, which gave these probabilities, is much surer of the picture turned by a quarter."""
    import torch

    if max(probabilities) >= _SURE:
        return False
    turned = torch.cat([torch.rot90(stages.tensor, quarters, (2, 3)) for quarters in (1, -1)])
    return float(predicted(network, turned, np.array([stages.lines] * 2)).max()) > max(probabilities) + _SURER
