"""A batch as pictures, each with its label and with what some networks say it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.kit.cells.batch_grid import BatchGrid, Line
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr


@dataclass(frozen=True, eq=False)
class Tile:
    picture: npt.NDArray[np.uint8]  # [28, 28]
    label: int
    said: tuple[int, ...]  # the class that each network names


class AnswerTiles(BatchGrid):
    """Five or ten tiles in a row, as there is room."""

    side, margin, cell_width = 2 * IMAGE_SIDE, SPACE, 84
    column_counts, kept_count = (5, 10), 10

    def __init__(self, networks: int) -> None:
        self.tiles: Sequence[Tile] = ()
        self._networks = networks
        super().__init__()
        Texts(self).call(self._describe)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        self.tiles = tiles
        self.show_images([tile.picture for tile in tiles])
        self._describe()

    def line_count(self) -> int:
        return 1 + self._networks

    def lines_of(self, index: int) -> Sequence[Line]:
        """The label, and what each network says."""
        tile = self.tiles[index]
        marks = [("✓", "good") if said == tile.label else ("✗", "error") for said in tile.said]
        said = [Line(f"{mark} {class_name(said)}", ink) for said, (mark, ink) in zip(tile.said, marks, strict=True)]
        return [Line(class_name(tile.label), "text", bold=True), *said]

    def _describe(self) -> None:
        tiles = [[line.text for line in self.lines_of(index)] for index in range(len(self.tiles))]
        self.setAccessibleName(tr("The images of the batch, with what is said of them"))
        self.setAccessibleDescription("\n".join(f"{label}: {'; '.join(said)}" for label, *said in tiles))
