"""C19: one batch of training, step by step, with all that each step brings about."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QLabel, QToolButton

from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox, set_type
from fmnist_gui.kit.look import SPACE, TYPE_HEADING
from fmnist_gui.kit.text import tip, tr
from fmnist_gui.views.steps.pages import BatchPage, LossPage, ScoresPage, StepPage
from fmnist_gui.views.steps.pages_weights import EpochPage, GradientsPage, NextBatchPage, UpdatePage
from fmnist_gui.views.steps.texts import STEPS, step_title
from fmnist_gui.views.steps.view import StepsView


class SlowMotionView(StepsView):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.shown = 0  # which step's page is in view, 1 to 7
        self._followed = (0, 0)  # number of the batch and step that the page in view follows
        self._chosen = QButtonGroup(self)
        self.title, self.where, self.code = QLabel(), sentence_label(), CodeView()
        self.gradients, self.update_page, self.next_batch = GradientsPage(), UpdatePage(), NextBatchPage(self.trial)
        self.pages: list[StepPage] = [
            BatchPage(),
            ScoresPage(),
            LossPage(),
            self.gradients,
            self.update_page,
            self.next_batch,
            EpochPage(),
        ]
        self.buttons = [self._step_button(number) for number in range(1, len(STEPS) + 1)]
        set_type(self.title, TYPE_HEADING)
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        strip, head = hbox(*self.buttons, None, spacing=SPACE // 2), hbox(self.title, (self.where, 1))
        fill(self.view_layout, self.controls, strip, head, self.code, self.about, *self.pages, self.plot)
        self._chosen.idClicked.connect(self._on_step_chosen)
        self.gradients.pictures.chosen.connect(self.update_page.parameter.choose)
        self.texts.call(self.show_lines)
        self.texts.call(self.show_snapshot)

    def _step_button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(str(number))
        button.setCheckable(True)
        button.setProperty("role", "button")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chosen.addButton(button, number)
        return button

    def show_snapshot(self) -> None:
        """Follow the training; a page that was looked back at stays only until the next step."""
        snapshot = self.trial.snapshot
        now = (snapshot.number, int(snapshot.step)) if snapshot is not None else (0, 0)
        if now != self._followed:
            self._followed, self.shown = now, now[1]
        self._show()

    def _show(self) -> None:
        snapshot, reached = self.trial.snapshot, self._followed[1]
        for number, (button, page, step) in enumerate(zip(self.buttons, self.pages, STEPS, strict=True), start=1):
            button.setEnabled(number <= reached)
            button.setChecked(number == self.shown)
            button.setToolTip(tip(step.title))
            button.setAccessibleName(f"{number} {tr(step.title)}")
            page.setVisible(number == self.shown)
        if snapshot is None:
            self.title.setText(tr("Loading…"))
            for label in (self.where, self.about, self.code):
                label.setText("")
            return
        self.title.setText(step_title(self.shown))
        self.code.show_code(STEPS[self.shown - 1].code)
        self.about.setText(self.about_text(self.shown))
        self.where.setText(
            tr(
                "epoch {epoch} of {epochs}, batch {batch} of {batches}",
                epoch=snapshot.epoch,
                epochs=snapshot.epochs,
                batch=snapshot.batch,
                batches=snapshot.batches,
            )
        )
        self.pages[self.shown - 1].show_snapshot(snapshot)

    @Slot(int)
    def _on_step_chosen(self, number: int) -> None:
        self.shown = number
        self._show()
