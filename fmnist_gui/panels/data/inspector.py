"""All about one image of the browser: the sample in each form, and what the current model makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.numbers import percent_number
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.probability_bars import ProbabilityBars
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.sample import SampleView

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.data.fashion_mnist import Split

WIDTH = 312
LARGEST_PICTURE = WIDTH + 2 * SPACE  # px high, with the buttons below it


class Inspector(QFrame):
    requestWalk = Signal(str, int)
    requestDraw = Signal(object)  # uint8 [28, 28]

    def __init__(self, state: AppState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._model = state.model
        self._chosen: tuple[Split, int] | None = None
        self._logits: Tensor | None = None
        self.sample = SampleView(state)
        self.prediction_text, self.bars = sentence_label("small"), ProbabilityBars()
        self.walk_button = IconButton(
            "map-marker-path", "Follow this image through the network, layer by layer", "Walk"
        )
        self.draw_button = IconButton("draw", "Put this image on the canvas of the Draw page", "Draw")
        self.walk_button.clicked.connect(self._on_walk)
        self.draw_button.clicked.connect(self._on_draw)
        self._lay_out()
        Texts(self).call(self._show_prediction)

    def show_image(self, split: Split | None, index: int, logits: Tensor | None) -> None:
        """Show image `index` of `split` (None: no image is chosen); `logits` [10] is what the current model says
        of it, None while that is not known."""
        self._chosen, self._logits = None if split is None else (split, index), logits
        self.sample.show_image(split, index)
        self._show_prediction()

    def _show_prediction(self) -> None:
        there = self._chosen is not None
        for widget in (self.bars, self.prediction_text):
            widget.setVisible(there)
        for button in (self.walk_button, self.draw_button):
            button.setEnabled(there)
        if self._chosen is None:
            return
        split, index = self._chosen
        label = int(split.labels[index])
        if self._logits is None:
            self.bars.show_probabilities(None, label)
            self.prediction_text.setText(
                tr("No trained model yet: train one on the Train page, and its prediction appears here.")
                if self._model.weights is None
                else tr("{model} is looking at the images…", model=self._model.name)
            )
            return
        probabilities = self._logits.softmax(dim=0)
        self.bars.show_probabilities(probabilities.tolist(), label)
        best = int(probabilities.argmax())
        values = {
            "model": self._model.name,
            "name": class_name(best),
            "sure": percent_number(float(probabilities[best])),
        }
        self.prediction_text.setText(
            tr("{model} is right: {name}, {sure} % sure.", **values)
            if best == label
            else tr("{model} is wrong: {name}, {sure} % sure.", **values)
        )

    @Slot()
    def _on_walk(self) -> None:
        if self._chosen is not None:
            split, index = self._chosen
            self.requestWalk.emit(split.name, index)

    @Slot()
    def _on_draw(self) -> None:
        if self._chosen is not None:
            split, index = self._chosen
            self.requestDraw.emit(split.images[index].numpy())

    def _lay_out(self) -> None:
        pixels = self.sample.pixels
        pixels.setMaximumHeight(LARGEST_PICTURE)
        pixels.setMinimumHeight(170)
        self.bars.setMaximumHeight(240)
        buttons = (self.walk_button, self.draw_button)
        for button in buttons:
            button.setSizePolicy(pixels.sizePolicy().horizontalPolicy(), self.sizePolicy().verticalPolicy())
        shown, margins = ((self.sample, 3), self.prediction_text, (self.bars, 1)), (2 * SPACE, SPACE, 2 * SPACE, SPACE)
        layout = vbox(*shown, spacing=SPACE // 2, margins=margins, parent=self)
        layout.addStretch(0)
        layout.addLayout(hbox(*buttons))
