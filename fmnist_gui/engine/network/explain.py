"""How the network comes to its answer: every stage of one image, and how each single number was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import Network, apply_operation, apply_operations
from fmnist_gui.engine.network.design import COURSE_OPERATIONS, POOL, OperationKind

StageKind = OperationKind | Literal["image", "softmax"]


@dataclass(frozen=True)
class Stage:
    """What the image has become after one operation; `tensor` has the batch dimension, so [1, …]."""

    name: str
    operation: StageKind
    tensor: Tensor
    layer: nn.Module | None = None  # which holds the operation's weights

    @property
    def is_map(self) -> bool:
        """Whether the values lie in rows and columns: [1, channels, height, width]."""
        return self.tensor.dim() == 4


class Rect(NamedTuple):
    """Cells of a feature map or image."""

    top: int
    left: int
    height: int
    width: int


@dataclass(frozen=True)
class Sum:
    """How one value was made. `inputs` and `weights` have the same shape: [channels, 5, 5] for a convolution,
    [1, 2, 2] for a max-pool (without weights), [features] for a linear layer, [10] for the softmax, else [1]."""

    operation: StageKind
    inputs: Tensor
    weights: Tensor | None
    bias: float | None
    total: float  # computed from the above in double precision
    output: float  # what the network itself has there, in single precision

    @property
    def products(self) -> Tensor:
        """Each input times its weight, in double precision."""
        assert self.weights is not None
        return self.inputs.double() * self.weights.double()


def as_input(picture: Tensor) -> Tensor:
    """A grey picture [28, 28] (uint8 0 to 255, or float 0 to 1) as the network's input [1, 1, 28, 28].

    Raises StudioError for a picture of another size.
    """
    if tuple(picture.shape) != (IMAGE_SIDE, IMAGE_SIDE):
        raise StudioError(
            "This picture is {found}, but the network takes grey pictures of {side} × {side} pixels. Choose one "
            "from the data set, or bring it to that size first.",
            found=" × ".join(str(size) for size in picture.shape),
            side=IMAGE_SIDE,
        )
    values = picture.float() / 255 if picture.dtype == torch.uint8 else picture.float()
    return values.unsqueeze(0).unsqueeze(0)


@torch.no_grad()
def trace(network: Network, picture: Tensor) -> list[Stage]:
    """Every stage of `picture` [28, 28] on its way through the network's own layers, the softmax included.

    Raises StudioError for a picture of another size.
    """
    t = as_input(picture).to(network.conv1.weight.device)
    stages = [Stage("image", "image", t)]
    for operation in COURSE_OPERATIONS:
        t = apply_operation(network, operation, t)
        layer = network.get_submodule(operation.name) if operation.kind in ("convolution", "linear") else None
        stages.append(Stage(operation.name, operation.kind, t, layer))
    return [*stages, Stage("softmax", "softmax", t.softmax(dim=1))]


def source_rect(stages: list[Stage], index: int, position: tuple[int, ...]) -> tuple[int | None, Rect] | None:
    """Which cells of the stage before the value at `position` of stage `index` was made from: channel (None: all)
    and rectangle. None where the stage before has no rows and columns.

    `position` is (channel, row, column) in a map, else (feature,).
    """
    stage, before = stages[index], stages[index - 1]
    if index == 0 or not before.is_map:
        return None
    channel, row, column = position if stage.is_map else _unflattened(before, position[0])
    if stage.operation == "convolution":
        height, width, stride_y, stride_x = _window(stage)
        return None, Rect(row * stride_y, column * stride_x, height, width)
    if stage.operation == "max_pool":
        return channel, Rect(row * POOL, column * POOL, POOL, POOL)
    return channel, Rect(row, column, 1, 1)


def receptive_field(stages: list[Stage], index: int, position: tuple[int, ...]) -> Rect:
    """The part of the image that the value at `position` of stage `index` depends on."""
    stage = stages[index]
    image = stages[0].tensor
    if stage.operation in ("linear", "softmax") or (not stage.is_map and stage.operation == "relu"):
        return Rect(0, 0, image.shape[2], image.shape[3])
    if stage.operation == "flatten":
        index -= 1
        position = _unflattened(stages[index], position[0])
    rect = Rect(position[1], position[2], 1, 1)
    for passed in reversed(stages[1 : index + 1]):
        if passed.operation in ("convolution", "max_pool"):
            height, width, stride_y, stride_x = _window(passed)
            rect = Rect(
                rect.top * stride_y,
                rect.left * stride_x,
                (rect.height - 1) * stride_y + height,
                (rect.width - 1) * stride_x + width,
            )
    return rect


def sum_at(stages: list[Stage], index: int, position: tuple[int, ...]) -> Sum:
    """How the value at `position` of stage `index` (not the image itself) was made from the stage before."""
    stage, before = stages[index], stages[index - 1]
    output = stage.tensor[(0, *position)].item()
    values = before.tensor[0]
    if stage.operation == "linear":
        assert isinstance(stage.layer, nn.Linear)
        weights, bias = stage.layer.weight.detach()[position[0]], stage.layer.bias.detach()[position[0]].item()
        return _weighted(stage.operation, values, weights, bias, output)
    if stage.operation == "softmax":
        powers = (values.double() - values.max()).exp()  # the same probabilities, and no score is too large for exp
        return Sum("softmax", values, None, None, (powers[position[0]] / powers.sum()).item(), output)
    if not before.is_map:  # the ReLU of a linear layer
        value = values[position[0]].reshape(1)
        return Sum("relu", value, None, None, max(value.item(), 0.0), output)
    found = source_rect(stages, index, position)
    assert found is not None
    channel, rect = found
    channels = slice(None) if channel is None else slice(channel, channel + 1)
    patch = values[channels, rect.top : rect.top + rect.height, rect.left : rect.left + rect.width]
    if stage.operation == "convolution":
        assert isinstance(stage.layer, nn.Conv2d)
        assert stage.layer.bias is not None
        weights, bias = stage.layer.weight.detach()[position[0]], stage.layer.bias.detach()[position[0]].item()
        return _weighted(stage.operation, patch, weights, bias, output)
    highest = patch.max().item()
    if stage.operation == "max_pool":
        return Sum("max_pool", patch, None, None, highest, output)
    return Sum(
        stage.operation,
        patch.reshape(1),
        None,
        None,
        max(highest, 0.0) if stage.operation == "relu" else highest,
        output,
    )


def _weighted(operation: StageKind, inputs: Tensor, weights: Tensor, bias: float, output: float) -> Sum:
    total = (inputs.double() * weights.double()).sum().item() + bias
    return Sum(operation, inputs, weights, bias, total, output)


def _window(stage: Stage) -> tuple[int, int, int, int]:
    """Height and width of what one value looks at, and how far apart two neighbours look."""
    if isinstance(stage.layer, nn.Conv2d):
        return (*stage.layer.kernel_size, *stage.layer.stride)  # type: ignore[return-value]  # both are pairs
    return POOL, POOL, POOL, POOL


def _unflattened(before: Stage, feature: int) -> tuple[int, int, int]:
    """Channel, row and column of the value that flattening has put at `feature`."""
    height, width = before.tensor.shape[2:]
    channel, inside = divmod(feature, height * width)
    return channel, *divmod(inside, width)


def input_gradient(network: Network, picture: Tensor, class_index: int) -> Tensor:
    """By how much the score (logit) of the class would change with each pixel of `picture`: [28, 28], with sign.

    Its size at each pixel is the saliency map of Simonyan, Vedaldi and Zisserman (2013).
    """
    image = as_input(picture).requires_grad_()
    with torch.enable_grad():
        score = network(image)[0, class_index]
        (gradient,) = torch.autograd.grad(score, image)
    return gradient[0, 0]


def grad_cam(network: Network, picture: Tensor, class_index: int) -> Tensor:
    """Where the second convolution's feature maps speak for the class: [28, 28], zero or more.

    Grad-CAM of Selvaraju et al. (2017): the maps after ReLU, each weighted by the mean gradient of the class's
    score with respect to it, added up, and what is below zero dropped. The 8 x 8 result is spread over the image.
    """
    with torch.enable_grad():
        maps = apply_operations(network, as_input(picture), "image", "relu2").detach().requires_grad_()
        score = apply_operations(network, maps, "relu2", "out")[0, class_index]
        (gradient,) = torch.autograd.grad(score, maps)
    importance = gradient.mean(dim=(2, 3), keepdim=True)
    heat = F.relu((importance * maps.detach()).sum(dim=1, keepdim=True))
    return F.interpolate(heat, size=(IMAGE_SIDE, IMAGE_SIDE), mode="bilinear", align_corners=False)[0, 0]
