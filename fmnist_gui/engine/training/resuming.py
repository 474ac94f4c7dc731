"""The state of a run out of a file: what the run itself would write is the measure of all that is read."""

from __future__ import annotations

import math
from typing import Any

import torch


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


def fitted_optimizer(state: dict[str, Any], optimizer: torch.optim.Optimizer, stepped: torch.optim.Optimizer) -> Any:
    """The state of `optimizer`; `stepped` is one like it that has made a step. Raises ValueError, KeyError.

    An older version of torch may have written fewer settings of its own.
    """
    groups = optimizer.state_dict()["param_groups"]
    known = [
        {key: item for key, item in group.items() if key in stored}
        for group, stored in zip(groups, state["param_groups"], strict=True)
    ]
    found = fitted(state["param_groups"], known)
    pattern = stepped.state_dict()["state"] if state["state"] else {}
    return {
        "state": fitted(state["state"], pattern),
        "param_groups": [group | stored for group, stored in zip(groups, found, strict=True)],
    }
