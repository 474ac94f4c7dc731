"""A designed network as a module, made from its description: no code is run that somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.network.design import IMAGE_CHANNELS, NO_POOL, Convolution, Design, Linear, examine
from fmnist_gui.engine.network.structure import Parameter, parameters

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": F.relu,
    "leaky_relu": F.leaky_relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "none": lambda t: t,
}


class DesignedNetwork(nn.Module):
    """Does what `design_code.class_code` says; takes and gives what the course's `Network` does.

    It can be made of a design that does not fit together, as in Python; calling it then fails.
    """

    def __init__(self, design: Design) -> None:
        super().__init__()
        self._design = design
        for name, layer in design.layers().items():
            self.add_module(name, _module(layer))

    def forward(self, images: Tensor) -> Tensor:
        design, activation = self._design, ACTIVATIONS[self._design.activation]
        t = self._pool(activation(self.get_submodule("conv1")(images)), design.conv1.pool)
        t = self._pool(activation(self.get_submodule("conv2")(t)), design.conv2.pool)
        t = activation(self.get_submodule("fc1")(t.flatten(start_dim=1)))
        t = activation(self.get_submodule("fc2")(t))
        return self.get_submodule("out")(t)  # type: ignore[no-any-return]

    def _pool(self, maps: Tensor, size: int) -> Tensor:
        if size == NO_POOL:
            return maps
        pool = F.max_pool2d if self._design.pooling == "max" else F.avg_pool2d
        return pool(maps, kernel_size=size, stride=size)

    def _get_name(self) -> str:
        return "Network"  # as its code calls it, when it is printed


def _module(layer: Convolution | Linear) -> nn.Module:
    if isinstance(layer, Linear):
        return nn.Linear(layer.in_features, layer.out_features)
    return nn.Conv2d(layer.in_channels, layer.out_channels, layer.kernel_size, layer.stride, layer.padding)


def build(design: Design, seed: int) -> DesignedNetwork:
    """The network with the weights that `seed` gives; the global random state is left as it was.

    Raises StudioError for a design that does not fit together or is too large.
    """
    problem = examine(design).problem
    if problem is not None:
        raise problem
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return DesignedNetwork(design)


@dataclass(frozen=True)
class Printed:
    """What Python shows of an object of the designed class; `refusal` is PyTorch's own message when it is
    called although it does not fit together, empty where it fits or is too large to be tried."""

    repr: str
    own_repr: str  # where the class overrides how it is printed
    parameters: list[Parameter]
    refusal: str


def print_network(design: Design) -> Printed:
    """Make an object of the class, print it, and pass an image of zeros through where that must fail."""
    with torch.device("meta"):  # without numbers
        network = DesignedNetwork(design)
    examination = examine(design)
    refusal = ""
    if examination.misfit is not None and examination.too_large is None:
        refusal = _refusal(design)
    own = f"Network with {design.parameters:,} parameters"  # what `design_code.OWN_REPR` gives
    return Printed(repr(network), own, parameters(network), refusal)


@torch.no_grad()
def _refusal(design: Design) -> str:
    with torch.random.fork_rng(devices=[]):
        network = DesignedNetwork(design)
    try:
        network(torch.zeros(1, IMAGE_CHANNELS, IMAGE_SIDE, IMAGE_SIDE))
    except RuntimeError as error:
        return str(error).partition("\n")[0]
    return ""  # an unfit number of scores: only the loss would refuse it
