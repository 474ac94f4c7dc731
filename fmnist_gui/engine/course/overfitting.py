"""Overfitting made to happen in seconds: few images, many epochs; and what helps against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.config import TrainingConfig

EPOCHS, BATCH_SIZE, LEARNING_RATE = 60, 50, 0.003
FEW_IMAGES, TEST_IMAGES = 300, 1_000
FEWEST, MOST = 50, 1_000  # images that one may choose


@dataclass(frozen=True)
class Remedy:
    label: str  # English source
    times_images: int = 1  # that many more images, each seen that many times less often
    changes: dict[str, Any] = field(default_factory=dict)  # of the settings


REMEDIES = {
    "images": Remedy(N_("Ten times as many images"), 10),
    "augmentation": Remedy(N_("Augmentation: images shifted by a pixel"), changes={"augmentation": "shift"}),
    "weight_decay": Remedy(N_("Weight decay of 1, with AdamW"), changes={"optimizer": "adamw", "weight_decay": 1.0}),
}


def overfitting_runs(
    data: FashionData, images: int, remedies: Sequence[Remedy]
) -> list[tuple[TrainingConfig, FashionData]]:
    """The run that overfits on the first `images`, and one for each of `remedies`, with as many updates."""
    base = TrainingConfig(epochs=EPOCHS, batch_size=BATCH_SIZE, learning_rate=LEARNING_RATE, shuffle=True, device="cpu")
    return [
        (
            replace(base, epochs=EPOCHS // remedy.times_images, **remedy.changes),
            data.first(images * remedy.times_images, TEST_IMAGES),
        )
        for remedy in (Remedy(""), *remedies)
    ]
