"""You against the network: twenty images by mouse and keys, and both matrices at the end."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.views.classify import ClassifyView
from tests.conftest import TIMEOUT_MS, Press, Show, Write, after, give_data, new_weights, opened, unnamed

view = opened(ClassifyView, False)


def answer_all(view: ClassifyView, qtbot: QtBot, wrong: int = 0) -> None:
    for number, label in enumerate(view.result.labels):
        answer = (label + 1) % 10 if number < wrong else label
        qtbot.keyClick(view, Qt.Key(Qt.Key.Key_0.value + answer))


def test_twenty_keys_lead_to_two_matrices_and_what_people_reach(view: ClassifyView, qtbot: QtBot) -> None:
    assert view.count.text() == "Image 1 of 20"
    assert not view.undo.isEnabled()
    assert unnamed(view) == []
    answer_all(view, qtbot, wrong=5)

    assert view.you.score.text() == "You: 15 of 20, 75 %"
    assert view.network.score.text().startswith("A network: ")
    assert view.you.matrix.isVisible()
    assert view.people.text().startswith("People reach 83.5 %")
    first = view.result.labels[0]
    assert view.you.matrix.heatmap.values.sum() == view.network.matrix.heatmap.values.sum() == 20
    assert view.you.matrix.describe((first, (first + 1) % 10)).endswith(("1", "2"))
    assert view.grid.count() == 20
    assert "you ✗ net" in view._caption(view.result, 0)
    assert unnamed(view) == []
    qtbot.keyClick(view, Qt.Key.Key_3)  # too late
    assert len(view.answers) == 20
    with qtbot.waitSignal(view.requestWalk) as asked:
        view.grid.opened.emit(view.result.indices[0])
    assert asked.args == ["test", view.result.indices[0]]


def test_a_button_answers_and_a_slip_can_be_taken_back(view: ClassifyView, press: Press, qtbot: QtBot) -> None:
    press(view.buttons[3])
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "\uff16"))
    assert view.answers == [3, 6]
    press(view.undo)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert view.answers == []
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    qtbot.keyClick(view, Qt.Key.Key_A)
    press(view.buttons[0])
    press(view.again)
    assert view.answers == []


def test_another_number_gives_other_images_and_a_wrong_one_is_marked(
    view: ClassifyView, write: Write, qtbot: QtBot
) -> None:
    indices = view.result.indices
    qtbot.keyClick(view, Qt.Key.Key_1)
    write(view.seed, "2")
    qtbot.waitUntil(lambda: view.result is not None and view.result.indices != indices, timeout=TIMEOUT_MS)
    assert view.answers == []
    write(view.seed, "none")
    assert view.seed.property("invalid")
    assert view.problem.text() == "Type a whole number from 1 to 9,999."
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert view.answers == []


def test_another_network_keeps_the_answers_and_other_data_do_not(
    view: ClassifyView, state: AppState, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_1)
    after(qtbot, view, lambda: state.model.replace(new_weights(3), "Another"))
    assert view.answers == [1]
    assert not view.stand_in.isVisible()
    after(qtbot, view, lambda: give_data(state, None))
    assert view.answers == []
    assert view.stand_in.isVisible()


def test_without_a_network_one_is_alone(show: Show, state: AppState, qtbot: QtBot) -> None:
    state.model.weights = None
    view = show(ClassifyView, False)
    qtbot.waitUntil(lambda: view.result is not None, timeout=TIMEOUT_MS)
    answer_all(view, qtbot)

    assert view.you.score.text() == "You: 20 of 20, 100 %"
    assert view.network.score.text() == "There is no network yet."
    assert view._caption(view.result, 0).endswith("you ✓")
