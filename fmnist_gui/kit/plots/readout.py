"""The words and values of a curve plot's legend and read-out."""

import math
from collections.abc import Sequence

import numpy as np

from fmnist_gui.engine.numbers import thousands
from fmnist_gui.engine.training.history import Floats, History, Quantity
from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.plots.axes import format_value
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.legend import Field
from fmnist_gui.kit.plots.marks import curve_marks, run_mark
from fmnist_gui.kit.text import tr


def line_fields(curves: Sequence[Curve], values: Sequence[str]) -> list[Field]:
    """The line, the name and the value of each curve."""
    look = current_look()
    marks = (curve_marks(look, one.number).smoothed for one in curves)
    return [Field(one.name, mark, value) for one, mark, value in zip(curves, marks, values, strict=True)]


def layer_fields(curves: Sequence[Curve], values: Sequence[str] | None = None) -> list[Field]:
    """What is what: the four layers of the first curve and the others' names, or those that have a value, with it."""
    look = current_look()
    names = (tr("batch"), tr("smoothed"), tr("training average"), tr("evaluation"), *(one.name for one in curves[1:]))
    marks = (*curve_marks(look, 0), *(run_mark(look, one.number) for one in curves[1:]))
    if values is None:
        return [Field(name, mark) for name, mark in zip(names, marks, strict=True)]
    return [Field(*field) for field in zip(names, marks, values, strict=True) if field[2]]


def step_fields(step: float, steps_per_epoch: int) -> list[Field]:
    fields = [Field(tr("step {step}", step=thousands(step)))]
    if steps_per_epoch:
        fields.append(Field(tr("epoch {epoch}", epoch=epoch_of(step, steps_per_epoch))))
    return fields


def values_at(step: float, curves: Sequence[Curve], quantity: Quantity) -> list[str]:
    """For `layer_fields`: of the first curve, and smoothed value / nearest evaluation of each of the others."""
    (smoothed, evaluation), *others = (
        (
            format_value(quantity, value_at(one.history.steps, one.history.smoothed(quantity), step)),
            format_value(quantity, nearest_evaluation(one.history, quantity, step)),
        )
        for one in curves
    )
    first = curves[0].history
    batch = format_value(quantity, value_at(first.steps, first.values(quantity), step))
    return [batch, smoothed, "", evaluation, *(" / ".join(pair) for pair in others)]


def widest_values(curves: Sequence[Curve], quantity: Quantity) -> list[str]:
    """For `layer_fields`: values that take as much room as any will."""
    widest = format_value(quantity, 88.888 if quantity == "loss" else 1.0)
    return [widest, widest, "", widest, *[f"{widest} / {widest}"] * (len(curves) - 1)]


def epoch_of(step: float, steps_per_epoch: int) -> int:
    """The epoch, from 1, that batch number `step`, from 1, belongs to."""
    return max(1, math.ceil(step / steps_per_epoch)) if steps_per_epoch > 0 else 1


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
