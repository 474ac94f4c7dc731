"""What ran and what did not, from top to bottom, for several ways to call the same thing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.calls import WHOLE, CallPoint, Kind
from fmnist_gui.kit.labels import code_font
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, Look, color, sized_font, type_px
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import Texts, tr

ROW_HEIGHT, HEADER_HEIGHT = 22, 28  # px, at the usual size of type
INDENT = 2 * SPACE
NAME_FRACTION = 0.38  # of the width
MARK = 5  # px from the middle of a mark to its edge
KINDS: dict[Kind, str] = {
    "pre_hook": N_("hook before"),
    "forward": "forward",
    "returned": N_("forward is through"),
    "hook": N_("hook after"),
}


class CallTimeline(Picture):
    """One row a point, one lane a way to call. A lane grows: `show_lane` says how far it has come."""

    def __init__(self, points: Sequence[CallPoint], lanes: Sequence[str]) -> None:
        super().__init__()
        self._points, self._lanes = points, lanes
        self._ran: list[Mapping[CallPoint, str]] = [{} for _ in lanes]
        self._reached = [0] * len(lanes)  # rows that are shown
        self._current: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Texts(self).call(self._describe)

    def show_lane(self, lane: int, ran: Mapping[CallPoint, str], reached: int) -> None:
        """`ran`: what is written beside each point that ran; `reached`: rows to show of it, from the top."""
        self._ran[lane], self._reached[lane] = ran, reached
        self._current = (lane, reached - 1) if 0 < reached < len(self._points) else None
        self._describe()
        self.update()

    def cell_text(self, row: int, lane: int) -> str:
        """What a lane says of a row; empty where it has not come so far."""
        if row >= self._reached[lane]:
            return ""
        return self._ran[lane].get(self._points[row], tr("skipped"))

    def row_name(self, row: int) -> str:
        point = self._points[row]
        kind = KINDS[point.kind]
        return f"{point.module}: {kind if point.kind == 'forward' else tr(kind)}"

    def sizeHint(self) -> QSize:
        return QSize(440, type_px(HEADER_HEIGHT) + type_px(ROW_HEIGHT) * len(self._points) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self.sizeHint().height())

    def _describe(self) -> None:
        self.setAccessibleName(tr("What runs, in order"))
        rows = [
            f"{name}, {self.row_name(row)}: {self.cell_text(row, lane)}"
            for lane, name in enumerate(self._lanes)
            for row in range(self._reached[lane])
        ]
        self.setAccessibleDescription("; ".join(rows))
        self.update()

    def _lane_rect(self, lane: int, row: int) -> QRectF:
        name_width = self.width() * NAME_FRACTION
        width = (self.width() - name_width) / len(self._lanes)
        return QRectF(
            name_width + lane * width, type_px(HEADER_HEIGHT) + row * type_px(ROW_HEIGHT), width, type_px(ROW_HEIGHT)
        )

    def paint(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, code = painter.font(), sized_font(code_font(), TYPE_SMALL - 1, bold=True)
        for lane, name in enumerate(self._lanes):
            header = self._lane_rect(lane, 0).translated(0, -type_px(HEADER_HEIGHT))
            header.setHeight(type_px(HEADER_HEIGHT))
            painter.setFont(code)
            painter.setPen(QColor(look.text))
            painter.drawText(header, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(plain)
        for row in range(len(self._points)):
            self._paint_name(painter, look, row)
        for lane in range(len(self._lanes)):
            self._paint_lane(painter, look, lane)

    def _paint_name(self, painter: QPainter, look: Look, row: int) -> None:
        point = self._points[row]
        whole = point.module == WHOLE
        band = QRectF(0, type_px(HEADER_HEIGHT) + row * type_px(ROW_HEIGHT), self.width(), type_px(ROW_HEIGHT))
        if whole:
            painter.fillRect(band, color(look.raised, 0.6))
        left = SPACE if whole else SPACE + INDENT
        _paint_mark(painter, QPointF(left + MARK, band.center().y()), point.kind, look, ran=True)
        painter.setPen(QColor(look.text))
        room = band.adjusted(left + 3 * MARK, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.row_name(row))

    def _paint_lane(self, painter: QPainter, look: Look, lane: int) -> None:
        reached = self._reached[lane]
        if reached:
            first, last = self._lane_rect(lane, 0).center().y(), self._lane_rect(lane, reached - 1).center().y()
            x = self._lane_rect(lane, 0).x() + MARK + 1
            painter.setPen(QPen(QColor(look.hairline), 2))
            painter.drawLine(QPointF(x, first), QPointF(x, last))
        for row in range(reached):
            rect, ran = self._lane_rect(lane, row), self._points[row] in self._ran[lane]
            if self._current == (lane, row):
                painter.fillRect(rect.adjusted(-2, 1, -4, -1), color(look.selected))
            middle = QPointF(rect.x() + MARK + 1, rect.center().y())
            _paint_mark(painter, middle, self._points[row].kind, look, ran)
            painter.setPen(QColor(look.text if ran else look.error))
            room = rect.adjusted(3 * MARK + 2, 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, flags, self.cell_text(row, lane))


def _paint_mark(painter: QPainter, middle: QPointF, kind: Kind, look: Look, ran: bool) -> None:
    """Hooks are diamonds, forward a disc; what was skipped is hollow."""
    hook = kind in ("pre_hook", "hook")
    ink = QColor(look.series[1] if hook else look.accent) if ran else QColor(look.error)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine if ran else Qt.PenStyle.DotLine))
    painter.setBrush(ink if ran else QColor(look.surface))
    if hook:
        corners = ((0, -MARK), (MARK, 0), (0, MARK), (-MARK, 0))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    else:
        painter.drawEllipse(middle, MARK - 1, MARK - 1)
