"""The part of a picture that counts: a rectangle over the whole of it, with handles at its corners and edges."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPen

from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.pictures.edits import moved_whole, square_around, with_moved_edges
from fmnist_gui.engine.drawing.pictures.photo import Crop
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.look import Look, color
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import Texts
from fmnist_gui.views.sketch.canvas import SketchCanvas
from fmnist_gui.views.sketch.photo_overlay import ARROWS, PhotoOverlay, key_step, paint_strokes

HANDLE_PX, KNOB_PX = 24, 12  # what can be taken hold of, and what is seen of it
SHADE = 0.6  # over what is left out

Edges = tuple[int, int]  # across -1 for the left, 1 for the right edge, 0 for neither; then the upper and the lower
HANDLES: tuple[tuple[Edges, str, Qt.CursorShape], ...] = (
    ((-1, -1), N_("Crop: upper left corner"), Qt.CursorShape.SizeFDiagCursor),
    ((0, -1), N_("Crop: upper edge"), Qt.CursorShape.SizeVerCursor),
    ((1, -1), N_("Crop: upper right corner"), Qt.CursorShape.SizeBDiagCursor),
    ((1, 0), N_("Crop: right edge"), Qt.CursorShape.SizeHorCursor),
    ((1, 1), N_("Crop: lower right corner"), Qt.CursorShape.SizeFDiagCursor),
    ((0, 1), N_("Crop: lower edge"), Qt.CursorShape.SizeVerCursor),
    ((-1, 1), N_("Crop: lower left corner"), Qt.CursorShape.SizeBDiagCursor),
    ((-1, 0), N_("Crop: left edge"), Qt.CursorShape.SizeHorCursor),
)


class Handle(Picture):
    """Moves edges of the rectangle, by the mouse or by arrow keys."""

    dragged = Signal(QPointF)  # where its middle is wanted, in the overlay
    released = Signal()
    pushed = Signal(int, int, float)  # right and down, -1 to 1, so many sides of the canvas

    def __init__(self, edges: Edges, name: str, cursor: Qt.CursorShape) -> None:
        super().__init__()
        self.edges = edges
        self._grip: QPointF | None = None  # from the handle's middle to where the mouse took hold of it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(cursor)
        self.resize(HANDLE_PX, HANDLE_PX)
        texts = Texts(self)
        texts.bind(self.setAccessibleName, name)
        texts.bind_tip(self, N_("Drag it, or move it with the arrow keys; with Shift in smaller steps"))

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position() - self._middle()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.dragged.emit(QPointF(self.pos()) + event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.released.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._grip = None  # nobody sees any more what is being dragged

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.pushed.emit(*ARROWS[Qt.Key(event.key())], key_step(event))
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        side = KNOB_PX + 4 if focused else KNOB_PX
        painter.setPen(QPen(QColor(look.on_accent), 2))
        painter.setBrush(QColor(look.accent))
        knob = QRectF(0, 0, side, side)
        knob.moveCenter(self._middle())
        painter.drawRoundedRect(knob, 2, 2)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(knob.adjusted(-3, -3, 3, 3), 4, 4)


class CropOverlay(PhotoOverlay):
    """Shows the whole picture. `crop` is where the rectangle is now, also while it is being dragged."""

    previewed = Signal(object)  # Crop, while it is being dragged
    chosen = Signal(object, bool)  # Crop, and whether it goes on from the one before, by another press of a key

    def __init__(self, canvas: SketchCanvas) -> None:
        super().__init__(canvas)
        self.crop: Crop = (0, 0, 1, 1)
        self._grip: tuple[Crop, float, float] | None = None  # while the whole rectangle is dragged
        self._pushing: Handle | None = None  # the handle that keys have moved last
        self._drawing = Drawing()
        self.texts.bind(self.setAccessibleName, "The picture: choose the part that counts")
        self.handles = [Handle(*handle) for handle in HANDLES]
        for handle in self.handles:
            handle.setParent(self)
            handle.dragged.connect(partial(self._on_dragged, handle))
            handle.released.connect(self._on_released)
            handle.pushed.connect(partial(self._on_pushed, handle))

    @property
    def part(self) -> Crop:
        assert self.photo is not None
        return 0, 0, *self.photo.size

    def square(self) -> QRectF:
        """With room for the handles around it."""
        inset = HANDLE_PX // 2
        return super().square().adjusted(inset, inset, -inset, -inset)

    def show_drawing(self, drawing: Drawing) -> None:
        super().show_drawing(drawing)
        self._drawing = drawing
        if self.photo is not None:
            self._show_crop(self.photo.crop)

    def _show_crop(self, crop: Crop) -> None:
        self.crop = crop
        rect = self.rect_of(crop)
        for handle in self.handles:
            across, down = handle.edges
            middle = QPointF(
                rect.center().x() + across * rect.width() / 2, rect.center().y() + down * rect.height() / 2
            )
            handle.move((middle - QPointF(HANDLE_PX, HANDLE_PX) / 2).toPoint())
        self.update()

    def resizeEvent(self, event: object) -> None:
        if self.photo is not None:
            self._show_crop(self.crop)

    def _on_dragged(self, handle: Handle, point: QPointF) -> None:
        assert self.photo is not None
        x, y = self.pixel_at(point)
        self._preview(with_moved_edges(self.crop, self.photo.size, handle.edges, x, y))

    def _preview(self, crop: Crop) -> None:
        self._pushing = None
        if crop != self.crop:
            self._show_crop(crop)
            self.previewed.emit(crop)

    def _on_released(self) -> None:
        self.chosen.emit(self.crop, False)

    def _on_pushed(self, handle: Handle, right: int, down: int, step: float) -> None:
        assert self.photo is not None
        left, upper, end, lower = self.crop
        length = max(step * max(self.photo.size), 1.0)
        x = (end if handle.edges[0] > 0 else left) + right * length
        y = (lower if handle.edges[1] > 0 else upper) + down * length
        crop = with_moved_edges(self.crop, self.photo.size, handle.edges, x, y)
        if crop != self.crop:
            again, self._pushing = self._pushing is handle, handle
            self._show_crop(crop)
            self.chosen.emit(crop, again)

    def begin(self) -> None:
        """The rectangle is in hand: the first key press is a step of its own for undo."""
        self._pushing = None
        self.handles[0].setFocus()

    # ---- the whole rectangle

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect_of(self.crop).contains(event.position()):
            self._grip = (self.crop, *self.pixel_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and self.photo is not None:
            crop, from_x, from_y = self._grip
            x, y = self.pixel_at(event.position())
            self._preview(moved_whole(crop, self.photo.size, x - from_x, y - from_y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self._on_released()

    def hideEvent(self, event: QHideEvent) -> None:
        self._grip = None

    def paint(self, painter: QPainter, look: Look) -> None:
        self.paint_photo(painter, look)
        if self.photo is None:
            return
        left, top, right, bottom = (round(edge) for edge in square_around(self.photo.crop))
        paint_strokes(painter, self._drawing, self.rect_of((left, top, right, bottom)))
        rect, whole = self.rect_of(self.crop), self.rect_of(self.part)
        for outside in (
            QRectF(whole.topLeft(), QPointF(whole.right(), rect.top())),
            QRectF(QPointF(whole.left(), rect.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), rect.top()), rect.bottomLeft()),
            QRectF(rect.topRight(), QPointF(whole.right(), rect.bottom())),
        ):
            painter.fillRect(outside, color(look.window, SHADE))
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.drawRect(rect)
