"""How often values of each size occur."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.numbers import significant, thousands
from fmnist_gui.kit.look import Look, color, type_px
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import Texts, tr

BINS = 41  # odd, so that one of them is around zero
AXIS_HEIGHT = 18


class Histogram(Picture):
    """Bars over a range that is symmetric around zero; one colour, because place and height say it all."""

    usual_size, least_size = QSize(200, 120), QSize(120, 60)

    def __init__(self) -> None:
        super().__init__()
        self.counts: npt.NDArray[np.integer] = np.zeros(BINS, np.int64)
        self._limit = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        Texts(self).call(self._describe)

    def show_values(self, values: npt.NDArray[np.floating], limit: float) -> None:
        """Count `values` in bins from −`limit` to `limit`; values beyond are counted in the outermost bins."""
        self._limit = limit if limit > 0 else 1.0
        inside = np.clip(values, -self._limit, self._limit)
        self.counts = np.histogram(inside, bins=BINS, range=(-self._limit, self._limit))[0]
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(tr("How often values of each size occur"))
        self.setToolTip(
            tr(
                "Values from {low} to {high}; the highest bar stands for {count} of them.",
                low=significant(-self._limit),
                high=significant(self._limit),
                count=thousands(int(self.counts.max())),
            )
        )

    def paint(self, painter: QPainter, look: Look) -> None:
        height, width = self.height() - type_px(AXIS_HEIGHT), self.width() / BINS
        painter.fillRect(QRectF(0, height, self.width(), 1), color(look.outline))
        highest = max(int(self.counts.max()), 1)
        for number, count in enumerate(self.counts):
            bar = (height - 2) * int(count) / highest
            if count:
                painter.fillRect(
                    QRectF(number * width, height - max(bar, 1), width - 1, max(bar, 1)), color(look.accent)
                )
        painter.setPen(color(look.muted))
        below = QRect(0, self.height() - type_px(AXIS_HEIGHT) + 2, self.width(), type_px(AXIS_HEIGHT) - 2)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for side, value in zip(sides, (-self._limit, 0.0, self._limit), strict=True):
            painter.drawText(below, side, significant(value))
