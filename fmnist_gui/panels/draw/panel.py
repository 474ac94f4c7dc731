"""The Draw page: a canvas, what the networks make of it, and the drawings that were kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.drawing_predictor import Details, DrawingPredictor, Prediction
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.labelled import new_labelled
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.layout import NO_MARGINS, fill, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.panels.draw.collection import Collection
from fmnist_gui.panels.draw.examples import Examples
from fmnist_gui.panels.draw.label_bar import LabelBar
from fmnist_gui.panels.draw.models import DrawModels
from fmnist_gui.panels.draw.seeing import Seeing
from fmnist_gui.panels.draw.tool_bar import ToolBar
from fmnist_gui.panels.draw.verdict import Verdict
from fmnist_gui.views.sketch.canvas import SketchCanvas

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QShowEvent

    from fmnist_gui.engine.network.course_network import Weights

RIGHT_WIDTH = 412  # px of the verdict and what the network sees


@dataclass(frozen=True, eq=False)
class DrawnWalk:
    """A drawing to follow through the network that named it."""

    pixels: NDArray[np.uint8]  # [28, 28]
    weights: Weights
    name: str
    accuracy: float | None


class DrawPanel(TabbedPage):
    """`show_image` brings an image of the data set to the canvas."""

    requestWalk = Signal(object)  # DrawnWalk
    named = Signal(int)  # a drawing was finished, and the first network gave this class

    def __init__(self, source: DataSource, model: CurrentModel, store: RunStore, parent: QWidget | None = None) -> None:
        super().__init__(
            N_("Draw"),
            N_("Draw a garment and see at once what the network takes it for, and why."),
            N_("Views of the drawing"),
            parent,
        )
        self._source = source
        self._last: Prediction | None = None
        self.canvas = SketchCanvas()
        self.tool_bar, self.examples, self.label_bar = ToolBar(self.canvas), Examples(), LabelBar()
        self.models, self.collection = DrawModels(model, store), Collection()
        self.verdicts = (Verdict(), Verdict())
        self.walk_button = IconButton(
            "layers-outline",
            N_("Follow this drawing through every layer of the network"),
            N_("Show in Network"),
        )
        self.seeing = Seeing(self.walk_button)
        self.predictor = DrawingPredictor(self)
        self._lay_out()
        self._connect()
        self._on_models_changed()
        self._on_source_changed()

    def _lay_out(self) -> None:
        left = vbox(
            *(
                (widget, 1 if widget is self.canvas else 0)
                for widget in (self.tool_bar, self.canvas, self.examples, self.label_bar)
            )
        )
        right = QWidget()
        column = vbox(margins=(0, 0, SPACE, 0), parent=right)
        verdicts = hbox(*((verdict, 1) for verdict in self.verdicts), spacing=2 * SPACE)
        self.verdicts[1].hide()
        fill(column, self.models, verdicts, self.seeing, None)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(RIGHT_WIDTH)
        scroll.setMaximumWidth(RIGHT_WIDTH * 3 // 2)
        scroll.setWidget(right)
        drawing = QWidget()
        hbox((left, 3), (scroll, 2), spacing=2 * SPACE, margins=NO_MARGINS, parent=drawing)
        self.add_view(N_("Draw"), drawing)
        self.add_view(N_("My drawings"), self.collection)
        self.drawing_view = drawing
        fill(self.page_layout, self.messages, self.tabs, (self.stack, 1))

    def _connect(self) -> None:
        self.canvas.changed.connect(self._on_canvas_changed)
        self.predictor.predicted.connect(self._on_predicted)
        self.predictor.detailed.connect(self._on_detailed)
        self.models.changed.connect(self._on_models_changed)
        self.tool_bar.saved.connect(self._on_saved)
        self.examples.chosen.connect(self.show_drawing)
        self.examples.surprised.connect(self._on_surprised)
        self.label_bar.labelled.connect(self._on_labelled)
        self.collection.opened.connect(self.show_drawing)
        self.collection.changed.connect(self._show_score)
        self.walk_button.clicked.connect(self._on_walk)
        self._source.changed.connect(self._on_source_changed)
        for failing in (self.predictor, self.models, self.tool_bar):
            failing.failed.connect(self._on_failed)
        self.texts.call(self._show_texts)

    # ---- for others

    @Slot(object)
    def show_drawing(self, drawing: Drawing) -> None:
        """Put `drawing` on the canvas; undo brings the one before it back."""
        self.show_view(self.drawing_view)
        self.canvas.set_drawing(drawing)
        self.label_bar.start_anew()

    def show_image(self, pixels: NDArray[np.uint8]) -> None:
        """Put an image of the data set, uint8 [28, 28], on the canvas."""
        self.show_drawing(Drawing((), pixels))

    # ---- looking

    @Slot()
    def _on_canvas_changed(self) -> None:
        drawing = self.canvas.drawing()
        if drawing.is_empty:
            self.label_bar.start_anew()
        self.predictor.predict(drawing)

    @Slot(object)
    def _on_predicted(self, prediction: Prediction) -> None:
        self._last = prediction
        for number, verdict in enumerate(self.verdicts):
            verdict.show_prediction(None if prediction.drawing.is_empty else prediction, number)
        self.seeing.show_prediction(prediction)
        self.label_bar.set_possible(bool(prediction.probabilities))
        self.walk_button.setEnabled(prediction.stages is not None)
        if prediction.probabilities:
            data = self._source.data
            self.predictor.request_details(prediction, data.train if data is not None else None)
            self.named.emit(self.verdicts[0].predicted)

    @Slot(object)
    def _on_detailed(self, details: Details) -> None:
        if self._last is not None and self._last.probabilities:
            self.seeing.show_details(details)

    @Slot()
    def _on_models_changed(self) -> None:
        names = self.models.names()
        self.verdicts[1].setVisible(self.models.comparing)
        for number, verdict in enumerate(self.verdicts):
            verdict.set_narrow(self.models.comparing)
            verdict.set_model(names[number] if number < len(names) else "")
        self.predictor.use(self.models.networks())
        self.predictor.predict(self.canvas.drawing())

    @Slot()
    def _on_source_changed(self) -> None:
        self.seeing.set_has_data(self._source.data is not None)

    @Slot(object)
    def _on_surprised(self, drawing: Drawing) -> None:
        self.label_bar.start_anew()
        self.canvas.play(drawing.strokes)

    # ---- keeping

    @Slot(int)
    def _on_labelled(self, label: int) -> None:
        prediction = self._last
        if prediction is None or not prediction.probabilities:
            return
        try:
            self.collection.add(
                new_labelled(prediction.drawing, label, prediction.probabilities[0], self.models.names()[0])
            )
        except StudioError as error:
            self.notice.tell_error(error)
            return
        self.label_bar.start_anew()
        self.notice.tell("good", "Kept as {name}. It is under “My drawings”.", name=partial(class_name, label))

    @Slot()
    def _show_score(self) -> None:
        score = self.collection.score_text
        self.label_bar.score.setText(score)

    @Slot()
    def _on_walk(self) -> None:
        networks, prediction = self.models.networks(), self._last
        if prediction is not None and prediction.stages is not None and networks:
            name, accuracy = self.models.about_first()
            self.requestWalk.emit(DrawnWalk(prediction.stages.pixels, networks[0], name, accuracy))

    @Slot(str)
    def _on_saved(self, path: str) -> None:
        self.notice.tell("good", "Saved as {path}.", path=path)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.notice.tell_error(error)

    def _show_texts(self) -> None:
        self._show_score()
        names = self.models.names()
        for number, verdict in enumerate(self.verdicts):
            verdict.set_model(names[number] if number < len(names) else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.models.refresh()
        self.collection.refresh()
        self.canvas.setFocus()
