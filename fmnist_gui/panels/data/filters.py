"""The bar above the browser: which images to show, in which order, how large."""

from functools import partial
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QWidget

from fmnist_gui.engine.data.browsing import ORDERS, ImageQuery, Order
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.config import SETTINGS
from fmnist_gui.kit.class_names import class_entries, class_name
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.fields.wheel import Slider
from fmnist_gui.kit.labels import ProblemLabel
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.text import Texts, tr

SETS = {  # which splits, with what a reader calls them
    "train": N_("Training set"),
    "test": N_("Test set"),
    "all": N_("Both sets"),
}
THUMBNAIL_STEP, THUMBNAIL_STEPS, DEFAULT_STEPS = 28, 4, 2  # px: each pixel of a garment is 1, 2, 3 or 4 wide
NUMBER_WIDTH = 72
NEEDS_MODEL = N_("Needs a trained model: train one on the Train page.")


class FilterBar(QWidget):
    changed = Signal()  # the query or the set
    goToWanted = Signal(int)  # -1 where there is no such image
    thumbnailSizeChanged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sets, self.orders = Choice(SETS, "Which set", "Which set"), Choice(ORDERS, "Order", "Order")
        self.labels = Choice({None: N_("All classes"), **class_entries()}, "Class by the label", "Class by the label")
        self.predicted = Choice(
            {None: N_("Any prediction"), **class_entries(_taken_for)}, "Class that the model predicts"
        )
        self.only_mistakes = QCheckBox()
        self.seed = NumberField(whole=True, minimum=0, maximum=SETTINGS["seed"].maximum)
        self.seed_problem = ProblemLabel()
        self.go_to = NumberField(whole=True, minimum=0, maximum=0)
        self.thumbnails = Slider()
        self._texts = Texts(self)
        self._model_there = False
        self._fill()
        self._lay_out()
        self._name()
        self.set_model_there(False)
        for box in (self.sets, self.labels, self.orders, self.predicted):
            box.currentIndexChanged.connect(self._on_changed)
        self.only_mistakes.toggled.connect(self._on_changed)
        self.seed.edited.connect(self._on_changed)
        self.go_to.edited.connect(partial(self.go_to.mark, False))
        self.go_to.returnPressed.connect(self._on_go_to)
        self.thumbnails.valueChanged.connect(self._on_thumbnails_changed)

    @property
    def set_name(self) -> str:
        """ "train", "test" or "all"."""
        return str(self.sets.value)

    def query(self) -> ImageQuery:
        order: Order = self.orders.value
        return ImageQuery(
            self.labels.value,
            self.predicted.value,
            self.only_mistakes.isChecked(),
            order,
            self.seed.usable() or 0,
        )

    def reset(self, set_name: str) -> None:
        """All images of a set, as stored."""
        with QSignalBlocker(self):
            for box in (self.labels, self.orders, self.predicted):
                box.setCurrentIndex(0)
            self.only_mistakes.setChecked(False)
            self.sets.choose(set_name)
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
        self._show_tips()

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
        texts = self._texts
        self._seed_label = field_label(texts, "Seed", self.seed)
        go_to, size = field_label(texts, "Go to image", self.go_to), field_label(texts, "Size", self.thumbnails)
        upper = hbox(self.sets, self.labels, self.orders, self._seed_label, self.seed, None)
        lower = hbox(self.predicted, self.only_mistakes, None, go_to, self.go_to, size, self.thumbnails)
        vbox(upper, self.seed_problem, lower, parent=self)
        self._show_seed()

    def _name(self) -> None:
        self._texts.bind(self.only_mistakes.setText, "Only mistakes")
        self._texts.bind_name(
            self.seed, "Seed of the shuffling", "The same seed gives the same order, on every machine."
        )
        self._texts.bind_name(self.go_to, "Go to image", "Type an index and press Enter.")
        self._texts.bind_name(self.thumbnails, "Size of the pictures", "Size of the pictures")
        self._texts.call(self._show_tips)

    def _show_tips(self) -> None:
        lack = "" if self._model_there else tr(NEEDS_MODEL)
        self.predicted.setToolTip(lack or tr("Class that the model predicts"))
        self.only_mistakes.setToolTip(lack or tr("Images whose label the model does not predict"))

    def _show_seed(self) -> None:
        shuffled = self.orders.value == "shuffled"
        for widget in (self._seed_label, self.seed):
            widget.setVisible(shuffled)
        self.seed_problem.show_problem(SETTINGS["seed"].problem(self.seed.value()) if shuffled else None)

    @Slot()
    def _on_changed(self) -> None:
        self._show_seed()
        self.changed.emit()

    @Slot()
    def _on_go_to(self) -> None:
        index = self.go_to.usable()
        self.goToWanted.emit(-1 if index is None else index)

    @Slot(int)
    def _on_thumbnails_changed(self, steps: int) -> None:
        self.thumbnailSizeChanged.emit(steps * THUMBNAIL_STEP)


def _taken_for(label: int) -> str:
    return tr("Taken for: {name}", name=class_name(label))
