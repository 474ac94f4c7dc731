"""Which networks can be compared, and their comparison: all models, and each whole epoch of a stored run."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fmnist_gui.bridge.models import CURRENT, Candidate
from fmnist_gui.engine.training.run_rows import Run

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.training.checkpoint import Checkpoint
    from fmnist_gui.engine.training.comparison import Comparison, Figures
    from fmnist_gui.engine.training.evaluation import Evaluation


class Compared(NamedTuple):
    """Two candidates on the same images."""

    candidates: tuple[Candidate, Candidate]
    figures: tuple[Figures, Figures]
    comparison: Comparison
    split: Split


def opening_candidate(runs: Sequence[Run]) -> Candidate:
    """What to compare the current model with at first: the first epoch of the newest run that has one."""
    return next((Candidate(run.id, 1) for run in runs if run.epochs), Candidate())


def compare_candidates(
    read: Callable[[Candidate], Checkpoint],
    candidates: tuple[Candidate, Candidate],
    known: dict[Candidate, Figures],
    evaluation: Evaluation | None,
    split: Split,
) -> Generator[None, None, Compared]:
    """`evaluation` is the current model's, needed where it is one of the two; stored ones are evaluated if not
    `known`."""
    from fmnist_gui.engine.network.course_network import network_with
    from fmnist_gui.engine.training.comparison import compare, figures_of
    from fmnist_gui.engine.training.evaluation import evaluate

    for candidate in candidates:
        if candidate.network == CURRENT:
            assert evaluation is not None
            known[candidate] = figures_of(evaluation)
        elif candidate not in known:
            known[candidate] = figures_of((yield from evaluate(network_with(read(candidate).weights), split)))
    first, second = (known[candidate] for candidate in candidates)
    return Compared(candidates, (first, second), compare(first, second), split)
