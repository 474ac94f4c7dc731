"""The line above a plot that says what is what, and, while the plot is read off, the values there."""

from __future__ import annotations

from dataclasses import dataclass

from pyqtgraph import mkPen
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.plots.parts import small_font

_MARK_WIDTH, _MARK_GAP, _FIELD_GAP, _LINE_HEIGHT = 16, 3, 12, 18  # px
_MAX_TEXT_WIDTH = 160  # px; a longer name of a run is cut short


@dataclass(frozen=True)
class Mark:
    """How a layer looks: a line (with its dashes), a symbol, or both. `filled` is about the symbol."""

    color: str
    symbol: str = ""
    size: float = 9
    filled: bool = True
    line: bool = False
    dashes: tuple[int, ...] = ()
    thickness: int = 1

    def paint(self, painter: QPainter, area: QRect) -> None:
        center = QPointF(area.center().x() + 0.5, area.center().y() + 0.5)
        if self.line:
            pen = QPen(QColor(self.color), self.thickness)
            if self.dashes:
                pen.setDashPattern(self.dashes)
            painter.setPen(pen)
            painter.drawLine(QPointF(area.left(), center.y()), QPointF(area.right(), center.y()))
        if self.symbol:
            brush = QColor(self.color) if self.filled else QColor(current_look().surface)
            pen = mkPen(self.color, width=1.5) if not self.filled else QPen(Qt.PenStyle.NoPen)
            painter.save()
            painter.translate(center)
            drawSymbol(painter, self.symbol, self.size, pen, brush)
            painter.restore()


@dataclass(frozen=True)
class Field:
    """`text`, which is cut short where there is no room, and `value`, which never is."""

    text: str
    mark: Mark | None = None
    value: str = ""

    def words(self) -> str:
        return f"{self.text} {self.value}".strip()


class PlotLegend(QWidget):
    """Fields side by side, wrapped where the width ends; `values` take the legend's place while there are any.

    The height is that of the taller of both, so that nothing moves when the mouse enters the plot.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend: list[Field] = []
        self._values: list[Field] = []
        self._widest_values: list[Field] = []
        self.setFont(small_font())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_legend(self, legend: list[Field], widest_values: list[Field]) -> None:
        """`widest_values` are values that take as much room as any will."""
        self._legend, self._widest_values = legend, widest_values
        self.setToolTip("\n".join(field.words() for field in legend))
        self.updateGeometry()
        self._changed()

    def set_values(self, values: list[Field]) -> None:
        if values != self._values:
            self._values = values
            self._changed()

    def text(self) -> str:
        """What is shown, in words."""
        return " · ".join(field.words() for field in self._shown())

    def _shown(self) -> list[Field]:
        return self._values or self._legend

    def _changed(self) -> None:
        self.setAccessibleName(self.text())
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.legend_height(width), self._height_of(self._widest_values, width))

    def legend_height(self, width: int) -> int:
        """Pixels that the legend alone takes in that width."""
        return self._height_of(self._legend, width)

    def _height_of(self, fields: list[Field], width: int) -> int:
        return max((area.bottom() + 1 for _, area in self._places(fields, width)), default=_LINE_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LINE_HEIGHT)

    def _places(self, fields: list[Field], width: int) -> list[tuple[Field, QRect]]:
        """Where each field goes in a legend `width` pixels wide."""
        metrics = QFontMetrics(self.font())
        places, x, y = [], 0, 0
        for field in fields:
            mark_width = _MARK_WIDTH + _MARK_GAP if field.mark else 0
            field_width = mark_width + metrics.horizontalAdvance(_shortened(field, metrics)) + 1
            if x and x + field_width > width:
                x, y = 0, y + _LINE_HEIGHT
            places.append((field, QRect(x, y, min(field_width, width), _LINE_HEIGHT)))
            x += field_width + _FIELD_GAP
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter, self._shown(), self.size())
        painter.end()

    def paint_legend(self, painter: QPainter, width: int) -> None:
        """Draw the legend, never the values, `width` pixels wide at the origin of `painter`."""
        painter.save()
        self._paint(painter, self._legend, QSize(width, 0))
        painter.restore()

    def _paint(self, painter: QPainter, fields: list[Field], size: QSize) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        metrics = QFontMetrics(self.font())
        places = self._places(fields, size.width())
        top = max(0, (size.height() - max((area.bottom() + 1 for _, area in places), default=0)) // 2)
        for field, place in places:
            area = place.translated(0, top)
            if field.mark:
                field.mark.paint(painter, QRect(area.left(), area.top(), _MARK_WIDTH, area.height()))
                area.setLeft(area.left() + _MARK_WIDTH + _MARK_GAP)
            painter.setPen(QColor(current_look().text))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, _shortened(field, metrics))


def _shortened(field: Field, metrics: QFontMetrics) -> str:
    text = metrics.elidedText(field.text, Qt.TextElideMode.ElideMiddle, _MAX_TEXT_WIDTH)
    return Field(text, value=field.value).words()
