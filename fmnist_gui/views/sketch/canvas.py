"""The canvas: draws with mouse, pen, touch or keys, and hands out what was drawn."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy

from fmnist_gui.engine.drawing.drawing import Drawing, on_canvas
from fmnist_gui.engine.drawing.pictures.edits import mirrored
from fmnist_gui.engine.drawing.sketch import Stroke
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, Look, sized_font
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.sketch.ink import PEN_WIDTH, in_colors, layer_of, paint, paint_in_colors, smooth
from fmnist_gui.views.sketch.player import SketchPlayer

MINIMUM_SIDE = 240  # px
ERASER_FACTOR = 2.5  # the eraser is so much wider than the pen
NEAREST = 0.003  # of the side: the pen moves at least so far between two points
KEY_STEP, FINE_KEY_STEP = 0.03, 0.006  # of the side, an arrow key and with Shift
HISTORY = 200  # steps that can be undone
REPORT_MS = 1  # after the first of many moves: 0 would wait until no more of them come
COMPRESS = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents


class SketchCanvas(Picture):
    """`drawing()` in units of its side, so that the size of the window changes nothing about it."""

    usual_size, least_size = QSize(420, 420), QSize(MINIMUM_SIDE, MINIMUM_SIDE)
    changed = Signal()  # the drawing, also while a stroke is being drawn
    strokeEnded = Signal()  # the drawing is at rest after a change
    historyChanged = Signal()
    filesDropped = Signal(object)  # list of Path
    pictureDropped = Signal(QImage)
    played = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pen_width = PEN_WIDTH
        self.shade = 1.0
        self.tool = "pen"  # "pen", "eraser" or "bucket"
        self._drawings = [Drawing()]  # history; the one at _now is shown
        self._now = 0
        self._preview: Drawing | None = None  # what may come of an edit that is under way
        self._way: list[tuple[float, float, float]] = []  # x, y and width of the stroke being drawn
        self._keys_at: tuple[float, float] | None = None  # where the pen moved by keys is
        self._pressure = 1.0
        self._compressed = QCoreApplication.testAttribute(COMPRESS)  # elsewhere
        self._layer: QImage | None = None  # the drawing without the stroke being drawn
        self._shown, self._shown_key = QImage(), (0, "", "")  # the layer in the theme's colours, and what of it
        self._hint = ""
        self._player = SketchPlayer(self)
        self._player.advanced.connect(self._on_played_part)
        self._player.ended.connect(self._on_played)
        self._reporting = QTimer(self, singleShot=True, interval=REPORT_MS)
        self._reporting.timeout.connect(self.changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.texts = Texts(self)
        self.texts.bind_name(self, "The canvas")
        self.texts.call(self._set_texts)

    def drawing(self) -> Drawing:
        """What is on the canvas now, the stroke being drawn included, or what may come of an edit."""
        if self._preview is not None:
            return self._preview
        stroke = self._stroke_being_drawn()
        return self.at_rest if stroke is None else self._with(stroke)

    @property
    def at_rest(self) -> Drawing:
        """Without the stroke being drawn, and without a preview."""
        return self._drawings[self._now]

    def _with(self, stroke: Stroke) -> Drawing:
        return replace(self.at_rest, strokes=(*self.at_rest.strokes, stroke))

    def set_drawing(self, drawing: Drawing, *, amend: bool = False) -> None:
        """Show another drawing; undo brings the one before it back. With `amend` it takes the place of the newest."""
        self._player.stop()
        self._way.clear()
        if amend and self.can_undo:
            self._now -= 1
        self._push(drawing)

    def preview(self, drawing: Drawing | None) -> None:
        """Hand out another drawing for a while, as long as an edit is under way; None: there is none any more."""
        if drawing is not self._preview:
            self._preview = drawing
            self.changed.emit()

    def clear(self) -> None:
        if not self.drawing().is_empty:
            self.set_drawing(Drawing())

    def mirror(self) -> None:
        """Swap left and right."""
        if not self.at_rest.is_empty:
            self.set_drawing(mirrored(self.at_rest))

    def play(self, strokes: Sequence[Stroke], duration_ms: int = 1500) -> None:
        """Draw `strokes`, of any scale, one after the other in the middle of an empty canvas."""
        self.set_drawing(Drawing())
        self._player.start(on_canvas(strokes), duration_ms)

    @property
    def playing(self) -> bool:
        return self._player.playing

    @property
    def can_undo(self) -> bool:
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        return self._now + 1 < len(self._drawings)

    @Slot()
    def undo(self) -> None:
        self._go(self._now - 1)

    @Slot()
    def redo(self) -> None:
        self._go(self._now + 1)

    def _go(self, number: int) -> None:
        self._player.stop()
        if 0 <= number < len(self._drawings):
            self._way.clear()
            self._now = number
            self._on_history_changed()

    def _push(self, drawing: Drawing) -> None:
        self._drawings[self._now + 1 :] = [drawing]
        self._drawings = self._drawings[-HISTORY - 1 :]
        self._now = len(self._drawings) - 1
        self._on_history_changed()

    def _on_history_changed(self) -> None:
        self._layer = self._preview = None
        self._reporting.stop()
        self.update()
        self.historyChanged.emit()
        self.changed.emit()
        self.strokeEnded.emit()

    # ---- the stroke being drawn

    def _begin(self, x: float, y: float) -> None:
        self._player.stop()
        if self.tool == "bucket":
            self._push(self._with(Stroke(np.array([x]), np.array([y]), None, self.shade, "bucket")))
        else:
            self._way = [(x, y, self._width())]
            self._moved()

    def _go_on(self, x: float, y: float) -> None:
        if not self._way:
            return
        last_x, last_y, _ = self._way[-1]
        if abs(x - last_x) + abs(y - last_y) >= NEAREST:
            self._way.append((x, y, self._width()))
            self._show_end_of_way()
            if not self._reporting.isActive():
                self._reporting.start()

    def _end(self) -> None:
        stroke = self._stroke_being_drawn()
        if stroke is None:
            return
        self._way.clear()
        layer = self._layer
        self._push(self._with(stroke))
        if layer is not None:  # only this stroke is new
            paint(layer, stroke)
            self._layer = layer

    def _moved(self) -> None:
        self.update()
        self.changed.emit()

    def _show_end_of_way(self) -> None:
        """Repaint where the smooth curve is new: repainting all would hold up the pen."""
        square, end = self.square(), np.array(self._way[-4:])
        low, high = end.min(axis=0), end.max(axis=0)
        margin = high[2] * square.width() / 2 + 2
        new = QRectF(QPointF(low[0], low[1]) * square.width(), QPointF(high[0], high[1]) * square.width())
        self.update(new.translated(square.topLeft()).adjusted(-margin, -margin, margin, margin).toAlignedRect())

    def _width(self) -> float:
        wide = self.pen_width * (ERASER_FACTOR if self.tool == "eraser" else 1.0)
        return wide * (0.4 + 0.9 * self._pressure if self._pressure < 1.0 else 1.0)

    def _stroke_being_drawn(self) -> Stroke | None:
        if not self._way:
            return None
        way = np.array(self._way).T
        xs, ys, widths = smooth(*way)
        if self.tool == "pen" and (way[2] == PEN_WIDTH).all():  # a line: in a small drawing it is no thicker
            return Stroke(xs, ys, None, self.shade)
        return Stroke(xs, ys, widths, 0.0 if self.tool == "eraser" else self.shade)

    @Slot(object)
    def _on_played_part(self, strokes: tuple[Stroke, ...]) -> None:
        self._drawings[self._now] = Drawing(strokes)
        self._layer = None
        self._moved()

    @Slot()
    def _on_played(self) -> None:
        self._on_history_changed()
        self.played.emit()

    # ---- mouse, pen, touch (which Qt hands on as a mouse) and keys

    def square(self) -> QRectF:
        """Where the drawing is, in pixels of this widget."""
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _point_of(self, position: QPointF) -> tuple[float, float]:
        square = self.square()
        return (position.x() - square.left()) / square.width(), (position.y() - square.top()) / square.height()

    def enterEvent(self, event: QEnterEvent) -> None:
        """X11 joins the moves that a busy window has not taken yet: curves would become chords. Here it must not."""
        QCoreApplication.setAttribute(COMPRESS, False)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        QCoreApplication.setAttribute(COMPRESS, self._compressed)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.square().contains(event.position()):
            self._keys_at, self._pressure = None, 1.0
            self._begin(*self._point_of(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(*self._point_of(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        self._pressure = min(max(event.pressure(), 0.0), 0.999)
        point = self._point_of(event.position())
        kinds = QEvent.Type
        if event.type() == kinds.TabletPress and self.square().contains(event.position()):
            self._begin(*point)
        elif event.type() == kinds.TabletMove:
            self._go_on(*point)
        elif event.type() == kinds.TabletRelease:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a pen, Space puts it down and takes it up."""
        keys = Qt.Key
        steps = {keys.Key_Left: (-1, 0), keys.Key_Right: (1, 0), keys.Key_Up: (0, -1), keys.Key_Down: (0, 1)}
        if event.key() in steps:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            length = FINE_KEY_STEP if fine else KEY_STEP
            x, y = self._keys_at or (0.5, 0.5)
            right, down = steps[keys(event.key())]
            self._keys_at = (min(max(x + right * length, 0.0), 1.0), min(max(y + down * length, 0.0), 1.0))
            self._go_on(*self._keys_at)
            self.update()
        elif event.key() == keys.Key_Space and not event.isAutoRepeat():
            self._keys_at = self._keys_at or (0.5, 0.5)
            if self._way:
                self._end()
            else:
                self._begin(*self._keys_at)
        elif event.key() == keys.Key_Escape and (self._way or self.playing):
            self._way.clear()
            self._player.stop()
            self._moved()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            self.filesDropped.emit(files)
        elif event.mimeData().hasImage():
            self.pictureDropped.emit(QImage(event.mimeData().imageData()))
        event.acceptProposedAction()

    def paint(self, painter: QPainter, look: Look) -> None:
        square = self.square()
        side = max(1, round(square.width() * self.devicePixelRatioF()))
        if self._layer is None or self._layer.width() != side:
            self._layer = layer_of(self.at_rest, side)
        key = (self._layer.cacheKey(), look.surface, look.text)
        if self._shown_key != key:
            self._shown, self._shown_key = in_colors(self._layer), key
        stroke = self._stroke_being_drawn()
        painter.drawImage(square, self._shown)
        if stroke is not None:
            painter.save()
            painter.setClipRect(square)
            painter.translate(square.topLeft())
            paint_in_colors(painter, stroke, square.width())
            painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent if self.hasFocus() else look.outline), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), SPACE / 2, SPACE / 2)
        if self.drawing().is_empty:
            self._paint_hint(painter, look, square)
        if self._keys_at is not None and self.hasFocus():
            self._paint_cross(painter, look, square)

    def _paint_hint(self, painter: QPainter, look: Look, square: QRectF) -> None:
        painter.setFont(sized_font(painter.font(), TYPE_HEADING))
        painter.setPen(QColor(look.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(square.adjusted(4 * SPACE, 4 * SPACE, -4 * SPACE, -4 * SPACE), flags, self._hint)

    def _paint_cross(self, painter: QPainter, look: Look, square: QRectF) -> None:
        assert self._keys_at is not None
        x = square.left() + self._keys_at[0] * square.width()
        y = square.top() + self._keys_at[1] * square.height()
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.drawLine(QPointF(x - SPACE, y), QPointF(x + SPACE, y))
        painter.drawLine(QPointF(x, y - SPACE), QPointF(x, y + SPACE))

    def _set_texts(self) -> None:
        self._hint = tr("Draw a garment here")
        self.setAccessibleDescription(
            tr(
                "Draw with the mouse, a pen or a finger. With keys: arrows move the pen, Space puts it down or "
                "takes it up."
            )
        )
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layer = None
        super().resizeEvent(event)


def local_files(content: QMimeData | None) -> list[Path]:
    """The files of this computer among what was dropped or copied; an empty clipboard may have no content."""
    urls = content.urls() if content is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
