"""What the later steps of a batch have brought about: gradients, the update, what is kept, the sum of an epoch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from fmnist_gui.bridge.step_trial import BatchRow
from fmnist_gui.engine.network.design import COURSE
from fmnist_gui.engine.numbers import fixed, percent, signed, thousands
from fmnist_gui.kit.cells.color_scale import ColorScale
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.parameters import HEIGHTS, PARAMETERS, ParameterPictures, index_text, limit_of, picture_of
from fmnist_gui.kit.cells.pictures import DIVERGING
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.plain_table import ROW_HEIGHT, NumberTable, PlainTable
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.learn.step_pages import StepPage

if TYPE_CHECKING:
    from fmnist_gui.engine.course.seven_steps import StepSnapshot

SHOWN_ROWS = 6  # of the newest batches
FIRST_PARAMETER = "conv1.weight"


class GradientsPage(StepPage):
    chosen = Signal(str)  # a parameter whose update one may want to see

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = self.add_label()
        colors = self.add_label("small")
        self.pictures = ParameterPictures()
        self.page_layout.addWidget(self.pictures)
        self.pictures.chosen.connect(self.chosen)
        self.texts.bind(
            colors.setText,
            "Red: the loss would rise if this weight grew; blue: it would fall. A click chooses the parameter that the "
            "next step shows.",
        )
        self.texts.call(self.show_again)

    def show_page(self, snapshot: StepSnapshot) -> None:
        assert snapshot.gradients is not None
        assert snapshot.check is not None
        check = snapshot.check
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
        self.pictures.show_values({name: values.numpy() for name, values in snapshot.gradients.items()})


class UpdatePage(StepPage):
    """One parameter before, after, and what lies between; and one of its numbers in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parameter = QComboBox()
        self.parameter.addItems(list(PARAMETERS))
        self._cell = Cell(0, 0, 0)
        self.grids = [MatrixGrid() for _ in range(3)]
        self._captions = [QLabel() for _ in self.grids]
        self.scale, self.change_scale = ColorScale(), ColorScale()
        self._lay_out()
        self.table = PlainTable()
        self.table.setFixedHeight(5 * ROW_HEIGHT + 2)
        self.table.horizontalHeader().hide()
        self.page_layout.addWidget(self.table)
        self.loss = self.add_label()
        self.parameter.currentIndexChanged.connect(self._on_parameter)
        self.texts.bind(self.parameter.setAccessibleName, "Parameter")
        self.texts.call(self._set_texts)

    def _lay_out(self) -> None:
        pictures = QGridLayout()
        pictures.setHorizontalSpacing(SPACE)
        pictures.setVerticalSpacing(SPACE // 2)
        for grid, caption, row in zip(self.grids, self._captions, (0, 1, 3), strict=True):
            caption.setProperty("role", "small")
            grid.left_aligned = True
            grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.clicked.connect(self._on_clicked)
            pictures.addWidget(caption, row, 0)
            pictures.addWidget(grid, row, 1)
        pictures.addWidget(self.scale, 2, 1)
        pictures.addWidget(self.change_scale, 4, 1)
        pictures.setColumnStretch(1, 1)
        top = QHBoxLayout()
        top.addWidget(self.parameter)
        self.pick = QLabel()
        self.pick.setProperty("role", "small")
        self.pick.setWordWrap(True)
        top.addWidget(self.pick, 1)
        self.page_layout.addLayout(top)
        self.page_layout.addLayout(pictures)

    @property
    def name(self) -> str:
        return PARAMETERS[max(self.parameter.currentIndex(), 0)]

    @Slot(str)
    def choose(self, name: str) -> None:
        self.parameter.setCurrentIndex(PARAMETERS.index(name))

    @Slot()
    def _on_parameter(self) -> None:
        self._cell = Cell(0, 0, 0)
        self.show_again()

    @Slot(int, int, int)
    def _on_clicked(self, tile: int, row: int, column: int) -> None:
        self._cell = Cell(tile, row, column)
        self.show_again()

    def _set_texts(self) -> None:
        for caption, text in zip(self._captions, (tr("before"), tr("after"), tr("change")), strict=True):
            caption.setText(text)
        self.pick.setText(tr("Click on a number to read it off below."))
        self.show_again()

    def show_page(self, snapshot: StepSnapshot) -> None:
        assert snapshot.before is not None
        assert snapshot.after is not None
        assert snapshot.loss is not None
        assert snapshot.loss_after is not None
        name = self.name
        before, after = snapshot.before[name].numpy(), snapshot.after[name].numpy()
        change = after - before
        limit, change_limit = limit_of(before, after), limit_of(change)
        for grid, values, end in zip(self.grids, (before, after, change), (limit, limit, change_limit), strict=True):
            grid.setFixedHeight(HEIGHTS[name])
            picture_of(grid, name, values, end)
            grid.set_highlight(self._cell)
        for grid, caption in zip(self.grids, self._captions, strict=True):
            grid.setAccessibleName(f"{name}, {caption.text()}")
        self.scale.show_scale(-limit, limit, DIVERGING)
        self.change_scale.show_scale(-change_limit, change_limit, DIVERGING)
        self._show_number(snapshot)
        self.loss.setText(
            tr(
                "With the changed weights the loss of this same batch is {after}; it was {before}.",
                after=fixed(snapshot.loss_after, 4),
                before=fixed(snapshot.loss, 4),
            )
        )

    def _show_number(self, snapshot: StepSnapshot) -> None:
        assert snapshot.gradients is not None
        picture_of(gradient := MatrixGrid(), self.name, snapshot.gradients[self.name].numpy(), 1.0)
        at = (self._cell.tile, self._cell.row, self._cell.column)
        before, after, change = (float(grid.values[at]) for grid in self.grids)
        rows = (
            (f"{self.name}{index_text(self.name, *at)}", ""),
            (tr("before"), _number(before)),
            (tr("gradient"), _number(float(gradient.values[at]))),
            (tr("change"), _number(change)),
            (tr("after"), _number(after)),
        )
        self.table.show_rows(("", ""), rows)


class NextBatchPage(StepPage):
    """The zeroing of the gradients, and what becomes of the training without it."""

    zeroingChosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zeroing = QCheckBox()
        self.zeroing.setChecked(True)
        self.page_layout.addWidget(self.zeroing)
        self.headline = self.add_label()
        self.table = NumberTable()
        self.page_layout.addWidget(self.table)
        self.advice = self.add_label("small")
        self._rows: Sequence[BatchRow] = ()
        self.zeroing.toggled.connect(self.zeroingChosen)
        self.texts.bind(self.zeroing.setText, "Zero the gradients after each batch")
        self.texts.bind_tip(self.zeroing, "Without it, the gradients of the next batch are added to the old ones")
        self.texts.bind(
            self.advice.setText,
            "Try it: take the mark away and let it run through all epochs. A second network that goes on with "
            "zeroed gradients shows in the curves below what would have become of this one.",
        )
        self.texts.call(self.show_again)

    def show_rows(self, rows: Sequence[BatchRow]) -> None:
        self._rows = rows

    def show_page(self, snapshot: StepSnapshot) -> None:
        assert snapshot.check is not None
        norm = fixed(snapshot.check.norm, 4)
        if snapshot.zeroed:
            text = tr("Length of all gradients: {norm} before, 0 now. The next batch begins from nothing.", norm=norm)
        else:
            text = tr(
                "Not zeroed: gradients of length {norm} are left over, and those of the next batch will be added.",
                norm=norm,
            )
        self.headline.setText(text)
        headers = (tr("batch"), tr("its gradient"), tr("used"), tr("angle"), tr("loss"), tr("other network"))
        self.table.show_numbers(headers, [_texts_of(row) for row in self._rows[-SHOWN_ROWS:]])


class EpochPage(StepPage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = self.add_label()
        self.table = NumberTable()
        self.page_layout.addWidget(self.table)
        self.texts.call(self.show_again)

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
        headers = (tr("epoch"), tr("mean loss"), tr("right"), tr("accuracy"))
        self.table.show_numbers(headers, rows)


def _number(value: float) -> str:
    return signed(value, 6)


def _texts_of(row: BatchRow) -> tuple[str, ...]:
    check = row.check
    return (
        f"{row.number}",
        fixed(check.own_norm, 3),
        fixed(check.norm, 3),
        f"{fixed(check.angle, 0)}°",
        fixed(row.loss, 3),
        fixed(row.other_loss, 3),
    )
