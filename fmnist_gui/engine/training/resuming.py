"""The state of a run out of a file: what the run itself would write is the measure of all that is read."""

from __future__ import annotations

import math
from typing import Any

import torch

_ROUNDED = 1.000001  # a schedule's highest rate is computed


def fitted(value: Any, pattern: Any) -> Any:
    """`value`, if it has the form of `pattern`: keys, lengths, kinds and shapes. Raises ValueError.

    Numbers may differ, but are finite; all else is the same. What `pattern` does not have is left out.
    """
    if isinstance(pattern, dict) and isinstance(value, dict) and pattern.keys() <= value.keys():
        return {key: fitted(value[key], item) for key, item in pattern.items()}
    if isinstance(pattern, list | tuple) and isinstance(value, list | tuple) and len(value) == len(pattern):
        return type(pattern)(fitted(item, example) for item, example in zip(value, pattern, strict=True))
    if isinstance(pattern, torch.Tensor) and isinstance(value, torch.Tensor):
        if value.shape == pattern.shape and value.dtype == pattern.dtype and bool(value.isfinite().all()):
            return value
    elif type(pattern) is int and type(value) is int:
        return value
    elif type(pattern) is float and type(value) in (int, float) and math.isfinite(value):
        return float(value)
    elif type(value) is type(pattern) and type(value) in (bool, str, type(None)) and value == pattern:
        return value
    raise ValueError(f"{type(value).__name__} is not of the form of {type(pattern).__name__}")


def whole(value: Any, least: int, most: int) -> int:
    """A whole number within limits. Raises ValueError."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("not a whole number within its limits")
    return value


def fitted_optimizer(
    state: dict[str, Any],
    optimizer: torch.optim.Optimizer,
    stepped: torch.optim.Optimizer,
    steps: int,
    most_rate: float,
) -> dict[str, Any]:
    """The state of `optimizer` after so many steps; `stepped` is one like it after one. Raises ValueError, KeyError.

    Of its settings only the rate changes in a run. An older version of torch may have written fewer of its own.
    """
    (group,), (stored,) = optimizer.state_dict()["param_groups"], state["param_groups"]
    known = {key: item for key, item in group.items() if key in stored}
    found = fitted(stored, known)
    rate = found["lr"]
    if found != known | {"lr": rate} or not 0 <= rate <= most_rate * _ROUNDED:
        raise ValueError("not the settings of this run")
    parameters = fitted(state["state"], stepped.state_dict()["state"] if state["state"] else {})
    if any(float(parameter.get("step", steps)) != steps for parameter in parameters.values()):
        raise ValueError("not of this step")
    return {"state": parameters, "param_groups": [group | {"lr": rate}]}
