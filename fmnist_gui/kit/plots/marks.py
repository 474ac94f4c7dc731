"""What each layer of a plot looks like, said once for the plot, its legend and the list of runs."""

from dataclasses import dataclass
from typing import NamedTuple

from pyqtgraph import mkPen
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from fmnist_gui.kit.look import TYPE_SMALL, Look, current_look, type_px

_SYMBOLS = ("s", "t", "star", "p", "t1", "h")
_DASHES = ((6, 3), (2, 3), (9, 3, 2, 3), (12, 4), (4, 2, 1, 2), (3, 6))  # px on, px off, …
_OWN_COLORS = 2  # of the first curve: its line, its evaluation; the others have the rest


def small_font() -> QFont:
    """The font of everything small in a plot, with digits of one width."""
    font = QFont()
    font.setPixelSize(type_px(TYPE_SMALL))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@dataclass(frozen=True)
class Mark:
    """How a layer looks: a line (with its dashes), a symbol, or both. `filled` is about the symbol."""

    color: str
    symbol: str = ""
    size: float = 9
    filled: bool = True
    line: bool = False
    dashes: tuple[int, ...] = ()

    def pen(self, width: int = 1) -> QPen:
        pen = QPen(QColor(self.color), width)
        if self.dashes:
            pen.setDashPattern(self.dashes)
        return pen

    def paint(self, painter: QPainter, area: QRect) -> None:
        center = QPointF(area.center().x() + 0.5, area.center().y() + 0.5)
        if self.line:
            painter.setPen(self.pen(width=1 if self.symbol else 2))
            painter.drawLine(QPointF(area.left(), center.y()), QPointF(area.right(), center.y()))
        if self.symbol:
            brush = QColor(self.color if self.filled else current_look().surface)
            pen = QPen(Qt.PenStyle.NoPen) if self.filled else mkPen(self.color, width=1.5)
            painter.save()
            painter.translate(center)
            drawSymbol(painter, self.symbol, self.size, pen, brush)
            painter.restore()


class CurveMarks(NamedTuple):
    """The layers of one curve."""

    batch: Mark
    smoothed: Mark
    average: Mark  # of an epoch's training batches
    evaluation: Mark


def curve_marks(look: Look, number: int) -> CurveMarks:
    """The first curve, number 0, has a whole line and two colours; each of the others a colour, dashes and a symbol."""
    symbol, dashes = "d", tuple[int, ...]()
    if number == 0:
        own, evaluation = look.series[:_OWN_COLORS]
    else:
        others = look.series[_OWN_COLORS:]
        own = evaluation = others[(number - 1) % len(others)]
        symbol, dashes = _SYMBOLS[(number - 1) % len(_SYMBOLS)], _DASHES[(number - 1) % len(_DASHES)]
    return CurveMarks(
        Mark(own, symbol="o", size=3),
        Mark(own, line=True, dashes=dashes),
        Mark(own, symbol="o", filled=False),
        Mark(evaluation, symbol=symbol, size=11),
    )


def run_mark(look: Look, number: int) -> Mark:
    """Line and symbol, of a curve that shows its evaluations too."""
    marks = curve_marks(look, number)
    return Mark(marks.smoothed.color, marks.evaluation.symbol, size=8, line=True, dashes=marks.smoothed.dashes)
