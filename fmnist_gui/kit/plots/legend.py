"""The line above a plot that says what is what, and, while the plot is read off, the values there."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fmnist_gui.kit.look import current_look, type_px
from fmnist_gui.kit.plots.marks import Mark, small_font

_MARK_WIDTH, _MARK_GAP, _FIELD_GAP, _LINE_HEIGHT = 16, 3, 12, 18  # px at the usual size of type
_MAX_TEXT_WIDTH = 160  # px; a longer name of a run is cut short


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
        return max(self._height_of(fields, width) for fields in (self._legend, self._widest_values))

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, type_px(_LINE_HEIGHT))

    def _height_of(self, fields: list[Field], width: int) -> int:
        return max((area.bottom() + 1 for _, area in self._rects(fields, width)), default=type_px(_LINE_HEIGHT))

    def _rects(self, fields: list[Field], width: int) -> list[tuple[Field, QRect]]:
        """Where each field goes in a legend `width` pixels wide."""
        metrics = QFontMetrics(self.font())
        rects, x, y, line = [], 0, 0, type_px(_LINE_HEIGHT)
        for field in fields:
            mark_width = _MARK_WIDTH + _MARK_GAP if field.mark else 0
            field_width = mark_width + metrics.horizontalAdvance(_shortened(field, metrics)) + 1
            if x and x + field_width > width:
                x, y = 0, y + line
            rects.append((field, QRect(x, y, min(field_width, width), line)))
            x += field_width + _FIELD_GAP
        return rects

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        fields = self._shown()
        top = max(0, (self.height() - self._height_of(fields, self.width())) // 2)
        for field, rect in self._rects(fields, self.width()):
            area = rect.translated(0, top)
            if field.mark:
                field.mark.paint(painter, QRect(area.left(), area.top(), _MARK_WIDTH, area.height()))
                area.setLeft(area.left() + _MARK_WIDTH + _MARK_GAP)
            painter.setPen(QColor(current_look().text))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, _shortened(field, metrics))
        painter.end()


def _shortened(field: Field, metrics: QFontMetrics) -> str:
    text = metrics.elidedText(field.text, Qt.TextElideMode.ElideMiddle, type_px(_MAX_TEXT_WIDTH))
    return Field(text, value=field.value).words()
