"""What the network sees of a drawing, stage by stage; where it looks; which training images are like it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from fmnist_gui.bridge.drawing_predictor import Details, Prediction
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.cells.pictures import colored_image, grey_image
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.layout import NO_MARGINS, hbox, vbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.text import Texts, named, tr
from fmnist_gui.views.sketch.ink import in_colors, layer_of

PICTURE_PX = 64
BEATS = 2  # of the display clock for one of the pictures
SIMILAR_PX = 42
STAGES = (  # caption, what it is
    (N_("drawn"), N_("The ink as it was drawn, with the box around it")),
    (
        N_("fitted"),
        N_("The box, as large as it fits into 28 × 28 pixels, with the lines made 2 pixels wide"),
    ),
    (N_("pixels"), N_("Each pixel is as bright as the ink covers it: whole numbers from 0 to 255")),
    (N_("tensor"), N_("Divided by 255: the numbers from 0 to 1 that the network is given")),
    (N_("what counts"), N_("The brighter a pixel, the more it would change the class's score")),
)
DRAWN, FITTED, PIXELS, TENSOR, COUNTS = range(5)


class StagePicture(QWidget):
    """A small picture of one stage, and the frame around what matters in it."""

    def __init__(self, pixels: int = PICTURE_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._image: QImage | None = None
        self._box: tuple[float, float, float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage | None, box: tuple[float, float, float, float] | None = None) -> None:
        """`box`: left, top, right, bottom as fractions of the picture."""
        self._image, self._box = image, box
        self.update()

    @property
    def image(self) -> QImage | None:
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(self._pixels, self._pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), current_look()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._image is not None:
            painter.drawImage(frame, self._image)
        if self._box is not None:
            left, top, right, bottom = self._box
            painter.setPen(QPen(QColor(look.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(
                QRectF(
                    frame.left() + left * frame.width(),
                    frame.top() + top * frame.height(),
                    (right - left) * frame.width(),
                    (bottom - top) * frame.height(),
                )
            )
        painter.setPen(QColor(look.hairline))
        painter.drawRect(frame)
        painter.end()


class Seeing(QWidget):
    """`walk_button` stands beside the heading."""

    def __init__(self, walk_button: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = [StagePicture() for _ in STAGES]
        self.captions = [QLabel() for _ in STAGES]
        self.similar = [StagePicture(SIMILAR_PX) for _ in range(6)]
        self.similar_note, self.range_note = QLabel(), QLabel()
        self._prediction: Prediction | None = None
        self._details: Details | None = None
        self._has_data = False
        self._shown: Prediction | None = None  # the one whose pictures are there
        self.texts = Texts(self)
        self._lay_out(walk_button)
        self.texts.call(self._set_texts)
        Redraw(self, self._show, BEATS)

    def _lay_out(self, walk_button: QWidget) -> None:
        layout = vbox(spacing=SPACE // 2, margins=NO_MARGINS, parent=self)
        head = QHBoxLayout()
        head.addWidget(heading(self.texts, "What the network sees"), 1)
        head.addWidget(walk_button)
        layout.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(2)
        for column, (picture, caption) in enumerate(zip(self.pictures, self.captions, strict=True)):
            caption.setProperty("role", "small")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(picture, 0, column, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(caption, 1, column)
        layout.addLayout(grid)
        for label in (self.range_note, self.similar_note):
            label.setProperty("role", "small")
            label.setWordWrap(True)
        layout.addWidget(self.range_note)
        layout.addWidget(self.similar_note)
        row = hbox(*self.similar, None)
        layout.addLayout(row)

    def show_prediction(self, prediction: Prediction) -> None:
        """The pictures follow a few times a second: they must not hold up the pen, or the class that is read off."""
        self._prediction = prediction

    def _show(self) -> None:
        prediction = self._prediction
        if prediction is None or prediction is self._shown:
            return
        self._shown = prediction
        stages, drawing = prediction.stages, prediction.drawing
        fitted = None if stages is None else _ink(Drawing(_in_frame(stages.fitted))) if stages.fitted else None
        pixels = None if stages is None else grey_image(stages.pixels)
        self.pictures[DRAWN].show_image(None if drawing.is_empty else _ink(drawing), self._box(prediction))
        self.pictures[FITTED].show_image(fitted or pixels)
        self.pictures[PIXELS].show_image(pixels)
        tensor = None if stages is None else colored_image(stages.tensor[0, 0].numpy(), 0.0, 1.0)
        self.pictures[TENSOR].show_image(tensor)
        if stages is None:
            self.show_details(None)
        self._set_texts()

    def show_details(self, details: Details | None) -> None:
        self._details = details
        saliency = None if details is None else colored_image(details.saliency, 0.0, 1.0)
        self.pictures[COUNTS].show_image(saliency)
        found = () if details is None else details.similar
        for index, picture in enumerate(self.similar):
            picture.show_image(grey_image(found[index]) if index < len(found) else None)
        self._set_texts()

    def set_has_data(self, has_data: bool) -> None:
        self._has_data = has_data
        self._set_texts()

    def _box(self, prediction: Prediction) -> tuple[float, float, float, float] | None:
        if prediction.stages is None:
            return None
        if prediction.drawing.picture is None:
            return prediction.stages.box
        side = max(prediction.drawing.picture.shape)
        height, width = prediction.drawing.picture.shape
        over = 0 if prediction.drawing.strokes else 1  # a picture that was drawn on is a square already
        left, top = over * (side - width) / 2, over * (side - height) / 2
        low_x, low_y, high_x, high_y = prediction.stages.box
        return (low_x + left) / side, (low_y + top) / side, (high_x + left) / side, (high_y + top) / side

    def _set_texts(self) -> None:
        for picture, caption, (name, what) in zip(self.pictures, self.captions, STAGES, strict=True):
            caption.setText(tr(name))
            picture.setToolTip(f"<p>{tr(what)}</p>")
            picture.setAccessibleName(named(tr(name), tr(what)))
        stages = self._prediction.stages if self._prediction is not None else None
        if stages is None:
            self.range_note.setText(tr("Each stage appears here while you draw."))
        else:
            lit = int((stages.pixels > 0).sum())
            self.range_note.setText(tr("[1, 1, 28, 28], values from 0 to 1; {count} of 784 pixels are lit.", count=lit))
        if self._details is not None and self._details.similar:
            name = class_name(self._details.predicted)
            self.similar_note.setText(tr("Training images most like it ({name}):", name=name))
        elif self._has_data:
            self.similar_note.setText(tr("Training images that are most like the drawing appear here."))
        else:
            self.similar_note.setText(
                tr("With the data set here, the training images most like the drawing are shown.")
            )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._prediction is not None:
            details = self._details
            self.show_prediction(self._prediction)
            self.show_details(details)
        super().changeEvent(event)


def _ink(drawing: Drawing) -> QImage:
    return in_colors(layer_of(drawing, 2 * PICTURE_PX))


def _in_frame(fitted: tuple) -> tuple:
    """Strokes in pixels of the frame as parts of it."""
    from fmnist_gui.engine.drawing.sketch import Stroke

    return tuple(
        Stroke(s.xs / SIDE, s.ys / SIDE, None if s.widths is None else s.widths / SIDE, s.shade, s.kind) for s in fitted
    )
