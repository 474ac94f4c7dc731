"""What was done of the course: earned, marked by hand, shown; kept from one start to the next."""

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.progress import Attempt, Progress


@pytest.fixture
def progress() -> Progress:
    return Progress()


def test_done_is_earned_by_a_right_answer_and_the_first_one_counts(progress: Progress, qtbot: QtBot) -> None:
    for right in (False, True):
        with qtbot.waitSignal(progress.changed):
            progress.answer("C1", right)
    progress.answer("C1", False)
    progress.show_answer("C1")

    assert progress.attempts == {"C1": Attempt(wrong=1, shown=0, right=1)}
    assert progress.done == progress.earned == {"C1"}


def test_who_saw_the_answer_first_is_remembered_for_it(progress: Progress) -> None:
    progress.show_answer("C2")
    progress.show_answer("C2")
    assert progress.done == set()
    progress.answer("C2", True)
    assert progress.attempts["C2"] == Attempt(wrong=0, shown=1, right=1)


def test_a_mark_by_hand_comes_and_goes_and_is_told_from_what_was_earned(progress: Progress, qtbot: QtBot) -> None:
    progress.answer("C1", True)
    with qtbot.waitSignal(progress.changed):
        progress.mark("C3", True)
    with qtbot.assertNotEmitted(progress.changed):
        progress.mark("C3", True)
    assert (progress.by_hand, progress.earned, progress.done) == ({"C3"}, {"C1"}, {"C1", "C3"})
    progress.mark("C3", False)
    assert progress.done == {"C1"}


def test_the_last_quiz_of_a_part_counts(progress: Progress) -> None:
    for correct in (5, 3):
        progress.end_quiz("Data", correct, 5)
    assert progress.scores == {"Data": (3, 5)}


def test_what_was_kept_comes_back_without_what_cannot_be(progress: Progress) -> None:
    attempts = {"C1": [1, 0, 1], "C99": [0, 0, 1], "C2": [0, 1], "C3": [-1, 0, 1], "C4": [0, 7, 1]}
    scores = {"Data": [4, 5], "History": [1, 5], "Network": [6, 5], "Learning": [1]}

    progress.restore(["C2", "C99"], attempts, scores)

    assert progress.by_hand == {"C2"}
    assert progress.attempts == {"C1": Attempt(1, 0, 1)}
    assert progress.scores == {"Data": (4, 5)}
