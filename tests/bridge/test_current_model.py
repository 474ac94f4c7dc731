"""The one model that every page shows."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.engine.network.course_network import cpu_weights, new_network


def test_a_new_model_is_told_with_all_that_is_known_of_it(qtbot: QtBot) -> None:
    model, weights = CurrentModel(), cpu_weights(new_network(0))
    assert model.weights is None
    with qtbot.waitSignal(model.changed):
        model.replace(weights, "Course 3", accuracy=0.85, run_id=3, epoch=2)
    assert model.weights is weights
    assert (model.name, model.accuracy, model.run_id, model.epoch) == ("Course 3", 0.85, 3, 2)


def test_a_model_of_unknown_origin_forgets_the_run_before(qtbot: QtBot) -> None:
    model = CurrentModel()
    model.replace(cpu_weights(new_network(0)), "Course 3", accuracy=0.85, run_id=3, epoch=2)
    model.replace(cpu_weights(new_network(1)), "lesson.pt")
    assert (model.name, model.accuracy, model.run_id, model.epoch) == ("lesson.pt", None, None, None)


def test_a_new_name_is_told(qtbot: QtBot) -> None:
    model = CurrentModel()
    with qtbot.waitSignal(model.changed):
        model.rename("mine")
    assert model.name == "mine"
