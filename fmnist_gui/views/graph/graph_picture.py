"""The computation graph as a picture: a box a node, with its value and its gradient as far as they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.course.tiny_network import INPUTS, NODES, PARAMETERS, SOURCES
from fmnist_gui.kit.cells.cells import CellRow, Position
from fmnist_gui.kit.look import Look, color, type_px
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.graph.formulas import BACKWARD, FLOWS_FROM, FORWARD, STEPS, Nodes, number

if TYPE_CHECKING:
    from collections.abc import Iterator

POSITIONS = {  # column, row
    "x1": (0, 0),
    "w1": (0, 1),
    "x2": (0, 2),
    "w2": (0, 3),
    "b1": (0, 4),
    "z": (1, 2),
    "w3": (2, 0),
    "h": (2, 2),
    "b2": (2, 4),
    "y": (3, 2),
    "p": (4, 2),
    "L": (5, 2),
}
COLUMNS, ROWS = 6, 5
BOX_HEIGHT, ROW_HEIGHT, GAP = 46, 54, 14  # px
LARGEST_BOX = 104  # px


class GraphPicture(CellRow):
    """`show_graph` with the number of steps that are done; a click on a node goes to the step that makes it."""

    hand_over_cells = True

    def __init__(self) -> None:
        super().__init__()
        self._nodes: Nodes = {}
        self._done = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Texts(self).call(self._describe)

    def show_graph(self, nodes: Nodes, done: int) -> None:
        self._nodes, self._done = nodes, done
        self._describe()
        self.update()

    @property
    def count(self) -> int:
        return len(NODES) if self._nodes else 0

    def sizeHint(self) -> QSize:
        return QSize(440, type_px(ROW_HEIGHT) * ROWS)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, type_px(ROW_HEIGHT) * ROWS)

    def value_of(self, name: str) -> str:
        """The value as it is shown; empty while the step that computes it is to come."""
        known = name not in SOURCES or FORWARD.index(name) < self._done
        return number(self._nodes[name].value) if known and self._nodes else ""

    def gradient_of(self, name: str) -> str:
        known = name in BACKWARD and len(FORWARD) + BACKWARD.index(name) < self._done
        return f"∂ {number(self._nodes[name].gradient)}" if known and self._nodes else ""

    def item_rect(self, index: int) -> QRect:
        column, row = POSITIONS[NODES[index]]
        across = self.width() / COLUMNS
        width = min(across - GAP, type_px(LARGEST_BOX))
        center = QPointF((column + 0.5) * across, (row + 0.5) * self.height() / ROWS)
        rect = QRectF(0, 0, width, type_px(BOX_HEIGHT))
        rect.moveCenter(center)
        return rect.toRect()

    def describe(self, cell: Position) -> str:
        name = NODES[cell[0]]
        return ", ".join(text for text in (name, self.value_of(name), self.gradient_of(name)) if text)

    def _describe(self) -> None:
        self.setAccessibleName(tr("The computation graph"))
        self.setAccessibleDescription("; ".join(self.describe((index,)) for index in range(self.count)))

    def _edges(self) -> Iterator[tuple[str, str]]:
        yield from ((source, name) for name, sources in SOURCES.items() for source in sources)

    def paint(self, painter: QPainter, look: Look) -> None:
        if not self._nodes:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, backward = STEPS[self._done - 1] if self._done else ("", False)
        for source, name in self._edges():
            active = FLOWS_FROM.get(now) == name and source == now if backward else name == now
            line = self._line(source, name)
            ink = look.warn if active and backward else look.accent if active else look.outline
            painter.setPen(QPen(color(ink), 2.5 if active else 1))
            painter.drawLine(line)
            if active:
                self._paint_head(painter, QLineF(line.p2(), line.p1()) if backward else line)
        for index, name in enumerate(NODES):
            self._paint_node(painter, look, index, name, name == now, backward)

    def _line(self, source: str, name: str) -> QLineF:
        first, last = (QRectF(self.item_rect(NODES.index(known))) for known in (source, name))
        start = QPointF(first.right(), first.center().y())
        return QLineF(start, QPointF(last.left(), last.center().y()))

    def _paint_head(self, painter: QPainter, line: QLineF) -> None:
        for turn in (150, -150):
            side = QLineF(line)
            side.setAngle(line.angle() + turn)
            side.setLength(7)
            side.translate(line.p2() - line.p1())
            painter.drawLine(side)

    def _paint_node(self, painter: QPainter, look: Look, index: int, name: str, is_now: bool, backward: bool) -> None:
        rect = self.item_rect(index)
        painter.setBrush(color(look.selected if name in PARAMETERS else look.raised))
        ink = (look.warn if backward else look.accent) if is_now else look.outline
        painter.setPen(QPen(color(ink), 2 if is_now else 1))
        painter.drawRoundedRect(rect, 6, 6)
        third = rect.height() // 3
        lines = (
            (name, look.text, True),
            (self.value_of(name), look.text, False),
            (self.gradient_of(name), look.warn, False),
        )
        for row, (text, ink, bold) in enumerate(lines):
            painter.setFont(self.small_font(bold))
            painter.setPen(color(ink))
            painter.drawText(
                QRect(rect.x(), rect.y() + row * third, rect.width(), third), Qt.AlignmentFlag.AlignCenter, text
            )
        if self.hasFocus() and self.current == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(look.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 8, 8)


def step_of(name: str) -> int | None:
    """After how many steps the node has all that is shown of it; None for the inputs, which are given."""
    if name in INPUTS:
        return None
    return max(number for number, (known, _) in enumerate(STEPS, start=1) if known == name)
