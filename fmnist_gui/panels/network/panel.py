"""The Network page: its views as tabs, and the choice of network and image that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.drawing.versions import VERSIONS
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import percent, percent_number, thousands
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.clock import Redraw
from fmnist_gui.kit.fields.image_picker import ImagePicker
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.network.structure import StructureTopics
from fmnist_gui.views.answers.batch import BatchAnswersView
from fmnist_gui.views.answers.single import SingleAnswerView
from fmnist_gui.views.convolution.view import ConvolutionView
from fmnist_gui.views.output_size.view import OutputSizeView
from fmnist_gui.views.saliency import SaliencyView
from fmnist_gui.views.walk.view import WalkView
from fmnist_gui.views.weights.view import WeightsView

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fmnist_gui.engine.network.course_network import Weights

LIVE_BEATS = 30  # of the display clock, about a second: how often the network that is being trained is looked at


class NetworkPanel(TabbedPage):
    """`show_image` brings an image of the data set to the walk through the network."""

    requestData = Signal()  # the user wants to choose an image on the Data page

    def __init__(self, state: AppState) -> None:
        super().__init__(
            N_("Network"),
            N_("Follow an image through every layer, and see how each number is made."),
            N_("Views of the network"),
        )
        self.state = state
        self.subject = Subject(state, parent=self)
        self._mean: tuple[Weights | None, list[float]] | None = None  # of a line drawing, and the network that gave it
        self.picker = ImagePicker(self.subject, full=True)
        self.walk = WalkView(state, subject=self.subject)
        self.structure = StructureTopics(state)
        self.weights = WeightsView(state, subject=self.subject)
        self.convolution = ConvolutionView(state, subject=self.subject)
        self.calculator = OutputSizeView(state)
        self.predict = SingleAnswerView(state, subject=self.subject)
        self.batch = BatchAnswersView(state, subject=self.subject)
        self.saliency = SaliencyView(state, subject=self.subject)
        self.note, self.image_note = role_label("small", textFormat=Qt.TextFormat.PlainText), self.picker.note
        self._lay_out()
        self.picker.requestData.connect(self.requestData)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.subject.weightsChanged.connect(self._show_notes)
        self.subject.pictureChanged.connect(self._show_notes)
        state.changed.connect(self._show_notes)
        self.texts.call(self._show_notes)
        Redraw(self, self._on_live_beat, LIVE_BEATS)

    @Slot(str, int)
    def show_image(self, split: str, index: int) -> None:
        """Walk the image `index` of "train" or "test" through the network."""
        self.subject.choose(split, index)
        self.show_view(self.walk)

    def show_drawing(self, pixels: NDArray[np.uint8], mean: list[float] | None) -> None:
        """Walk a drawing, uint8 [28, 28], through the network. `mean`: what the Draw page shows, where that is the mean
        over several versions of it."""
        import torch

        self._mean = None if mean is None else (self.subject.weights, mean)
        self.subject.look_at_drawing(torch.from_numpy(pixels))
        self.show_view(self.walk)

    def _lay_out(self) -> None:
        self.add_view(N_("Walk"), self.walk)
        self.add_view(N_("Structure"), self.structure)
        self.add_view(N_("Weights"), self.weights)
        self.add_view(N_("Convolution"), self.convolution)
        self.add_view(N_("Calculator"), self.calculator)
        self.add_view(N_("Predict"), self.predict)
        self.add_view(N_("Batch"), self.batch)
        self.add_view(N_("Saliency"), self.saliency)
        for note in (self.note, self.image_note):
            note.setWordWrap(True)
        self.image_note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        notes = hbox((self.note, 5), (self.image_note, 3), self.picker)
        fill(self.page_layout, self.messages, self.tabs, notes, (self.stack, 1))

    @Slot()
    def _show_notes(self) -> None:
        subject = self.subject
        self.note.setText(_network_note(subject))
        if subject.drawing is not None:
            self.picker.describe(self._drawing_note())
        elif not self.state.has_data:
            self.picker.describe(tr("Drawn garments stand in: Fashion-MNIST is not here yet."))
        else:
            label = subject.chosen.label()
            assert label is not None
            self.picker.describe(tr("Its label: {name}", name=class_name(label)))

    def _drawing_note(self) -> str:
        """What is seen of a drawing, and how the answer to it belongs to that of the Draw page."""
        if self._mean is None:
            return tr("Your drawing")
        weights, mean = self._mean
        if weights is not self.subject.weights:
            return tr("Your drawing, the first of its {count} versions", count=VERSIONS)
        best = max(range(len(mean)), key=mean.__getitem__)
        return tr(
            "Your drawing, the first of {count} versions; their mean: {name} {percent}",
            count=VERSIONS,
            name=class_name(best),
            percent=percent(mean[best], 0),
        )

    @Slot(int)
    def _on_tab_changed(self, number: int) -> None:
        uses_picture = self.stack.widget(number) not in (self.structure, self.weights, self.calculator)
        self.picker.setVisible(uses_picture)
        self.image_note.setVisible(uses_picture)

    def _on_live_beat(self) -> None:
        """Only while somebody looks, the run is asked for what it does."""
        if self.state.session.active:
            self.state.session.request_snapshot()


def _network_note(subject: Subject) -> str:
    """Which network is shown."""
    if subject.live and subject.snapshot is not None:
        return tr("The network that is being trained, after step {step}.", step=thousands(subject.snapshot.step))
    if subject.weights is None:
        return tr("No trained model yet: this is a new network. Train one on the Train page.")
    name, accuracy = subject.state.model.name, subject.state.model.accuracy
    if accuracy is None:
        return tr("Network: {name}", name=name)
    return tr(
        "Network: {name}, {score} % of new images classified correctly", name=name, score=percent_number(accuracy)
    )
