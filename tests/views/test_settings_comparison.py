"""One network, three values of one setting."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.course.side_by_side import compared_runs, train_side_by_side
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import EpochEnd
from fmnist_gui.views.settings_comparison import SettingsComparison
from tests.conftest import Press, Show, Write, table_texts, until_over


@pytest.fixture
def trio(show: Show) -> SettingsComparison:
    return show(SettingsComparison)


def test_three_curves_and_a_table_grow(
    trio: SettingsComparison, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    press(trio.start_button)
    until_over(trio, qtbot)
    assert [row[0] for row in table_texts(trio.table)] == ["0.0001", "0.01", "1"]
    assert [row[1] for row in table_texts(trio.table)] == ["30"] * 3
    runs = compared_runs([{"learning_rate": rate} for rate in (0.0001, 0.01, 1.0)], tiny_data)
    events = train_side_by_side(runs, Control())
    accuracy = [event.eval_accuracy for place, event in events if place == 1 and isinstance(event, EpochEnd)][-1]
    assert table_texts(trio.table)[1][3] == f"{100 * accuracy:.1f} %"
    qtbot.waitUntil(lambda: all(len(one.line.getData()[0]) == 30 for one in trio.plot.canvas.layers))
    assert trio.plot.legend.text() == "0.0001 · 0.01 · 1"


def test_batch_sizes_decide_the_updates(trio: SettingsComparison, press: Press, write: Write, qtbot: QtBot) -> None:
    trio.setting.setFocus()
    qtbot.keyClick(trio.setting, Qt.Key.Key_Down)
    assert trio.name == "batch_size"
    write(trio.fields["batch_size"][0], "50")
    press(trio.start_button)
    until_over(trio, qtbot)
    assert [row[:2] for row in table_texts(trio.table)] == [["50", "60"], ["100", "30"], ["1,000", "3"]]


def test_optimizers_are_chosen_from_a_list(trio: SettingsComparison, press: Press, qtbot: QtBot) -> None:
    trio.setting.setFocus()
    qtbot.keyClick(trio.setting, Qt.Key.Key_End)
    press(trio.start_button)
    until_over(trio, qtbot)
    assert [row[0] for row in table_texts(trio.table)] == ["Adam 0.01", "SGD 0.01", "SGD 0.1"]
    losses = [float(row[2]) for row in table_texts(trio.table)]
    assert losses[0] < losses[1]


@pytest.mark.parametrize(
    ("text", "told"), [("fast", "Type a number from 0.000001 to 10, such as 0.01."), ("500", "Choose a number from")]
)
def test_a_bad_value_gets_a_sentence(
    trio: SettingsComparison, press: Press, write: Write, text: str, told: str
) -> None:
    write(trio.fields["learning_rate"][1], text)
    assert trio.errors[1].isVisible()
    assert trio.errors[1].text().startswith(told)
    assert not trio.errors[0].isVisible()
    press(trio.start_button)
    assert not trio.running
    field = trio.fields["learning_rate"][1]
    assert field.hasFocus()
    write(field, "0.02")
    assert not trio.errors[1].isVisible()
