"""A designed network, ready to be trained, and what Python prints of it: no code is run that somebody typed."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.network.course_network import DesignedNetwork
from fmnist_gui.engine.network.design import IMAGE_CHANNELS, Design, examine
from fmnist_gui.engine.network.structure import Parameter, parameters


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
