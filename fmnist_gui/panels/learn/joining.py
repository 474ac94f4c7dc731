"""C23: cat and stack on tensors that the reader shapes."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.number_field import NumberField
from fmnist_gui.kit.text import tip, tr, tr_error
from fmnist_gui.kit.view import View
from fmnist_gui.views.concatenation.tensor_blocks import Block, TensorBlocks
from fmnist_gui.views.concatenation.view import JoiningView

if TYPE_CHECKING:
    from fmnist_gui.engine.course.concatenation import Joined, JoinError, Kind

MOST_TENSORS, MOST_DIMENSIONS, LARGEST = 4, 3, 5
NAMES = "abcd"
FIRST_SIZES = (2, 3, 2)
FIELD_WIDTH = 52
BATCH = 1000  # images, as in the section's code


@dataclass(frozen=True)
class Asked:
    kind: Kind
    shapes: list[list[int]]
    dim: int

    @property
    def code(self) -> str:
        return f"torch.{self.kind}([{', '.join(NAMES[: len(self.shapes)])}], dim={self.dim})"


@dataclass(frozen=True, eq=False)
class Found:
    """The answer to what was asked; and the shapes of all batches' scores, alone, by cat and by stack."""

    asked: Asked
    joined: Joined | None
    error: JoinError | None
    batches: tuple[str, str, str]


