"""Whether a picture looks like any of the ten garments: what the ten-class network itself cannot say.

Its ten probabilities sum to 1 whatever it is shown, and a smiling face is a bag with 100 %. Nothing that it gives (the
largest score or probability, their energy or entropy, the distance of its features from those of the training images,
how far its answers to several versions differ) separates doodles from drawings by people: where 5 % of these are
refused, at most 34 % of doodles are found with the shipped network, 4 % with the course's. A classifier of its features
finds half of the kinds that it has not seen. So a second, smaller network comes along that knows two classes, garments
and everything else. It is the same for every network that is asked.
"""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from fmnist_gui.engine.files import is_file
from fmnist_gui.engine.reading import read_bytes
from fmnist_gui.engine.resources import resource
from fmnist_gui.engine.training.plain_load import MOST_BYTES, load_plain

FILE_NAME = "garment-check.pt"


class GarmentCheck(nn.Module):
    """Takes images [N, 1, 28, 28] with values from 0 to 1 and gives logits [N]: above 0 is no garment."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 16, 5, padding=2), nn.Conv2d(16, 32, 5)
        self.fc1, self.out = nn.Linear(32 * 5 * 5, 64), nn.Linear(64, 1)

    def forward(self, images: Tensor) -> Tensor:
        t = F.max_pool2d(F.relu(self.conv1(images)), 2)
        t = F.max_pool2d(F.relu(self.conv2(t)), 2)
        t = F.relu(self.fc1(t.flatten(start_dim=1)))
        return self.out(t)[:, 0]  # type: ignore[no-any-return]

    def none_of_ten(self, images: Tensor) -> Tensor:
        """Whether each of the images [N, 1, 28, 28] looks like no garment: bool [N]. Right and left count alike."""
        with torch.inference_mode():
            found: Tensor = self(images) + self(images.flip(3)) > 0
        return found


@lru_cache(maxsize=1)
def shipped_check() -> GarmentCheck | None:
    """The one that comes with the application; None where it is missing. Raises StudioError where it is damaged."""
    path = resource("models", FILE_NAME)
    if not is_file(path):
        return None
    weights = load_plain(read_bytes(path, MOST_BYTES), path.name)
    check = GarmentCheck().eval()
    check.load_state_dict({name: tensor.float() for name, tensor in weights.items()})
    return check


def looks_like_none(image: Tensor) -> bool:
    """Whether an image [1, 1, 28, 28] looks like none of the ten."""
    check = shipped_check()
    return check is not None and bool(check.none_of_ten(image)[0])
