"""The rows of the history of runs. Each is checked by itself where it is read: one that is damaged hides no other."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.reading import plain_json
from fmnist_gui.engine.training.config import TrainingConfig, config_from

log = logging.getLogger(__name__)

DATA_SET, DRAWN = "data set", "drawn garments"  # among a run's versions: what it learned from
STARTS_FROM, OWN_DRAWINGS = "starts from", "own drawings"  # likewise: the network before, and how many drawings
STATUSES = ("running", "paused", "interrupted", "stopped", "diverged", "finished")
_LATEST = 3e10  # seconds since 1970: what every system can write as a date
_LARGEST = 2**53  # of a whole number that a float holds as well
_R = TypeVar("_R")


@dataclass(frozen=True)
class Run:
    """One stored run; its `status` is one of STATUSES."""

    id: int
    name: str
    config: TrainingConfig
    versions: dict[str, str]
    images_per_epoch: int
    created: float  # seconds since 1970
    status: str
    seconds: float  # of training
    epochs: int  # whole epochs done
    step: int
    train_accuracy: float | None
    eval_accuracy: float | None
    test_accuracy: float | None
    owned: bool = False  # by a window or a command that trains it now
    has_state: bool = True  # whether there is anything to go on from

    @property
    def batches_per_epoch(self) -> int:
        return math.ceil(self.images_per_epoch / self.config.batch_size)

    @property
    def accuracy(self) -> float | None:
        """On images that it did not learn from: the test images, unless only validation images were scored."""
        return self.test_accuracy if self.test_accuracy is not None else self.eval_accuracy

    @property
    def has_learned(self) -> bool:
        """Whether a network of it is stored; of a run that diverged in its first epoch nothing is left."""
        return self.has_state and self.step > 0 and not (self.status == "diverged" and self.epochs == 0)

    @property
    def starts_from(self) -> str:
        """The name of the network that it goes on from with the user's drawings; empty for new weights."""
        return self.versions.get(STARTS_FROM, "")

    @property
    def resumable(self) -> bool:
        return self.has_state and not self.owned and self.status in ("paused", "interrupted", "stopped")


@dataclass(frozen=True)
class BatchRow:
    step: int
    epoch: int
    loss: float
    correct: int
    size: int
    seconds: float


@dataclass(frozen=True)
class EpochRow:
    epoch: int
    step: int
    train_loss: float
    train_accuracy: float
    eval_loss: float
    eval_accuracy: float
    evaluated_on: str


class _Damaged(ValueError):
    """A value that this application has not written."""


def readable(rows: Iterable[Any], made_from: Callable[[Any], _R], of: str) -> list[_R]:
    """What is made of each row that can be read; `of` says whose rows. How many cannot, and why, is logged once."""
    found: list[_R] = []
    damaged: list[Exception] = []
    for row in rows:
        try:
            found.append(made_from(row))
        except (StudioError, ValueError) as error:
            damaged.append(error)
    if damaged:
        _log_once(f"{len(damaged)} rows of {of} cannot be read and were left out: {damaged[0]}")
    return found


@cache
def _log_once(message: str) -> None:
    log.warning(message)


def run_from(row: Any) -> Run:
    """The run of a row. Raises ValueError or StudioError where it cannot be read."""
    return Run(
        id=_whole(row["id"], 1, 2**63 - 1),
        name=_text(row["name"]),
        config=config_from(plain_json(_text(row["config"]))),
        versions=_versions(plain_json(_text(row["versions"]))),
        images_per_epoch=_whole(row["images_per_epoch"], 1),
        created=_number(row["created"], 0, _LATEST),
        status=_one_of(STATUSES, row["status"]),
        seconds=_number(row["seconds"], 0, _LATEST),
        epochs=_whole(row["epochs"], 0),
        step=_whole(row["step"], 0),
        train_accuracy=_fraction_or_none(row["train_accuracy"]),
        eval_accuracy=_fraction_or_none(row["eval_accuracy"]),
        test_accuracy=_fraction_or_none(row["test_accuracy"]),
        has_state=bool(row["has_state"]),
    )


def batch_from(row: Any) -> BatchRow:
    step, epoch, loss, correct, size, seconds = row
    return BatchRow(
        _whole(step, 1),
        _whole(epoch, 1),
        _number(loss),
        _whole(correct, 0, _whole(size, 1)),
        size,
        _number(seconds, 0, _LATEST),
    )


def epoch_from(row: Any) -> EpochRow:
    epoch, step, train_loss, train_accuracy, eval_loss, eval_accuracy, evaluated_on = row
    return EpochRow(
        _whole(epoch, 1),
        _whole(step, 1),
        _number(train_loss),
        _number(train_accuracy, 0, 1),
        _number(eval_loss),
        _number(eval_accuracy, 0, 1),
        _one_of(("validation", "test"), evaluated_on),
    )


def _whole(value: object, lowest: int, highest: int = _LARGEST) -> int:
    if type(value) is not int or not lowest <= value <= highest:
        raise _Damaged(f"{value!r:.40} is no whole number from {lowest} to {highest}")
    return value


def _number(value: object, lowest: float = -math.inf, highest: float = math.inf) -> float:
    if not isinstance(value, (int, float)) or not math.isfinite(value) or not lowest <= value <= highest:
        raise _Damaged(f"{value!r:.40} is no number from {lowest} to {highest}")
    return float(value)


def _fraction_or_none(value: object) -> float | None:
    """None where there is no figure, or none that can be: the run is what counts."""
    try:
        return _number(value, 0, 1)
    except _Damaged:
        return None


def _text(value: object) -> str:
    if type(value) is not str:
        raise _Damaged(f"{value!r:.40} is no text")
    return value


def _one_of(known: tuple[str, ...], value: object) -> str:
    if value not in known:
        raise _Damaged(f"{value!r:.40} is none of {', '.join(known)}")
    return _text(value)


def _versions(value: object) -> dict[str, str]:
    if type(value) is not dict or not all(type(version) is str for version in value.values()):
        raise _Damaged(f"{value!r:.40} are no versions")
    return value
