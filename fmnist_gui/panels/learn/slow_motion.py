"""C19: one batch of training, step by step, with all that each step brings about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.layout import fill, hbox, set_type
from fmnist_gui.kit.look import SPACE, TYPE_HEADING
from fmnist_gui.kit.plots.curves import numbered
from fmnist_gui.kit.text import tip, tr
from fmnist_gui.panels.learn.step_controls import StepsPart
from fmnist_gui.panels.learn.step_pages import BatchPage, LossPage, ScoresPage, StepPage
from fmnist_gui.panels.learn.step_pages_weights import EpochPage, GradientsPage, NextBatchPage, UpdatePage
from fmnist_gui.panels.learn.step_texts import STEPS


class SlowMotionPart(StepsPart):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, slow=False, compact=compact, parent=parent)
        self.shown = 0  # which step's page is in view, 1 to 7
        self._followed = (0, 0)  # number of the batch and step that the page in view follows
        self._has_other = False
        self.buttons: list[QToolButton] = []
        self.title, self.where, self.about = QLabel(), QLabel(), QLabel()
        self.code = CodeView()
        self.gradients, self.update_page, self.next_batch = GradientsPage(), UpdatePage(), NextBatchPage()
        self.pages: list[StepPage] = [
            BatchPage(),
            ScoresPage(),
            LossPage(),
            self.gradients,
            self.update_page,
            self.next_batch,
            EpochPage(),
        ]
        self._lay_out()
        self.gradients.chosen.connect(self.update_page.choose)
        self.next_batch.zeroingChosen.connect(self._on_zeroing)
        self.texts.call(self._set_texts)
        self.texts.call(self.show_lines)

    def _lay_out(self) -> None:
        strip = hbox(spacing=SPACE // 2)
        for number in range(1, len(STEPS) + 1):
            button = QToolButton()
            button.setText(str(number))
            button.setCheckable(True)
            button.setProperty("role", "button")
            button.setProperty("step", number)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._on_step_chosen)
            self.buttons.append(button)
            strip.addWidget(button)
        strip.addStretch(1)
        head = QHBoxLayout()
        self.where.setProperty("role", "muted")
        self.where.setWordWrap(True)
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title)
        head.addWidget(self.where, 1)
        set_type(self.title, TYPE_HEADING)
        self.about.setWordWrap(True)
        fill(self.view_layout, self.controls, strip, head, self.code, self.about, *self.pages, self.plot)
        for page in self.pages:
            page.hide()

    def show_snapshot(self) -> None:
        """Follow the training; a page that was looked back at stays only until the next step."""
        snapshot = self.trial.snapshot
        if snapshot is not None and (snapshot.number, int(snapshot.step)) != self._followed:
            self._followed = (snapshot.number, int(snapshot.step))
            self.shown = int(snapshot.step)
        elif snapshot is None:
            self._followed, self.shown = (0, 0), 0
        self._show_other()
        self._show()

    def _show(self) -> None:
        snapshot = self.trial.snapshot
        reached = int(snapshot.step) if snapshot is not None else 0
        for number, button in enumerate(self.buttons, start=1):
            button.setEnabled(number <= reached)
            button.setChecked(number == self.shown)
        for number, page in enumerate(self.pages, start=1):
            page.setVisible(number == self.shown)
        if snapshot is None or not self.shown:
            self.title.setText(tr("Loading…"))
            for label in (self.where, self.about, self.code):
                label.setText("")
            return
        step = STEPS[self.shown - 1]
        self.title.setText(f"{self.shown}  {tr(step.title)}")
        self.code.show_code(step.code)
        finished = self.trial.finished and self.shown == len(STEPS)
        self.about.setText(
            tr("All epochs are done. Restart begins anew with an untrained network.") if finished else tr(step.about)
        )
        self.where.setText(
            tr(
                "epoch {epoch} of {epochs}, batch {batch} of {batches}",
                epoch=snapshot.epoch,
                epochs=snapshot.epochs,
                batch=snapshot.batch,
                batches=snapshot.batches,
            )
        )
        self.next_batch.show_rows(self.trial.rows)
        self.pages[self.shown - 1].show_snapshot(snapshot)

    def _set_texts(self) -> None:
        for button, step in zip(self.buttons, STEPS, strict=True):
            button.setToolTip(tip(step.title))
            button.setAccessibleName(f"{button.text()} {tr(step.title)}")
        self._show()

    @Slot()
    def _on_step_chosen(self) -> None:
        self.shown = int(self.sender().property("step"))
        self._show()

    # ---- the other network

    @Slot(bool)
    def _on_zeroing(self, zeroing: bool) -> None:
        self.trial.set_zeroing(zeroing)

    def _show_other(self) -> None:
        """A second curve, from where the gradients were first left as they were."""
        if self._has_other != any(row.loss != row.other_loss for row in self.trial.rows):
            self.show_lines()

    def show_lines(self) -> None:
        trial = self.trial
        self._has_other = any(row.loss != row.other_loss for row in trial.rows)
        if self._has_other:
            names = [tr("this network"), tr("the other network, gradients zeroed")]
            self.plot.show_curves(numbered(names, [trial.losses, trial.other_losses]), least_steps=10)
        else:
            super().show_lines()
