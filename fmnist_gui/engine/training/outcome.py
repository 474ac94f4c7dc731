"""How a run came out, in the words of the window and of the shell alike."""

from __future__ import annotations

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.numbers import percent_number, thousands
from fmnist_gui.engine.training.events import RunEnd

GUESSING = 0.12  # an accuracy below this is hardly more than chance


def failure_to_learn(end: RunEnd) -> StudioError | None:
    """Why a run that came to its end has learned nothing; None where it has, or was ended before."""
    if end.reason == "diverged":
        return StudioError(
            "At step {step} the loss was no longer a finite number, so the run was stopped. Its {epochs} whole epochs "
            "are kept. Choose a smaller learning rate.",
            step=thousands(end.step + 1),
            epochs=end.epochs,
        )
    score = end.test_accuracy or 0.0
    if end.reason == "finished" and score < GUESSING:
        return StudioError(
            "Finished, but the network only guesses ({score} % of the test images). The learning rate may be too "
            "large, or far too small.",
            score=percent_number(score),
        )
    return None
