"""The quality of the data set: images that are there twice, or nearly, and images that are likely mislabelled."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.predictions import Predictions
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.data.doubtful import DoubtfulImages
from fmnist_gui.panels.data.pair_list import PairList
from fmnist_gui.panels.data.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.data.quality import NearDuplicateSearch, Pair, PairCounts


SEARCH_SECONDS = 0.3  # at a time


class QualityView(View):
    """Looks for duplicates when it is first shown; `browseWanted` tells which image to show among the others."""

    browseWanted = Signal(str, int)

    def __init__(
        self, source: DataSource, model: CurrentModel, predictions: Predictions, parent: QWidget | None = None
    ) -> None:
        super().__init__(source, parent)
        self.duplicates: list[Pair] | None = None  # None: not looked for yet
        self.twins: list[Pair] | None = None
        self._search: NearDuplicateSearch | None = None
        self._task = LatestTask(self)
        self.exact, self.near = sentence_label("body"), sentence_label("body")
        self.bar = QProgressBar(textVisible=False, maximum=100)
        self.bar.setFixedHeight(SPACE)
        self.pairs = PairList()
        self.first_button = IconButton(
            "image-outline", "Show the first image of the pair in the browser", "First image"
        )
        self.second_button = IconButton(
            "image-outline", "Show the second image of the pair in the browser", "Second image"
        )
        self.doubtful = DoubtfulImages(model, predictions)
        self._lay_out()
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self.tell_error)
        self.pairs.chosenPair.connect(self._show_buttons)
        self.first_button.clicked.connect(self._on_first)
        self.second_button.clicked.connect(self._on_second)
        self.doubtful.changed.connect(self.catch_up)
        self.doubtful.walkWanted.connect(self.walkWanted)
        self.doubtful.browseWanted.connect(self.browseWanted)
        predictions.ready.connect(self.catch_up)
        predictions.outdated.connect(self.catch_up)
        model.changed.connect(self.catch_up)
        self.texts.call(self._show)

    def take_data(self, data: FashionData) -> None:
        self.duplicates = self.twins = None
        self._search = None
        self.pairs.show_pairs(data, ())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def refresh(self) -> None:
        data = self.data
        assert data is not None
        self._go_on()
        self.doubtful.refresh(data)
        self._show()

    def _go_on(self) -> None:
        """Search a little further, in short jobs so that others get their turn, and only while somebody looks."""
        data, search = self.data, self._search
        if data is None or self.twins is not None or self._task.busy or not self.isVisible():
            return
        if self.duplicates is None:
            self._task.run(lambda task: (data, _duplicates(task, data)))
        elif search is None:
            self._task.run(lambda task: (data, _twin_search(data)))
        else:
            self._task.run(lambda task: (data, _advance(task, search)))

    @Slot(object)
    def _on_done(self, result: tuple[FashionData, list[Pair] | NearDuplicateSearch]) -> None:
        data, found = result
        if data is self.data:
            if isinstance(found, list):
                self.duplicates = found
            else:
                self._search = found
                self.bar.setValue(round(100 * found.progress))
                if found.finished:
                    self._search, self.twins = None, found.pairs()
                    self.pairs.show_pairs(data, self.twins)
            self._show()
        self._go_on()

    # ---- what is shown

    def _show(self) -> None:
        self._show_exact()
        self._show_near()
        self.bar.setAccessibleName(tr("Progress of the search"))
        self.bar.setVisible(self.twins is None)
        self._show_buttons()

    def _show_exact(self) -> None:
        if self.duplicates is None or self.data is None:
            self.exact.setText(tr("Comparing all images, byte for byte…"))
            return
        total = f"{len(self.data.train) + len(self.data.test):,}"
        counts = _counts(self.duplicates)
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

    def _show_near(self) -> None:
        from_percent = tr("differing by less than 1 % of the grey range on average")
        if self.twins is None:
            self.near.setText(tr("Looking for near-duplicates, {difference}…", difference=from_percent))
            return
        counts = _counts(self.twins)
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
        for button in (self.first_button, self.second_button):
            button.setEnabled(self.pairs.current_pair() is not None)

    @Slot()
    def _on_first(self) -> None:
        pair = self.pairs.current_pair()
        if pair is not None:
            self.browseWanted.emit(pair.first.split, pair.first.index)

    @Slot()
    def _on_second(self) -> None:
        pair = self.pairs.current_pair()
        if pair is not None:
            self.browseWanted.emit(pair.second.split, pair.second.index)

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(SPACE)
        body.addWidget(self._pairs_card(), 1)
        body.addWidget(self.doubtful, 1)
        self.view_layout.addLayout(body, 1)

    def _pairs_card(self) -> QFrame:
        frame, layout = card()
        layout.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        layout.addWidget(self.section("There twice?"))
        layout.addWidget(self.exact)
        layout.addWidget(self.near)
        layout.addWidget(self.bar)
        layout.addWidget(self.pairs, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addStretch(1)
        buttons.addWidget(self.first_button)
        buttons.addWidget(self.second_button)
        layout.addLayout(buttons)
        return frame


def _duplicates(task: Task, data: FashionData) -> list[Pair]:
    from fmnist_gui.engine.data.quality import exact_duplicates

    return exact_duplicates(data, task.is_cancelled)


def _twin_search(data: FashionData) -> NearDuplicateSearch:
    from fmnist_gui.engine.data.quality import NearDuplicateSearch

    return NearDuplicateSearch(data)


def _advance(task: Task, search: NearDuplicateSearch) -> NearDuplicateSearch:
    """As far as it goes in a short while."""
    until = time.monotonic() + SEARCH_SECONDS
    while not search.finished and not task.is_cancelled() and time.monotonic() < until:
        search.step()
    return search


def _counts(pairs: Sequence[Pair]) -> PairCounts:
    from fmnist_gui.engine.data.quality import count_pairs

    return count_pairs(pairs)


def _values(counts: PairCounts) -> dict[str, object]:
    return {
        "count": f"{counts.total:,}",
        "train": f"{counts.within_train:,}",
        "test": f"{counts.within_test:,}",
        "between": f"{counts.between:,}",
        "differ": f"{counts.labels_differ:,}",
    }
