import math

import pytest
import torch

from fmnist_gui.engine.course.tiny_network import (
    ANKLE_BOOT,
    NODES,
    PARAMETERS,
    TROUSER,
    Examples,
    examples_of,
    graph,
    loss_curve,
    loss_of,
)
from fmnist_gui.engine.data.fashion_mnist import FashionData


@pytest.fixture
def examples(tiny_data: FashionData) -> Examples:
    return examples_of(tiny_data.train)


def test_the_examples_are_the_two_classes_and_the_halves_brightness(examples: Examples, tiny_data: FashionData) -> None:
    labels = tiny_data.train.labels[examples.indices]
    assert set(labels.tolist()) == {TROUSER, ANKLE_BOOT}
    assert torch.equal(examples.targets, (labels == ANKLE_BOOT).float())
    first = tiny_data.train.images[examples.indices[0]].float() / 255
    assert examples.inputs[0].tolist() == pytest.approx([first[:14].mean().item(), first[14:].mean().item()], abs=1e-5)


@pytest.mark.parametrize("number", range(4))
def test_gradients_are_those_of_the_chain_rule(examples: Examples, number: int) -> None:
    nodes = graph(examples, number, PARAMETERS)
    value = {name: node.value for name, node in nodes.items()}
    target = examples.targets[number].item()
    error = value["p"] - target
    behind = error * value["w3"] * (value["z"] > 0)

    assert list(nodes) == list(NODES)
    assert {name: nodes[name].gradient for name in ("y", "w3", "b2", "h", "z", "w1", "w2", "b1")} == pytest.approx(
        {
            "y": error,
            "w3": error * value["h"],
            "b2": error,
            "h": error * value["w3"],
            "z": behind,
            "w1": behind * value["x1"],
            "w2": behind * value["x2"],
            "b1": behind,
        }
    )
    assert value["L"] == pytest.approx(-math.log(value["p"] if target else 1 - value["p"]))


def test_nothing_learns_behind_a_negative_z(examples: Examples) -> None:
    nodes = graph(examples, 0, {**PARAMETERS, "b1": -20.0})

    assert nodes["h"].value == 0
    assert [name for name in PARAMETERS if nodes[name].gradient] == ["b2"]


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_curve_goes_through_the_mean_loss_with_its_slope(examples: Examples, name: str) -> None:
    curve = loss_curve(examples, PARAMETERS, name)
    mean = sum(loss_of(examples, number, PARAMETERS) for number in range(len(examples.indices)))

    assert curve.loss == pytest.approx(mean / len(examples.indices))
    step = 1e-5
    ahead = loss_curve(examples, {**PARAMETERS, name: PARAMETERS[name] + step}, name).loss
    assert (ahead - curve.loss) / step == pytest.approx(curve.gradient, abs=1e-3)
    near = abs(curve.values - PARAMETERS[name]).argmin()
    assert curve.losses[near] == pytest.approx(curve.loss, abs=0.2)


def test_the_curve_follows_a_parameter_that_has_gone_far(examples: Examples) -> None:
    curve = loss_curve(examples, {**PARAMETERS, "w3": 40.0}, "w3")

    assert curve.values[0] < 40 < curve.values[-1]
    assert math.isfinite(curve.loss)
