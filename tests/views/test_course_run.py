"""The course's run beside its reference figures."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.course_run import course_run
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.control import Control
from fmnist_gui.kit import trial
from fmnist_gui.views import course_run as course_run_view
from fmnist_gui.views.course_run import CourseRunView
from tests.conftest import Press, Show, Write, stop_elsewhere, table_texts, train_elsewhere, until_over


@pytest.fixture
def course(show: Show) -> CourseRunView:
    return show(CourseRunView)


@pytest.fixture
def long(course: CourseRunView, tiny_data: FashionData) -> CourseRunView:
    """With an epoch of 600 batches."""
    images, labels = tiny_data.train.images.repeat(60, 1, 1), tiny_data.train.labels.repeat(60)
    course.state.source.data = replace(tiny_data, train=replace(tiny_data.train, images=images, labels=labels))
    return course


def test_the_run_stands_beside_the_reference(
    course: CourseRunView, tiny_data: FashionData, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course_run_view, "reference_applies", lambda data: True)
    assert [row[1] for row in table_texts(course.table)] == [
        *("324.96", "47,836", "0.797", "224.76", "51,719", "0.862"),
        *("51,265", "0.854"),  # by the finished network
    ]
    press(course.start_button)
    until_over(course, qtbot)
    *_, last = course_run(tiny_data, Control(), seed=0)
    expected = [
        text for one in last.epochs for text in (f"{one.total_loss:.2f}", f"{one.correct:,}", f"{one.accuracy:.3f}")
    ]
    expected += [f"{last.counted:,}", f"{last.counted / 1000:.3f}"]
    assert [row[2] for row in table_texts(course.table)] == expected
    assert table_texts(course.table)[0][1] == "324.96"
    assert course.bar.value() == course.bar.maximum()
    assert "Epoch 2 of 2 · batch 10 of 10" in course.status.text()
    assert "seed" in course.verdict.text()
    assert len(course.history) == 20


def test_the_reference_does_not_apply_to_other_data_and_another_seed_is_another_run(
    course: CourseRunView, press: Press, write: Write, qtbot: QtBot
) -> None:
    press(course.start_button)
    until_over(course, qtbot)
    first = table_texts(course.table)
    assert [row[1] for row in first] == ["–"] * 8
    assert "do not apply" in course.verdict.text()
    write(course.seed, "5")
    press(course.start_button)
    until_over(course, qtbot)
    second = table_texts(course.table)
    assert [row[2] for row in second] == [row[2] for row in first]  # the run before stays beside it
    assert [row[3] for row in second] != [row[2] for row in first]


def test_a_bad_seed_gets_a_sentence_and_no_run(course: CourseRunView, press: Press, write: Write) -> None:
    write(course.seed, "many")
    assert course.seed_error.text() == "Type a whole number from 0 to 2,147,483,647, such as 0."
    press(course.start_button)
    assert not course.running
    write(course.seed, "7")
    assert not course.seed_error.isVisible()


def test_a_run_can_be_stopped(long: CourseRunView, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "REPORT_INTERVAL_S", 0.0)
    press(long.start_button)
    qtbot.waitUntil(lambda: long.progress is not None, timeout=20_000)
    press(long.start_button)
    until_over(long, qtbot)
    assert not long.finished
    assert long.status.text().startswith("Stopped.")
    assert len(long.history) < 1200


def test_a_run_on_the_train_page_goes_first(
    course: CourseRunView, state: AppState, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    train_elsewhere(state.session, tiny_data, qtbot)
    press(course.start_button)
    assert not course.running
    assert course.notice.text.startswith("A run is under way on the Train page.")
    state.session.pause()
    press(course.start_button)
    assert course.running
    stop_elsewhere(state.session, qtbot)
    until_over(course, qtbot)
    assert course.finished


def test_a_run_yields_to_one_on_the_train_page(
    long: CourseRunView, state: AppState, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    press(long.start_button)
    train_elsewhere(state.session, tiny_data, qtbot)
    until_over(long, qtbot)
    assert not long.finished
    assert long.notice.text.startswith("Stopped, because a run began on the Train page.")
    stop_elsewhere(state.session, qtbot)
