"""Which parts of the image count for a class: the gradient of its score, and Grad-CAM."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.cells.pictures import GREY, SEQUENTIAL, colored_image, lookup_table
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_entries, class_name
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card_of, field_label
from fmnist_gui.kit.text import named, tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

PICTURES = (  # title, what it shows
    (N_("The image"), N_("What the network is given: brightness alone, no outline, no name.")),
    (
        N_("Input gradient"),
        N_(
            "How strongly the score would change if a pixel became a little brighter or darker. It shows what "
            "the network reacts to, not why, and is noisy."
        ),
    ),
    (
        N_("Grad-CAM, conv2"),
        N_(
            "Where the maps of conv2 speak for the class, spread from 8 × 8 values over the image. It shows "
            "roughly where, not what was seen there."
        ),
    ),
)
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
    def __init__(self, state: AppState, *, compact: bool = False, subject: Subject | None = None) -> None:
        super().__init__(state, compact=compact)
        self.follow(subject or Subject(state, parent=self))
        self.choice = Choice({None: N_("the class that the network says"), **class_entries()}, "Class")
        self.says, limits = QLabel(), sentence_label()
        self.pictures = [SharpPicture() for _ in PICTURES]
        self._lay_out(limits)
        self.choice.activated.connect(self.catch_up)
        self.texts.bind(
            limits.setText,
            "A bright spot is a hint, no proof: the network may be right for a reason that no such picture shows.",
        )

    def job(self) -> Job:
        weights, chosen, wanted = self.subject.weights, self.subject.chosen, self.choice.value
        return lambda: _saliency(weights, chosen, wanted)

    def show_result(self, found: Saliency) -> None:
        name, predicted = class_name(found.class_index), class_name(found.predicted)
        self.says.setText(
            tr("The network says {said}. Nothing in conv2 speaks for {name}.", said=predicted, name=name)
            if found.grad_cam.max() <= 0
            else tr("The network says {said}; shown is what counts for {name}.", said=predicted, name=name)
        )
        self.pictures[0].show_image(colored_image(found.picture, 0.0, 1.0, GREY))
        self.pictures[1].show_image(overlaid(found.picture, found.gradient))
        self.pictures[2].show_image(overlaid(found.picture, found.grad_cam))
        for picture, (title, _) in zip(self.pictures, PICTURES, strict=True):
            picture.setAccessibleName(named(tr(title), name))

    def _lay_out(self, limits: QLabel) -> None:
        counts_for = field_label(self.texts, "What counts for", self.choice)
        top = hbox(counts_for, self.choice, SPACE, (self.says, 1))
        row = hbox(spacing=2 * SPACE)
        for picture, (title, about) in zip(self.pictures, PICTURES, strict=True):
            below = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
            below.setMinimumHeight(5 * 18)
            self.texts.bind(below.setText, about)
            row.addLayout(vbox(field_label(self.texts, title, picture), (picture, 1), below), 1)
        fill(self.view_layout, (card_of(top, (row, 1), limits), 1))


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


def _saliency(weights: Weights | None, chosen: Chosen, wanted: int | None) -> Saliency:
    import torch

    from fmnist_gui.engine.network.explain import as_input, grad_cam, input_gradient

    network, image = network_of(weights), chosen.pixels()
    with torch.no_grad():
        predicted = int(network(as_input(image)).argmax())
    class_index = predicted if wanted is None else wanted
    return Saliency(
        class_index,
        predicted,
        as_input(image)[0, 0].numpy(),
        input_gradient(network, image, class_index).abs().numpy(),
        grad_cam(network, image, class_index).numpy(),
    )
