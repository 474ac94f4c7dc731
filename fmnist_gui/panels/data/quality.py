"""Duplicates and near-duplicates in the data set, and labels that are likely wrong."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.panels.data.likely_mislabelled import LikelyMislabelled
from fmnist_gui.panels.data.pair_list import PairList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.data.quality import Pair, PairCounts


class Found(NamedTuple):
    """Exact duplicates, and as far as they are known the near-duplicates; `progress` of their search, 0 to 1."""

    data: FashionData
    duplicates: list[Pair] | None = None  # None: not looked for yet
    near_duplicates: list[Pair] | None = None
    progress: float = 0.0


class QualityView(View):
    """Looks for duplicates when it is first shown, once for each data set."""

    requestBrowse = Signal(str, int)  # split and index of an image to show among the others

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.exact, self.near = sentence_label("body"), sentence_label("body")
        self.bar = QProgressBar(textVisible=False, maximum=100)
        self.bar.setFixedHeight(SPACE)
        self.pairs = PairList()
        self.buttons = (
            IconButton("image-outline", "Show the first image of the pair in the browser", "First image"),
            IconButton("image-outline", "Show the second image of the pair in the browser", "Second image"),
        )
        self.mislabelled = LikelyMislabelled(state)
        self._lay_out()
        self.worker.progressed.connect(self._on_result)
        self.pairs.chosenPair.connect(self._show_buttons)
        for number, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._on_browse, number))
        self.mislabelled.requestWalk.connect(self.requestWalk)
        self.mislabelled.requestBrowse.connect(self.requestBrowse)
        self.texts.bind_name(self.bar, "Progress of the search")

    def job(self) -> Job | None:
        data = self.state.source.data
        if data is None or (self.result is not None and self.result.data is data):
            return None
        self.worker.cancel()
        self._on_result(Found(data))
        return lambda: find_duplicates(data)

    def show_result(self, found: Found) -> None:
        self._show_exact(found)
        self._show_near(found.near_duplicates)
        self.pairs.show_pairs(found.data, found.near_duplicates or ())
        self.bar.setValue(round(100 * found.progress))
        self.bar.setVisible(found.near_duplicates is None)
        self._show_buttons()

    def _show_exact(self, found: Found) -> None:
        if found.duplicates is None:
            self.exact.setText(tr("Comparing all images, byte for byte…"))
            return
        total = thousands(len(found.data.train) + len(found.data.test))
        counts = _counts(found.duplicates)
        if not counts.total:
            text = tr("Exact duplicates: 0. Each of the {total} images has pixels of its own.", total=total)
        else:
            text = tr(
                "Exact duplicates: {count} of {total} images have the very pixels of an earlier one: {train} within "
                "the training set, {test} within the test set, {between} between the two; {differ} with another label.",
                total=total,
                **_values(counts),
            )
        self.exact.setText(text)

    def _show_near(self, pairs: list[Pair] | None) -> None:
        from_percent = tr("differing by less than 1 % of the grey range on average")
        if pairs is None:
            self.near.setText(tr("Looking for near-duplicates, {difference}…", difference=from_percent))
            return
        counts = _counts(pairs)
        self.near.setText(
            tr(
                "Near-duplicates, {difference}: {count} pairs. {train} lie within the training set, {test} within "
                "the test set; in {between} the test image resembles one that the network learns from. {differ} "
                "have different labels.",
                difference=from_percent,
                **_values(counts),
            )
        )

    @Slot()
    def _show_buttons(self) -> None:
        for button in self.buttons:
            button.setEnabled(self.pairs.current_pair() is not None)

    def _on_browse(self, number: int, *_: object) -> None:
        pair = self.pairs.current_pair()
        if pair is not None:
            sample = (pair.first, pair.second)[number]
            self.requestBrowse.emit(sample.split, sample.index)

    def _lay_out(self) -> None:
        margins = (2 * SPACE, SPACE, 2 * SPACE, SPACE)
        buttons = hbox(None, *self.buttons)
        title = self.section("There twice?")
        pairs = card_of(title, self.exact, self.near, self.bar, (self.pairs, 1), buttons, margins=margins)
        self.view_layout.addLayout(hbox((pairs, 1), (card_of(self.mislabelled, margins=margins), 1)), 1)


def find_duplicates(data: FashionData) -> Generator[Found | None, None, Found]:
    """What is known after each step of the search; torch and scikit-learn are imported by the first one."""
    from fmnist_gui.engine.data.quality import NearDuplicateSearch, exact_duplicates

    duplicates = yield from exact_duplicates(data)
    yield Found(data, duplicates)
    search = NearDuplicateSearch(data)
    while not search.finished:
        search.step()
        yield Found(data, duplicates, None, search.progress)
    return Found(data, duplicates, search.pairs(), 1.0)


def _counts(pairs: Sequence[Pair]) -> PairCounts:
    from fmnist_gui.engine.data.quality import count_pairs

    return count_pairs(pairs)


def _values(counts: PairCounts) -> dict[str, object]:
    return {
        "count": thousands(counts.total),
        "train": thousands(counts.within_train),
        "test": thousands(counts.within_test),
        "between": thousands(counts.between),
        "differ": thousands(counts.labels_differ),
    }
