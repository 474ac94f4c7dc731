"""The axes of a picture as PyTorch has them, colours first, and as one draws them, colours last."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.look import SPACE, Look, color, type_px
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import tr

ORDER = (1, 2, 0)
NAMES = (N_("colours"), N_("height"), N_("width"))
BOX_WIDTH, BOX_HEIGHT, BETWEEN = 120, 22, 30  # px
HEIGHT = 2 * BOX_HEIGHT + BETWEEN + 2


class AxesSwap(Picture):
    usual_size = least_size = QSize(3 * BOX_WIDTH + 2 * SPACE, HEIGHT)

    def __init__(self) -> None:
        super().__init__()
        self.sizes: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def swapped(self) -> tuple[int, ...]:
        return tuple(self.sizes[axis] for axis in ORDER)

    def show_sizes(self, sizes: Sequence[int]) -> None:
        """The three sizes of a picture, colours first."""
        self.sizes = tuple(sizes)
        self.setAccessibleName(f"{list(self.sizes)} → {list(self.swapped)}")
        self.update()

    def paint(self, painter: QPainter, look: Look) -> None:
        if not self.sizes:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for position, axis in enumerate(ORDER):
            tint = color(look.series[axis])
            top, bottom = self._box(axis, 0), self._box(position, BOX_HEIGHT + BETWEEN)
            painter.setPen(QPen(tint, 2))
            painter.drawLine(QPointF(top.center().x(), top.bottom()), QPointF(bottom.center().x(), bottom.top()))
            for box in (top, bottom):
                painter.drawRoundedRect(box, SPACE // 2, SPACE // 2)
        painter.setPen(color(look.text))
        for position, axis in enumerate(ORDER):
            text = f"{tr(NAMES[axis])} {self.sizes[axis]}"
            for box in (self._box(axis, 0), self._box(position, BOX_HEIGHT + BETWEEN)):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _box(self, position: int, top: float) -> QRectF:
        width = type_px(BOX_WIDTH)
        return QRectF(1 + position * (width + SPACE), 1 + top, width, BOX_HEIGHT)