class JoiningPart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.kinds = {"cat": QPushButton("torch.cat"), "stack": QPushButton("torch.stack")}
        self.dim = _field(-4, 3)
        self.count, self.dimensions = _field(1, MOST_TENSORS), _field(1, MOST_DIMENSIONS)
        self.sizes = [[_field(1, LARGEST) for _ in range(MOST_DIMENSIONS)] for _ in range(MOST_TENSORS)]
        self.labels = [QLabel() for _ in range(MOST_TENSORS)]
        self.captions = {name: QLabel() for name in ("dim", "count", "dimensions")}
        self.told = QLabel()
        self.blocks, self.batches = TensorBlocks(), JoiningView()
        self.batches_text = QLabel()
        self.found: Found | None = None
        self._problem: StudioError | None = None  # with what was typed
        self._task = LatestTask(self)
        self._lay_out()
        self._fill()
        self._connect()
        self.texts.call(self._show)

    def refresh(self) -> None:
        """Ask torch what comes of the numbers in the fields."""
        try:
            asked = self._asked()
        except StudioError as error:
            self._problem = error
            self._show()
            return
        self._problem = None
        state = self.state
        self._task.run(lambda task: _find(state, asked))

    # ---- what was asked

    @property
    def kind(self) -> Kind:
        return "cat" if self.kinds["cat"].isChecked() else "stack"

    def _asked(self) -> Asked:
        """What the fields say. Raises StudioError where one of them cannot be used."""
        count, dimensions = _in(self.count, 1, MOST_TENSORS), _in(self.dimensions, 1, MOST_DIMENSIONS)
        if count is None:
            raise StudioError("The number of tensors: type a whole number from 1 to {most}.", most=MOST_TENSORS)
        if dimensions is None:
            raise StudioError("The number of dimensions: type a whole number from 1 to {most}.", most=MOST_DIMENSIONS)
        shapes = [[_in(field, 1, LARGEST) for field in fields[:dimensions]] for fields in self.sizes[:count]]
        known = [[size for size in shape if size is not None] for shape in shapes]
        for name, shape in zip(NAMES, known, strict=False):
            if len(shape) < dimensions:
                raise StudioError("The sizes of {name}: type whole numbers from 1 to {most}.", name=name, most=LARGEST)
        dim = _in(self.dim, -99, 99)
        if dim is None:
            raise StudioError("dim: type a whole number, such as 0, 1 or −1.")
        return Asked(self.kind, known, dim)

    @Slot()
    def _on_edited(self) -> None:
        self._show_fields()
        self.catch_up()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.found = found
        self.notice.clear()
        self._show()

    # ---- what is shown

    def _show_fields(self) -> None:
        """As many as there are tensors and dimensions."""
        count, dimensions = self.count.value(), self.dimensions.value()
        rows = count if isinstance(count, int) else 0
        columns = dimensions if isinstance(dimensions, int) else 0
        for row, (label, fields) in enumerate(zip(self.labels, self.sizes, strict=True)):
            label.setVisible(row < rows)
            for column, field in enumerate(fields):
                field.setVisible(row < rows and column < columns)

    def _show(self) -> None:
        self._set_texts()
        self._show_fields()
        found = self.found
        if self._problem is not None:
            self._tell(tr_error(self._problem), "error")
            return
        if found is None:
            return
        asked = found.asked
        tensors = [
            Block(name, np.full(shape, number))
            for number, (name, shape) in enumerate(zip(NAMES, asked.shapes, strict=False))
        ]
        result = Block(asked.code, found.joined.origin) if found.joined is not None else None
        self.blocks.show_blocks(tensors, result, tr("refused"))
        if found.joined is not None:
            self._tell(self._about(asked, found.joined), "")
        elif found.error is not None:
            self._tell(f"{tr_error(found.error)}<br><code>{escape(found.error.said)}</code>", "error")
        self._mark(found.error)
        self.batches.show_shapes(*found.batches)

    def _about(self, asked: Asked, joined: Joined) -> str:
        shape = list(joined.shape)
        dim = asked.dim % len(shape)
        if asked.kind == "stack":
            return tr(
                "A new dimension {dim} of size {size}, one place for each tensor: {before} dimensions became {after}.",
                dim=dim,
                size=shape[dim],
                before=len(shape) - 1,
                after=len(shape),
            )
        return tr(
            "Dimension {dim} grew: {sum} = {size}. All others stayed, and so did their number, {count}.",
            dim=dim,
            sum=" + ".join(str(each[dim]) for each in asked.shapes),
            size=shape[dim],
            count=len(shape),
        )

    def _mark(self, error: JoinError | None) -> None:
        """The fields that stand in the way."""
        for fields in self.sizes:
            for column, field in enumerate(fields):
                field.mark(error is not None and error.differs_in == column)
        self.dim.mark(error is not None and error.differs_in is None)

    def _tell(self, text: str, role: str) -> None:
        self.told.setText(text)
        self.told.setProperty("role", role)
        self.told.style().polish(self.told)

    def _set_texts(self) -> None:
        look = current_look()
        self.captions["count"].setText(tr("Tensors"))
        self.captions["dimensions"].setText(tr("Dimensions"))
        self.captions["dim"].setText("dim")
        self.kinds["cat"].setToolTip(tip("Join along a dimension that the tensors have"))
        self.kinds["stack"].setToolTip(tip("Lay along a new dimension"))
        self.count.setAccessibleName(tr("Tensors"))
        self.dimensions.setAccessibleName(tr("Dimensions"))
        self.dim.setAccessibleName("dim")
        self.dim.setToolTip(tr("Along which dimension; −1 is the last one"))
        for number, (label, fields) in enumerate(zip(self.labels, self.sizes, strict=True)):
            label.setText(f"<span style='color:{look.series[number]}'>■</span> {NAMES[number]}")
            for dimension, field in enumerate(fields):
                field.setAccessibleName(
                    tr("Size of {name} in dimension {dimension}", name=NAMES[number], dimension=dimension)
                )
        if self.found is not None:
            self.batches_text.setText(
                tr("The scores of all training images, in batches of {batch}, joined along dim 0:", batch=BATCH)
            )

    # ---- construction

    def _fill(self) -> None:
        for field, value in ((self.dim, 0), (self.count, 2), (self.dimensions, 2)):
            field.set_value(value)
        for fields in self.sizes:
            for field, size in zip(fields, FIRST_SIZES, strict=True):
                field.set_value(size)
        self.kinds["cat"].setChecked(True)

    def _connect(self) -> None:
        for field in (self.dim, self.count, self.dimensions, *(field for fields in self.sizes for field in fields)):
            field.edited.connect(self._on_edited)
        self._group.idClicked.connect(self._on_edited)
        self._task.done.connect(self._on_found)
        self._task.failed.connect(self.tell_error)

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        for button in self.kinds.values():
            button.setCheckable(True)
            self._group.addButton(button)
            top.addWidget(button)
        top.addSpacing(SPACE)
        top.addWidget(self.captions["dim"])
        top.addWidget(self.dim)
        top.addStretch(1)
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(SPACE)
        numbers.setVerticalSpacing(SPACE // 2)
        for row, (caption, field) in enumerate(
            ((self.captions["count"], self.count), (self.captions["dimensions"], self.dimensions))
        ):
            numbers.addWidget(caption, row, 0)
            numbers.addWidget(field, row, 1)
        for row, (label, fields) in enumerate(zip(self.labels, self.sizes, strict=True)):
            numbers.addWidget(label, row, 3)
            for column, field in enumerate(fields, start=4):
                numbers.addWidget(field, row, column)
        numbers.setColumnMinimumWidth(2, SPACE)
        numbers.setColumnStretch(4 + MOST_DIMENSIONS, 1)
        for label in (self.told, self.batches_text):
            label.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.RichText)
        inside = QVBoxLayout()
        inside.setSpacing(SPACE)
        inside.addLayout(top)
        inside.addLayout(numbers)
        for widget in (self.told, self.blocks, self.batches_text, self.batches):
            inside.addWidget(widget)
        self.view_layout.addLayout(inside)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show()
        super().changeEvent(event)


def _field(lowest: int, highest: int) -> NumberField:
    field = NumberField(True, lowest, highest)
    field.setFixedWidth(FIELD_WIDTH)
    return field


def _in(field: NumberField, lowest: int, highest: int) -> int | None:
    """The whole number in a field, which is marked where there is none between `lowest` and `highest`."""
    value = field.value()
    usable = isinstance(value, int) and lowest <= value <= highest
    field.mark(not usable)
    return value if usable and isinstance(value, int) else None


def _find(state: AppState, asked: Asked) -> Found:
    from fmnist_gui.engine.course.concatenation import JoinError, join, joined_shape
    from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT

    count = len(state.data().train)
    shapes = [[min(BATCH, count - start), CLASS_COUNT] for start in range(0, count, BATCH)]
    cat, stack = joined_shape("cat", shapes, 0), joined_shape("stack", shapes, 0)
    batches = (str(shapes[0]), str(list(cat or ())), str(list(stack)) if stack is not None else "")
    try:
        return Found(asked, join(asked.kind, asked.shapes, asked.dim), None, batches)
    except JoinError as error:
        return Found(asked, None, error, batches)
