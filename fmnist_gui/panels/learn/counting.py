"""C22: a confusion matrix that is counted before the reader's eyes, image after image."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.learn.data_part import DataPart
from fmnist_gui.views import figure_texts
from fmnist_gui.views.confusion.picture import Heatmap
from fmnist_gui.views.confusion.view import ConfusionView

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.tally import Counts, Tally

MANY = 100  # images at once
MATRIX_HEIGHT = 400  # px
PICTURE_SIDE = 86  # px


class CountingPart(DataPart):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.counted = 0  # images
        self.matrix, self.picture = ConfusionView(), SharpPicture()
        self.image_text, self.total_text, self.model_text = (
            sentence_label(""),
            sentence_label(),
            sentence_label("small"),
        )
        self.next = IconButton("plus", N_("Count the next test image"), N_("Next image"))
        self.next.setProperty("accent", True)
        self.more = IconButton("fast-forward", N_("Count the next 100 test images"), N_("100 more"))
        self.all = IconButton("skip-forward", N_("Count all test images"), N_("All"))
        self.reset = IconButton("restore", N_("Begin with an empty matrix"))
        self.shares = QCheckBox()
        self._lay_out()
        self.next.clicked.connect(self._on_next)
        self.more.clicked.connect(self._on_more)
        self.all.clicked.connect(self._on_all)
        self.reset.clicked.connect(self._on_reset)
        self.shares.toggled.connect(self._show_again)

    def question(self) -> Callable[[FashionData], Tally]:
        weights = self.state.weights
        return lambda data: count(data, weights)

    def show_result(self, found: Tally) -> None:
        self.counted = min(self.counted, len(found))
        for button in (self.next, self.more, self.all):
            button.setEnabled(self.counted < len(found))
        self.reset.setEnabled(self.counted > 0)
        name = self.state.model.name if self.state.weights is not None else tr("An untrained network")
        self.model_text.setText(tr("Network: {name}", name=name))
        self._show_matrix(found.matrix(self.counted))
        if self.counted:
            self._show_image(found)
            return
        self.picture.show_image(grey_image(found.pictures[0]))
        self.matrix.choose(None)
        self.image_text.setText(tr("Press Next image: each image adds one to one cell."))
        first = class_name(int(found.labels[0]))
        self.total_text.setText(tr("The first one is {name}. What will the network say?", name=first))

    def _show_matrix(self, counts: Counts) -> None:
        def described(true: int, said: int) -> str:
            return figure_texts.cell_tip(counts, true, said)

        totals = counts.sum(axis=1, keepdims=True)
        if self.shares.isChecked():
            values = 100 * counts / np.where(totals, totals, np.nan)
            self.matrix.show_heatmap(Heatmap(values, lambda value: f"{value:.0f}", scale=100.0, unit="%"), described)
        else:
            self.matrix.show_heatmap(Heatmap(counts.astype(np.float64), lambda value: f"{value:,.0f}"), described)
        right = int(counts.trace())
        if self.counted:
            self.total_text.setText(
                tr(
                    "On the diagonal: {correct} of {count}, an accuracy of {percent} %.",
                    correct=f"{right:,}",
                    count=f"{self.counted:,}",
                    percent=f"{100 * right / self.counted:.2f}",
                )
            )

    def _show_image(self, found: Tally) -> None:
        last = self.counted - 1
        true, said = int(found.labels[last]), int(found.predicted[last])
        self.picture.show_image(grey_image(found.pictures[last]))
        self.matrix.choose((true, said))
        self.image_text.setText(
            tr(
                "Test image {index} is {true}, the network says {said}: row {row}, column {column} goes up by one.",
                index=f"{last:,}",
                true=class_name(true),
                said=class_name(said),
                row=true,
                column=said,
            )
        )

    # ---- what happens

    @Slot()
    def _on_next(self) -> None:
        self._count_to(self.counted + 1)

    @Slot()
    def _on_more(self) -> None:
        self._count_to(self.counted + MANY)

    @Slot()
    def _on_all(self) -> None:
        self._count_to(len(self.result) if self.result is not None else 0)

    @Slot()
    def _on_reset(self) -> None:
        self._count_to(0)

    def _count_to(self, images: int) -> None:
        self.counted = images
        self._show_again()

    def _lay_out(self) -> None:
        buttons = hbox()
        for button in (self.next, self.more, self.all, self.reset):
            button.setEnabled(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.picture.setFixedSize(PICTURE_SIDE, PICTURE_SIDE)
        beside = vbox(self.image_text, self.total_text, None, spacing=SPACE // 2)
        image = hbox(self.picture, (beside, 1), spacing=2 * SPACE)
        self.matrix.setFixedHeight(MATRIX_HEIGHT)
        self.texts.bind(self.shares.setText, "% of the true class (recall)")
        self.texts.bind(self.matrix.setAccessibleName, "Confusion matrix")
        self.texts.call(lambda: self.matrix.set_empty_text(tr("Loading…")))
        self.view_layout.addLayout(buttons)
        self.view_layout.addLayout(image)
        self.view_layout.addWidget(self.shares, 0, Qt.AlignmentFlag.AlignLeft)
        self.view_layout.addWidget(self.matrix)
        self.view_layout.addWidget(self.model_text)


def count(data: FashionData, weights: Weights | None) -> Tally:
    """What the current network, or an untrained one, says of all test images."""
    from fmnist_gui.engine.network.course_network import network_with, new_network
    from fmnist_gui.engine.training.tally import tally

    return tally(network_with(weights) if weights is not None else new_network(0).eval(), data.test)
