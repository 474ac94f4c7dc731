"""One sample: its pixels, its label, and its shape in each form that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.numbers import fixed
from fmnist_gui.kit.cells.pixel_view import PixelView
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.image_picker import ImagePicker
from fmnist_gui.kit.labels import code_label, image_text, role_label, set_role, shape_text
from fmnist_gui.kit.layout import grid_layout, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split

PICTURE_HEIGHT = 300  # px in a section
SAMPLE_ROW = 1  # of the forms: the pair of image and label


class SampleView(View):
    """In a section one chooses a training image here; on a page whoever owns the view says which by `show_image`."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.subject = Subject(state, "train", parent=self)
        self.picker = ImagePicker(self.subject)
        self.name, self.position = QLabel(), role_label("small")
        self.pixels = PixelView()
        self.codes = [code_label() for _ in range(6)]
        self.values = [code_label() for _ in range(6)]
        self._lay_out()
        self.subject.pictureChanged.connect(self.catch_up)
        self.texts.call(self._set_texts)

    def job(self) -> Job | None:
        if not self.compact:
            return None
        chosen = self.subject.chosen
        return lambda: (chosen.split(), chosen.index)

    def show_image(self, split: Split | None, index: int) -> None:
        """Show image `index` of `split`; None: no image is chosen."""
        self.result = None if split is None else (split, index)
        self._show_again()
        self._set_texts()

    def show_result(self, result: tuple[Split, int]) -> None:
        split, index = result
        self._set_texts()
        label = int(split.labels[index])
        self.name.setText(f"{label}  {class_name(label)}")
        self.position.setText(image_text(split.name, index))
        self.pixels.show_pixels(split.images[index].numpy())
        self._show_forms(split, index, label)

    def _show_forms(self, split: Split, index: int, label: int) -> None:
        from fmnist_gui.engine.data.batches import to_float

        stored = split.images[index]
        image = to_float(stored.unsqueeze(0)).squeeze(0)  # what ToTensor gives
        data_set = f"{split.name}_set"
        extremes = (image.min(), image.max()) if self.compact else (image.max(),)  # a page has room for one
        forms = (
            (
                f"{data_set}.data[{index}]",
                shape_text(stored.shape),
                tr("As stored: whole numbers from 0 (black) to 255 (white), {kind}.", kind=str(stored.dtype)),
            ),
            (
                f"image, label = {data_set}[{index}]",
                f"label {label}",
                tr("A sample is a pair: the image and its label."),
            ),
            (
                "image",
                shape_text(image.shape),
                tr("As the network takes it: one channel (grey), numbers from 0 to 1, {kind}.", kind=str(image.dtype)),
            ),
            (
                "image.min(), image.max()" if self.compact else "image.max()",
                ", ".join(fixed(value.item(), 2) for value in extremes),
                tr("Each number is that of the stored pixel divided by 255."),
            ),
            ("image.squeeze()", shape_text(image.squeeze().shape), tr("Without the channel, to draw it.")),
            (
                "image.unsqueeze(0)",
                shape_text(image.unsqueeze(0).shape),
                tr("With a batch dimension in front: a batch of one image."),
            ),
        )
        for row, (code, value, about) in enumerate(forms):
            for form, text in ((self.codes[row], code), (self.values[row], value)):
                form.setText(text)
                form.setToolTip(about)

    def _set_texts(self) -> None:
        there = self.result is not None
        for widget in (self.pixels, *self.codes, *self._placed_values()):
            widget.setVisible(there)
        if not there:
            self.name.setText(tr("Loading…") if self.compact else tr("Choose an image"))
            self.position.clear()

    def _placed_values(self) -> list[QLabel]:
        """Beside a page's narrow picture the line of the pair takes all the room."""
        return [value for row, value in enumerate(self.values) if self.compact or row != SAMPLE_ROW]

    def _lay_out(self) -> None:
        font = self.name.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(font)
        head = hbox((self.name, 1), (self.position, 0, Qt.AlignmentFlag.AlignRight))
        # On a page the values stand at the edge of a narrow picture; in a section that would be far from the code.
        side = Qt.AlignmentFlag.AlignLeft if self.compact else Qt.AlignmentFlag.AlignRight
        forms = grid_layout(2 * SPACE if self.compact else SPACE, 1, stretch=1 if self.compact else 0)
        for row, (code, value) in enumerate(zip(self.codes, self.values, strict=True)):
            set_role(code, "muted")
            if value in self._placed_values():
                forms.addWidget(code, row, 0)
                forms.addWidget(value, row, 1, side)
            else:
                forms.addWidget(code, row, 0, 1, 2)
        self.view_layout.setSpacing(SPACE // 2)
        for label in (self.name, self.position, *self.codes, *self.values):  # the picture alone grows
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if not self.compact:
            self.view_layout.setSizeConstraint(QLayout.SizeConstraint.SetMaximumSize)
        if self.compact:
            number = field_label(self.texts, "The image's number", self.picker.field)
            self.view_layout.addLayout(hbox(number, (self.picker, 1)))
            self.pixels.setFixedHeight(PICTURE_HEIGHT)
        self.view_layout.addLayout(head)
        if self.compact:
            self.view_layout.addLayout(forms)
        self.view_layout.addWidget(self.pixels, 1)
        if not self.compact:
            self.view_layout.addLayout(forms)
