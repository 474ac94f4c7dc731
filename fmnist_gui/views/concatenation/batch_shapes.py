"""A picture of what torch.cat and torch.stack do with the tensors of several batches."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.kit.look import SPACE, Look
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import tr

DRAWN = 3  # batches; the others are dots
BLOCK = QSize(46, 24)  # px of one batch's tensor
SHIFT = 9  # px from one layer of the stack to the next


class BatchShapes(Picture):
    """Three columns: the batches, joined along an axis they have (cat), and along a new one (stack)."""

    def __init__(self) -> None:
        super().__init__()
        self._shapes = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shapes(self, each: str, cat: str, stack: str) -> None:
        """The shape of each batch's tensor, and of what it becomes; an empty one where stack refuses."""
        self._shapes = (each, cat, stack)
        self.setAccessibleName(f"{each}, torch.cat: {cat}, torch.stack: {stack or '–'}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        line = QFontMetrics(self.small_font()).height()
        return QSize(240, 2 * line + 4 * SPACE + DRAWN * (BLOCK.height() + SPACE))

    def paint(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, width = painter.fontMetrics().height(), self.width() / 3
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        headings = (tr("each batch"), "torch.cat", "torch.stack")
        for column, (heading, shape) in enumerate(zip(headings, self._shapes, strict=True)):
            left = column * width
            painter.setPen(QColor(look.muted))
            painter.drawText(QRectF(left, 0, width, line), flags, heading)
            self._paint_blocks(painter, look, column, left + width / 2, line + SPACE)
            painter.setPen(QColor(look.text))
            painter.drawText(QRectF(left, self.height() - line, width, line), flags, shape or tr("refused"))

    def _paint_blocks(self, painter: QPainter, look: Look, column: int, middle: float, top: float) -> None:
        """Each batch has its own colour, so that one finds it again where they are joined."""
        gap = SPACE if column == 0 else 0
        for number in range(DRAWN):
            index = number if column != 2 else DRAWN - 1 - number  # of a stack, the first layer lies in front
            y = top + index * (BLOCK.height() + gap) if column != 2 else top + (DRAWN - index) * SHIFT + SPACE
            x = middle - BLOCK.width() / 2 + (index * SHIFT - SHIFT if column == 2 else 0)
            block = QRectF(x, y, BLOCK.width(), BLOCK.height())
            painter.setBrush(QColor(look.series[index]))
            painter.setPen(QPen(QColor(look.surface), 1))
            painter.drawRect(block)
        painter.setPen(QColor(look.muted))
        below = top + DRAWN * (BLOCK.height() + gap) + SPACE / 2
        if column != 2:
            painter.drawText(QPointF(middle - 4, below + 4), "…")
