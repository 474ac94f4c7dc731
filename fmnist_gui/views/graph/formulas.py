"""How each node of the tiny network's graph gets its value, and its gradient by the chain rule, with the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fmnist_gui.engine.course.tiny_network import SOURCES
from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from fmnist_gui.engine.course.tiny_network import Node

Nodes = Mapping[str, "Node"]
FORWARD = tuple(SOURCES)
BACKWARD = ("p", "y", "w3", "b2", "h", "z", "w1", "w2", "b1")
STEPS = (*((name, False) for name in FORWARD), *((name, True) for name in BACKWARD))  # node, and whether backward
FLOWS_FROM = {"p": "L", "y": "p", "w3": "y", "b2": "y", "h": "y", "z": "h", "w1": "z", "w2": "z", "b1": "z"}
DECIMALS = 3


def number(value: float) -> str:
    return fixed(value, DECIMALS)


def _factor(value: float) -> str:
    """In brackets where a sign stands before it."""
    text = number(value)
    return f"({text})" if value < 0 else text


def value_text(nodes: Nodes, target: int, name: str) -> str:
    """How the value of a computed node is made of those before it."""
    of = {known: _factor(node.value) for known, node in nodes.items()}
    result = f"<b>{number(nodes[name].value)}</b>"
    return {
        "z": f"z = w1·x1 + w2·x2 + b1 = {of['w1']}·{of['x1']} + {of['w2']}·{of['x2']} + {of['b1']} = {result}",
        "h": f"h = ReLU(z) = max(0, {number(nodes['z'].value)}) = {result}",
        "y": f"y = w3·h + b2 = {of['w3']}·{of['h']} + {of['b2']} = {result}",
        "p": f"p = 1 / (1 + e<sup>−y</sup>) = {result}",
        "L": f"L = −ln p = −ln {of['p']} = {result}" if target else f"L = −ln(1 − p) = −ln(1 − {of['p']}) = {result}",
    }[name]


def gradient_text(nodes: Nodes, target: int, name: str) -> str:
    """The chain rule for one node: the gradient that comes from behind, times what the node does to the next one."""
    before = FLOWS_FROM[name]
    local, factor = {
        "p": ("", 0.0),
        "y": ("p·(1 − p)", nodes["p"].value * (1 - nodes["p"].value)),
        "w3": ("h", nodes["h"].value),
        "b2": ("1", 1.0),
        "h": ("w3", nodes["w3"].value),
        "z": ("1" if nodes["z"].value > 0 else "0", float(nodes["z"].value > 0)),
        "w1": ("x1", nodes["x1"].value),
        "w2": ("x2", nodes["x2"].value),
        "b1": ("1", 1.0),
    }[name]
    result = f"<b>{number(nodes[name].gradient)}</b>"
    if name == "p":
        formula = f"−1 / {_factor(nodes['p'].value)}" if target else f"1 / (1 − {_factor(nodes['p'].value)})"
        return f"∂L/∂p = {formula} = {result}"
    numbers = f"{_factor(nodes[before].gradient)} · {_factor(factor)}"
    short = f" (= p − {target})" if name == "y" else ""
    return f"∂L/∂{name} = ∂L/∂{before} · {local}{short} = {numbers} = {result}"


def remark(nodes: Nodes, name: str, backward: bool) -> str:
    """What is worth knowing at this step; empty where the formula says it all."""
    if not backward:
        return {
            "z": tr("The weighted sum of the two inputs, and the bias."),
            "h": tr("ReLU: what is negative becomes 0."),
            "p": tr(
                "The sigmoid makes a probability of the score: how sure the network is that this is an ankle boot."
            ),
            "L": tr("The loss: the surer the network is of the right class, the nearer to 0."),
        }.get(name, "")
    return {
        "p": tr("Now backward. How does the loss change with p?"),
        "y": tr("Predicted minus true: this is all that the layers before need to know."),
        "h": tr("The chain rule: the gradient from behind, times what h does to y."),
        "z": tr("z is positive: ReLU lets the gradient through.")
        if nodes["z"].value > 0
        else tr(
            "z is negative: ReLU lets no gradient through, and the weights before it learn nothing from this image."
        ),
        "w1": tr("The larger the input, the more its weight counts."),
    }.get(name, "")
