"""Names with a bar and a number each, of which one may be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, current_look, type_px

LEAST_WIDTH, USUAL_WIDTH = 180, 240
MARGIN = SPACE // 2  # px at the sides of rows that can be chosen


class BarRows(QWidget):
    """The longest bar fills the room; `selectable` rows are chosen by click, Up and Down."""

    chosen = Signal()  # another row is `current` now

    def __init__(self, row_height: int, selectable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = 0
        self._rows: list[tuple[str, int]] = []
        self._row_height, self._selectable = row_height, selectable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """A name and a number each."""
        self._rows = list(rows)
        self.updateGeometry()
        self.update()

    @property
    def row_height(self) -> int:
        """px, with the room that larger type needs."""
        return type_px(self._row_height)

    def sizeHint(self) -> QSize:
        return QSize(USUAL_WIDTH, self.row_height * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, self.row_height * len(self._rows))

    def choose(self, row: int) -> None:
        row = min(max(row, 0), len(self._rows) - 1)
        if self._selectable and row != self.current:
            self.current = row
            self.update()
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, height = current_look(), self.row_height
        font = QFont(self.font())
        font.setPixelSize(type_px(TYPE_SMALL))
        font.setFeature(QFont.Tag("tnum"), 1)
        metrics = QFontMetrics(font)
        margin = MARGIN if self._selectable else 0
        left = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0) + SPACE + margin
        right = max((metrics.horizontalAdvance(thousands(number)) for _, number in self._rows), default=0) + SPACE
        most = max([number for _, number in self._rows] + [1])
        room = max(self.width() - left - right - margin, 1)
        painter = QPainter(self)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, (name, number) in enumerate(self._rows):
            top = row * height
            if self._selectable and row == self.current:
                painter.fillRect(QRectF(0, top, self.width(), height), QColor(look.selected))
                if self.hasFocus():
                    painter.setPen(QPen(QColor(look.accent), 1))
                    painter.drawRect(QRectF(0.5, top + 0.5, self.width() - 1, height - 1))
            painter.setPen(QColor(look.text))
            painter.drawText(QRectF(margin, top, left, height), middle | Qt.AlignmentFlag.AlignLeft, name)
            painter.fillRect(QRectF(left, top + 4, room * number / most, height - 8), QColor(look.accent))
            at_end = QRectF(self.width() - right - margin, top, right, height)
            painter.drawText(at_end, middle | Qt.AlignmentFlag.AlignRight, thousands(number))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(int(event.position().y()) // self.row_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self._selectable and event.key() in steps:
            self.choose(self.current + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)
