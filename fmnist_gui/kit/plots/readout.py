"""The words and values of a curve plot's legend and read-out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from fmnist_gui.bridge.history import Floats, History, Quantity
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.look import Look, current_look
from fmnist_gui.kit.plots.data import Overlay
from fmnist_gui.kit.plots.export import epoch_of
from fmnist_gui.kit.plots.legend import Field, Mark
from fmnist_gui.kit.plots.parts import OVERLAY_DASHES, OVERLAY_SYMBOLS, format_value, overlay_color
from fmnist_gui.kit.text import tr


def legend_fields(overlays: Sequence[Overlay]) -> list[Field]:
    """What is what: the run's four layers, and each overlay's name."""
    batch, smoothed, average, evaluation = _own_marks(current_look())
    return [
        Field(tr("batch"), batch),
        Field(tr("smoothed"), smoothed),
        Field(tr("training average"), average),
        Field(tr("evaluation"), evaluation),
        *(Field(overlay.name, _overlay_mark(overlay)) for overlay in overlays),
    ]


def value_fields(
    step: float, history: History, overlays: Sequence[Overlay], quantity: Quantity, steps_per_epoch: int
) -> list[Field]:
    """The values at `step`: of the run, and smoothed value / nearest evaluation of each overlay."""
    own = [
        value_at(history.steps, history.values(quantity), step),
        value_at(history.steps, history.smoothed(quantity), step),
        nearest_evaluation(history, quantity, step),
    ]
    others = [
        (value_at(one.steps, one.smoothed(quantity), step), nearest_evaluation(one, quantity, step))
        for one in (overlay.history for overlay in overlays)
    ]
    return _worded(step, own, overlays, others, quantity, steps_per_epoch)


def widest_value_fields(overlays: Sequence[Overlay], quantity: Quantity, steps_per_epoch: int) -> list[Field]:
    """Values that take as much room as any will, to keep room for."""
    widest = 88.888 if quantity == "loss" else 1.0
    return _worded(88_888, [widest] * 3, overlays, [(widest, widest)] * len(overlays), quantity, steps_per_epoch)


def _worded(
    step: float,
    own: Sequence[float],
    overlays: Sequence[Overlay],
    others: Sequence[tuple[float, float]],
    quantity: Quantity,
    steps_per_epoch: int,
) -> list[Field]:
    batch, smoothed, _, evaluation = _own_marks(current_look())
    batch_value, smoothed_value, evaluation_value = (format_value(quantity, value) for value in own)
    fields = [Field(tr("step {step}", step=thousands(step)))]
    if steps_per_epoch:
        fields.append(Field(tr("epoch {epoch}", epoch=epoch_of(step, steps_per_epoch))))
    fields += [
        Field(tr("batch {value}", value=batch_value), batch),
        Field(tr("smoothed {value}", value=smoothed_value), smoothed),
        Field(tr("evaluation {value}", value=evaluation_value), evaluation),
    ]
    for overlay, values in zip(overlays, others, strict=True):
        shown = " / ".join(format_value(quantity, value) for value in values)
        fields.append(Field(overlay.name, _overlay_mark(overlay), shown))
    return fields


def nearest_index(steps: Floats, step: float) -> int:
    """Index of the entry of `steps`, which ascend and are not empty, that is nearest to `step`."""
    right = min(int(np.searchsorted(steps, step)), len(steps) - 1)
    left = max(0, right - 1)
    return left if step - steps[left] <= steps[right] - step else right


def value_at(steps: Floats, values: Floats, step: float) -> float:
    """The value at the nearest of `steps`; NaN outside them."""
    if not len(steps) or not steps[0] <= step <= steps[-1]:
        return math.nan
    return float(values[nearest_index(steps, step)])


def nearest_evaluation(history: History, quantity: Quantity, step: float) -> float:
    """The evaluation nearest to `step`; NaN before there is one."""
    steps = history.epoch_points.steps
    return float(history.evaluations(quantity)[nearest_index(steps, step)]) if len(steps) else math.nan


def _own_marks(look: Look) -> tuple[Mark, Mark, Mark, Mark]:
    own, evaluation = look.series[:2]
    return (
        Mark(own, symbol="o", size=3),
        Mark(own, line=True, thickness=2),
        Mark(own, symbol="o", filled=False),
        Mark(evaluation, symbol="d", size=11),
    )


def _overlay_mark(overlay: Overlay) -> Mark:
    index = overlay.color_index
    return Mark(
        overlay_color(current_look(), index),
        symbol=OVERLAY_SYMBOLS[index % len(OVERLAY_SYMBOLS)],
        size=8,
        line=True,
        dashes=OVERLAY_DASHES[index % len(OVERLAY_DASHES)],
    )
