"""A designed network as the class that one would write for it, in the style of the course's."""

from __future__ import annotations

from fmnist_gui.engine.design import NO_POOL, Convolution, Design, Linear, examine

IMPORTS = "import torch\nfrom torch import Tensor, nn\nfrom torch.nn import functional as F"
ACTIVATION_CODE = {
    "relu": "F.relu({})",
    "leaky_relu": "F.leaky_relu({})",
    "tanh": "torch.tanh({})",
    "sigmoid": "torch.sigmoid({})",
    "none": "{}",
}
OWN_REPR = '''
    def __repr__(self) -> str:
        count = sum(parameter.numel() for parameter in self.parameters())
        return f"Network with {count:,} parameters"'''


def class_code(design: Design, own_repr: bool = False) -> str:
    """`class Network(nn.Module)`; with `own_repr` it overrides how its objects are printed."""
    lines = ["class Network(nn.Module):", "    def __init__(self) -> None:", "        super().__init__()"]
    lines += [f"        self.{name} = {_layer_code(design, name)}" for name in design.layers()]
    lines += ["", "    def forward(self, images: Tensor) -> Tensor:"]
    lines += [f"        {line}" for line in _forward_lines(design)]
    return "\n".join(lines) + ("\n" + OWN_REPR if own_repr else "")


def _layer_code(design: Design, name: str) -> str:
    layer = design.layers()[name]
    if isinstance(layer, Linear):
        return f"nn.Linear(in_features={_in_features(design, name)}, out_features={layer.out_features})"
    arguments = [f"{key}={getattr(layer, key)}" for key in ("in_channels", "out_channels", "kernel_size")]
    if layer.stride != 1:
        arguments.append(f"stride={layer.stride}")
    if layer.padding:
        arguments.append(f"padding={layer.padding}")
    return f"nn.Conv2d({', '.join(arguments)})"


def _in_features(design: Design, name: str) -> str:
    """`12 * 4 * 4` for the first linear layer where that is what comes in: one sees where it is from."""
    before = examine(design).passed.get("conv2")
    expected = design.value(f"{name}.in_features")
    if name == "fc1" and before is not None and before.pooled.values == expected:
        return " * ".join(map(str, before.pooled.sizes))
    return str(expected)


def _forward_lines(design: Design) -> list[str]:
    return [
        f"t = {_convolution_code(design, 'conv1', design.conv1, 'images')}",
        f"t = {_convolution_code(design, 'conv2', design.conv2, 't')}",
        f"t = {_activation_code(design, 'self.fc1(t.flatten(start_dim=1))')}",
        f"t = {_activation_code(design, 'self.fc2(t)')}",
        "return self.out(t)",
    ]


def _convolution_code(design: Design, name: str, layer: Convolution, argument: str) -> str:
    activated = _activation_code(design, f"self.{name}({argument})")
    if layer.pool == NO_POOL:
        return activated
    return f"F.{design.pooling}_pool2d({activated}, kernel_size={layer.pool}, stride={layer.pool})"


def _activation_code(design: Design, argument: str) -> str:
    return ACTIVATION_CODE[design.activation].format(argument)
