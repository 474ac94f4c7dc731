"""The bar above the browser: which images to show, in which order, how large."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QLabel, QSlider, QWidget

from fmnist_gui.engine.data.browsing import ORDERS, ImageQuery, Order
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.choice import Choice
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.layout import NO_MARGINS, hbox, vbox
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.text import Texts, tr

SETS = {  # which splits, with what a reader calls them
    "train": N_("Training set"),
    "test": N_("Test set"),
    "all": N_("Both sets"),
}
THUMBNAIL_STEP, THUMBNAIL_STEPS, DEFAULT_STEPS = 28, 4, 2  # px: each pixel of a garment is 1, 2, 3 or 4 wide
NUMBER_WIDTH = 72
LARGEST_SEED = 2**31 - 1
NEEDS_MODEL = N_("Needs a trained model: train one on the Train page.")


class FilterBar(QWidget):
    changed = Signal()  # the query or the set
    goToWanted = Signal(int)
    thumbnailSizeChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets, self.orders = Choice(SETS, "Which set", "Which set"), Choice(ORDERS, "Order", "Order")
        self.labels = Choice(
            {None: N_("All classes"), **{label: partial(class_name, label) for label in range(CLASS_COUNT)}},
            "Class by the label",
            "Class by the label",
        )
        self.predicted = Choice(
            {None: N_("Any prediction"), **{label: partial(_taken_for, label) for label in range(CLASS_COUNT)}},
            "Class that the model predicts",
        )
        self.only_mistakes = QCheckBox()
        self.seed = NumberField(whole=True, minimum=0, maximum=LARGEST_SEED)
        self.go_to = NumberField(whole=True, minimum=0, maximum=0)
        self.thumbnails = QSlider(Qt.Orientation.Horizontal)
        self._seed_label, self._go_to_label, self._thumbnails_label = QLabel(), QLabel(), QLabel()
        self._texts = Texts(self)
        self._fill()
        self._lay_out()
        self._texts.call(self._set_texts)
        self.set_model_there(False)
        for box in (self.sets, self.labels, self.orders, self.predicted):
            box.currentIndexChanged.connect(self._on_changed)
        self.only_mistakes.toggled.connect(self._on_changed)
        self.seed.edited.connect(self._on_changed)
        self.go_to.returnPressed.connect(self._on_go_to)
        self.thumbnails.valueChanged.connect(self._on_thumbnails_changed)

    @property
    def set_name(self) -> str:
        """ "train", "test" or "all"."""
        return str(self.sets.value)

    def query(self) -> ImageQuery:
        seed = self.seed.value()
        order: Order = self.orders.value
        return ImageQuery(
            self.labels.value,
            self.predicted.value,
            self.only_mistakes.isChecked(),
            order,
            seed if isinstance(seed, int) and 0 <= seed <= LARGEST_SEED else 0,
        )

    def reset(self, set_name: str) -> None:
        """All images of a set, as stored."""
        self.blockSignals(True)
        for box in (self.labels, self.orders, self.predicted):
            box.setCurrentIndex(0)
        self.only_mistakes.setChecked(False)
        self.sets.choose(set_name)
        self.blockSignals(False)
        self.changed.emit()

    def set_model_there(self, there: bool) -> None:
        """Without a model, what needs one cannot be asked for."""
        self.predicted.setEnabled(there)
        self.only_mistakes.setEnabled(there)
        items = self.orders.model()
        assert isinstance(items, QStandardItemModel)
        for row, order in enumerate(get_args(Order)):
            items.item(row).setEnabled(there or not ImageQuery(order=order).needs_model)
        self._model_there = there
        self._set_tips()

    def set_count(self, count: int) -> None:
        """There are the indices 0 to `count` - 1 to go to."""
        self.go_to.set_limits(0, max(count - 1, 0))

    def _fill(self) -> None:
        self.seed.set_value(0)
        for field in (self.seed, self.go_to):
            field.setFixedWidth(NUMBER_WIDTH)
        self.thumbnails.setRange(1, THUMBNAIL_STEPS)
        self.thumbnails.setPageStep(1)
        self.thumbnails.setValue(DEFAULT_STEPS)
        self.thumbnails.setFixedWidth(80)

    def _lay_out(self) -> None:
        upper = hbox(self.sets, self.labels, self.orders, self._seed_label, self.seed, None)
        lower = hbox(
            self.predicted,
            self.only_mistakes,
            None,
            self._go_to_label,
            self.go_to,
            self._thumbnails_label,
            self.thumbnails,
        )
        vbox(upper, lower, margins=NO_MARGINS, parent=self)
        for label, field in ((self._seed_label, self.seed), (self._go_to_label, self.go_to)):
            label.setBuddy(field)
        self._thumbnails_label.setBuddy(self.thumbnails)
        self._show_seed()

    def _set_texts(self) -> None:
        self.only_mistakes.setText(tr("Only mistakes"))
        self._seed_label.setText(tr("Seed"))
        self._go_to_label.setText(tr("Go to image"))
        self._thumbnails_label.setText(tr("Size"))
        for widget, name in (
            (self.only_mistakes, tr("Only mistakes")),
            (self.seed, tr("Seed of the shuffling")),
            (self.go_to, tr("Go to image")),
            (self.thumbnails, tr("Size of the pictures")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.seed.setToolTip(tr("The same seed gives the same order, on every machine."))
        self.go_to.setToolTip(tr("Type an index and press Enter."))
        if hasattr(self, "_model_there"):
            self._set_tips()

    def _set_tips(self) -> None:
        lack = "" if self._model_there else tr(NEEDS_MODEL)
        self.predicted.setToolTip(lack or tr("Class that the model predicts"))
        self.only_mistakes.setToolTip(lack or tr("Images whose label the model does not predict"))

    def _show_seed(self) -> None:
        for widget in (self._seed_label, self.seed):
            widget.setVisible(self.orders.value == "shuffled")

    @Slot()
    def _on_changed(self) -> None:
        self._show_seed()
        self.changed.emit()

    @Slot()
    def _on_go_to(self) -> None:
        index = self.go_to.value()
        self.goToWanted.emit(index if isinstance(index, int) else -1)

    @Slot(int)
    def _on_thumbnails_changed(self, steps: int) -> None:
        self.thumbnailSizeChanged.emit(steps * THUMBNAIL_STEP)


def _taken_for(label: int) -> str:
    return tr("Taken for: {name}", name=class_name(label))
