"""A garment of each class beside the digit with its number, and what the data set is, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QLabel

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.labels import role_label, sentence_label, set_role
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, type_px
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.classes.digits import DigitRow
from fmnist_gui.views.classes.gallery import ClassGallery

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData

CAPTIONS = (
    N_("images"),
    N_("to train with"),
    N_("to test"),
    N_("pixels each"),
    N_("classes"),
)


class Found(NamedTuple):
    """`pictures` uint8 [n, 28, 28] and their `indices` in the training set, one for each of the classes
    `labels`; how many images of each class the two splits have; `digits` uint8 [10, 8, 8]."""

    labels: list[int]
    indices: list[int]
    pictures: npt.NDArray[np.uint8]
    train_counts: list[int]
    test_counts: list[int]
    digits: npt.NDArray[np.uint8]


class ClassOverview(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.number = 0  # which image of each class
        self.figures = [QLabel("–") for _ in CAPTIONS]
        self.digits, self.gallery, self.about = DigitRow(), ClassGallery(), sentence_label()
        self.conceal = QCheckBox()
        self.others = IconButton("arrow-right", N_("The next training image of each class"), N_("Other garments"))
        self._lay_out()
        self.others.clicked.connect(self._on_others)
        self.gallery.chosen.connect(self._show_chosen)
        self.conceal.toggled.connect(self._show_again)

    def job(self) -> Job:
        data, number = self.state.data, self.number
        return lambda: look_at(data(), number)

    def show_result(self, found: Found) -> None:
        train, test = sum(found.train_counts), sum(found.test_counts)
        _, height, width = found.pictures.shape
        values = (
            thousands(train + test),
            thousands(train),
            thousands(test),
            f"{height} × {width}",
            str(len(found.labels)),
        )
        for label, value in zip(self.figures, values, strict=True):
            label.setText(value)
        self.digits.show_digits(found.digits)
        self.gallery.conceal(self.number if self.conceal.isChecked() else None)
        self.gallery.show_garments(found.labels, found.pictures)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        found, label = self.result, self.gallery.label
        if found is None or label not in found.labels:
            self.about.setText(tr("What is it? Click a garment to read its class."))
            return
        self.about.setText(
            tr(
                "{name} has the label {label}: {train} training images, {test} test images. Shown is training image "
                "{index}.",
                name=class_name(label),
                label=label,
                train=thousands(found.train_counts[label]),
                test=thousands(found.test_counts[label]),
                index=thousands(found.indices[found.labels.index(label)]),
            )
        )

    @Slot()
    def _on_others(self) -> None:
        self.number += 1
        self.catch_up()

    def _lay_out(self) -> None:
        row = hbox()
        for figure, text in zip(self.figures, CAPTIONS, strict=True):
            font = QFont(figure.font())
            font.setPixelSize(type_px(TYPE_HEADING))
            font.setFeature(QFont.Tag("tnum"), 1)
            figure.setFont(font)
            caption = QLabel()
            set_role(caption, "small")
            self.texts.bind(caption.setText, text)
            column = vbox(figure, caption, spacing=0)
            row.addLayout(column, 1)
        mnist, fashion = role_label("small", wordWrap=True), role_label("small", wordWrap=True)
        self.texts.bind(mnist.setText, "MNIST: handwriting, the digits 0 to 9 (here 8 × 8 pixels, from scikit-learn)")
        self.texts.bind(fashion.setText, "Fashion-MNIST: photographs, the classes 0 to 9")
        self.texts.bind(self.digits.setAccessibleName, "Handwritten digits from 0 to 9")
        self.texts.bind(self.conceal.setText, "Hide the names")
        self.texts.bind_tip(self.conceal, "Other places and no names: guess first, then click")
        buttons = vbox(self.others, self.conceal, spacing=SPACE // 2)
        below = hbox((self.about, 1), buttons, spacing=2 * SPACE)
        fill(self.view_layout, row, mnist, self.digits, fashion, self.gallery, below)


def look_at(data: FashionData, number: int) -> Found:
    """Image `number` of each class, counted round where a class has fewer."""
    from fmnist_gui.engine.data.browsing import class_examples
    from fmnist_gui.engine.data.digits import digit_examples
    from fmnist_gui.engine.data.quality import label_counts

    train = data.train
    examples: dict[int, int] = class_examples(train, number)
    pictures: Any = train.images[list(examples.values())].numpy()
    return Found(
        list(examples),
        list(examples.values()),
        pictures,
        label_counts(train.labels),
        label_counts(data.test.labels),
        digit_examples(number),
    )
