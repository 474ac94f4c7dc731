"""Networks as modules, made from their description: the course's, and those that one designs."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from fmnist_gui.engine.network.design import (
    COURSE,
    COURSE_OPERATIONS,
    NO_POOL,
    POOL,
    Design,
    LayerDesign,
    Linear,
    Operation,
)

ARCHITECTURE = "course-cnn"
ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": F.relu,
    "leaky_relu": F.leaky_relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "none": lambda t: t,
}

Weights = dict[str, Tensor]


class DesignedNetwork(nn.Module):
    """Does what `design_code.class_code` says.

    Takes images [N, 1, 28, 28] with values from 0 to 1 and gives logits [N, 10]. It can be made of a design that does
    not fit together, as in Python; calling it then fails. There is no softmax at the end because the cross-entropy
    loss includes it.
    """

    conv1: nn.Conv2d
    conv2: nn.Conv2d
    fc1: nn.Linear
    fc2: nn.Linear
    out: nn.Linear

    def __init__(self, design: Design) -> None:
        super().__init__()
        self._design = design
        for name, layer in design.layers().items():
            self.add_module(name, _module(layer))

    def forward(self, images: Tensor) -> Tensor:
        design, activation = self._design, ACTIVATIONS[self._design.activation]
        t = self._pool(activation(self.conv1(images)), design.conv1.pool)
        t = self._pool(activation(self.conv2(t)), design.conv2.pool)
        t = activation(self.fc1(t.flatten(start_dim=1)))
        t = activation(self.fc2(t))
        return self.out(t)  # type: ignore[no-any-return]

    def _pool(self, maps: Tensor, size: int) -> Tensor:
        if size == NO_POOL:
            return maps
        pool = F.max_pool2d if self._design.pooling == "max" else F.avg_pool2d
        return pool(maps, kernel_size=size, stride=size)

    def _get_name(self) -> str:
        return "Network"  # as its code calls it, when it is printed


def _module(layer: LayerDesign) -> nn.Module:
    if isinstance(layer, Linear):
        return nn.Linear(layer.in_features, layer.out_features)
    return nn.Conv2d(layer.in_channels, layer.out_channels, layer.kernel_size, layer.stride, layer.padding)


class Network(DesignedNetwork):
    """The course's: `design.COURSE` says what it is made of."""

    def __init__(self) -> None:
        super().__init__(COURSE)


def apply_operation(network: Network, operation: Operation, t: Tensor) -> Tensor:
    """One operation of the course's network on what the one before gave."""
    if operation.kind in ("convolution", "linear"):
        return network.get_submodule(operation.name)(t)  # type: ignore[no-any-return]
    if operation.kind == "relu":
        return F.relu(t)
    return F.max_pool2d(t, POOL, POOL) if operation.kind == "max_pool" else t.flatten(start_dim=1)


def apply_operations(network: Network, t: Tensor, after: str, last: str) -> Tensor:
    """What the operation `last` gives for `t`, which the operation `after` gave ("image" for the network's input)."""
    names = ["image", *(operation.name for operation in COURSE_OPERATIONS)]
    for operation in COURSE_OPERATIONS[names.index(after) : names.index(last)]:
        t = apply_operation(network, operation, t)
    return t


def new_network(seed: int) -> Network:
    """A network with the weights that `seed` gives; the global random state is left as it was."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return Network()


def parameter_count(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def expected_shapes() -> dict[str, tuple[int, ...]]:
    """The shape of each of the ten named parameters."""
    with torch.device("meta"):
        return {name: tuple(parameter.shape) for name, parameter in Network().named_parameters()}


def cpu_weights(network: nn.Module) -> Weights:
    """A copy of the weights on the CPU which later training steps do not change."""
    return {name: tensor.detach().to("cpu", copy=True) for name, tensor in network.state_dict().items()}


def cpu_gradients(network: nn.Module) -> Weights:
    """A copy of the gradients on the CPU, by parameter; of those that have one."""
    gradients = {name: parameter.grad for name, parameter in network.named_parameters()}
    return {name: grad.detach().to("cpu", copy=True) for name, grad in gradients.items() if grad is not None}


def network_with(weights: Weights) -> Network:
    """A network in evaluation mode that holds `weights` (which it does not copy)."""
    with torch.device("meta"):
        network = Network()
    network.load_state_dict(weights, assign=True)
    return network.eval()
