"""What happens, in order, when the network is called, and when only its forward is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from torch import Tensor, nn

    from fmnist_gui.engine.network.course_network import Network

Kind = Literal["pre_hook", "forward", "returned", "hook"]

WHOLE = "network"  # the name of the network itself among its layers'
LAYERS = ("conv1", "conv2", "fc1", "fc2", "out")


class CallPoint(NamedTuple):
    """What may run: a module's hook before or after its forward, its forward, or the return from the network's."""

    module: str
    kind: Kind


@dataclass(frozen=True)
class Happening:
    """`shape` is that of the input for a pre-hook and where the network's forward begins, else of the output."""

    point: CallPoint
    shape: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Record:
    happenings: list[Happening]
    scores: Tensor


def call_points() -> list[CallPoint]:
    """All that runs in one call of the network, in order."""
    inside = [CallPoint(layer, kind) for layer in LAYERS for kind in ("pre_hook", "forward", "hook")]
    return [
        CallPoint(WHOLE, "pre_hook"),
        CallPoint(WHOLE, "forward"),
        *inside,
        CallPoint(WHOLE, "returned"),
        CallPoint(WHOLE, "hook"),
    ]


def record_call(network: Network, images: Tensor, directly: bool) -> Record:
    """Run `network(images)`, or `network.forward(images)` if `directly`, with hooks on the network and on each of its
    layers, which are taken off again."""
    import torch

    happenings: list[Happening] = []

    def note(module: str, kind: Kind, tensor: Tensor) -> None:
        happenings.append(Happening(CallPoint(module, kind), tuple(tensor.shape)))

    with torch.no_grad(), _watched(network, note):
        scores = network.forward(images) if directly else network(images)
    return Record(happenings, scores)


@contextmanager
def _watched(network: nn.Module, note: Callable[[str, Kind, Tensor], None]) -> Iterator[None]:
    """Hooks, and a forward that reports itself, on the network and its layers."""
    modules = [(WHOLE, network), *network.named_children()]
    handles = []
    for name, module in modules:
        handles.append(module.register_forward_pre_hook(_before(name, note)))
        handles.append(module.register_forward_hook(_after(name, note)))
        module.forward = _noting(name, module.forward, note)
    try:
        yield
    finally:
        for _, module in modules:
            del module.forward  # the one of the class is there again
        for handle in handles:
            handle.remove()


def _before(name: str, note: Callable[[str, Kind, Tensor], None]) -> Callable[[Any, Any], None]:
    return lambda module, inputs: note(name, "pre_hook", inputs[0])


def _after(name: str, note: Callable[[str, Kind, Tensor], None]) -> Callable[[Any, Any, Any], None]:
    return lambda module, inputs, output: note(name, "hook", output)


def _noting(
    name: str, forward: Callable[[Tensor], Tensor], note: Callable[[str, Kind, Tensor], None]
) -> Callable[[Tensor], Tensor]:
    def run(images: Tensor) -> Tensor:
        if name == WHOLE:
            note(name, "forward", images)
        output = forward(images)
        note(name, "returned" if name == WHOLE else "forward", output)
        return output

    return run
