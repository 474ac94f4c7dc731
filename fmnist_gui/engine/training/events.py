"""What a training run reports while it goes on. Epochs, batches and steps are counted from 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fmnist_gui.engine.errors import StudioError

if TYPE_CHECKING:  # torch takes seconds to import, and the window names these events before it needs torch
    from fmnist_gui.engine.network.course_network import Weights


@dataclass(frozen=True)
class BatchEnd:
    """One step: a batch went forward, its gradients back, and the weights were changed."""

    epoch: int
    batch: int  # within the epoch
    step: int  # within the run
    loss: float  # mean cross-entropy over the batch, before the weights changed
    correct: int
    size: int  # images in the batch
    images_seen: int  # in the run
    time: float  # seconds of training so far, pauses not counted

    @property
    def accuracy(self) -> float:
        return self.correct / self.size


@dataclass(frozen=True)
class EpochEnd:
    """All training images were seen once more, and the network was scored on images that it does not learn from."""

    epoch: int
    step: int
    train_loss: float  # mean over the epoch's images, each scored by the weights of its own moment
    train_accuracy: float
    eval_loss: float
    eval_accuracy: float
    evaluated_on: str  # "validation" or "test"
    weights: Weights  # a copy on the CPU
    time: float


@dataclass(frozen=True)
class Snapshot:
    """The inside of one step, given after its `BatchEnd` where `Control.request_snapshot` asked for it.

    Each is a copy on the CPU by parameter name: the weights after the step, the gradients that led to it, and
    by how much the step changed each weight.
    """

    step: int
    weights: Weights
    gradients: Weights
    updates: Weights


@dataclass(frozen=True)
class RunPaused:
    """The run waits before its next batch; asking for the next event blocks until it may go on."""

    epoch: int
    step: int


@dataclass(frozen=True)
class RecordingFailed:
    """The run's history cannot be written at the moment; training goes on and writing is tried again."""

    error: StudioError


@dataclass(frozen=True)
class RecordingResumed:
    """What could not be written before has been written."""


@dataclass(frozen=True)
class RecordingRepeated:
    """The file of the history was lost or another one was put in its place; all of the run was written again."""

    report: StudioError


@dataclass(frozen=True)
class EndStored:
    """What an earlier run could not store at its end is stored now. It is no event of the run that reports it."""

    run_id: int


@dataclass(frozen=True)
class RunEnd:
    """The last event of a run.

    `reason` is "finished", "stopped", "paused" (to go on another day) or "diverged" (the loss was no longer a
    finite number). The figures
    are those of the last whole epoch; `test_accuracy` is None where the test set was not scored.
    """

    reason: str
    epochs: int
    step: int
    train_loss: float | None
    train_accuracy: float | None
    eval_accuracy: float | None
    test_loss: float | None
    test_accuracy: float | None
    images_per_second: float
    time: float


Event = BatchEnd | EpochEnd | Snapshot | RunPaused | RecordingFailed | RecordingResumed | RecordingRepeated | RunEnd
