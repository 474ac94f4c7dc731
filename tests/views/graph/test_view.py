"""The tiny network's graph, step by step, with a nudge and a ball."""

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course.tiny_network import NODES, PARAMETERS, SOURCES
from fmnist_gui.kit.look import DARK, LIGHT
from fmnist_gui.views.graph.formulas import BACKWARD, FORWARD, STEPS, gradient_text, remark, value_text
from fmnist_gui.views.graph.graph_picture import step_of
from fmnist_gui.views.graph.view import RATES, GraphView
from tests.conftest import Press, UseLook, Write, after, opened, unnamed

view = opened(GraphView, True, False)


def number_at_the_end(text: str) -> float:
    return float(re.findall(r"[−\d.]+", re.sub(r"<.*?>", "", text))[-1].replace("−", "-"))


def test_before_the_first_step_only_what_is_given_is_shown(view: GraphView) -> None:
    given = [name for name in NODES if view.graph.value_of(name)]

    assert given == [name for name in NODES if name not in SOURCES]
    assert not any(view.graph.gradient_of(name) for name in NODES)
    assert not view.back.isEnabled()
    assert unnamed(view) == []
    assert "Ankle boot" in view.about.text() or "Trouser" in view.about.text()


def test_each_step_shows_its_node_with_the_number_that_its_formula_ends_with(view: GraphView, press: Press) -> None:
    for name, backward in STEPS:
        press(view.forward)
        shown = view.graph.gradient_of(name) if backward else view.graph.value_of(name)
        assert number_at_the_end(view.formula.text()) == number_at_the_end(shown)
    assert [name for name in NODES if view.graph.gradient_of(name)] == [name for name in NODES if name in BACKWARD]

    press(view.back)
    assert view.graph.gradient_of("b1") == ""


@pytest.mark.parametrize("target", [0, 1])
@pytest.mark.parametrize("b1", [0.2, -20.0])
def test_every_product_in_a_formula_is_right(view: GraphView, target: int, b1: float, qtbot: QtBot) -> None:
    view.parameters["b1"] = b1
    number = next(n for n in range(9) if _target(view, n, qtbot) == target)
    assert view.number == number
    nodes = view.result.nodes
    for name in BACKWARD[1:]:
        first, second = re.findall(r"= \(?(−?[\d.]+)\)? · \(?(−?[\d.]+)", gradient_text(nodes, target, name))[-1]
        product = float(first.replace("−", "-")) * float(second.replace("−", "-"))
        assert product == pytest.approx(nodes[name].gradient, abs=0.01)
    for name in FORWARD:
        assert number_at_the_end(value_text(nodes, target, name)) == pytest.approx(nodes[name].value, abs=6e-4)
    assert ("no gradient" in remark(nodes, "z", True)) == (b1 < 0)


def _target(view: GraphView, number: int, qtbot: QtBot) -> int:
    view.number = number
    after(qtbot, view, view.catch_up)
    return int(view.result.target)


def test_a_click_on_a_node_goes_to_its_step_and_chooses_its_weight(view: GraphView, qtbot: QtBot) -> None:
    for name in ("w2", "h"):
        rect = view.graph.item_rect(NODES.index(name))
        qtbot.mouseClick(view.graph, Qt.MouseButton.LeftButton, pos=rect.center())
        assert STEPS[view.done - 1] == (name, True)
    assert view.weight.value == "w2"
    done = view.done
    qtbot.mouseClick(view.graph, Qt.MouseButton.LeftButton, pos=view.graph.item_rect(0).center())
    assert view.done == done  # an input is given
    assert step_of("x1") is None


def test_it_goes_by_itself_to_the_end_and_begins_again(view: GraphView, press: Press, qtbot: QtBot) -> None:
    view._go_to(len(STEPS) - 1)
    press(view.play)
    view.playback.moved.emit()
    assert not view.playback.playing
    assert view.done == len(STEPS)
    press(view.play)
    assert view.done == 0
    press(view.play)


def test_a_nudge_that_cannot_be_used_is_told(view: GraphView, write: Write, qtbot: QtBot) -> None:
    write(view.nudge, "0")
    qtbot.waitUntil(lambda: view.compared.text().startswith("Type a number"), timeout=5_000)
    write(view.nudge, "0.5")
    qtbot.waitUntil(lambda: view.compared.text().startswith("Really"), timeout=5_000)


def test_the_ball_takes_the_step_that_is_announced_and_resets(view: GraphView, press: Press, qtbot: QtBot) -> None:
    announced = number_at_the_end(view.rolled.text().removesuffix("."))
    before, gradient = view.parameters["w3"], view.result.curve.gradient
    after(qtbot, view, lambda: press(view.step))
    assert view.parameters["w3"] == pytest.approx(before - view.learning_rate * gradient)
    assert view.parameters["w3"] == pytest.approx(announced, abs=6e-4)
    assert view.loss_picture._trail == [(before, pytest.approx(view._trail[0][1]))]

    view.rate.setValue(0)
    assert view.learning_rate == RATES[0]
    assert "0.03" in view.rate_text.text()
    after(qtbot, view, lambda: press(view.reset))
    assert view.parameters == PARAMETERS
    assert view.loss_picture._trail == []


def test_another_image_is_the_next_of_the_two_classes(view: GraphView, press: Press, qtbot: QtBot) -> None:
    first = view.result.index
    after(qtbot, view, lambda: press(view.other))
    assert view.result.index > first


def test_it_is_painted_in_both_themes(view: GraphView, use_look: UseLook, press: Press, qtbot: QtBot) -> None:
    view._go_to(9)
    after(qtbot, view, lambda: press(view.step))
    view.graph.setFocus()
    pictures = []
    for look in (LIGHT, DARK):
        use_look(look)
        pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[1]


def test_a_parameter_stays_within_what_can_be_shown(view: GraphView, state: AppState, qtbot: QtBot) -> None:
    view.parameters["w3"] = -59.0
    view.rate.setValue(view.rate.maximum())
    after(qtbot, view, view.catch_up)
    for _ in range(3):
        after(qtbot, view, view._on_step_down)
    assert -60 <= view.parameters["w3"] <= 60
