"""How sure a network is: one bar for each of the ten classes, always in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.kit.class_names import class_name, class_names
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, current_look, type_px
from fmnist_gui.kit.text import Texts, named, tr

ROW_PX, LEAST_ROW_PX = 22, 16
MARKER_PX = 12  # room for the pointer at the true label


class ProbabilityBars(QWidget):
    """Ten probabilities with names and percentages; the highest in the accent colour, the true label pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: list[float] | None = None
        self.label: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        Texts(self).call(self._describe)

    def show_probabilities(self, values: Sequence[float] | None, label: int | None = None) -> None:
        """`values`: ten probabilities, or None for empty bars; `label`: the true class, if known."""
        self.values = None if values is None else [float(value) for value in values]
        self.label = label
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, type_px(ROW_PX) * CLASS_COUNT)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, type_px(LEAST_ROW_PX) * CLASS_COUNT)

    def row_text(self, row: int) -> str:
        """What the bar `row` says, in words."""
        text = class_name(row)
        if self.values is not None:
            text = named(text, percentage(self.values[row]))
        return f"{text} ({tr('true label')})" if row == self.label else text

    def _describe(self) -> None:
        self.setAccessibleName(tr("Probability of each class"))
        self.setAccessibleDescription(", ".join(self.row_text(row) for row in range(CLASS_COUNT)))
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = int(event.pos().y() * CLASS_COUNT / max(self.height(), 1))
            QToolTip.showText(event.globalPos(), self.row_text(min(max(row, 0), CLASS_COUNT - 1)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        font, bold = QFont(self.font()), QFont(self.font())
        for each in (font, bold):
            each.setPixelSize(type_px(TYPE_SMALL))
            each.setFeature(QFont.Tag("tnum"), 1)  # digits of one width: the percentages stand in columns
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        names = class_names()
        name_width = max(metrics.horizontalAdvance(name) for name in names)
        number_width = metrics.horizontalAdvance("100.0 %")
        height = self.height() / len(names)
        bar_left = MARKER_PX + name_width + SPACE
        bar_room = max(self.width() - bar_left - number_width - SPACE, 1)
        best = max(range(len(names)), key=self.values.__getitem__) if self.values is not None else None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, name in enumerate(names):
            top = row * height
            painter.setFont(bold if row in (best, self.label) else font)
            painter.setPen(QColor(look.text))
            side = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(MARKER_PX, top, name_width, height), side | Qt.AlignmentFlag.AlignLeft, name)
            thick = min(height - 6, 12)
            track = QRectF(bar_left, top + (height - thick) / 2, bar_room, thick)
            painter.fillRect(track, QColor(look.raised))
            if self.values is not None:
                value = self.values[row]
                filled = QRectF(track.topLeft(), track.bottomRight())
                filled.setWidth(max(track.width() * value, 1.0 if value > 0.0005 else 0.0))
                painter.fillRect(filled, QColor(look.accent if row == best else look.muted))
                room = QRectF(self.width() - number_width, top, number_width, height)
                painter.drawText(room, side | Qt.AlignmentFlag.AlignRight, percentage(value))
            if row == self.label:
                _draw_pointer(painter, QRect(0, round(top), MARKER_PX, round(height)), look.text)
        painter.end()


def percentage(value: float) -> str:
    return f"{value * 100:.1f} %"


def _draw_pointer(painter: QPainter, room: QRect, color: str) -> None:
    """A triangle that points at the true class."""
    middle = room.center().y() + 1
    corners = [QPointF(room.x(), middle - 5), QPointF(room.x() + 8, middle), QPointF(room.x(), middle + 5)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawPolygon(QPolygonF(corners))
