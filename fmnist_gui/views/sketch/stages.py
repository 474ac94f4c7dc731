"""What the network sees of a drawing, stage by stage; what counts for it; which training images are like it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fmnist_gui.engine.drawing.drawing import Drawing, box_on_canvas
from fmnist_gui.engine.drawing.prediction import SIMILAR, Details, Prediction
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.sketch import Box
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.cells.pictures import colored_image, grey_image
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.labels import sentence_label, set_role
from fmnist_gui.kit.layout import grid_layout, hbox, vbox
from fmnist_gui.kit.look import SPACE, Look
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.sketch.ink import in_colors, layer_of

PICTURE_PX, SIMILAR_PX = 64, 42
CIRCLE_PX = 4  # from a mark that was left out to the circle around it
BEATS = 2  # of the display clock: the pictures must not hold up the pen, or the class that is read off
STAGES = (  # caption, what it is
    (
        N_("drawn"),
        N_("The ink as it was drawn, with the box around it; marks far from the rest are left out and circled"),
    ),
    (
        N_("fitted"),
        N_("The box, as large as it fits into 28 × 28 pixels, with the lines made 2 pixels wide"),
    ),
    (N_("pixels"), N_("Each pixel is as bright as the ink covers it: whole numbers from 0 to 255")),
    (N_("tensor"), N_("Divided by 255: the numbers from 0 to 1 that the network is given")),
    (N_("what counts"), N_("The brighter a pixel, the more it would change the class's score")),
)
DRAWN, FITTED, PIXELS, TENSOR, COUNTS = range(5)


class StagePicture(Picture):
    """A small picture of one stage, and the frame around what matters in it."""

    def __init__(self, side: int = PICTURE_PX) -> None:
        super().__init__()
        self.usual_size = QSize(side, side)
        self.image: QImage | None = None
        self._box: Box | None = None
        self._circled: Sequence[Box] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage | None, box: Box | None = None, circled: Sequence[Box] = ()) -> None:
        """A frame is drawn at `box`, a circle around each of `circled`: left, top, right, bottom as fractions of the
        picture."""
        self.image, self._box, self._circled = image, box, circled
        self.update()

    def paint(self, painter: QPainter, look: Look) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.image is not None:
            painter.drawImage(frame, self.image)
        if self._box is not None:
            painter.setPen(QPen(QColor(look.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(_inside(frame, self._box))
        painter.setPen(QPen(QColor(look.warn), 1.5))
        for box in self._circled:
            rect = _inside(frame, box)
            painter.drawEllipse(rect.center(), rect.width() / 2 + CIRCLE_PX, rect.height() / 2 + CIRCLE_PX)
        painter.setPen(QColor(look.hairline))
        painter.drawRect(frame)


def _inside(frame: QRectF, box: Box) -> QRectF:
    left, top, right, bottom = (value * frame.width() for value in box)
    return QRectF(QPointF(left, top), QPointF(right, bottom)).translated(frame.topLeft())


class DrawingStages(QWidget):
    """`walk_button` stands beside the heading."""

    def __init__(self, walk_button: QWidget) -> None:
        super().__init__()
        self.pictures = [StagePicture() for _ in STAGES]
        self.captions = [QLabel(alignment=Qt.AlignmentFlag.AlignHCenter) for _ in STAGES]
        self.similar = [StagePicture(SIMILAR_PX) for _ in range(SIMILAR)]
        self.similar_note, self.range_note = sentence_label("small"), sentence_label("small")
        self._prediction: Prediction | None = None
        self._details: Details | None = None
        self._behind = False
        self._has_data = False
        self.texts = Texts(self)
        grid = grid_layout(SPACE, 2)
        for number, (name, what) in enumerate(STAGES):
            picture, caption = self.pictures[number], self.captions[number]
            set_role(caption, "small")
            self.texts.bind(caption.setText, name)
            self.texts.bind(
                picture.setAccessibleName, "{name}: {value}", name=partial(tr, name), value=partial(tr, what)
            )
            self.texts.bind_tip(picture, what)
            grid.addWidget(picture, 0, number, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(caption, 1, number)
        head = hbox((heading(self.texts, "What the network sees"), 1), walk_button)
        similar = hbox(*self.similar, None)
        parts = (head, grid, self.range_note, self.similar_note, similar)
        vbox(*parts, spacing=SPACE // 2, parent=self)
        Redraw(self, self._catch_up, BEATS)
        self.texts.call_for_look(self._show)

    def show_prediction(self, prediction: Prediction) -> None:
        self._prediction, self._behind = prediction, True
        if prediction.stages is None:
            self._details = None

    def show_details(self, details: Details) -> None:
        self._details = details
        self._show()

    def set_has_data(self, has_data: bool) -> None:
        self._has_data = has_data
        self._show()

    def _catch_up(self) -> None:
        if self._behind:
            self._behind = False
            self._show()

    def _show(self) -> None:
        prediction = self._prediction
        stages = prediction.stages if prediction is not None else None
        if prediction is None or stages is None:
            for picture in self.pictures:
                picture.show_image(None)
            if prediction is not None and not prediction.drawing.is_empty:
                self.pictures[DRAWN].show_image(_ink(prediction.drawing))
        else:
            drawing, pixels = prediction.drawing, grey_image(stages.pixels)
            fitted = Drawing(tuple(stroke.scaled(1 / SIDE) for stroke in stages.fitted))
            circled = [(s.xs.min(), s.ys.min(), s.xs.max(), s.ys.max()) for s in stages.left_out]
            self.pictures[DRAWN].show_image(_ink(drawing), box_on_canvas(drawing, stages), circled)
            self.pictures[FITTED].show_image(pixels if fitted.is_empty else _ink(fitted))
            self.pictures[PIXELS].show_image(pixels)
            self.pictures[TENSOR].show_image(colored_image(stages.tensor[0, 0].numpy(), 0.0, 1.0))
        saliency = None if self._details is None else colored_image(self._details.saliency, 0.0, 1.0)
        self.pictures[COUNTS].show_image(saliency)
        found = () if self._details is None else self._details.similar
        for index, picture in enumerate(self.similar):
            picture.show_image(grey_image(found[index]) if index < len(found) else None)
        self._show_texts()

    def _show_texts(self) -> None:
        stages = self._prediction.stages if self._prediction is not None else None
        if stages is None:
            self.range_note.setText(tr("Each stage appears here while you draw."))
        else:
            lit = int((stages.pixels > 0).sum())
            note = tr("[1, 1, 28, 28], values from 0 to 1; {count} of 784 pixels are lit.", count=lit)
            if stages.left_out:
                strays = tr("Marks left out, far from the rest: {count}.", count=len(stages.left_out))
                note = tr("{first} {second}", first=strays, second=note)
            self.range_note.setText(note)
        if self._details is not None and self._details.similar:
            name = class_name(self._details.predicted)
            self.similar_note.setText(tr("Training images most like it ({name}):", name=name))
        elif self._has_data:
            self.similar_note.setText(tr("Training images that are most like the drawing appear here."))
        else:
            self.similar_note.setText(
                tr("With the data set here, the training images most like the drawing are shown.")
            )


def _ink(drawing: Drawing) -> QImage:
    return in_colors(layer_of(drawing, 2 * PICTURE_PX))
