"""The course's run beside its reference figures."""

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


def test_the_run_stands_beside_the_reference(
    course: CourseRunView, tiny_data: FashionData, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course_run_view, "reference_applies", lambda data: True)
    assert [row[1] for row in table_texts(course.table)] == ["324.96", "47,836", "0.797", "224.76", "51,719", "0.862"]
    press(course.start_button)
    until_over(course, qtbot)
    *_, last = course_run(tiny_data, Control(), seed=0)
    expected = [
        text for one in last.epochs for text in (f"{one.total_loss:.2f}", f"{one.correct:,}", f"{one.accuracy:.3f}")
    ]
    assert [row[2] for row in table_texts(course.table)] == expected
    assert table_texts(course.table)[0][1] == "324.96"
    assert course.bar.value() == course.bar.maximum()
    assert "Epoch 2 of 2 · batch 10 of 10" in course.status.text()
    assert "seed" in course.verdict.text()
    assert len(course.history) == 20


def test_another_seed_is_another_run(course: CourseRunView, press: Press, write: Write, qtbot: QtBot) -> None:
    press(course.start_button)
    until_over(course, qtbot)
    first = table_texts(course.table)
    write(course.seed, "5")
    press(course.start_button)
    until_over(course, qtbot)
    assert table_texts(course.table) != first


def test_the_reference_does_not_apply_to_other_data(course: CourseRunView, press: Press, qtbot: QtBot) -> None:
    press(course.start_button)
    until_over(course, qtbot)
    assert [row[1] for row in table_texts(course.table)] == ["–"] * 6
    assert "do not apply" in course.verdict.text()


def test_a_bad_seed_gets_a_sentence_and_no_run(course: CourseRunView, press: Press, write: Write) -> None:
    write(course.seed, "many")
    assert course.seed_error.text() == "Type a whole number from 0 to 2,147,483,647, such as 0."
    press(course.start_button)
    assert not course.running
    write(course.seed, "7")
    assert not course.seed_error.isVisible()


def test_a_run_is_stopped_by_the_same_button(
    course: CourseRunView, tiny_data: FashionData, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "REPORT_INTERVAL_S", 0.0)
    many = FashionData(_repeated(tiny_data), tiny_data.test, tiny_data.folder)
    course.state.source.data = many
    press(course.start_button)
    qtbot.waitUntil(lambda: course.progress is not None, timeout=20_000)
    press(course.start_button)
    until_over(course, qtbot)
    assert not course.finished
    assert course.status.text().startswith("Stopped.")
    assert len(course.history) < 1200


def _repeated(data: FashionData) -> object:
    return type(data.train)(data.train.images.repeat(60, 1, 1), data.train.labels.repeat(60), "train")


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
    course: CourseRunView, state: AppState, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    course.state.source.data = FashionData(_repeated(tiny_data), tiny_data.test, tiny_data.folder)
    press(course.start_button)
    train_elsewhere(state.session, tiny_data, qtbot)
    until_over(course, qtbot)
    assert not course.finished
    assert course.notice.text.startswith("Stopped, because a run began on the Train page.")
    stop_elsewhere(state.session, qtbot)
