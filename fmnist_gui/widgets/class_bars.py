"""How many images each class has, as ten bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.engine.data import CLASS_NAMES
from fmnist_gui.widgets.look import SPACE, TYPE_SMALL, current_look, type_px
from fmnist_gui.widgets.text import Texts, named, tr

ROW_HEIGHT = 18


class ClassBars(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[int] = [0] * len(CLASS_NAMES)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Texts(self).call(self._describe)

    def show_counts(self, counts: Sequence[int]) -> None:
        self._counts = list(counts)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_HEIGHT * len(CLASS_NAMES))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, ROW_HEIGHT * len(CLASS_NAMES))

    def _describe(self) -> None:
        self.setAccessibleName(tr("Images of each class"))
        rows = zip(CLASS_NAMES, self._counts, strict=True)
        self.setAccessibleDescription(", ".join(named(tr(name), f"{count:,}") for name, count in rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        font = QFont(self.font())
        font.setPixelSize(type_px(TYPE_SMALL))
        font.setFeature(QFont.Tag("tnum"), 1)
        metrics = QFontMetrics(font)
        names = [f"{label}  {tr(name)}" for label, name in enumerate(CLASS_NAMES)]
        left = max(metrics.horizontalAdvance(name) for name in names) + SPACE
        right = max(metrics.horizontalAdvance(f"{count:,}") for count in self._counts) + SPACE
        room = max(self.width() - left - right, 1)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(look.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, (name, count) in enumerate(zip(names, self._counts, strict=True)):
            top = row * ROW_HEIGHT
            painter.drawText(QRectF(0, top, left, ROW_HEIGHT), middle | Qt.AlignmentFlag.AlignLeft, name)
            share = count / max(*self._counts, 1)
            painter.fillRect(QRectF(left, top + 4, room * share, ROW_HEIGHT - 8), QColor(look.accent))
            number = QRectF(self.width() - right, top, right, ROW_HEIGHT)
            painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, f"{count:,}")
        painter.end()
