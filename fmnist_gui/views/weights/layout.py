"""How each of the ten parameters is laid out as matrices."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.floating]

PARAMETERS = tuple(
    f"{layer}.{kind}" for layer in ("conv1", "conv2", "fc1", "fc2", "out") for kind in ("weight", "bias")
)


def tiles_of(name: str, values: Values) -> tuple[Values, int | None, list[str]]:
    """The matrices [n, height, width] of a parameter, how many stand side by side, and their captions.

    conv1: its six filters. conv2: a column for each of its 12 filters, a row for each input map. Linear layers:
    one matrix; biases: rows of 20.
    """
    if values.ndim == 4:
        tiles = values.reshape(-1, *values.shape[2:])
        if values.shape[1] == 1:
            return tiles, None, [str(number + 1) for number in range(len(tiles))]
        by_input = values.swapaxes(0, 1).reshape(tiles.shape)
        return by_input, len(values), []
    if values.ndim == 2:
        return values[np.newaxis], 1, []
    return _bias_rows(values), 1, []


def _bias_rows(values: Values) -> Values:
    """A long bias in rows of 20."""
    width = min(values.size, 20)
    return values.reshape(1, -1, width)


def index_text(name: str, tile: int, row: int, column: int) -> str:
    """The index of a shown number in its parameter, as one would write it in code."""
    if name == "conv1.weight":
        return f"[{tile}, 0, {row}, {column}]"
    if name == "conv2.weight":
        return f"[{tile % 12}, {tile // 12}, {row}, {column}]"
    if name.endswith("weight"):
        return f"[{row}, {column}]"
    return f"[{20 * row + column}]"
