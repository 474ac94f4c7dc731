"""How often each label occurs among the first images, few or all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.class_bars import ClassBars
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.wheel import Slider
from fmnist_gui.kit.labels import code_label, sentence_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData

AMOUNTS = (10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 60_000)  # of images; where there are fewer, all
SETS = {True: N_("Training set"), False: N_("Test set")}  # whether it is the training set


class Found(NamedTuple):
    """`counts` of the labels among the first `amount` images of a set of `total`; `labels` are its first ten."""

    set_name: str
    amount: int
    total: int
    counts: list[int]
    labels: list[int]


class ClassBalance(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.sets = Choice(SETS, "Which set")
        self.amounts, self.amount = Slider(), QLabel()
        self.labels_code, self.count_code, self.about = code_label(), code_label(), sentence_label()
        self.bars = ClassBars()
        self._fill()
        self._lay_out()
        self.sets.currentIndexChanged.connect(self.catch_up)
        self.amounts.valueChanged.connect(self.catch_up)

    def job(self) -> Job:
        data, of_training, amount = self.state.data, self.sets.value, AMOUNTS[self.amounts.value()]
        return lambda: count_first(data(), of_training, amount)

    def show_result(self, found: Found) -> None:
        part = "" if found.amount == found.total else f"[:{found.amount}]"
        self.labels_code.setText(f"{found.set_name}.targets[:10]  →  {found.labels}")
        self.count_code.setText(f"{found.set_name}.targets{part}.bincount()")
        self.amount.setText(
            tr("all {count} images", count=thousands(found.total))
            if not part
            else tr("the first {count} images", count=thousands(found.amount))
        )
        self.bars.show_counts(found.counts)
        least, most = min(found.counts), max(found.counts)
        values = {"least": thousands(least), "most": thousands(most)}
        self.about.setText(
            tr("Each class has {most} images: balanced.", **values)
            if least == most
            else tr("From {least} to {most} images a class: not balanced.", **values)
        )

    def _fill(self) -> None:
        self.amounts.setRange(0, len(AMOUNTS) - 1)
        self.amounts.setPageStep(1)
        self.amounts.setValue(len(AMOUNTS) - 1)
        self.texts.bind_name(
            self.amounts, "Number of images", "Of how many images, from the first one on, the labels are counted"
        )

    def _lay_out(self) -> None:
        row = hbox(self.sets, (self.amounts, 1), self.amount)
        fill(self.view_layout, row, self.labels_code, self.count_code, self.bars, self.about)


def count_first(data: FashionData, of_training: bool, amount: int) -> Found:
    from fmnist_gui.engine.data.quality import label_counts

    split = data.train if of_training else data.test
    labels = split.labels[:amount]
    counts = label_counts(labels)
    assert len(counts) == CLASS_COUNT
    return Found(f"{split.name}_set", len(labels), len(split), counts, split.labels[:10].tolist())
