"""C5: one sample, as picture, as numbers and as tensor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.cells.pixel_view import PixelView
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.labels import code_label, code_table, sentence_label, shape_text
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.learn.data_part import DataPart

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.data.fashion_mnist import FashionData

NUMBER_WIDTH = 72
PICTURE_HEIGHT = 300


@dataclass(frozen=True, eq=False)
class Found:
    """`pixels` uint8 [28, 28] of image `index`, of `count`, and its `label`; no image where there is none."""

    index: int
    count: int
    pixels: Tensor | None = None
    label: int = -1


class SamplePart(DataPart):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.number = NumberField(whole=True, minimum=0, maximum=0)
        self.back = IconButton("chevron-left", N_("The image before"))
        self.forward = IconButton("chevron-right", N_("The next image"))
        self.pixels, self.problem, self.name = PixelView(), sentence_label("error"), QLabel()
        self.codes, self.values = [code_label() for _ in range(4)], [code_label() for _ in range(4)]
        self.number.set_value(0)
        self._lay_out()
        self.number.edited.connect(self.catch_up)
        self.back.clicked.connect(self._on_back)
        self.forward.clicked.connect(self._on_forward)

    def question(self) -> Callable[[FashionData], Found]:
        value = self.number.value()
        index = value if isinstance(value, int) else -1
        return lambda data: look_at(data, index)

    def show_result(self, found: Found) -> None:
        self.number.set_maximum(found.count - 1)
        there = found.pixels is not None
        self.number.setProperty("invalid", not there)
        self.number.style().polish(self.number)
        self.problem.setVisible(not there)
        self.back.setEnabled(found.index > 0)
        self.forward.setEnabled(found.index + 1 < found.count)
        if found.pixels is None:
            self.problem.setText(
                tr("There is no such image: type a number from 0 to {last}.", last=f"{found.count - 1:,}")
            )
            return
        self.name.setText(tr("{name}, label {label}", name=class_name(found.label), label=found.label))
        self.pixels.show_pixels(found.pixels.numpy())
        image = found.pixels.float().div(255).unsqueeze(0)
        for row, (code, value) in enumerate(
            (
                (f"image, label = train_set[{found.index}]", f"label {found.label}"),
                ("image.shape", shape_text(image.shape)),
                ("image.squeeze().shape", shape_text(image.squeeze().shape)),
                ("image.min(), image.max()", f"{image.min():.2f}, {image.max():.2f}"),
            )
        ):
            self.codes[row].setText(code)
            self.values[row].setText(value)

    @Slot()
    def _on_back(self) -> None:
        self.number.step(-1)

    @Slot()
    def _on_forward(self) -> None:
        self.number.step(1)

    def _lay_out(self) -> None:
        label = QLabel()
        label.setBuddy(self.number)
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.texts.bind(label.setText, "The image's number")
        self.texts.bind(self.number.setAccessibleName, "The image's number")
        self.texts.bind_tip(self.number, "The image's number in its split; Up and Down go to its neighbours")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for widget in (label, self.number, self.back, self.forward, self.name):
            row.addWidget(widget)
        row.addStretch(1)
        self.pixels.setFixedHeight(PICTURE_HEIGHT)
        self.problem.hide()
        self.view_layout.addLayout(row)
        self.view_layout.addWidget(self.problem)
        self.view_layout.addLayout(code_table(self.codes, self.values))
        self.view_layout.addWidget(self.pixels)


def look_at(data: FashionData, index: int) -> Found:
    split = data.train
    if not 0 <= index < len(split):
        return Found(index, len(split))
    return Found(index, len(split), split.images[index], int(split.labels[index]))
