"""Which parts of the image count for a class: the gradient of its score, and Grad-CAM."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.kit.cells.pictures import GREY, SEQUENTIAL, colored_image, lookup_table
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_name, class_names
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card
from fmnist_gui.kit.text import named, tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

PREDICTED = 0  # the first entry of the choice: whatever the network says
MOST_COVER = 0.85  # how much the strongest heat hides the picture under it


@dataclass(frozen=True)
class Saliency:
    """For one class: the picture, the gradient's size at each pixel, and Grad-CAM; each float [28, 28]."""

    class_index: int
    predicted: int
    picture: npt.NDArray[np.float32]
    gradient: npt.NDArray[np.float32]
    grad_cam: npt.NDArray[np.float32]


class SaliencyView(View):
    def __init__(
        self, state: AppState, *, compact: bool = False, subject: Subject | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.subject = subject or Subject(state, parent=self)
        self.follow(self.subject)
        self.choice = QComboBox()
        self.choice.addItems([""] * (1 + CLASS_COUNT))
        self.choice_label, self.says, self.limits = QLabel(), QLabel(), QLabel()
        self.choice_label.setBuddy(self.choice)
        self.pictures = [SharpPicture() for _ in range(3)]
        self.titles = [QLabel() for _ in range(3)]
        self.texts_below = [QLabel() for _ in range(3)]
        self._lay_out()
        self.choice.activated.connect(self._on_chosen)
        self.texts.call(self._set_texts)

    def job(self) -> Job:
        weights, chosen, wanted = self.subject.weights, self.subject.chosen, self.choice.currentIndex() - 1
        return lambda: _saliency(weights, chosen, wanted)

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.refresh()

    def _set_texts(self) -> None:
        self.choice_label.setText(tr("What counts for"))
        self.choice.setItemText(PREDICTED, tr("the class that the network says"))
        for number, name in enumerate(class_names(), start=1):
            self.choice.setItemText(number, name)
        self.choice.setAccessibleName(tr("Class"))
        for title, text in zip(
            self.titles, (tr("The image"), tr("Input gradient"), tr("Grad-CAM, conv2")), strict=True
        ):
            title.setText(text)
        below = (
            tr("What the network is given: brightness alone, no outline, no name."),
            tr(
                "How strongly the score would change if a pixel became a little brighter or darker. It shows what "
                "the network reacts to, not why, and is noisy."
            ),
            tr(
                "Where the maps of conv2 speak for the class, spread from 8 × 8 values over the image. It shows "
                "roughly where, not what was seen there."
            ),
        )
        for label, text in zip(self.texts_below, below, strict=True):
            label.setText(text)
        self.limits.setText(
            tr("A bright spot is a hint, no proof: the network may be right for a reason that no such picture shows.")
        )
        self._show_again()  # the names of the pictures are among its titles

    def show_result(self, found: Saliency) -> None:
        name, predicted = class_name(found.class_index), class_name(found.predicted)
        if found.grad_cam.max() <= 0:
            self.says.setText(
                tr("The network says {said}. Nothing in conv2 speaks for {name}.", said=predicted, name=name)
            )
        else:
            self.says.setText(
                tr("The network says {said}; shown is what counts for {name}.", said=predicted, name=name)
            )
        self.pictures[0].show_image(colored_image(found.picture, 0.0, 1.0, GREY))
        self.pictures[1].show_image(overlaid(found.picture, found.gradient))
        self.pictures[2].show_image(overlaid(found.picture, found.grad_cam))
        for picture, title in zip(self.pictures, self.titles, strict=True):
            picture.setAccessibleName(named(title.text(), name))

    def _lay_out(self) -> None:
        top = hbox(self.choice_label, self.choice, SPACE, (self.says, 1))
        row = hbox(spacing=2 * SPACE)
        for title, picture, text in zip(self.titles, self.pictures, self.texts_below, strict=True):
            column = vbox()
            text.setWordWrap(True)
            text.setMinimumHeight(5 * 18)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            fill(column, title, (picture, 1), text)
            row.addLayout(column, 1)
        self.limits.setWordWrap(True)
        self.limits.setProperty("role", "muted")
        frame, inside = card()
        fill(inside, top, (row, 1), self.limits)
        self.view_layout.addWidget(frame, 1)


def overlaid(picture: npt.NDArray[np.float32], heat: npt.NDArray[np.float32]) -> QImage:
    """The grey `picture` under `heat` in colours: the more heat, the less is seen of the picture."""
    highest = float(heat.max())
    fraction = heat / highest if highest > 0 else np.zeros_like(heat)
    colors = lookup_table(SEQUENTIAL)[(fraction * 255).astype(np.uint8)].astype(np.float32)
    grey = np.repeat((picture * 255)[:, :, np.newaxis], 4, axis=2)
    cover = (MOST_COVER * np.sqrt(fraction))[:, :, np.newaxis]
    mixed = (cover * colors + (1 - cover) * grey).astype(np.uint8)
    mixed[:, :, 3] = 255
    height, width = fraction.shape
    return QImage(np.ascontiguousarray(mixed).data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _saliency(weights: Weights | None, chosen: Chosen, wanted: int) -> Saliency:
    import torch

    from fmnist_gui.engine.network.explain import as_input, grad_cam, input_gradient

    network, image = network_of(weights), chosen.pixels()
    with torch.no_grad():
        predicted = int(network(as_input(image)).argmax())
    class_index = wanted if wanted >= 0 else predicted
    return Saliency(
        class_index,
        predicted,
        as_input(image)[0, 0].numpy(),
        input_gradient(network, image, class_index).abs().numpy(),
        grad_cam(network, image, class_index).numpy(),
    )
