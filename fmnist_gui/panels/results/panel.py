"""The Results page: what the current model gets right and wrong, image by image, and how it differs from others."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.predictions import Predictions
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.kit.text import named, tr
from fmnist_gui.panels.results.compare import ComparePart
from fmnist_gui.panels.results.current import TEST, TRAIN, CurrentFigures, FiguresState
from fmnist_gui.panels.results.matrix import MatrixPart
from fmnist_gui.panels.results.report import ReportPart
from fmnist_gui.panels.results.saving import SaveMenu, Shown
from fmnist_gui.views import figure_texts as texts

MATRIX, REPORT, COMPARE = range(3)
EMPTY = {
    FiguresState.NO_DATA: N_("Get the data set first: the matrix is drawn from its images."),
    FiguresState.NO_MODEL: N_(
        "No trained model yet: train one on the Train page, or select a stored run there and use it."
    ),
    FiguresState.WORKING: N_("The model names every image now; its matrix comes in a moment."),
    FiguresState.READY: "",
    FiguresState.FAILED: N_("The model could not be evaluated. Press Evaluate again, or use another run."),
}


class ResultsPanel(TabbedPage):
    requestWalk = Signal(str, int)  # split "train" or "test", index of the image in it

    def __init__(
        self,
        source: DataSource,
        model: CurrentModel,
        predictions: Predictions,
        store: RunStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            N_("Results"),
            N_("What the network gets right and wrong, down to the single image."),
            N_("Views of the results"),
            parent,
        )
        self._model = model
        self.current = CurrentFigures(source, model, predictions, self)
        self.matrix, self.report = MatrixPart(), ReportPart()
        self.compare = ComparePart(self.current, store)
        self.splits = QComboBox()
        self.again = IconButton("refresh", N_("Let the model name all images once more"), N_("Evaluate again"))
        self.save_button = IconButton("content-save-outline", N_("Save what is shown as a file"), N_("Save"))
        self.save_menu = SaveMenu(self._shown, self)
        self.progress = QLabel()
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.splits.activated.connect(self._on_split_chosen)
        self.again.clicked.connect(self._on_again)
        self.save_menu.saved.connect(self._on_saved)
        self.save_menu.failed.connect(self._on_error)
        self.compare.changed.connect(self._update_save)
        self.current.changed.connect(self._on_figures_changed)
        self.current.failed.connect(self._on_error)
        model.changed.connect(self._on_model_changed)
        for part in (self.matrix, self.compare):
            part.requestWalk.connect(self._on_walk)
        self.texts.call(self._set_texts)
        self.texts.bind_tip(self.splits, "The network learned from the training images; the test images are new to it.")

    @Slot()
    def _on_figures_changed(self) -> None:
        self._show_figures()
        if self.tabs.currentIndex() == COMPARE and self.isVisible():
            self.compare.refresh()

    def _show_figures(self) -> None:
        current, figures = self.current, self.current.figures
        split = current.split
        empty = tr(EMPTY[current.state]) if EMPTY[current.state] else ""
        for part in (self.matrix, self.report):
            part.set_empty_text(empty)
        images = None if split is None else split.images
        self.matrix.show_figures(figures, images, current.split_name, current.model_name())
        self.report.show_figures(figures, current.split_name, current.model_name())
        working = current.state is FiguresState.WORKING
        self.progress.setText(tr("evaluating…") if working else "")
        can_evaluate = current.state in (FiguresState.READY, FiguresState.FAILED)
        self.again.setEnabled(can_evaluate)
        self._update_save()

    @Slot()
    def _update_save(self) -> None:
        self.save_button.setEnabled(self._shown() is not None)

    def _shown(self) -> Shown | None:
        current = self.current
        if self.tabs.currentIndex() == COMPARE:
            heatmap, match = self.compare.heatmap, self.compare.match
            if heatmap is None or match is None:
                return None
            return Shown(heatmap, self.compare.title(), match.split.name, f"difference-{match.split.name}", None)
        heatmap, figures = self.matrix.heatmap, current.figures
        if heatmap is None or figures is None:
            return None
        title = named(current.model_name(), texts.split_text(current.split_name, figures.images))
        return Shown(heatmap, title, current.split_name, f"confusion-{current.split_name}", figures)

    # ---- what the user does

    @Slot(int)
    def _on_tab_changed(self, tab: int) -> None:
        if tab == COMPARE:
            self.compare.list_again()
        self._update_save()

    @Slot()
    def _on_split_chosen(self) -> None:
        self.current.set_split(self.splits.currentData())
        self.matrix.view.choose(None)

    @Slot()
    def _on_again(self) -> None:
        self.notice.clear()
        self.current.evaluate_again()

    @Slot()
    def _on_model_changed(self) -> None:
        """An epoch more to compare with, or a new name."""
        if self.isVisible() and self.tabs.currentIndex() == COMPARE:
            self.compare.list_again()

    @Slot(int)
    def _on_walk(self, index: int) -> None:
        self.requestWalk.emit(self.current.split_name, index)

    @Slot(str)
    def _on_saved(self, path: str) -> None:
        self.notice.tell("good", "Saved as {path}.", path=path)

    @Slot(object)
    def _on_error(self, error: Exception) -> None:
        self.notice.tell_error(error)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.current.watch(True)
        if self.tabs.currentIndex() == COMPARE:
            self.compare.list_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.current.watch(False)

    # ---- looks

    def _lay_out(self) -> None:
        self.add_view(N_("Confusion matrix"), self.matrix)
        self.add_view(N_("Classes"), self.report)
        self.add_view(N_("Compare"), self.compare)
        for split_name in (TEST, TRAIN):
            self.splits.addItem("", split_name)
        self.save_button.setMenu(self.save_menu)
        self.save_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.progress.setProperty("role", "muted")
        top = hbox((self.tabs, 1), self.progress, self.splits, self.again, self.save_button)
        self.page_layout.addLayout(self.messages)
        self.page_layout.addLayout(top)
        self.page_layout.addWidget(self.stack, 1)

    def _set_texts(self) -> None:
        self.splits.setItemText(0, tr("Test images"))
        self.splits.setItemText(1, tr("Training images"))
        self.splits.setAccessibleName(tr("Which images"))
        self._show_figures()
