"""The browser of all images: filters above, thumbnails, and the chosen image beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from fmnist_gui.bridge.predictions import Predictions
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.browsing import ImagePool, find_images
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import percent, thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.class_names import classified_text
from fmnist_gui.kit.dialogs import ask_where_to_save
from fmnist_gui.kit.labels import role_label, sentence_label
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.saving import Saving
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.panels.data.filters import FilterBar
from fmnist_gui.panels.data.inspector import Inspector

if TYPE_CHECKING:
    from torch import Tensor

SAVE = N_("Save…")


class BrowseView(View):
    """Positions count through the sets that are shown, the training set first."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self._pool: ImagePool | None = None
        self._labels: list[int] = []
        self._predicted: list[int] = []  # as long as the pool while the model's predictions are known
        self._logits: Tensor | None = None
        self._order = ""  # in which the images stand
        self._waiting = False  # for predictions that the query needs
        self._folder = Path()
        self.filters = FilterBar()
        self.grid = ImageGrid()
        self.inspector = Inspector(state)
        self.status = role_label("small")
        self.copy_button = IconButton("content-copy", "Copy the selected images as one picture (Ctrl+C)", "Copy")
        self.save_button = IconButton("content-save-outline", "Save the selected images as one PNG picture", SAVE)
        self.saving = Saving(self.notice, self)
        self.nothing = sentence_label()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect(state.predictions)
        self.texts.bind_name(self.grid, "Images of the data set")
        self.texts.call(self._show_status)

    def show_image(self, split: str, index: int) -> None:
        """Make an image the current one; if the filters hide it, they are reset."""
        if self._pool is None:
            return
        position = self._pool.position(split, index)
        if position < 0 or not self.grid.go_to(position):
            self.filters.reset(split)
            self.grid.go_to(self._pool.position(split, index))

    def _connect(self, predictions: Predictions) -> None:
        self.filters.changed.connect(self.catch_up)
        self.filters.goToWanted.connect(self._on_go_to)
        self.filters.thumbnailSizeChanged.connect(self.grid.set_thumbnail_size)
        self.grid.current_index_changed.connect(self._show_current)
        self.grid.activated_index.connect(self._on_activated)
        self.grid.selectionModel().selectionChanged.connect(self._show_status)
        self.inspector.requestWalk.connect(self.requestWalk)
        self.copy_button.clicked.connect(self.grid.copy_selected)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self)  # also while a filter has the focus
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.grid.copy_selected)
        self.save_button.clicked.connect(self._on_save)
        self.saving.changed.connect(self._show_saving)
        self.saving.progressed.connect(self._show_status)
        predictions.ready.connect(self._on_predictions_ready)
        predictions.outdated.connect(self._on_predictions_outdated)
        predictions.failed.connect(self.show_error)
        self.state.model.changed.connect(self._show_current)

    def refresh(self) -> None:
        """Find the images that the filters ask for, and show them in their order."""
        data = self.state.source.data
        if data is None:
            return
        splits = {"train": (data.train,), "test": (data.test,), "all": (data.train, data.test)}[self.filters.set_name]
        before = self._pool
        if self._pool is None or self._pool.splits != splits:
            self._pool = ImagePool(*splits)
            self._labels = self._pool.labels().tolist()
            self.filters.set_count(len(self._pool))
        self.filters.set_model_there(self.state.model.weights is not None)
        self._take_predictions()
        query = self.filters.query()
        self._waiting = query.needs_model and self._logits is None and self.state.model.weights is not None
        if self._waiting:
            if self._pool is not before:  # where its positions do not count
                self.grid.set_items((), ())
        else:
            found = find_images(query, self._pool.labels(), self._logits)
            lines = 1 if self.state.model.weights is None else 2  # the second for what the model takes it for
            self.grid.set_items(self._pool, found, self._caption, self._is_mistake, lines)
            if len(found) and (self.grid.current_index() < 0 or query.order != self._order):
                self.grid.go_to(int(found[0]))  # who asks for the worst wants to see it
            self._order = query.order
        self.grid.refresh()
        self._show_current()
        self._show_status()

    def _take_predictions(self) -> None:
        """What the current model says of the pool, if that is known; asking for it has it computed."""
        import torch

        assert self._pool is not None
        evaluations = [self.state.predictions.of(split.name) for split in self._pool.splits]
        logits = [evaluation.logits for evaluation in evaluations if evaluation is not None]
        self._forget_predictions()
        if len(logits) == len(evaluations):
            self._logits = torch.cat(logits)
            self._predicted = self._logits.argmax(dim=1).tolist()

    def _forget_predictions(self) -> None:
        self._logits, self._predicted = None, []

    def _caption(self, position: int) -> str:
        return classified_text(self._labels[position], self._predicted[position] if self._predicted else None)

    def _is_mistake(self, position: int) -> bool:
        return bool(self._predicted) and self._predicted[position] != self._labels[position]

    @Slot()
    @Slot(int)
    def _show_current(self, _position: int = -1) -> None:
        position = self.grid.current_index()
        if self._pool is None or position < 0:
            self.inspector.show_image(None, -1, None)
            return
        split, index = self._pool.locate(position)
        self.inspector.show_image(split, index, None if self._logits is None else self._logits[position])

    @Slot()
    def _show_status(self) -> None:
        count, total = self.grid.count(), len(self._labels)
        chosen = self.grid.selected_count()
        self.grid.setVisible(count > 0 and not self._waiting)
        self.nothing.setVisible(count == 0 or self._waiting)
        self.nothing.setText(
            tr("{model} is looking at the images…", model=self.state.model.name)
            if self._waiting
            else tr("No image is like that. Choose another class, prediction or set.")
        )
        text = tr("{count} of {total} images", count=thousands(count), total=thousands(total))
        if chosen:
            text = tr("{images}, {chosen} selected", images=text, chosen=thousands(chosen))
        if self.saving.busy:
            text = tr("{images}. Saving them: {done}", images=text, done=percent(self.saving.fraction, 0))
        self.status.setText(text)
        self.copy_button.setEnabled(chosen > 0)
        self.save_button.setEnabled(chosen > 0 or self.saving.busy)

    @Slot(int)
    def _on_go_to(self, position: int) -> None:
        total = len(self._labels)
        if not 0 <= position < total:
            self.notice.say("warn", "The images are counted from 0 to {last}.", last=total - 1)
        elif not self.grid.go_to(position):
            self.notice.say("warn", "Image {index} is hidden by the filters. Choose all classes.", index=position)
        else:
            self.notice.clear()
            self.grid.setFocus()

    @Slot(int)
    def _on_activated(self, position: int) -> None:
        assert self._pool is not None
        split, index = self._pool.locate(position)
        self.requestWalk.emit(split.name, index)

    @Slot(str)
    def _on_predictions_ready(self, split_name: str) -> None:
        if self._pool is not None and any(split.name == split_name for split in self._pool.splits):
            self.catch_up()

    @Slot()
    def _on_predictions_outdated(self) -> None:
        """No model's figures beside another one's pictures: they go until the new ones are there."""
        self._forget_predictions()
        self.catch_up()

    @Slot()
    def _on_save(self) -> None:
        if self.saving.busy:
            self.saving.cancel()
        else:
            self._choose_file()

    @Slot()
    def _show_saving(self) -> None:
        self.save_button.show_running(self.saving.busy, SAVE, "content-save-outline")
        self._show_status()

    def _choose_file(self) -> None:
        title = tr("Save the images as a picture")
        proposed = self._folder / "images.png"
        ask_where_to_save(self, title, proposed, tr("Picture (*.png)"), self.save_selected)

    @Slot(str)
    def save_selected(self, path: str) -> None:
        """Write the selected pictures as one PNG."""
        content = self.grid.selected_png()
        if content is not None:
            self._folder = Path(path).parent
            self.saving.start(path, content)

    def _lay_out(self) -> None:
        below = hbox((self.status, 1), self.copy_button, self.save_button)
        images = card_of(self.filters, (self.grid, 1), (self.nothing, 1), below, margins=(SPACE, SPACE, SPACE, SPACE))
        self.view_layout.addLayout(hbox((images, 1), self.inspector), 1)
