"""What a run with the user's drawings is set to, and what it says it has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fmnist_gui.engine.training.config import TrainingConfig

FINE_TUNING = TrainingConfig(
    epochs=4,
    batch_size=64,
    optimizer="adamw",
    learning_rate=0.001,
    weight_decay=0.05,
    schedule="one-cycle",
    augmentation="flip",
    shuffle=True,
    drawn_garments=6_000,
)
PHOTOGRAPHS, WARPED = 6_000, 1_000  # of an epoch, beside the drawn garments
KEPT_OF_RUN = 0.6  # of what the run has changed in the weights: the mean of before and after forgets far less
FEW = 20  # drawings held back: with fewer, one more or less is 5 percentage points
BEFORE, AFTER, CHANGED = "before", "after", "changed"  # in a checkpoint's `info`


@dataclass(frozen=True)
class Scores:
    """What one network recognizes: a number of drawings, and fractions from 0 to 1."""

    own: int
    photographs: float
    garments: float


@dataclass(frozen=True)
class Changes:
    """What a network recognized before it learned from the user's drawings, and after that."""

    before: Scores
    after: Scores
    learned: int  # drawings
    held_back: int
    gained: int  # of those held back: recognized now, not before
    lost: int  # the other way round
    photographs: int  # test images
    garments: int  # drawn ones that no network has learned from

    def as_info(self) -> dict[str, dict[str, Any]]:
        """As it is kept with the run."""
        counts = {key: value for key, value in vars(self).items() if key not in (BEFORE, AFTER)}
        return {BEFORE: asdict(self.before), AFTER: asdict(self.after), CHANGED: counts}


def changes_in(info: Mapping[str, Any]) -> Changes | None:
    """What a checkpoint's `info` says of it; None where it says nothing, or what cannot be."""
    try:
        changes = Changes(Scores(**info[BEFORE]), Scores(**info[AFTER]), **info[CHANGED])
        return changes if _is_possible(changes) else None
    except (KeyError, TypeError):
        return None


def _is_possible(changes: Changes) -> bool:
    counts = {key: value for key, value in vars(changes).items() if key not in (BEFORE, AFTER)}
    if not all(type(count) is int and count >= 0 for count in counts.values()):
        return False
    return all(
        type(scores.own) is int
        and 0 <= scores.own <= changes.held_back
        and all(type(part) is float and 0 <= part <= 1 for part in (scores.photographs, scores.garments))
        for scores in (changes.before, changes.after)
    )
