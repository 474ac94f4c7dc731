"""What a run with the user's drawings has changed comes back from its checkpoint, and nothing that cannot be."""

from typing import Any

import pytest

from fmnist_gui.engine.training.checkpoint import Checkpoint, from_bytes, to_bytes
from fmnist_gui.engine.training.config import problems
from fmnist_gui.engine.training.fine_tuning import FINE_TUNING, Changes, Scores, changes_in
from tests.conftest import new_weights

CHANGES = Changes(Scores(3, 0.904, 0.87), Scores(5, 0.903, 0.868), 16, 8, 3, 1, 10_000, 2_000)


def test_the_settings_can_be_used() -> None:
    assert problems(FINE_TUNING) == {}


def test_it_comes_back_from_a_checkpoint() -> None:
    stored = to_bytes(Checkpoint(new_weights(0), info={"run": 3} | CHANGES.as_info()))

    assert changes_in(from_bytes(stored, "run 3").info) == CHANGES


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("before", "own", 9),
        ("before", "own", 2.5),
        ("after", "photographs", 1.5),
        ("after", "garments", "0.5"),
        ("changed", "learned", -1),
        ("changed", "held_back", True),
        ("changed", "unknown", 3),
    ],
)
def test_what_cannot_be_is_nothing(part: str, key: str, value: Any) -> None:
    info = CHANGES.as_info()
    info[part][key] = value

    assert changes_in(info) is None


@pytest.mark.parametrize("info", [{}, {"before": 3, "after": 4, "changed": 5}, CHANGES.as_info() | {"after": {}}])
def test_another_run_says_nothing_of_it(info: dict[str, Any]) -> None:
    assert changes_in(info) is None
