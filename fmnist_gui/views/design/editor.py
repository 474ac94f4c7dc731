"""The network that the user edits, layer by layer, with what leaves each layer."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import (
    ACTIVATIONS,
    COURSE,
    IMAGE_CHANNELS,
    POOLINGS,
    Design,
    Examination,
    Shape,
    examine,
)
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import ProblemLabel, set_role
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.design.rows import LayerRow

THREE_COLUMNS = 560  # px: from this width on, three fields stand side by side


class DesignEditor(QWidget):
    """`design` is what stands in the fields, `examination` what came of it. `marked`: with the signs of who decides;
    `follow`: whether the inputs follow at first."""

    edited = Signal()

    def __init__(self, marked: bool, follow: bool) -> None:
        super().__init__()
        self.design = COURSE
        self.examination: Examination = examine(COURSE)
        self._refusal = ""
        self._locked = False
        self.rows = {name: LayerRow(name, COURSE, marked) for name in COURSE.layers()}
        self.activation = Choice(
            ACTIVATIONS,
            "What follows each layer but the last, value by value",
            "What follows each layer but the last, value by value",
            narrow=True,
        )
        self.pooling = Choice(
            POOLINGS,
            "What a pooling keeps of each of its windows",
            "What a pooling keeps of each of its windows",
            narrow=True,
        )
        self.follow = QCheckBox()
        self.follow.setChecked(follow)
        self.image, self.flatten, self.count, self.problem = QLabel(), QLabel(), QLabel(wordWrap=True), ProblemLabel()
        self.reset = IconButton(
            "restore", N_("Put everything back to the course's network"), N_("The course's network")
        )
        self._texts = Texts(self)
        self._lay_out()
        for combo in (self.activation, self.pooling):
            combo.activated.connect(self._on_kind_chosen)
        for row in self.rows.values():
            row.changed.connect(self._on_changed)
            row.mendPressed.connect(self._on_mend)
        self.follow.toggled.connect(self._on_follow)
        self.reset.clicked.connect(partial(self.set_design, COURSE))
        self._texts.bind(self.follow.setText, "Let the inputs follow")
        self._texts.bind_tip(self.follow, "Set by itself what follows from the data or from the layer before")
        self._texts.call(self._show)

    def _lay_out(self) -> None:
        kinds = hbox()
        for text, choice in ((N_("Activation"), self.activation), (N_("Pooling"), self.pooling)):
            fill(kinds, field_label(self._texts, text, choice), (choice, 1))
        for label in (self.image, self.flatten):
            set_role(label, "muted")
            label.setContentsMargins(SPACE * 3 // 2, 0, SPACE * 3 // 2, 0)
        rows = list(self.rows.values())  # two convolutions, three linear layers
        foot = hbox((self.count, 1), self.reset)
        layout = vbox(kinds, self.follow, self.image, spacing=SPACE // 2, parent=self)
        fill(layout, *rows[:2], self.flatten, *rows[2:], foot, self.problem)

    def show_refusal(self, refusal: str) -> None:
        """What PyTorch says of the first misfit; forgotten at the next change."""
        self._refusal = refusal
        self._show()

    def set_locked(self, locked: bool) -> None:
        """While it is trained, the network can be read but not changed."""
        self._locked = locked
        self._show()

    def set_design(self, design: Design) -> None:
        """Show another design, and say so; its inputs follow if that is wanted."""
        self.design = design.with_inputs_following() if self.follow.isChecked() else design
        self.examination, self._refusal = examine(self.design), ""
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for row in self.rows.values():
            row.show_layer(self.design, self.examination, self.follow.isChecked(), self._refusal, self._locked)
        for widget in (self.activation, self.pooling, self.follow):
            widget.setEnabled(not self._locked)
        self.activation.choose(self.design.activation)
        self.pooling.choose(self.design.pooling)
        image = Shape(IMAGE_CHANNELS, IMAGE_SIDE)
        self.image.setText(tr("An image goes in: {shape}", shape=image))
        maps = self.examination.passed.get("conv2")
        self.flatten.setText(tr("Laid flat: {product}", product="?" if maps is None else maps.pooled.product))
        self.count.setText(
            tr(
                "{count} parameters; the course's network has {course}.",
                count=f"<b>{thousands(self.design.parameters)}</b>",
                course=thousands(COURSE.parameters),
            )
        )
        too_large = self.examination.too_large
        self.problem.show_problem(too_large)
        self.reset.setEnabled(self.design != COURSE and not self._locked)

    @Slot(str, int)
    def _on_changed(self, name: str, value: int) -> None:
        self.set_design(self.design.with_value(name, value))

    @Slot()
    def _on_mend(self) -> None:
        misfit = self.examination.misfit
        if misfit is not None and misfit.fitting is not None:
            self.set_design(self.design.with_value(misfit.argument, misfit.fitting))

    @Slot()
    def _on_kind_chosen(self) -> None:
        self.set_design(replace(self.design, activation=self.activation.value, pooling=self.pooling.value))

    @Slot()
    def _on_follow(self) -> None:
        self.set_design(self.design)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows.values():
            row.set_columns(3 if self.width() >= THREE_COLUMNS else 2)
