"""The end of the course, by the learner's own results."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.course_run import REFERENCE
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.views.project import PICTURES, PROJECT, TO_BEAT, ProjectView
from tests.conftest import TIMEOUT_MS, Press, opened

view = opened(ProjectView)


def train(state: AppState, data: FashionData, epochs: int, qtbot: QtBot) -> None:
    state.session.start(TrainingConfig(epochs=epochs), data, f"Mine {epochs}")
    qtbot.waitUntil(lambda: not state.session.active, timeout=TIMEOUT_MS)


def done(view: ProjectView) -> list[bool]:
    return [mark.accessibleName() == "done" for mark in view.list.marks]


def test_it_begins_with_a_run_of_ones_own(view: ProjectView) -> None:
    assert "not trained a run" in view.summary.text()
    assert done(view) == [False] * 4


def test_the_largest_confusion_is_that_of_the_model_with_its_images(view: ProjectView, tiny_data: FashionData) -> None:
    found = view.result
    assert found.confusion is not None
    assert f"{found.confusion.count} of {found.confusion.total} images" in view.caption.text()
    shown = [picture for picture in view.pictures if picture.isVisible()]
    assert len(shown) == len(found.images) == min(PICTURES, found.confusion.count)
    labels = tiny_data.test.labels.numpy()
    for image in found.images:
        (index,) = np.flatnonzero((tiny_data.test.images.numpy() == image).all(axis=(1, 2)))
        assert labels[index] == found.confusion.true


def test_the_best_run_counts_and_is_ticked_once_it_beats_the_course(
    view: ProjectView, state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    assert REFERENCE[-1].accuracy == TO_BEAT
    assert f"{TO_BEAT:.3f}" in PROJECT[0].name
    train(state, tiny_data, 8, qtbot)
    (run,) = state.runs.all
    assert run.accuracy is not None
    assert run.accuracy > TO_BEAT
    qtbot.waitUntil(lambda: done(view)[0], timeout=TIMEOUT_MS)
    assert f"Mine 8, {run.accuracy:.3f} of the new images" in view.list.states[0].text()
    assert "one run of your own: networks saw 8,000 images and their weights were updated 80 times" in (
        view.summary.text()
    )

    train(state, tiny_data, 1, qtbot)
    qtbot.waitUntil(lambda: "2 runs of your own" in view.summary.text(), timeout=TIMEOUT_MS)
    assert "Mine 8" in view.list.states[0].text()


@pytest.mark.parametrize(("number", "page"), [(2, "export"), (3, "draw")])
def test_what_was_done_is_ticked(view: ProjectView, state: AppState, number: int, page: str) -> None:
    state.visit(page)
    assert done(view) == [index == number for index in range(4)]


def test_a_network_without_mistakes_is_told(
    view: ProjectView, state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    train(state, tiny_data, 12, qtbot)
    qtbot.waitUntil(lambda: view.result.confusion is None, timeout=TIMEOUT_MS)
    assert view.caption.text() == "Mine 12 makes no mistake among these images."
    assert not any(picture.isVisible() for picture in view.pictures)


def test_buttons_lead_to_the_pages(view: ProjectView, press: Press, qtbot: QtBot) -> None:
    asked: list[str] = []
    view.requestTarget.connect(asked.append)
    for button in view.list.buttons:
        press(button)
    assert asked == ["train", "results/matrix", "train", "draw"]
