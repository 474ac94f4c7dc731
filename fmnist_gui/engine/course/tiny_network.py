"""A network small enough to be drawn whole: its values forward, its gradients backward, and its loss over many images.

It keeps ankle boots and trousers apart by two numbers of an image, the mean brightness of its upper and lower half:

    z = w1 x1 + w2 x2 + b1,  h = ReLU(z),  y = w3 h + b2,  p = sigmoid(y),  L = -ln p  (or -ln(1 - p) for trousers)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from fmnist_gui.engine.data.fashion_mnist import Split

PARAMETERS = {"w1": -3.0, "w2": 5.0, "b1": 0.2, "w3": -1.5, "b2": -1.0}  # to begin with: mostly wrong
INPUTS = ("x1", "x2")
SOURCES = {"z": ("x1", "w1", "x2", "w2", "b1"), "h": ("z",), "y": ("h", "w3", "b2"), "p": ("y",), "L": ("p",)}
NODES = (*INPUTS, *PARAMETERS, *SOURCES)
TROUSER, ANKLE_BOOT = 1, 9  # the classes; an ankle boot's target is 1
IMAGES = 200
CURVE_POINTS = 121
CURVE_CENTER, CURVE_REACH = 1.0, 8.0  # of what the curve shows


@dataclass(frozen=True, eq=False)
class Examples:
    """The first images of the two classes: where they are in the split, x1 and x2 [n, 2], and their targets [n]."""

    indices: list[int]
    inputs: Tensor
    targets: Tensor


@dataclass(frozen=True)
class Node:
    value: float
    gradient: float  # of the loss with respect to it


@dataclass(frozen=True, eq=False)
class Curve:
    """The mean loss of all examples as one parameter changes and the others stay; and where it stands now."""

    values: NDArray[np.float64]
    losses: NDArray[np.float64]
    loss: float
    gradient: float


def examples_of(split: Split) -> Examples:
    """The first 200 images of the two classes, or as many as there are."""
    import torch

    wanted = torch.isin(split.labels, torch.tensor((TROUSER, ANKLE_BOOT))).nonzero().flatten()[:IMAGES]
    halves = split.images[wanted].float().div(255).unflatten(1, (2, -1)).mean(dim=(2, 3))
    return Examples(wanted.tolist(), halves, (split.labels[wanted] == ANKLE_BOOT).float())


def graph(examples: Examples, number: int, parameters: Mapping[str, float]) -> dict[str, Node]:
    """Every node for one example, its gradient by torch's own back-propagation."""
    import torch

    leaves = {name: torch.tensor(value, dtype=torch.float64, requires_grad=True) for name, value in parameters.items()}
    x1, x2 = (value.clone().requires_grad_() for value in examples.inputs[number].double())
    nodes = {"x1": x1, "x2": x2, **leaves}
    nodes |= _forward(x1, x2, examples.targets[number].double(), leaves)
    gradients = torch.autograd.grad(nodes["L"], list(nodes.values()))
    return {
        name: Node(value.item(), gradient.item())
        for (name, value), gradient in zip(nodes.items(), gradients, strict=True)
    }


def loss_curve(examples: Examples, parameters: Mapping[str, float], name: str) -> Curve:
    """The mean loss along the parameter `name`, from -7 to 9, or as far as it has gone."""
    import torch

    reach = max(CURVE_REACH, 1.2 * abs(parameters[name] - CURVE_CENTER))
    along = torch.linspace(CURVE_CENTER - reach, CURVE_CENTER + reach, CURVE_POINTS, dtype=torch.float64)
    fixed = {known: torch.tensor(value, dtype=torch.float64) for known, value in parameters.items()}
    (x1, x2), targets = examples.inputs.double().unbind(dim=1), examples.targets.double()
    losses = _forward(x1, x2, targets, {**fixed, name: along[:, None]})["L"].mean(dim=1)
    here = fixed[name].clone().requires_grad_()
    loss = _forward(x1, x2, targets, {**fixed, name: here})["L"].mean()
    (gradient,) = torch.autograd.grad(loss, here)
    return Curve(along.numpy(), losses.numpy(), loss.item(), gradient.item())


def loss_of(examples: Examples, number: int, parameters: Mapping[str, float]) -> float:
    """The loss of one example."""
    return graph(examples, number, parameters)["L"].value


def _forward(x1: Tensor, x2: Tensor, targets: Tensor, parameters: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """z to L, of one example or of many."""
    import torch

    z = parameters["w1"] * x1 + parameters["w2"] * x2 + parameters["b1"]
    h = torch.relu(z)
    y = parameters["w3"] * h + parameters["b2"]
    p = torch.sigmoid(y)
    loss = torch.nn.functional.binary_cross_entropy(p, targets.expand_as(p), reduction="none")
    return {"z": z, "h": h, "y": y, "p": p, "L": loss}
