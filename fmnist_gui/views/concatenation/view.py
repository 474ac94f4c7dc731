"""torch.cat and torch.stack, on tensors that the reader shapes and on the scores of all batches."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QLabel, QLayout, QPushButton

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import set_role, shape_text, split_text
from fmnist_gui.kit.layout import fill, grid_layout, hbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.page import card, field_label
from fmnist_gui.kit.text import tr, tr_error
from fmnist_gui.kit.view import View
from fmnist_gui.views.concatenation.batch_shapes import BatchShapes
from fmnist_gui.views.concatenation.tensor_blocks import Block, TensorBlocks

if TYPE_CHECKING:
    from fmnist_gui.engine.course.concatenation import Concatenation, Joined, JoinError, Kind

MOST_TENSORS, MOST_DIMENSIONS, LARGEST = 4, 3, 5
NAMES = "abcd"
FIRST_SIZES = (2, 3, 2)
SPLITS = {"train": N_("Training images"), "test": N_("Test images")}
FIELD_WIDTH = 52
SIDE_WIDTH = 350  # px of the batches' card
BATCH = 1000  # images, as in the section's code


class Asked(NamedTuple):
    """What the fields say."""

    kind: Kind
    shapes: list[list[int]]
    dim: int

    @property
    def code(self) -> str:
        return f"torch.{self.kind}([{', '.join(NAMES[: len(self.shapes)])}], dim={self.dim})"


class Found(NamedTuple):
    """What came of it: the result, or why torch refuses; and how the scores of a whole split are joined."""

    asked: Asked
    joined: Joined | None
    error: JoinError | None
    split_name: str
    batches: Concatenation


class ConcatenationView(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.split_name = "train"  # whose batches are joined
        self.kinds = {"cat": QPushButton("torch.cat"), "stack": QPushButton("torch.stack")}
        self.dim = _field(-4, 3)
        self.count, self.dimensions = _field(1, MOST_TENSORS), _field(1, MOST_DIMENSIONS)
        self.sizes = [[_field(1, LARGEST) for _ in range(MOST_DIMENSIONS)] for _ in range(MOST_TENSORS)]
        self.labels = [QLabel() for _ in range(MOST_TENSORS)]
        self.about, self.batches_text = QLabel(textFormat=Qt.TextFormat.RichText), QLabel()
        self.blocks, self.batches = TensorBlocks(large=not compact), BatchShapes()
        self.split = Choice(SPLITS, N_("Training or test images"), parent=self)  # a page has one for all its views
        self.split.setVisible(compact)
        self.split.activated.connect(self._on_split)
        self._problem: StudioError | None = None  # with what was typed
        self._group = QButtonGroup(self)
        self._fill()
        self._lay_out()
        self.texts.call_for_look(self._set_texts)
        self._show_fields()

    @Slot()
    def _on_split(self) -> None:
        self.choose_split(self.split.value)

    @Slot(str)
    def choose_split(self, split_name: str) -> None:
        self.split_name = split_name
        self.catch_up()

    def job(self) -> Job | None:
        """Ask torch what comes of the numbers in the fields."""
        self._problem = None
        try:
            asked = self._asked()
        except StudioError as error:
            self._problem = error
            self._say(tr_error(error), "error")
            return None
        split_name, images = self.split_name, self.state.image_count(self.split_name)
        return lambda: join_as_asked(asked, split_name, images)

    @property
    def kind(self) -> Kind:
        return "cat" if self.kinds["cat"].isChecked() else "stack"

    def _asked(self) -> Asked:
        """Raises StudioError where one of the fields cannot be used."""
        count, dimensions = self.count.usable(), self.dimensions.usable()
        if count is None:
            raise StudioError("The number of tensors: type a whole number from 1 to {most}.", most=MOST_TENSORS)
        if dimensions is None:
            raise StudioError("The number of dimensions: type a whole number from 1 to {most}.", most=MOST_DIMENSIONS)
        shapes = [[field.usable() for field in fields[:dimensions]] for fields in self.sizes[:count]]
        known = [[size for size in shape if size is not None] for shape in shapes]
        for name, shape in zip(NAMES, known, strict=False):
            if len(shape) < dimensions:
                raise StudioError("The sizes of {name}: type whole numbers from 1 to {most}.", name=name, most=LARGEST)
        dim = self.dim.usable(-99, 99)
        if dim is None:
            raise StudioError("dim: type a whole number, such as 0, 1 or −1.")
        return Asked(self.kind, known, dim)

    @Slot()
    def _on_edited(self) -> None:
        self._show_fields()
        self.catch_up()

    def _show_fields(self) -> None:
        """As many as there are tensors and dimensions."""
        count, dimensions = self.count.value(), self.dimensions.value()
        rows = count if isinstance(count, int) else 0
        columns = dimensions if isinstance(dimensions, int) else 0
        for number, (label, fields) in enumerate(zip(self.labels, self.sizes, strict=True)):
            label.setVisible(number < rows)
            for column, field in enumerate(fields):
                field.setVisible(number < rows and column < columns)

    def show_result(self, found: Found) -> None:
        self._show_batches(found.split_name, found.batches)
        if self._problem is not None:
            self._say(tr_error(self._problem), "error")
            return
        asked, joined, error = found.asked, found.joined, found.error
        tensors = [
            Block(name, np.full(shape, number))
            for number, (name, shape) in enumerate(zip(NAMES, asked.shapes, strict=False))
        ]
        self.blocks.show_blocks(
            tensors, Block(asked.code, joined.origin) if joined is not None else None, tr("refused")
        )
        if joined is not None:
            self._say(_about(asked, joined), "")
        elif error is not None:
            self._say(f"{tr_error(error)}<br><code>{escape(error.said)}</code>", "error")
        self._mark(error)

    def _mark(self, error: JoinError | None) -> None:
        """The fields that stand in the way."""
        for fields in self.sizes:
            for column, field in enumerate(fields):
                field.mark(error is not None and error.differs_in == column)
        self.dim.mark(error is not None and error.differs_in is None)

    def _say(self, text: str, role: str) -> None:
        self.about.setText(text)
        set_role(self.about, role)

    def _show_batches(self, split_name: str, found: Concatenation) -> None:
        each, cat = shape_text(found.batch_shape), shape_text(found.cat_shape)
        stack = shape_text(found.stack_shape) if found.stack_shape is not None else ""
        self.batches.show_shapes(each, cat, stack)
        joined = tr(
            "The {images} give the scores of {batches} batches, {shape} each. torch.cat joins them along their first "
            "axis: {joined}.",
            images=split_text(split_name, found.cat_shape[0]),
            batches=found.batches,
            shape=each,
            joined=cat,
        )
        stacked = (
            tr("torch.stack lays them along a new axis: {stacked}.", stacked=stack)
            if stack
            else tr(
                "torch.stack, which lays them along a new axis, refuses here: the last batch is {last}.",
                last=shape_text(found.last_shape),
            )
        )
        self.batches_text.setText(tr("{first} {second}", first=joined, second=stacked))

    def _set_texts(self) -> None:
        look = current_look()
        for number, (label, fields) in enumerate(zip(self.labels, self.sizes, strict=True)):
            label.setText(f"<span style='color:{look.series[number]}'>■</span> {NAMES[number]}")
            for dimension, field in enumerate(fields):
                field.setAccessibleName(
                    tr("Size of {name} in dimension {dimension}", name=NAMES[number], dimension=dimension)
                )

    def _fill(self) -> None:
        for field, value in ((self.dim, 0), (self.count, 2), (self.dimensions, 2)):
            field.set_value(value)
            field.edited.connect(self._on_edited)
        for fields in self.sizes:
            for field, size in zip(fields, FIRST_SIZES, strict=True):
                field.set_value(size)
                field.edited.connect(self._on_edited)
        for button in self.kinds.values():
            button.setCheckable(True)
            self._group.addButton(button)
        self.kinds["cat"].setChecked(True)
        self._group.idClicked.connect(self._on_edited)
        self.texts.bind_tip(self.kinds["cat"], "Join along a dimension that the tensors have")
        self.texts.bind_tip(self.kinds["stack"], "Lay along a new dimension")
        self.dim.setAccessibleName("dim")
        self.texts.bind_tip(self.dim, "Along which dimension; −1 is the last one")

    def _lay_out(self) -> None:
        for label in (self.about, self.batches_text):
            label.setWordWrap(True)
        own, real = self.view_layout, self.view_layout
        if not self.compact:
            (left, own), (right, real) = card(), card()
            right.setFixedWidth(SIDE_WIDTH)
            fill(self.view_layout, (hbox((left, 1), right), 1))
        fill(own, hbox(*self.kinds.values(), QLabel("dim"), self.dim, None), self._numbers(), self.about, self.blocks)
        fill(real, self.section("How the batches’ scores are joined"))
        if self.compact:
            real.addLayout(hbox(self.split, None))
        fill(real, self.batches, self.batches_text)
        if not self.compact:
            real.addStretch(1)

    def _numbers(self) -> QLayout:
        numbers = grid_layout(SPACE, SPACE // 2)
        for number, (text, field) in enumerate(((N_("Tensors"), self.count), (N_("Dimensions"), self.dimensions))):
            self.texts.bind_name(field, text)
            numbers.addWidget(field_label(self.texts, text, field), number, 0)
            numbers.addWidget(field, number, 1)
        for number, (label, fields) in enumerate(zip(self.labels, self.sizes, strict=True)):
            numbers.addWidget(label, number, 3)
            for column, field in enumerate(fields, start=4):
                numbers.addWidget(field, number, column)
        numbers.setColumnMinimumWidth(2, SPACE)
        numbers.setColumnStretch(4 + MOST_DIMENSIONS, 1)
        return numbers


def _field(lowest: int, highest: int) -> NumberField:
    field = NumberField(True, lowest, highest)
    field.setFixedWidth(FIELD_WIDTH)
    return field


def _about(asked: Asked, joined: Joined) -> str:
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


def join_as_asked(asked: Asked, split_name: str, images: int) -> Found:
    from fmnist_gui.engine.course.concatenation import JoinError, batches_joined, join

    batches = batches_joined(images, BATCH)
    try:
        return Found(asked, join(asked.kind, asked.shapes, asked.dim), None, split_name, batches)
    except JoinError as error:
        return Found(asked, None, error, split_name, batches)
