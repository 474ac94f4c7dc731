"""How the values of a stage of the network are laid out in cells, and coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.network.design import COURSE, examine
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.kit.cells.pictures import DIVERGING, GREY, SEQUENTIAL

if TYPE_CHECKING:
    from fmnist_gui.engine.network.explain import Stage

Values = npt.NDArray[np.floating]
_MAPS = examine(COURSE).passed["conv2"].pooled
# A row of so many numbers is shown in rows and columns: one row for each map that was flattened.
ARRANGEMENTS = {
    _MAPS.values: (1, _MAPS.channels, _MAPS.side**2),
    COURSE.fc1.out_features: (1, 10, COURSE.fc1.out_features // 10),
    COURSE.fc2.out_features: (1, 6, COURSE.fc2.out_features // 6),
    CLASS_COUNT: (CLASS_COUNT, 1, 1),
}


def arranged(values: Values) -> Values:
    """Values [channels, height, width] as they are, and a row of values in rows and columns."""
    return values if values.ndim == 3 else values.reshape(ARRANGEMENTS.get(values.size, (1, 1, values.size)))


def position_of(stage: Stage, cell: Cell) -> tuple[int, ...]:
    """Where in `stage` the number is that is shown in `cell`."""
    if stage.is_map:
        return tuple(cell)
    _, height, width = ARRANGEMENTS.get(stage.tensor.shape[1], (1, 1, stage.tensor.shape[1]))
    return (cell.tile * height * width + cell.row * width + cell.column,)


def cell_of(stage: Stage, position: tuple[int, ...]) -> Cell:
    """The inverse of `position_of`."""
    if stage.is_map:
        return Cell(*position)
    _, height, width = ARRANGEMENTS.get(stage.tensor.shape[1], (1, 1, stage.tensor.shape[1]))
    tile, inside = divmod(position[0], height * width)
    return Cell(tile, *divmod(inside, width))


def scale_of(values: Values, is_image: bool = False) -> tuple[float, float, str]:
    """Lowest and highest shown value and the colours: around zero where there are values below it."""
    if is_image:
        return 0.0, 1.0, GREY
    highest = float(np.abs(values).max(initial=0.0)) or 1.0
    return (-highest, highest, DIVERGING) if values.min(initial=0.0) < 0 else (0.0, highest, SEQUENTIAL)
