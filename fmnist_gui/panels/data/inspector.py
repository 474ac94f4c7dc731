"""All about one image: its pixels, its label, its shape at each form, and what the current model makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.kit.cells.pixel_view import PixelView
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.labels import code_label, sentence_label, shape_text
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.probability_bars import ProbabilityBars

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.data.fashion_mnist import Split

WIDTH = 312
SAMPLE_ROW = 1  # of the forms: the pair of image and label
LARGEST_PICTURE = WIDTH + 2 * SPACE  # px high, with the buttons below it


class Inspector(QFrame):
    requestWalk = Signal(str, int)
    requestDraw = Signal(object)  # uint8 [28, 28]

    def __init__(self, model: CurrentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._model = model
        self._split: Split | None = None
        self._index = -1
        self._logits: Tensor | None = None
        self.name, self.place = QLabel(), QLabel()
        self.pixels = PixelView()
        self.codes = [code_label() for _ in range(5)]
        self.values = [code_label() for _ in range(5)]
        self.says = sentence_label("small")
        self.bars = ProbabilityBars()
        self.walk_button = IconButton(
            "map-marker-path", "Follow this image through the network, layer by layer", "Walk"
        )
        self.draw_button = IconButton("draw", "Put this image on the canvas of the Draw page", "Draw")
        self.walk_button.clicked.connect(self._on_walk)
        self.draw_button.clicked.connect(self._on_draw)
        self._lay_out()
        Texts(self).call(self._show)

    def show_image(self, split: Split | None, index: int, logits: Tensor | None) -> None:
        """Show image `index` of `split` (None: no image is chosen); `logits` [10] is what the current model says
        of it, None while that is not known."""
        self._split, self._index, self._logits = split, index, logits
        self._show()

    def _lay_out(self) -> None:
        font = self.name.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(font)
        self.place.setProperty("role", "small")
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignRight)
        forms = QGridLayout()
        forms.setVerticalSpacing(1)
        forms.setHorizontalSpacing(SPACE)
        forms.setColumnStretch(0, 1)
        for row, (code, value) in enumerate(zip(self.codes, self.values, strict=True)):
            code.setProperty("role", "muted")
            if row == SAMPLE_ROW:  # a whole line of code
                forms.addWidget(code, row, 0, 1, 2)
            else:
                forms.addWidget(code, row, 0)
                forms.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(head)
        layout.addWidget(self.pixels, 3)
        layout.addLayout(forms)
        layout.addWidget(self.says)
        layout.addWidget(self.bars, 1)
        layout.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.walk_button)
        buttons.addWidget(self.draw_button)
        layout.addLayout(buttons)
        self.bars.setMaximumHeight(240)
        self.pixels.setMaximumHeight(LARGEST_PICTURE)
        self.pixels.setMinimumHeight(170)
        for button in (self.walk_button, self.draw_button):
            button.setSizePolicy(self.pixels.sizePolicy().horizontalPolicy(), self.sizePolicy().verticalPolicy())

    def _show(self) -> None:
        split, index = self._split, self._index
        there = split is not None
        placed = [value for row, value in enumerate(self.values) if row != SAMPLE_ROW]  # the others have no cell
        for widget in (self.pixels, self.bars, self.says, *self.codes, *placed):
            widget.setVisible(there)
        self.walk_button.setEnabled(there)
        self.draw_button.setEnabled(there)
        if split is None:
            self.name.setText(tr("Choose an image"))
            self.place.clear()
            return
        label = int(split.labels[index])
        self.name.setText(f"{label}  {class_name(label)}")
        in_training = split.name == "train"
        self.place.setText(
            tr("training image {index}", index=f"{index:,}")
            if in_training
            else tr("test image {index}", index=f"{index:,}")
        )
        self.pixels.show_pixels(split.images[index].numpy())
        self._show_forms(split, index)
        self._show_prediction(label)

    def _show_forms(self, split: Split, index: int) -> None:
        from fmnist_gui.engine.data.batches import to_float

        stored = split.images[index]
        image = to_float(stored.unsqueeze(0)).squeeze(0)  # what ToTensor gives
        data_set = "train_set" if split.name == "train" else "test_set"
        for line, (code, value) in enumerate(
            (
                (f"{data_set}.data[{index}]", shape_text(stored.shape)),
                (f"image, label = {data_set}[{index}]", ""),
                ("image", shape_text(image.shape)),
                ("image.squeeze()", shape_text(image.squeeze().shape)),
                ("image.unsqueeze(0)", shape_text(image.unsqueeze(0).shape)),
            )
        ):
            self.codes[line].setText(code)
            self.values[line].setText(value)
        tips = (
            tr("As stored: whole numbers from 0 (black) to 255 (white), {kind}.", kind=str(stored.dtype)),
            tr("A sample is a pair: the image and its label."),
            tr("As the network takes it: one channel (grey), numbers from 0 to 1, {kind}.", kind=str(image.dtype)),
            tr("Without the channel, to draw it."),
            tr("With a batch dimension in front: a batch of one image."),
        )
        for line, text in enumerate(tips):
            self.codes[line].setToolTip(text)
            self.values[line].setToolTip(text)

    def _show_prediction(self, label: int) -> None:
        if self._logits is None:
            self.bars.show_probabilities(None, label)
            self.says.setText(
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
            "sure": f"{100 * float(probabilities.max()):.1f}",
        }
        self.says.setText(
            tr("{model} is right: {name}, {sure} % sure.", **values)
            if best == label
            else tr("{model} is wrong: {name}, {sure} % sure.", **values)
        )

    @Slot()
    def _on_walk(self) -> None:
        if self._split is not None:
            self.requestWalk.emit(self._split.name, self._index)

    @Slot()
    def _on_draw(self) -> None:
        if self._split is not None:
            self.requestDraw.emit(self._split.images[self._index].numpy())
