"""What the strip of stages shows of each of them, and what stands above its matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.kit.cells.stage_values import arranged, scale_of
from fmnist_gui.kit.class_names import class_names
from fmnist_gui.views.walk.stage_strip import StripItem

if TYPE_CHECKING:
    from fmnist_gui.engine.network.explain import Stage


def strip_item(stage: Stage) -> StripItem:
    values = arranged(stage.tensor[0].numpy())
    if len(values) == CLASS_COUNT:  # of the scores, one below the other
        values = values.reshape(1, CLASS_COUNT, 1).repeat(3, axis=2)
    low, high, color_map = scale_of(values, stage.operation == "image")
    shape = str(list(stage.tensor.shape))
    return StripItem(stage.name, shape, values, low, high, color_map, stage.is_map)


def captions_of(stage: Stage) -> list[str]:
    """What stands above each matrix of a stage."""
    if stage.is_map and stage.tensor.shape[1] > 1:
        return [str(number + 1) for number in range(stage.tensor.shape[1])]
    if stage.name in ("out", "softmax"):
        return class_names()
    return []
