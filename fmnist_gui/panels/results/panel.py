"""The Results page: what the current model gets right and wrong, image by image, and how it differs from others."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QToolButton

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.buttons.save_menu import Offer, SaveMenu
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import role_label, split_text
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.page import TabbedPage
from fmnist_gui.kit.text import named, tr
from fmnist_gui.panels.results.saving import FILE_KINDS, Shown
from fmnist_gui.views.classify import ClassifyView
from fmnist_gui.views.concatenation.view import ConcatenationView
from fmnist_gui.views.confusion.comparison import ComparisonView
from fmnist_gui.views.confusion.figures import FAILED, READY, FiguresView
from fmnist_gui.views.confusion.report import ReportView
from fmnist_gui.views.confusion.view import SPLITS, ConfusionMatrixView


class ResultsPanel(TabbedPage):
    requestWalk = Signal(str, int)  # split "train" or "test", index of the image in it

    def __init__(self, state: AppState) -> None:
        super().__init__(
            N_("Results"),
            N_("What the network gets right and wrong, down to the single image."),
            N_("Views of the results"),
        )
        self.matrix, self.report = ConfusionMatrixView(state), ReportView(state)
        self.comparison, self.concatenation = ComparisonView(state), ConcatenationView(state)
        self.classify = ClassifyView(state)
        self.splits = Choice(
            SPLITS,
            N_("Which images"),
            N_("The network learned from the training images; the test images are new to it."),
        )
        self.progress = role_label("muted")
        self.again = IconButton("refresh", N_("Let the model classify all images once more"))
        self.save_button = IconButton("content-save-outline", N_("Save what is shown as a file"), N_("Save"))
        self.save_menu = SaveMenu(N_("Save what is shown as a file"), FILE_KINDS, self._file, self.notice, self)
        self._lay_out()
        self.classify.requestWalk.connect(self.requestWalk)
        for view in (self.matrix, self.report, self.comparison):
            view.statusChanged.connect(self._on_status_changed)
            view.requestWalk.connect(self.requestWalk)
        self.tabs.currentChanged.connect(self._on_status_changed)
        self.splits.activated.connect(self._on_split_chosen)
        self.again.clicked.connect(self._on_again)
        self.texts.call(self._on_status_changed)

    @property
    def view(self) -> FiguresView | None:
        """The view in front, if it shows figures of the current model."""
        view = self.stack.currentWidget()
        return view if isinstance(view, FiguresView) else None

    @Slot()
    def _on_status_changed(self) -> None:
        view = self.view
        self.again.setEnabled(view is not None and view.status in (READY, FAILED))
        self.progress.setText(tr("evaluating…") if view is not None and view.working else "")
        self.save_button.setEnabled(self._shown() is not None)

    def _shown(self) -> Shown | None:
        """What can be saved."""
        view = self.view
        if view is self.comparison and self.comparison.heatmap is not None:
            split_name = self.comparison.split_name
            title = self.comparison.title()
            return Shown(self.comparison.heatmap, title, split_name, f"difference-{split_name}", None)
        if view is None or view is self.comparison or view.figures is None:
            return None
        figures, split_name = view.figures, view.split_name
        title = named(view.result.title, split_text(split_name, figures.images))
        return Shown(self.matrix.heatmap_of(figures), title, split_name, f"confusion-{split_name}", figures)

    def _file(self, kind: str) -> Offer | None:
        shown = self._shown()
        return None if shown is None else shown.file(kind)

    @Slot()
    def _on_split_chosen(self) -> None:
        for view in (self.matrix, self.report, self.comparison, self.concatenation):
            view.choose_split(self.splits.value)

    @Slot()
    def _on_again(self) -> None:
        self.notice.clear()
        if self.view is not None:
            self.view.evaluate_again()

    def _lay_out(self) -> None:
        self.add_view(N_("Confusion matrix"), self.matrix)
        self.add_view(N_("Classes"), self.report)
        self.add_view(N_("Compare"), self.comparison)
        self.add_view(N_("Concatenation"), self.concatenation)
        self.add_view(N_("Your turn"), self.classify)
        self.concatenation.choose_split(self.splits.value)
        self.save_button.setMenu(self.save_menu)
        self.save_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        top = hbox((self.tabs, 1), self.progress, self.splits, self.again, self.save_button)
        fill(self.page_layout, self.messages, top, (self.stack, 1))
