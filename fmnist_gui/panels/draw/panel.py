"""The Draw page: a canvas, what the networks take it for, and the drawings that were kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.drawing_predictor import DrawingPredictor
from fmnist_gui.bridge.models import Candidate
from fmnist_gui.bridge.session import Start
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.labelled import new_labelled
from fmnist_gui.engine.drawing.prediction import Details, Prediction
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.training.events import RunEnd
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.layout import fill, hbox, scrolling, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.panels.draw.label_bar import LabelBar
from fmnist_gui.panels.draw.many import ManyPictures
from fmnist_gui.panels.draw.models import DrawModels, PickedModel
from fmnist_gui.panels.draw.verdict import Verdict
from fmnist_gui.views.sketch.canvas import SketchCanvas, local_files
from fmnist_gui.views.sketch.examples import Examples
from fmnist_gui.views.sketch.kept_drawings import KeptDrawings
from fmnist_gui.views.sketch.learning import LearnFromDrawings
from fmnist_gui.views.sketch.picture_tools import PictureTools
from fmnist_gui.views.sketch.stages import DrawingStages
from fmnist_gui.views.sketch.tool_bar import ToolBar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

RIGHT_WIDTH = 412  # px of the verdict and what the network sees


@dataclass(frozen=True, eq=False)
class DrawnWalk:
    """A drawing to follow through the network that predicted it."""

    pixels: NDArray[np.uint8]  # [28, 28]
    model: PickedModel
    mean: list[float] | None  # of a line drawing: its ten probabilities, the mean over all its versions


class DrawPanel(TabbedPage):
    """`show_image` brings an image of the data set to the canvas."""

    requestWalk = Signal(object)  # DrawnWalk
    requestLearning = Signal(object)  # Start: the network goes on with the kept drawings
    requestTarget = Signal(str)  # another page
    predicted = Signal(int)  # the class that the first network takes the drawing for

    def __init__(self, state: AppState) -> None:
        super().__init__(
            N_("Draw"),
            N_("Draw a garment and see at once what the network takes it for, and why."),
            N_("Views of the drawing"),
        )
        self._state = state
        self._last: Prediction | None = None
        self._asked: tuple[PickedModel, ...] = ()  # the models that made it
        self._going_on: Candidate | None = None  # the network that learns from the drawings
        self.canvas = SketchCanvas()
        self.tool_bar, self.examples, self.label_bar = ToolBar(self.canvas, self.notice), Examples(), LabelBar()
        self.picture_tools = PictureTools(self.canvas, self.tool_bar)
        self.models, self.kept_drawings = DrawModels(state), KeptDrawings(state)
        self.learning = LearnFromDrawings(state)
        self.verdicts = (Verdict(), Verdict())
        self.walk_button = IconButton(
            "layers-outline",
            N_("Follow this drawing through every layer of the network"),
            N_("Show in Network"),
        )
        self.stages = DrawingStages(self.walk_button)
        self.predictor, self.many = DrawingPredictor(self), ManyPictures(self)
        self.drawing_view, self.own_view = self._drawing_view(), self._own_view()
        self.add_view(N_("Draw"), self.drawing_view)
        self.add_view(N_("My drawings"), self.own_view)
        self.setAcceptDrops(True)
        fill(self.page_layout, self.messages, self.tabs, (self.stack, 1))
        self._connect()
        self._on_models_changed()
        self._on_data_changed()

    def _drawing_view(self) -> QWidget:
        self.verdicts[1].hide()
        right = QWidget()
        verdicts = hbox((self.verdicts[0], 1), (self.verdicts[1], 1), spacing=2 * SPACE)
        vbox(verdicts, self.stages, None, margins=(0, 0, SPACE, 0), parent=right)
        canvas = vbox(self.tool_bar, (self.canvas, 1), self.picture_tools, self.examples, self.label_bar)
        self.many.lay_out(canvas, scrolling(right, sideways=False))
        beside = QWidget()
        vbox(self.models, (self.many.right, 1), parent=beside)
        beside.setMinimumWidth(RIGHT_WIDTH)
        beside.setMaximumWidth(RIGHT_WIDTH * 3 // 2)
        view = QWidget()
        hbox((self.many.left, 3), (beside, 2), spacing=2 * SPACE, parent=view)
        return view

    def _own_view(self) -> QWidget:
        view = QWidget()
        vbox(self.learning, (self.kept_drawings, 1), spacing=2 * SPACE, parent=view)
        return view

    def _connect(self) -> None:
        self.canvas.changed.connect(self._on_canvas_changed)
        self.predictor.predicted.connect(self._on_predicted)
        self.predictor.detailed.connect(self._on_detailed)
        self.models.changed.connect(self._on_models_changed)
        self.models.beside.toggled.connect(self._show_models)
        self.examples.chosen.connect(self.show_drawing)
        self.examples.surprised.connect(self._on_surprised)
        self.label_bar.labelled.connect(self._on_labelled)
        self.kept_drawings.opened.connect(self.show_drawing)
        self.kept_drawings.changed.connect(self._on_kept_changed)
        self.learning.requested.connect(self._on_learning_requested)
        self.learning.requestTarget.connect(self.requestTarget)
        self._state.session.ended.connect(self._on_run_ended)
        self.walk_button.clicked.connect(self._on_walk)
        self._state.source.changed.connect(self._on_data_changed)
        self.predictor.failed.connect(self.notice.show_error)
        self.tool_bar.opened.connect(self.many.show_canvas)
        self.tool_bar.manyOpened.connect(self.many.open)
        self.many.opened.connect(self.show_drawing)
        self.many.turned.connect(self._on_turned)
        self.many.failed.connect(self.notice.show_error)

    @Slot(object)
    def show_drawing(self, drawing: Drawing) -> None:
        """Put `drawing` on the canvas; undo brings the one before it back."""
        self.show_view(self.drawing_view)
        self.many.show_canvas()
        self.canvas.set_drawing(drawing)
        self.label_bar.reset()

    @Slot()
    def _on_turned(self) -> None:
        self.models.show_two(not self.many.in_view)

    def show_image(self, pixels: NDArray[np.uint8]) -> None:
        """Put an image of the data set, uint8 [28, 28], on the canvas."""
        self.show_drawing(Drawing((), pixels))

    @Slot()
    def _on_canvas_changed(self) -> None:
        drawing = self.canvas.drawing()
        if drawing.is_empty:
            self.label_bar.reset()
        self.predictor.predict(drawing)
        if self._last is None or self._last.drawing is not drawing:  # it is still looked at
            self._offer(False)

    def _offer(self, predicted: bool) -> None:
        """Whether what is on the canvas can be kept, and followed through the network."""
        self.label_bar.set_possible(predicted)
        self.walk_button.setEnabled(predicted)

    @Slot(object)
    def _on_predicted(self, prediction: Prediction) -> None:
        self._last, self._asked = prediction, tuple(self.models.picked)
        self._show_verdicts()
        self.stages.show_prediction(prediction)
        self.picture_tools.show_prediction(prediction)
        self._offer(bool(prediction.probabilities))
        self._request_details()
        if prediction.probabilities:
            self.predicted.emit(self.verdicts[0].predicted)

    def _show_verdicts(self) -> None:
        """The second one only where two networks are compared: it costs as much as the first."""
        shown = None if self._last is None or self._last.drawing.is_empty else self._last
        for number, verdict in enumerate(self.verdicts[: 2 if self.models.comparing else 1]):
            verdict.show_prediction(shown, number)

    def _request_details(self) -> None:
        if self._last is not None and self._last.probabilities:
            data = self._state.source.data
            self.predictor.request_details(self._last, self._asked[0].weights, data.train if data is not None else None)

    @Slot(object)
    def _on_detailed(self, details: Details) -> None:
        if self._last is not None and self._last.drawing is details.drawing:
            self.stages.show_details(details)

    @Slot()
    def _on_models_changed(self) -> None:
        self._show_models()
        self.learning.set_model(self.models.picked[0].name if self.models.picked else "")
        self.predictor.use([model.weights for model in self.models.picked])
        self.many.use(self.models.picked)
        self.predictor.predict(self.canvas.drawing())

    @Slot()
    def _show_models(self) -> None:
        names = [model.name for model in self.models.picked] + ["", ""]
        for verdict, name in zip(self.verdicts, names, strict=False):
            verdict.set_model(name, narrow=self.models.comparing)
        self.verdicts[1].setVisible(self.models.comparing)
        self._show_verdicts()

    @Slot()
    def _on_data_changed(self) -> None:
        self.stages.set_has_data(self._state.has_data)
        self._request_details()

    @Slot(object)
    def _on_surprised(self, drawing: Drawing) -> None:
        self.label_bar.reset()
        self.canvas.play(drawing.strokes)

    @Slot()
    def _on_walk(self) -> None:
        if self._last is not None and self._last.stages is not None and self._asked:
            stages = self._last.stages
            mean = self._last.probabilities[0] if stages.lines else None
            self.requestWalk.emit(DrawnWalk(stages.pixels, self._asked[0], mean))

    @Slot(int)
    def _on_labelled(self, label: int) -> None:
        prediction = self._last
        if prediction is None or not prediction.probabilities:
            return
        probabilities, name = prediction.probabilities[0], self._asked[0].name
        try:
            self.kept_drawings.add(new_labelled(prediction.drawing, label, probabilities, name))
        except StudioError as error:
            self.notice.show_error(error)
            return
        self.label_bar.reset()
        self.notice.say("good", "Kept as {name}. It is under “My drawings”.", name=partial(class_name, label))

    @Slot()
    def _on_kept_changed(self) -> None:
        self.label_bar.score.setText(self.kept_drawings.score_text)
        self.learning.set_drawings(self.kept_drawings.kept.drawings)

    @Slot()
    def _on_learning_requested(self) -> None:
        """Of two networks side by side the first one goes on."""
        model = self.models.picked[0]
        self._going_on = self.models.first.candidate()
        drawings = tuple(self.kept_drawings.kept.drawings)
        before = None if model.model is None else partial(self._state.models.reader(), Candidate(model.model))
        self.requestLearning.emit(Start(model.weights, model.name, drawings, before))

    @Slot(object)
    def _on_run_ended(self, end: RunEnd) -> None:
        """What has learned from the drawings looks at them from now on, unless another network was chosen meanwhile."""
        run = self._state.session.run
        if run is None or not run.starts_from or end.reason != "finished":
            return
        if self.models.first.candidate() == self._going_on:
            self.models.choose_run(run.run_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.kept_drawings.refresh()  # its score stands below the canvas
        self.many.bring_back()
        (self.many.view if self.many.in_view else self.canvas).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.drawing_view.isVisible():
            self.many.turn()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_view(self.drawing_view)
        self.tool_bar.open_all(local_files(event.mimeData()))
        event.acceptProposedAction()
