"""An older result meets newer state: on every view something else is chosen while a job is under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.bridge.worker import _workers, hold_jobs, jobs_running, release_jobs
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.kit.view import View
from fmnist_gui.views.answers.batch import BatchAnswersView
from fmnist_gui.views.batch.view import BatchView
from fmnist_gui.views.confusion.report import ReportView
from fmnist_gui.views.confusion.view import ConfusionMatrixView
from fmnist_gui.views.linear.view import LinearView
from fmnist_gui.views.saliency import SaliencyView
from fmnist_gui.views.sample import SampleView
from fmnist_gui.views.walk.view import WalkView
from fmnist_gui.views.weights.filters import FiltersView
from tests.conftest import Press, Show, give_data, new_weights

OF_A_SUBJECT = (BatchAnswersView, SaliencyView, WalkView)


@contextmanager
def jobs_held() -> Iterator[None]:
    """What is started inside begins to run afterwards."""
    hold_jobs()
    try:
        yield
    finally:
        release_jobs()


@pytest.fixture
def until_idle(qtbot: QtBot) -> Callable[[], None]:
    """Until no job is under way and no result still to come."""

    def idle() -> bool:
        return not jobs_running() and not any(worker.busy for worker in _workers)

    return lambda: qtbot.waitUntil(idle, timeout=20_000)


@pytest.fixture
def less_data(tiny_data: FashionData) -> FashionData:
    """Another data set, with fewer images."""
    train, test = tiny_data.train, tiny_data.test
    return replace(
        tiny_data,
        train=replace(train, images=255 - train.images[:200], labels=train.labels[:200]),
        test=replace(test, images=255 - test.images[:100], labels=test.labels[:100]),
    )


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.mark.parametrize("kind", OF_A_SUBJECT)
def test_an_image_is_looked_up_in_the_data_set_that_it_was_chosen_from(
    kind: type[View],
    show: Show,
    state: AppState,
    less_data: FashionData,
    failures: list[Exception],
    until_idle: Callable[[], None],
) -> None:
    subject = Subject(state, "train")
    view = show(kind, compact=False, subject=subject)
    view.worker.failed.connect(failures.append)
    until_idle()
    with jobs_held():
        subject.choose("train", 900)
        give_data(state, less_data)
    until_idle()
    assert failures == []
    assert subject.index == 199


def test_a_sample_is_looked_up_in_the_data_set_that_it_was_chosen_from(
    see: Show, state: AppState, less_data: FashionData, failures: list[Exception], until_idle: Callable[[], None]
) -> None:
    view = see(SampleView)
    until_idle()
    view.worker.failed.connect(failures.append)
    with jobs_held():
        view.subject.choose("train", 900)
        give_data(state, less_data)
    until_idle()
    assert failures == []
    assert view.result[0] is less_data.train


@pytest.mark.parametrize("kind", [ConfusionMatrixView, ReportView])
def test_figures_of_another_data_set_are_dropped(
    kind: type[View], show: Show, state: AppState, less_data: FashionData, until_idle: Callable[[], None]
) -> None:
    view = show(kind, compact=False)
    until_idle()
    assert view.result.split is state.source.data.test
    with jobs_held():
        give_data(state, less_data)
        assert view.result is None
    until_idle()
    assert view.result.split is less_data.test


def test_who_presses_next_quickly_comes_to_the_batch_after_the_last_one(
    see: Show, press: Press, qtbot: QtBot, until_idle: Callable[[], None]
) -> None:
    view = see(BatchView, compact=False)
    until_idle()
    pressed: list[int] = []

    def press_once_more() -> None:
        if not pressed:
            pressed.append(view.number)
            view.next.click()

    view.worker.done.connect(press_once_more)
    with jobs_held():
        press(view.next)
        press(view.next)
    until_idle()
    assert (pressed, view.number) == ([2], 3)
    assert view.position.text() == "Batch 4 of 100"


def test_the_numbers_are_those_that_were_drawn_last(see: Show, press: Press, until_idle: Callable[[], None]) -> None:
    view = see(LinearView, compact=False)
    until_idle()
    with jobs_held():
        press(view.again)
        press(view.again)
    until_idle()
    assert [field.value() for field in view.board.bias] == pytest.approx(view.result.bias.tolist(), abs=1e-6)
    with jobs_held():
        press(view.again)
        press(view.reset)
    until_idle()
    bias = [field.value() for field in view.board.bias]
    assert bias == pytest.approx(view.result.bias.tolist(), abs=1e-6)
    press(view.again)
    until_idle()
    assert [field.value() for field in view.board.bias] != bias


def test_a_number_that_is_typed_while_others_are_drawn_stays(
    see: Show, press: Press, qtbot: QtBot, until_idle: Callable[[], None]
) -> None:
    view = see(LinearView, compact=False)
    until_idle()
    with jobs_held():
        press(view.again)
        view.board.bias[0].setText("")
        qtbot.keyClicks(view.board.bias[0], "5")
    until_idle()
    assert view.board.bias[0].value() == 5
    assert view.result.bias.tolist()[0] == 5


def test_filters_stand_under_the_name_of_their_own_network(
    see: Show, state: AppState, until_idle: Callable[[], None]
) -> None:
    view = see(FiltersView)
    until_idle()
    seen: list[bool] = []

    def look() -> None:
        own = np.array_equal(view.now.values, new_weights(2)["conv1.weight"].numpy()[:, 0])
        seen.append(("Second" in view.model_text.text()) == own)

    view.worker.done.connect(look)
    with jobs_held():
        state.model.replace(new_weights(1), "First")
        state.model.replace(new_weights(2), "Second")
    until_idle()
    assert seen
    assert all(seen)
