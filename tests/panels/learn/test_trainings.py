"""C20 and C21: the course's run beside its reference figures, and the race of three settings; C8 beside a run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.session import State, TrainingSession
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.course_run import course_run
from fmnist_gui.engine.course.settings_comparison import compared_configs, train_side_by_side
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import EpochEnd
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.panels.learn import course_run as course_run_part
from fmnist_gui.panels.learn.course_run import CourseRunPart
from fmnist_gui.panels.learn.design import NetworkPart
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.panels.learn.settings_race import SettingsRacePart

Press = Callable[[QWidget], None]
Write = Callable[[QWidget, str], None]


@pytest.fixture
def course(show: Callable[[type[CourseRunPart]], CourseRunPart]) -> CourseRunPart:
    return show(CourseRunPart)


@pytest.fixture
def trio(show: Callable[[type[SettingsRacePart]], SettingsRacePart]) -> SettingsRacePart:
    return show(SettingsRacePart)


@pytest.fixture
def session(state: AppState) -> TrainingSession:
    return state.session


def texts_of(part: CourseRunPart | SettingsRacePart) -> list[list[str]]:
    table = part.table
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def until_over(part: CourseRunPart | SettingsRacePart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not part.running, timeout=30_000)


def train_elsewhere(session: TrainingSession, data: FashionData, qtbot: QtBot) -> None:
    """A run on the Train page that lasts until it is stopped."""
    session.start(TrainingConfig(epochs=200, batch_size=10), data, "Elsewhere")
    qtbot.waitUntil(lambda: session.state is State.RUNNING, timeout=20_000)


def stop_elsewhere(session: TrainingSession, qtbot: QtBot) -> None:
    session.stop()
    qtbot.waitUntil(lambda: not session.active, timeout=20_000)


# ---- C20


def test_both_sections_have_their_part() -> None:
    assert SECTIONS["C20"].view is CourseRunPart
    assert SECTIONS["C21"].view is SettingsRacePart


def test_the_run_stands_beside_the_reference(
    course: CourseRunPart, tiny_data: FashionData, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course_run_part, "reference_applies", lambda data: True)
    assert [row[1] for row in texts_of(course)] == ["324.96", "47,836", "0.797", "224.76", "51,719", "0.862"]
    press(course.start_button)
    until_over(course, qtbot)
    *_, last = course_run(tiny_data, Control(), seed=0)
    expected = [
        text for one in last.epochs for text in (f"{one.total_loss:.2f}", f"{one.correct:,}", f"{one.accuracy:.3f}")
    ]
    assert [row[2] for row in texts_of(course)] == expected
    assert texts_of(course)[0][1] == "324.96"
    assert course.bar.value() == course.bar.maximum()
    assert "Epoch 2 of 2 · batch 10 of 10" in course.status.text()
    assert "seed" in course.verdict.text()
    assert len(course.history) == 20


def test_another_seed_is_another_run(course: CourseRunPart, press: Press, write: Write, qtbot: QtBot) -> None:
    press(course.start_button)
    until_over(course, qtbot)
    first = texts_of(course)
    write(course.seed, "5")
    press(course.start_button)
    until_over(course, qtbot)
    assert texts_of(course) != first


def test_the_reference_does_not_apply_to_other_data(course: CourseRunPart, press: Press, qtbot: QtBot) -> None:
    press(course.start_button)
    until_over(course, qtbot)
    assert [row[1] for row in texts_of(course)] == ["–"] * 6
    assert "do not apply" in course.verdict.text()


def test_a_bad_seed_gets_a_sentence_and_no_run(course: CourseRunPart, press: Press, write: Write) -> None:
    write(course.seed, "many")
    assert course.seed_error.text() == "Type a number, such as 0."
    press(course.start_button)
    assert not course.running
    write(course.seed, "7")
    assert not course.seed_error.isVisible()


def test_a_run_is_stopped_by_the_same_button(
    course: CourseRunPart, tiny_data: FashionData, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course_run_part, "SEND_INTERVAL", 0.0)
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
    course: CourseRunPart, session: TrainingSession, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    train_elsewhere(session, tiny_data, qtbot)
    press(course.start_button)
    assert not course.running
    assert course.notice.text.startswith("A run is under way on the Train page.")
    session.pause()
    press(course.start_button)
    assert course.running
    stop_elsewhere(session, qtbot)
    until_over(course, qtbot)
    assert course.finished


def test_a_run_gives_way_to_one_on_the_train_page(
    course: CourseRunPart, session: TrainingSession, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    course.state.source.data = FashionData(_repeated(tiny_data), tiny_data.test, tiny_data.folder)
    press(course.start_button)
    train_elsewhere(session, tiny_data, qtbot)
    until_over(course, qtbot)
    assert not course.finished
    assert course.notice.text.startswith("Stopped, because a run began on the Train page.")
    stop_elsewhere(session, qtbot)


def test_without_data_drawn_garments_stand_in(empty_state: AppState, qtbot: QtBot, press: Press) -> None:
    part = CourseRunPart(empty_state)
    qtbot.addWidget(part)
    part.show()
    assert "do not apply" in part.verdict.text()
    press(part.start_button)
    qtbot.waitUntil(lambda: part.progress is not None, timeout=30_000)
    press(part.start_button)
    until_over(part, qtbot)


# ---- C21


def test_three_curves_grow_and_are_told_in_a_table(
    trio: SettingsRacePart, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    press(trio.start_button)
    until_over(trio, qtbot)
    assert [row[0] for row in texts_of(trio)] == ["0.0001", "0.01", "1"]
    assert [row[1] for row in texts_of(trio)] == ["30"] * 3
    configs = compared_configs([{"learning_rate": rate} for rate in (0.0001, 0.01, 1.0)])
    raced = train_side_by_side(configs, tiny_data, Control())
    accuracy = [event.eval_accuracy for place, event in raced if place == 1 and isinstance(event, EpochEnd)][-1]
    assert texts_of(trio)[1][3] == f"{100 * accuracy:.1f} %"
    qtbot.waitUntil(lambda: all(len(line.getData()[0]) == 30 for line in trio.plot.lines))
    assert trio.plot.legend.text() == "0.0001 · 0.01 · 1"


def test_batch_sizes_make_the_number_of_updates(
    trio: SettingsRacePart, press: Press, write: Write, qtbot: QtBot
) -> None:
    trio.setting.setFocus()
    qtbot.keyClick(trio.setting, Qt.Key.Key_Down)
    assert trio.name == "batch_size"
    write(trio.fields["batch_size"][0], "50")
    press(trio.start_button)
    until_over(trio, qtbot)
    assert [row[:2] for row in texts_of(trio)] == [["50", "60"], ["100", "30"], ["1,000", "3"]]


def test_optimizers_are_chosen_from_a_list(trio: SettingsRacePart, press: Press, qtbot: QtBot) -> None:
    trio.setting.setFocus()
    qtbot.keyClick(trio.setting, Qt.Key.Key_End)
    press(trio.start_button)
    until_over(trio, qtbot)
    assert [row[0] for row in texts_of(trio)] == ["Adam 0.01", "SGD 0.01", "SGD 0.1"]
    losses = [float(row[2]) for row in texts_of(trio)]
    assert losses[0] < losses[1]


@pytest.mark.parametrize(("text", "told"), [("fast", "Type a number, such as 0.01."), ("500", "Choose a number from")])
def test_a_bad_value_gets_a_sentence_at_its_field(
    trio: SettingsRacePart, press: Press, write: Write, text: str, told: str
) -> None:
    write(trio.fields["learning_rate"][1], text)
    assert trio.errors[1].isVisible()
    assert trio.errors[1].text().startswith(told)
    assert not trio.errors[0].isVisible()
    press(trio.start_button)
    assert not trio.running
    field = trio.fields["learning_rate"][1]
    assert isinstance(field, NumberField)
    assert field.hasFocus()
    write(field, "0.02")
    assert not trio.errors[1].isVisible()


def test_a_race_can_be_stopped_and_gives_way(
    trio: SettingsRacePart, session: TrainingSession, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    press(trio.start_button)
    press(trio.start_button)
    until_over(trio, qtbot)
    assert any(len(runner.history) < 30 for runner in trio.runners)
    train_elsewhere(session, tiny_data, qtbot)
    press(trio.start_button)
    assert not trio.running
    assert trio.notice.isVisible()
    stop_elsewhere(session, qtbot)


# ---- a network of the user's own, C7 to C9


def test_a_network_of_ones_own_waits_for_the_run_on_the_train_page_too(
    show: Callable[[type[NetworkPart]], NetworkPart],
    session: TrainingSession,
    tiny_data: FashionData,
    press: Press,
    qtbot: QtBot,
) -> None:
    trial = show(NetworkPart).trial
    qtbot.keyClick(trial.length, Qt.Key.Key_End)  # 600 batches
    train_elsewhere(session, tiny_data, qtbot)
    press(trial.button)
    assert not trial.running
    assert trial.notice.isVisible()
    assert trial.notice.text.startswith("A run is under way on the Train page.")
    session.pause()
    press(trial.button)
    assert trial.running
    assert not trial.notice.isVisible()
    with qtbot.waitSignal(trial.ended, timeout=30_000):
        session.proceed()
    assert trial.end is not None
    assert trial.end.reason == "stopped"
    assert trial.notice.text.startswith("Stopped, because a run began on the Train page.")
    stop_elsewhere(session, qtbot)
