"""A designed network and the course's, trained side by side on the same batches."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.design import Design
from fmnist_gui.engine.network.design_network import build
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.engine.training.events import BatchEnd, RunEnd
from fmnist_gui.engine.training.loop import Trainer

SCORED = 2_000  # test images: enough to see which network is better, few enough for a second
CONFIG = TrainingConfig(device="cpu")  # the course's


@dataclass(frozen=True)
class TrialStep:
    """The same batch, learned by both."""

    design: BatchEnd
    course: BatchEnd
    steps: int  # in all

    @property
    def step(self) -> int:
        return self.design.step


@dataclass(frozen=True)
class TrialEnd:
    """What fraction of `scored` test images each classifies correctly; `design` is None where its numbers overflowed.

    `reason` is "finished", "stopped" or "diverged".
    """

    reason: str
    steps: int  # done
    scored: int
    design: float | None
    course: float


def trial(design: Design, data: FashionData, steps: int, control: Control) -> Iterator[TrialStep | TrialEnd]:
    """Train both for `steps` batches as the course does, then score them, also when `control` stops them earlier.

    Where there are too few images they are seen again. Raises StudioError for a design that cannot be built.
    """
    part, batches = _part(data, steps)
    config = replace(CONFIG, epochs=math.ceil(steps / batches))
    trained = Trainer(config, part, Control(), network=build(design, config.seed))
    course = Trainer(config, part, Control())
    reason = "finished"
    for of_design, of_course in zip(trained.events(), course.events(), strict=False):
        if isinstance(of_design, RunEnd):
            reason = of_design.reason
            break
        if isinstance(of_design, BatchEnd) and isinstance(of_course, BatchEnd):
            yield TrialStep(of_design, of_course, steps)
            if of_design.step == steps:
                break
        if control.stopping:  # asked here, where both have learned from the same batches
            reason = "stopped"
            break
    accuracy = result_of(evaluate(trained.network, part.test)).accuracy if reason != "diverged" else None
    course_accuracy = result_of(evaluate(course.network, part.test)).accuracy
    yield TrialEnd(reason, trained.step, len(part.test), accuracy, course_accuracy)


def _part(data: FashionData, steps: int) -> tuple[FashionData, int]:
    """The images that so many batches need, as far as there are any, and how many whole batches they make."""
    size = CONFIG.batch_size
    batches = max(1, min(steps, len(data.train) // size))
    return data.first(batches * size, SCORED), batches
