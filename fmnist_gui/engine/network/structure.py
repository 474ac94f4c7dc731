"""What the network is made of: layers, parameters, sizes, and what happens when it is called."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.course_network import Network, parameter_count
from fmnist_gui.engine.network.design import COURSE, POOL, decider
from fmnist_gui.engine.network.explain import Stage, trace
from fmnist_gui.engine.network.products import PRODUCT_INPUT, PRODUCT_ROWS
from fmnist_gui.engine.network.sizes import pooling_formula, size_formula


@dataclass(frozen=True)
class Layer:
    """One stage of the network. `size_formula` says where the output's side comes from, `count_formula` the
    number of parameters; both are empty where there is nothing to compute."""

    name: str
    operation: str
    output_shape: tuple[int, ...]
    parameters: int
    size_formula: str = ""
    count_formula: str = ""


@dataclass(frozen=True)
class Parameter:
    name: str
    shape: tuple[int, ...]
    count: int


@dataclass(frozen=True)
class Argument:
    """An argument of a layer, its value, and who decides it: "chosen", "data" or "previous" layer."""

    name: str
    value: str
    decided_by: str
    why: str  # an English source, for translation


def layers(network: Network) -> list[Layer]:
    """Every stage of the network with what comes out of it, found by sending a picture through."""
    stages = trace(network, torch.zeros(IMAGE_SIDE, IMAGE_SIDE))
    return [_layer(before, stage) for before, stage in zip([stages[0], *stages], stages, strict=False)]


def _layer(before: Stage, stage: Stage) -> Layer:
    module = stage.layer
    shape = tuple(stage.tensor.shape)
    count = sum(parameter.numel() for parameter in module.parameters()) if module is not None else 0
    if isinstance(module, nn.Conv2d):
        n, f, s, p = before.tensor.shape[2], module.kernel_size[0], module.stride[0], int(module.padding[0])
        per_filter = f"{module.in_channels}·{f}·{module.kernel_size[1]}"
        count_formula = f"{module.out_channels}·{per_filter}+{module.out_channels}"
        return Layer(stage.name, _short_repr(module), shape, count, size_formula(n, f, p, s), count_formula)
    if isinstance(module, nn.Linear):
        count_formula = f"{module.out_features}·{module.in_features}+{module.out_features}"
        return Layer(stage.name, _short_repr(module), shape, count, "", count_formula)
    if stage.operation == "max_pool":
        formula = pooling_formula(before.tensor.shape[2], POOL)
        return Layer(stage.name, f"max_pool2d({POOL}, stride={POOL})", shape, 0, formula)
    if stage.operation == "flatten":
        _, channels, height, width = before.tensor.shape
        return Layer(stage.name, "flatten(start_dim=1)", shape, 0, f"{channels}·{height}·{width} = {shape[1]}")
    operation = {"image": "–", "relu": "relu()", "softmax": "softmax(dim=1)"}[stage.operation]
    return Layer(stage.name, operation, shape, 0)


def _short_repr(module: nn.Module) -> str:
    """`Conv2d(1, 6, kernel_size=5)`: as one would write it, shorter than its repr."""
    if isinstance(module, nn.Conv2d):
        return f"Conv2d({module.in_channels}, {module.out_channels}, kernel_size={module.kernel_size[0]})"
    assert isinstance(module, nn.Linear)
    return f"Linear({module.in_features}, {module.out_features})"


def parameters(network: nn.Module) -> list[Parameter]:
    """The learnable tensors as `named_parameters()` gives them."""
    return [Parameter(name, tuple(p.shape), p.numel()) for name, p in network.named_parameters()]


def arguments(network: Network) -> list[Argument]:
    """The arguments that the layers were built with: hyperparameters, and those that follow from the data."""
    reasons = {
        "conv1.in_channels": N_("the images are grey: one channel"),
        "out.out_features": N_("there are ten classes"),
        "previous": N_("must be what the layer before gives"),
        "stride": N_("not given, so it is the default"),
        "chosen": N_("a free choice of whoever builds the network"),
    }
    found = []
    for name in COURSE.arguments():
        layer, _, argument = name.partition(".")
        if argument not in ("padding", "pool"):
            decided = decider(name)
            reason = next(reasons[key] for key in (name, argument, decided) if key in reasons)
            value = str(getattr(network.get_submodule(layer), argument))
            found.append(Argument(name, value, decided, reason))
    return found


def _source_of(thing: type | Callable[..., object]) -> str:
    """Its code, or nothing where the application was delivered without it."""
    try:
        return textwrap.dedent(inspect.getsource(thing)).rstrip()
    except OSError:
        return ""


def own_repr() -> tuple[str, str]:
    """A class that overrides the way its objects are printed: its code, and what repr gives for an object of it."""

    class NamedNetwork(Network):
        def __repr__(self) -> str:
            return f"NamedNetwork with {parameter_count(self):,} parameters"

    with torch.device("meta"):  # without numbers, which are not needed and would have to be drawn
        network = NamedNetwork()
    return _source_of(NamedNetwork), repr(network)


@dataclass(frozen=True)
class MatrixProduct:
    """A linear layer beside the matrix product that it is; each result has the shape [3]."""

    matrix: Tensor  # A, [3, 4]
    x: Tensor  # [4]
    product: Tensor  # A x
    random: Tensor  # nn.Linear with the weights that it starts with
    with_bias: Tensor  # with A as its weight, and the bias that it starts with
    without_bias: Tensor  # with A as its weight and no bias
    bias: Tensor


@torch.no_grad()
def matrix_product(
    seed: int,
    rows: Sequence[Sequence[float]] = PRODUCT_ROWS,
    inputs: Sequence[float] = PRODUCT_INPUT,
    bias: Sequence[float] | None = None,
) -> MatrixProduct:
    """`inputs` [4] through the matrix `rows` [3, 4], by hand and by nn.Linear; `seed` gives the random weights, and
    the bias where none is given."""
    x, matrix = torch.tensor(inputs, dtype=torch.float32), torch.tensor(rows, dtype=torch.float32)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        linear = nn.Linear(in_features=4, out_features=3)
        plain = nn.Linear(in_features=4, out_features=3, bias=False)
    if bias is not None:
        linear.bias = nn.Parameter(torch.tensor(bias, dtype=torch.float32))
    random = linear(x)
    linear.weight = nn.Parameter(matrix)
    plain.weight = nn.Parameter(matrix)
    return MatrixProduct(matrix, x, matrix.matmul(x), random, linear(x), plain(x), linear.bias.detach())


def code_of_both_calls() -> str:
    """What one can write oneself to see that the hooks run by the call alone; without a comment, whose language would
    be that of the code."""
    return _source_of(call_both_ways)


def call_both_ways(network: nn.Module, images: Tensor) -> tuple[int, int, bool]:
    ran: list[str] = []
    hook = network.register_forward_hook(lambda module, arguments, output: ran.append("hook"))
    scores = network(images)
    times_by_call = len(ran)
    scores_of_forward = network.forward(images)
    times_by_forward = len(ran) - times_by_call
    hook.remove()
    return times_by_call, times_by_forward, torch.equal(scores, scores_of_forward)


def bytes_kept_for_gradients(network: Network, images: Tensor) -> int:
    """What a forward pass with gradients keeps in memory for the way back, besides the weights."""
    weights = {parameter.data_ptr() for parameter in network.parameters()}
    kept: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        if tensor.data_ptr() not in weights:
            kept[tensor.data_ptr()] = tensor.numel() * tensor.element_size()
        return tensor

    with torch.enable_grad(), torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        network(images)
    return sum(kept.values())
