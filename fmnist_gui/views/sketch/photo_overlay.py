"""What lies over the canvas while the user works on its picture: the picture in its own colours, to point into."""

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen

from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.pictures.edits import photo_in, square_around
from fmnist_gui.engine.drawing.pictures.photo import Crop, Photo
from fmnist_gui.engine.drawing.pictures.picture import ink_of_picture
from fmnist_gui.engine.drawing.sketch import BlankDrawing, Pixels
from fmnist_gui.kit.cells.pictures import color_image, grey_image
from fmnist_gui.kit.look import SPACE, Look, color
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.sketch.canvas import FINE_KEY_STEP, KEY_STEP, SketchCanvas
from fmnist_gui.views.sketch.ink import paint_in_colors

FAINT = 32  # of 255: ink that is shown as background
TINT = 0.55  # of the accent over what is background
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def key_step(event: QKeyEvent) -> float:
    """How far an arrow key moves something, in sides of the canvas; a fifth of it with Shift."""
    return FINE_KEY_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP


class PhotoOverlay(Picture):
    """Covers the canvas while it is shown. `part` is what it shows of the picture, in the picture's pixels."""

    finished = Signal()  # the user is done with it

    def __init__(self, canvas: SketchCanvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.photo: Photo | None = None
        self._image = QImage()
        self._imaged: object = None  # the pixels that it was made of
        self.setParent(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the canvas below need not be painted
        self.hide()
        canvas.installEventFilter(self)
        self.texts = Texts(self)

    @property
    def part(self) -> Crop:
        raise NotImplementedError

    def square(self) -> QRectF:
        """Where the part is shown, in pixels of this widget."""
        return self.canvas.square()

    def show_drawing(self, drawing: Drawing) -> None:
        self.photo = photo_in(drawing)
        self.update()

    def pixel_at(self, position: QPointF) -> tuple[float, float]:
        """The point of the picture at a point of this widget."""
        square, (left, top, right, _) = self.square(), square_around(self.part)
        scale = (right - left) / square.width()
        return left + (position.x() - square.left()) * scale, top + (position.y() - square.top()) * scale

    def rect_of(self, box: Crop) -> QRectF:
        """Where a part of the picture is in this widget."""
        square, (left, top, right, _) = self.square(), square_around(self.part)
        scale = square.width() / (right - left)
        corner = QPointF(square.left() + (box[0] - left) * scale, square.top() + (box[1] - top) * scale)
        return QRectF(corner.x(), corner.y(), (box[2] - box[0]) * scale, (box[3] - box[1]) * scale)

    def paint_photo(self, painter: QPainter, look: Look) -> None:
        painter.fillRect(self.rect(), QColor(look.window))
        painter.fillRect(self.square(), QColor(look.surface))
        if self.photo is None:
            return
        if self._imaged is not self.photo.pixels:
            self._image, self._imaged = color_image(self.photo.pixels), self.photo.pixels
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, max(self.photo.size) >= 64)
        left, top, right, bottom = self.part
        painter.drawImage(self.rect_of(self.part), self._image, QRectF(left, top, right - left, bottom - top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.canvas.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class Pipette(PhotoOverlay):
    """A click on the picture says what is background; what is so already is tinted."""

    picked = Signal(float, float)  # a point, in sides of the canvas

    def __init__(self, canvas: SketchCanvas) -> None:
        super().__init__(canvas)
        self._at = 0.5, 0.5  # where the cross of the keys is
        self._by_keys = False
        self._tint = QImage()
        self._tinted: tuple[object, str] = (None, "")
        self._drawing = Drawing()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.texts.bind_name(self, "The picture: choose its background")
        self.texts.call(self._set_description)

    def _set_description(self) -> None:
        self.setAccessibleDescription(
            tr("Click what is background. With keys: arrows move the cross, Space picks the colour under it.")
        )

    @property
    def part(self) -> Crop:
        assert self.photo is not None
        return self.photo.crop

    def show_drawing(self, drawing: Drawing) -> None:
        self._drawing = drawing
        super().show_drawing(drawing)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect_of(self.part).contains(event.position()):
            self._by_keys = False
            square = self.square()
            point = (event.position() - square.topLeft()) / square.width()
            self.picked.emit(point.x(), point.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self._by_keys = True
            step = key_step(event)
            right, down = ARROWS[Qt.Key(event.key())]
            x, y = self._at
            self._at = min(max(x + right * step, 0.0), 1.0), min(max(y + down * step, 0.0), 1.0)
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self.picked.emit(*self._at)
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter, look: Look) -> None:
        self.paint_photo(painter, look)
        if self.photo is None:
            return
        drawing = self._drawing
        if self._tinted != (drawing, look.name):
            self._tint, self._tinted = _tint(drawing, color(look.accent, TINT)), (drawing, look.name)
        painter.drawImage(self.rect_of(self.part), self._tint)
        square = self.square()
        painter.setPen(QPen(QColor(look.accent if self.hasFocus() else look.outline), 2 if self.hasFocus() else 1))
        painter.drawRect(square.adjusted(1, 1, -1, -1))
        if self._by_keys and self.hasFocus():
            at = square.topLeft() + QPointF(*self._at) * square.width()
            for tint, width in ((look.surface, 4), (look.accent, 2)):
                painter.setPen(QPen(QColor(tint), width))
                painter.drawLine(at - QPointF(SPACE, 0), at + QPointF(SPACE, 0))
                painter.drawLine(at - QPointF(0, SPACE), at + QPointF(0, SPACE))


def _tint(drawing: Drawing, tint: QColor) -> QImage:
    """The tint where the picture counts as background, nothing where it is ink."""
    image = grey_image(_background_of(drawing))
    image.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    image.setColorTable([0, *[tint.rgba()] * 255])
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _background_of(drawing: Drawing) -> Pixels:
    """255 where the picture of a drawing is background, else 0."""
    assert drawing.picture is not None
    try:
        ink = ink_of_picture(drawing.picture, drawing.on_black)
    except BlankDrawing:
        return np.full(drawing.picture.shape, 255, np.uint8)
    return np.where(ink * 255 < FAINT, 255, 0).astype(np.uint8)


def paint_strokes(painter: QPainter, drawing: Drawing, where: QRectF) -> None:
    """Lines and areas of a drawing whose canvas is seen in the square `where`."""
    painter.save()
    painter.translate(where.topLeft())
    for stroke in drawing.strokes:
        if stroke.kind != "bucket":
            paint_in_colors(painter, stroke, where.width())
    painter.restore()
