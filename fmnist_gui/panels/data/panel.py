"""The Data page: four views of the data set as tabs."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame

from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill
from fmnist_gui.kit.page import TabbedPage, card_of
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.panels.data.browse import BrowseView
from fmnist_gui.panels.data.quality import QualityView
from fmnist_gui.views.batch.view import BatchView
from fmnist_gui.views.files.view import FilesView


class DataPanel(TabbedPage):
    """`show_image` brings an image of the data set into view; the application shows the offer of data."""

    requestWalk = Signal(str, int)  # split and index of an image to follow through the network
    requestDraw = Signal(object)  # uint8 [28, 28], an image to draw on

    def __init__(self, state: AppState) -> None:
        super().__init__(
            N_("Data"),
            N_("Look at every image, alone and in batches, and see how it becomes numbers."),
            N_("Views of the data set"),
        )
        self._source = state.source
        self.browse = BrowseView(state)
        self.batches = BatchView(state)
        self.files = FilesView(state)
        self.quality = QualityView(state)
        self.views: tuple[View, ...] = (self.browse, self.batches, self.files, self.quality)
        self._lay_out()
        for view in self.views:
            view.requestWalk.connect(self.requestWalk)
        self.browse.inspector.requestDraw.connect(self.requestDraw)
        self.quality.requestBrowse.connect(self.show_image)
        state.source.changed.connect(self._on_source_changed)
        self.texts.call(self._show_waiting_text)

    @Slot(str, int)
    def show_image(self, split: str, index: int) -> None:
        """Show the image `index` of "train" or "test" among the others of its split."""
        self.show_view(self.browse)
        self.browse.show_image(split, index)

    def _lay_out(self) -> None:
        self.add_view(N_("Browse"), self.browse)
        self.add_view(N_("Batches"), self.batches)
        self.add_view(N_("From files to tensors"), self.files)
        self.add_view(N_("Quality"), self.quality)
        self._waiting = self._waiting_card()
        fill(self.page_layout, self.messages, self.tabs, (self.stack, 1), (self._waiting, 1, Qt.AlignmentFlag.AlignTop))
        self._on_source_changed()

    def _waiting_card(self) -> QFrame:
        """What is said while there is no data set to look at."""
        about, self.waiting_for = sentence_label(), sentence_label()
        self.texts.bind(
            about.setText,
            "70,000 grey pictures of clothing from the shop Zalando, 28 × 28 pixels each, in ten classes: 60,000 to "
            "train with and 10,000 to test. It has the size, format and split of MNIST, the handwritten digits, and "
            "is meant to take their place; only the address that it is downloaded from differs.",
        )
        return card_of(self.section("What Fashion-MNIST is"), about, self.waiting_for)

    def _show_waiting_text(self) -> None:
        reading = self._source.state is DataState.READING
        self.waiting_for.setText(
            tr("Reading the data set…") if reading else tr("The pictures appear here as soon as the data set is there.")
        )

    @Slot()
    def _on_source_changed(self) -> None:
        there = self._source.data is not None
        for widget in (self.tabs, self.stack):
            widget.setVisible(there)
        self._waiting.setVisible(not there)
        self._show_waiting_text()
