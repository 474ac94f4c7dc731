"""A designed network as the class that one would write for it, in the style of the course's."""

from __future__ import annotations

from fmnist_gui.engine.network.design import COURSE, NO_POOL, Design, Linear, examine
from fmnist_gui.engine.numbers import thousands

IMPORTS = "import torch\nfrom torch import Tensor, nn\nfrom torch.nn import functional as F"
ACTIVATION_CODE = {
    "relu": "F.relu({})",
    "leaky_relu": "F.leaky_relu({})",
    "tanh": "torch.tanh({})",
    "sigmoid": "torch.sigmoid({})",
    "none": "{}",
}
WIDTH = 120  # characters, as in the engine
COURSE_DOCSTRING = '''
    """Two convolutions and three linear layers, {parameters} parameters.

    `forward` takes images [N, 1, 28, 28] with values from 0 to 1 and gives logits [N, 10]. There is no
    softmax at the end because the cross-entropy loss includes it.
    """
'''
OWN_REPR = '''
    def __repr__(self) -> str:
        count = sum(p.numel() for p in self.parameters())
        return f"Network with {count:,} parameters"'''
_INDENT = " " * 8


def class_code(design: Design, own_repr: bool = False, width: int = WIDTH) -> str:
    """`class Network(nn.Module)`; with `own_repr` it overrides how its objects are printed. Lines that would be
    longer than `width` are broken as one does in Python."""
    lines = ["class Network(nn.Module):", "    def __init__(self) -> None:", "        super().__init__()"]
    for name in design.layers():
        lines += _layer_lines(design, name, width)
    lines += ["", "    def forward(self, images: Tensor) -> Tensor:"]
    lines += _convolution_lines(design, width)
    lines.append(f"{_INDENT}t = {_activation_code(design, 'self.fc1(t.flatten(start_dim=1))')}")
    lines.append(f"{_INDENT}t = {_activation_code(design, 'self.fc2(t)')}")
    lines.append(f"{_INDENT}return self.out(t)")
    return "\n".join(lines) + ("\n" + OWN_REPR if own_repr else "")


def course_code() -> str:
    """The course's network as its own class, with what it takes and gives."""
    first, _, rest = class_code(COURSE).partition("\n")
    return first + COURSE_DOCSTRING.format(parameters=thousands(COURSE.parameters)) + f"\n{rest}"


def _layer_lines(design: Design, name: str, width: int) -> list[str]:
    layer = design.layers()[name]
    if isinstance(layer, Linear):
        kind = "nn.Linear"
        arguments = [f"in_features={_in_features(design, name)}", f"out_features={layer.out_features}"]
    else:
        kind = "nn.Conv2d"
        arguments = [f"{key}={getattr(layer, key)}" for key in ("in_channels", "out_channels", "kernel_size")]
        arguments += [f"stride={layer.stride}"] if layer.stride != 1 else []
        arguments += [f"padding={layer.padding}"] if layer.padding else []
    begin, joined = f"{_INDENT}self.{name} = {kind}(", ", ".join(arguments)
    if len(f"{begin}{joined})") <= width:
        return [f"{begin}{joined})"]
    inner = _INDENT + " " * 4
    if len(inner + joined) <= width:
        return [begin, inner + joined, f"{_INDENT})"]
    return [begin, *(f"{inner}{argument}," for argument in arguments), f"{_INDENT})"]


def _in_features(design: Design, name: str) -> str:
    """`12 * 4 * 4` for the first linear layer where that is what comes in: one sees where it is from."""
    before = examine(design).passed.get("conv2")
    expected = design.value(f"{name}.in_features")
    if name == "fc1" and before is not None and before.pooled.values == expected:
        return " * ".join(map(str, before.pooled.sizes))
    return str(expected)


def _convolution_lines(design: Design, width: int) -> list[str]:
    """Both convolutions with what follows them, in one line each if there is room for both."""
    short, long = [], []
    for name, layer, argument in (("conv1", design.conv1, "images"), ("conv2", design.conv2, "t")):
        activated = _activation_code(design, f"self.{name}({argument})")
        if layer.pool == NO_POOL:
            long.append(f"{_INDENT}t = {activated}")
            short.append(f"{_INDENT}t = {activated}")
            continue
        pool, sizes = f"F.{design.pooling}_pool2d", f"kernel_size={layer.pool}, stride={layer.pool}"
        long.append(f"{_INDENT}t = {pool}({activated}, {sizes})")
        short += [f"{_INDENT}t = {activated}", f"{_INDENT}t = {pool}(t, {sizes})"]
    return long if max(map(len, long)) <= width else short


def _activation_code(design: Design, argument: str) -> str:
    return ACTIVATION_CODE[design.activation].format(argument)
