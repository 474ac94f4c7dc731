"""The images whose label the current model finds least believable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.browsing import ImageQuery, find_images
from fmnist_gui.engine.numbers import percent, thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.class_names import class_name, classified_text
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.panels.data.filters import SETS

if TYPE_CHECKING:
    from fmnist_gui.engine.training.evaluation import Evaluation

MOST = 200  # images shown
THUMBNAIL = 84  # px
LEAST_SHOWN = 0.001  # smaller probabilities look alike


class LikelyMislabelled(View):
    """Asking for the predictions has them computed."""

    requestBrowse = Signal(str, int)  # split and index of an image to show among the others

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self._evaluation: Evaluation | None = None  # that is shown
        self.sets = Choice({name: SETS[name] for name in ("test", "train")}, "Which set")
        self.grid = ImageGrid()
        self.grid.set_thumbnail_size(THUMBNAIL)
        self.grid.setSelectionMode(ImageGrid.SelectionMode.SingleSelection)
        self.lack, self.detail, about = sentence_label(), sentence_label("small"), sentence_label()
        self.browse_button = IconButton("image-search-outline", "Show this image among the others", "Show in Browse")
        self.walk_button = IconButton(
            "map-marker-path", "Follow this image through the network, layer by layer", "Show in Network"
        )
        self._lay_out(about)
        self.sets.currentIndexChanged.connect(self.catch_up)
        self.grid.current_index_changed.connect(self._show_detail)
        self.grid.activated_index.connect(self._on_walk)
        self.browse_button.clicked.connect(self._on_browse)
        self.walk_button.clicked.connect(self._on_walk)
        state.predictions.ready.connect(self.catch_up)
        state.predictions.outdated.connect(self.catch_up)
        self.texts.bind_name(self.grid, "Likely mislabelled")
        self.texts.bind(
            about.setText,
            "The images whose label the current model finds least likely. The label may be wrong, the picture "
            "odd, or the model mistaken: look, and judge.",
        )
        self.texts.call(self._show_lack)
        self.texts.call(self._show_detail)

    @property
    def set_name(self) -> str:
        """ "train" or "test"."""
        return str(self.sets.value)

    def refresh(self) -> None:
        data = self.state.source.data
        if data is None:
            return
        self._evaluation = evaluation = self.state.predictions.of(self.set_name)
        if evaluation is not None:
            split = data.train if self.set_name == "train" else data.test
            found = find_images(ImageQuery(order="highest_loss"), split.labels, evaluation.logits)[:MOST]
            labels, predicted = split.labels.tolist(), evaluation.predictions.tolist()
            self.grid.set_items(
                split.images, found, lambda index: classified_text(labels[index], predicted[index]), caption_lines=2
            )
            if len(found):
                self.grid.go_to(int(found[0]))
                self.grid.scrollToTop()
        self._show_lack()
        self._show_detail()

    def _show_lack(self) -> None:
        self.grid.setVisible(self._evaluation is not None)
        self.lack.setVisible(self._evaluation is None)
        self.lack.setText(
            tr("No trained model yet: train one on the Train page, and what it finds unlikely appears here.")
            if self.state.model.weights is None
            else tr("{model} is looking at the images…", model=self.state.model.name)
        )

    @Slot()
    @Slot(int)
    def _show_detail(self, _index: int = -1) -> None:
        index, evaluation = self.grid.current_index(), self._evaluation
        chosen = index >= 0 and evaluation is not None
        for button in (self.browse_button, self.walk_button):
            button.setEnabled(chosen)
        if not chosen or evaluation is None:
            self.detail.clear()
            return
        probabilities = evaluation.logits[index].softmax(dim=0).tolist()
        label, best = int(evaluation.labels[index]), int(evaluation.logits[index].argmax())
        self.detail.setText(
            tr(
                "Image {index} is labelled {label}, to which {model} gives {percent}. It says {guess}, {sure} sure.",
                index=thousands(index),
                label=class_name(label),
                model=self.state.model.name,
                percent=_percent(probabilities[label]),
                guess=class_name(best),
                sure=_percent(probabilities[best]),
            )
        )

    @Slot()
    def _on_browse(self) -> None:
        self.requestBrowse.emit(self.set_name, self.grid.current_index())

    @Slot()
    def _on_walk(self) -> None:
        if self.grid.current_index() >= 0:
            self.requestWalk.emit(self.set_name, self.grid.current_index())

    def _lay_out(self, about: QWidget) -> None:
        top = hbox((self.section("Likely mislabelled"), 1), self.sets)
        buttons = hbox(None, self.browse_button, self.walk_button)
        self.lack.setAlignment(Qt.AlignmentFlag.AlignTop)
        fill(self.view_layout, top, about, (self.grid, 1), (self.lack, 1), self.detail, buttons)


def _percent(probability: float) -> str:
    return percent(probability) if probability >= LEAST_SHOWN else f"< {percent(LEAST_SHOWN)}"
