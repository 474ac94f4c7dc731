"""What a stage and its values are, in a sentence each, with the network's own numbers in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, thousands
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.text import named, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.network.explain import Rect, Stage

TITLES = {
    "image": N_("The image"),
    "convolution": N_("Convolution"),
    "relu": N_("ReLU"),
    "max_pool": N_("Max-pool"),
    "flatten": N_("Flatten"),
    "linear": N_("Linear layer"),
    "softmax": N_("Softmax"),
}


def title_of(stage: Stage) -> str:
    """Name, operation and shape of a stage."""
    operation = tr(TITLES[stage.operation])
    name = "" if stage.operation in ("image", "flatten", "softmax") else f"{stage.name} · "
    return f"{name}{operation} · {list(stage.tensor.shape)}"


def about_stage(stages: list[Stage], index: int) -> str:
    stage, before = stages[index], stages[index - 1]
    shape = stage.tensor.shape
    if stage.operation == "image":
        return tr("Numbers from 0, black, to 1, white. The first two of the shape: one image, one grey channel.")
    if stage.operation == "convolution":
        assert stage.layer is not None
        weight = stage.layer.get_parameter("weight")
        return tr(
            "{count} filters of {filter} slide over the input; each gives one map of where it finds its pattern.",
            count=weight.shape[0],
            filter=list(weight.shape[1:]),
        )
    if stage.operation == "relu":
        kept = int((stage.tensor > 0).sum())
        return tr(
            "What is above zero stays, the rest becomes zero: {kept} of {all} values are left.",
            kept=thousands(kept),
            all=thousands(stage.tensor.numel()),
        )
    if stage.operation == "max_pool":
        return tr(
            "Of each 2 × 2 block only the largest value goes on: {fewer} values instead of {all}.",
            fewer=thousands(stage.tensor.numel()),
            all=thousands(before.tensor.numel()),
        )
    if stage.operation == "flatten":
        return tr("The {maps} maps, one row each here, become one row of {count} numbers.", maps=12, count=shape[1])
    if stage.name == "out":
        return tr("One score a class; the highest wins. Softmax is no part of the network: the loss includes it.")
    if stage.operation == "linear":
        return tr(
            "Each of the {out} outputs is a weighted sum of all {n} inputs, plus a bias: y = Wx + b.",
            out=shape[1],
            n=before.tensor.shape[1],
        )
    return tr(
        "The scores as probabilities that sum to {sum}. The network says: {name}.",
        sum=fixed(stage.tensor.sum().item(), 4),
        name=class_name(int(stage.tensor.argmax())),
    )


def about_value(stage: Stage, position: tuple[int, ...], field: Rect) -> str:
    """Which value it is, and the part of the image that it depends on."""
    value = f"<b>{fixed(stage.tensor[(0, *position)].item(), 4)}</b>"
    if stage.is_map:
        which = tr("Map {map}, row {row}, column {column}: {value}", value=value, **_named_position(position))
    elif stage.name in ("out", "softmax"):
        which = named(class_name(position[0]), value)
    else:
        which = tr("Number {number}: {value}", number=position[0], value=value)
    if stage.operation == "image":
        return which
    if (field.height, field.width) == (IMAGE_SIDE, IMAGE_SIDE):
        depends = tr("It depends on the whole image.")
        return f"{which}<br>{depends}"
    depends = tr(
        "Receptive field: {height} × {width} pixels, from row {top}, column {left}.",
        height=field.height,
        width=field.width,
        top=field.top,
        left=field.left,
    )
    return f"{which}<br>{depends}"


def _named_position(position: tuple[int, ...]) -> dict[str, int]:
    """Maps are counted from 1 as in their captions, rows and columns from 0 as in the code."""
    return {"map": position[0] + 1, "row": position[1], "column": position[2]}
