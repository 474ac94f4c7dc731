"""Small tensors as blocks of squares, and what they are joined to, each element in its origin's colour."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.kit.labels import code_font
from fmnist_gui.kit.look import SPACE, TYPE_BODY, Look, sized_font
from fmnist_gui.kit.picture import Picture

LARGEST_CELL, LARGE_CELL, SMALLEST_CELL = 24, 48, 4  # px, in a card and where there is more room
LAYER_SHIFT = 0.55  # of a cell, from one layer of a block to the next
LINE = 20  # px a line of text
GAP = 3 * SPACE  # px between tensors
WORDS = 3 * LINE + 4 * SPACE  # px that names, shapes and the call take
HEIGHT = 276  # px


@dataclass(frozen=True, eq=False)
class Block:
    """`origin` [1 to 4 dimensions]: the number of the tensor that each element came from."""

    name: str
    origin: npt.NDArray[np.int64]

    @property
    def grids(self) -> npt.NDArray[np.int64]:
        """As [blocks, layers, rows, columns]."""
        shape = (1,) * (4 - self.origin.ndim) + self.origin.shape
        return self.origin.reshape(shape)

    def size(self, cell: float) -> QSizeF:
        blocks, layers, rows, columns = self.grids.shape
        deep = (layers - 1) * LAYER_SHIFT * cell
        return QSizeF(blocks * (columns * cell + deep) + (blocks - 1) * SPACE, rows * cell + deep)


class TensorBlocks(Picture):
    """A row of tensors, and below it the result. The last two dimensions are rows and columns; the one before them
    goes into depth, the first layer in front; a fourth stands side by side."""

    usual_size, least_size = QSize(440, HEIGHT), QSize(320, HEIGHT)

    def __init__(self, large: bool = False) -> None:
        """`large`: it takes all the room that there is."""
        super().__init__()
        self._largest = LARGE_CELL if large else LARGEST_CELL
        self.tensors: Sequence[Block] = ()
        self.result: Block | None = None
        self._instead = ""
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding if large else policy.Fixed)

    def show_blocks(self, tensors: Sequence[Block], result: Block | None, instead: str = "") -> None:
        """`instead`: what stands where there is no result, in the current language."""
        self.tensors, self.result, self._instead = tensors, result, instead
        names = [f"{block.name} {list(block.origin.shape)}" for block in tensors]
        self.setAccessibleName(", ".join(names))
        self.setAccessibleDescription(f"{result.name} {list(result.origin.shape)}" if result is not None else instead)
        self.update()

    def cell_size(self) -> int:
        """The largest at which both rows fit."""
        for cell in range(self._largest, SMALLEST_CELL, -1):
            sizes = [block.size(cell) for block in self.tensors]
            below = self.result.size(cell) if self.result is not None else QSizeF(0, 0)
            across = max(
                sum(self._width(block, cell) for block in self.tensors) + GAP * (len(sizes) - 1), below.width()
            )
            down = max((size.height() for size in sizes), default=0.0) + below.height()
            if across <= self.width() - 2 and down <= self.height() - 4 * LINE - 2 * SPACE:
                return cell
        return SMALLEST_CELL

    def _width(self, block: Block, cell: float) -> float:
        """Of a tensor with its name and shape under it."""
        return max(block.size(cell).width(), 64.0)

    def paint(self, painter: QPainter, look: Look) -> None:
        cell, font = self.cell_size(), painter.font()
        highest = max((block.size(cell).height() for block in self.tensors), default=0.0)
        left = 1.0
        for block in self.tensors:
            self._paint_block(painter, look, block, QPointF(left, 1 + highest - block.size(cell).height()), cell)
            text = f"{block.name} {list(block.origin.shape)}"
            self._paint_text(painter, QPointF(left, 1 + highest + 2), text, look.text)
            left += self._width(block, cell) + GAP
        top = highest + LINE + 2 * SPACE
        if self.result is None:
            self._paint_text(painter, QPointF(1, top), self._instead, look.error)
        else:
            painter.setFont(sized_font(code_font(), TYPE_BODY - 1))
            self._paint_text(painter, QPointF(1, top), f"↓ {self.result.name}", look.text)
            painter.setFont(font)
            self._paint_block(painter, look, self.result, QPointF(1, top + LINE + SPACE / 2), cell)
            under = top + LINE + SPACE / 2 + self.result.size(cell).height() + 2
            self._paint_text(painter, QPointF(1, under), str(list(self.result.origin.shape)), look.text)

    def _paint_text(self, painter: QPainter, corner: QPointF, text: str, ink: str) -> None:
        painter.setPen(QColor(ink))
        room = QRectF(corner.x(), corner.y(), self.width() - corner.x(), LINE)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_block(self, painter: QPainter, look: Look, block: Block, corner: QPointF, cell: int) -> None:
        painter.setPen(QPen(QColor(look.surface), 1))
        grids = block.grids
        blocks, layers, rows, columns = grids.shape
        shift = LAYER_SHIFT * cell
        width = columns * cell + (layers - 1) * shift
        for number in range(blocks):
            left = corner.x() + number * (width + SPACE)
            for layer in reversed(range(layers)):  # the front one last
                x, y = left + layer * shift, corner.y() + (layers - 1 - layer) * shift
                for row in range(rows):
                    for column in range(columns):
                        tint = QColor(look.series[int(grids[number, layer, row, column])])
                        painter.setBrush(tint if layer == 0 else tint.darker(100 + 12 * min(layer, 5)))
                        painter.drawRect(QRectF(x + column * cell, y + row * cell, cell, cell))
