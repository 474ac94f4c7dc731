"""What the later steps of a batch have brought about: gradients, the update, what is kept, the sum of an epoch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy

from fmnist_gui.bridge.step_trial import StepTrial
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import COURSE
from fmnist_gui.engine.numbers import fixed, percent, signed, thousands
from fmnist_gui.kit.cells.color_scale import ColorScale
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.parameters import (
    HEIGHTS,
    ParameterPictures,
    index_text,
    limit_of,
    parameter_choice,
    picture_of,
    tiles_of,
)
from fmnist_gui.kit.cells.pictures import DIVERGING
from fmnist_gui.kit.labels import sentence_label, set_role
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.plain_table import ROW_HEIGHT, NumberTable, PlainTable
from fmnist_gui.kit.text import tr
from fmnist_gui.views.steps.pages import StepPage, known

if TYPE_CHECKING:
    from fmnist_gui.engine.course.seven_steps import StepSnapshot

SHOWN_ROWS = 6  # of the newest batches


class GradientsPage(StepPage):
    def __init__(self) -> None:
        self.headline, colors, self.pictures = sentence_label(""), sentence_label("small"), ParameterPictures()
        super().__init__(self.headline, colors, self.pictures)
        self.texts.bind(
            colors.setText,
            "Red: the loss would rise if this weight grew; blue: it would fall. A click chooses the parameter that the "
            "next step shows.",
        )

    def show_page(self, snapshot: StepSnapshot) -> None:
        check = known(snapshot.check)
        if check.own_norm == check.norm:
            text = tr(
                "All of them together, as one vector of {count} numbers, have the length {norm}.",
                count=thousands(COURSE.parameters),
                norm=fixed(check.norm, 4),
            )
        else:
            text = tr(
                "The earlier gradients were not zeroed, so these are sums: length {norm}, where this batch alone "
                "asks for {own}, and {angle}° off its direction.",
                norm=fixed(check.norm, 4),
                own=fixed(check.own_norm, 4),
                angle=fixed(check.angle, 0),
            )
        self.headline.setText(text)
        self.pictures.show_values({name: values.numpy() for name, values in known(snapshot.gradients).items()})


class UpdatePage(StepPage):
    """One parameter before, after, and what lies between; and one of its numbers in full."""

    def __init__(self) -> None:
        self.parameter, pick = parameter_choice(), sentence_label("small")
        self.grids = [MatrixGrid() for _ in range(3)]
        self.scale, self.change_scale = ColorScale(), ColorScale()
        self.table, self.loss = PlainTable(), sentence_label("")
        self._cell = Cell(0, 0, 0)
        self._pictures = QGridLayout()
        super().__init__(hbox(self.parameter, (pick, 1)), self._pictures, self.table, self.loss)
        self._lay_out_pictures()
        self.table.setFixedHeight(5 * ROW_HEIGHT + 2)
        self.table.horizontalHeader().hide()
        self.parameter.currentIndexChanged.connect(self._on_parameter)
        self.texts.bind(pick.setText, "Click on a number to read it off below.")

    def _lay_out_pictures(self) -> None:
        self._pictures.setHorizontalSpacing(SPACE)
        self._pictures.setVerticalSpacing(SPACE // 2)
        self._pictures.setColumnStretch(1, 1)
        for grid, text, row in zip(self.grids, (N_("before"), N_("after"), N_("change")), (0, 1, 3), strict=True):
            caption = QLabel()
            set_role(caption, "small")
            self.texts.bind(caption.setText, text)
            grid.left_aligned = True
            grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.clicked.connect(self._on_clicked)
            self._pictures.addWidget(caption, row, 0)
            self._pictures.addWidget(grid, row, 1)
        self._pictures.addWidget(self.scale, 2, 1)
        self._pictures.addWidget(self.change_scale, 4, 1)

    @property
    def name(self) -> str:
        return str(self.parameter.value)

    @Slot()
    def _on_parameter(self) -> None:
        self._choose(Cell(0, 0, 0))

    @Slot(int, int, int)
    def _on_clicked(self, tile: int, row: int, column: int) -> None:
        self._choose(Cell(tile, row, column))

    def _choose(self, cell: Cell) -> None:
        self._cell = cell
        if self.isVisible():
            self.show_page(self.snapshot)

    def show_page(self, snapshot: StepSnapshot) -> None:
        name = self.name
        before, after = known(snapshot.before)[name].numpy(), known(snapshot.after)[name].numpy()
        change, gradient = after - before, known(snapshot.gradients)[name].numpy()
        limit, change_limit = limit_of(before, after), limit_of(change)
        for grid, values, end, text in zip(
            self.grids,
            (before, after, change),
            (limit, limit, change_limit),
            (tr("before"), tr("after"), tr("change")),
            strict=True,
        ):
            grid.setFixedHeight(HEIGHTS[name])
            grid.setAccessibleName(f"{name}, {text}")
            picture_of(grid, name, values, end)
            grid.set_highlight(self._cell)
        self.scale.show_scale(-limit, limit, DIVERGING)
        self.change_scale.show_scale(-change_limit, change_limit, DIVERGING)
        numbers = ((tr("before"), before), (tr("gradient"), gradient), (tr("change"), change), (tr("after"), after))
        rows = [(text, signed(float(tiles_of(name, values)[0][self._cell]), 6)) for text, values in numbers]
        self.table.show_rows(("", ""), [(f"{name}{index_text(name, *self._cell)}", ""), *rows])
        self.loss.setText(
            tr(
                "With the changed weights the loss of this same batch is {after}; it was {before}.",
                after=fixed(known(snapshot.loss_after), 4),
                before=fixed(known(snapshot.loss), 4),
            )
        )


class NextBatchPage(StepPage):
    """Whether the next batch zeroes the gradients first, and what becomes of the training without that."""

    def __init__(self, trial: StepTrial) -> None:
        self._trial = trial
        self.zeroing, self.headline, self.table = QCheckBox(), sentence_label(""), NumberTable()
        advice = sentence_label("small")
        super().__init__(self.zeroing, self.headline, self.table, advice)
        self.zeroing.setChecked(True)
        self.zeroing.toggled.connect(trial.set_zeroing)
        self.zeroing.toggled.connect(self._show_headline)
        self.texts.bind(self.zeroing.setText, "Zero the gradients before each backward()")
        self.texts.bind_tip(self.zeroing, "Without it, the gradients of the next batch are added to the old ones")
        self.texts.bind(
            advice.setText,
            "Try it: take the mark away and let it run through all epochs. A second network that goes on with "
            "zeroed gradients shows in the curves below what would have become of this one.",
        )

    def show_page(self, snapshot: StepSnapshot) -> None:
        self._show_headline()
        headers = (tr("batch"), tr("its gradient"), tr("used"), tr("angle"), tr("loss"), tr("other loss"))
        self.table.show_numbers(headers, list(self._rows()))

    @Slot()
    def _show_headline(self) -> None:
        norm = fixed(known(self.snapshot.check).norm, 4)
        self.headline.setText(
            tr(
                "The gradients of this batch, of length {norm}, are still there. Step 4 of the next batch sets them to "
                "zero before it computes its own.",
                norm=norm,
            )
            if self.zeroing.isChecked()
            else tr(
                "The gradients of this batch, of length {norm}, are still there. Step 4 of the next batch adds its own "
                "to them.",
                norm=norm,
            )
        )

    def _rows(self) -> Iterator[tuple[str, ...]]:
        """What is known of the newest batches."""
        trial = self._trial
        batches = zip(trial.checks, trial.losses.losses, trial.other_losses.losses, strict=True)
        first = max(len(trial.checks) - SHOWN_ROWS, 0)
        for number, (check, loss, other_loss) in enumerate(islice(batches, first, None), start=first + 1):
            norms = fixed(check.own_norm, 3), fixed(check.norm, 3), f"{fixed(check.angle, 0)}°"
            yield (f"{number}", *norms, fixed(loss, 3), fixed(other_loss, 3))


class EpochPage(StepPage):
    def __init__(self) -> None:
        self.headline, self.table = sentence_label(""), NumberTable()
        super().__init__(self.headline, self.table)

    def show_page(self, snapshot: StepSnapshot) -> None:
        self.headline.setText(
            tr(
                "{batches} batches make an epoch. Each line is one time through all {images} images.",
                batches=snapshot.batches,
                images=thousands(snapshot.epoch_sums[-1].images),
            )
        )
        rows = [
            (f"{one.epoch}", fixed(one.loss, 4), thousands(one.correct), percent(one.correct / one.images))
            for one in snapshot.epoch_sums
        ]
        self.table.show_numbers((tr("epoch"), tr("mean loss"), tr("right"), tr("accuracy")), rows)
