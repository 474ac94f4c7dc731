"""y = Ax + b with numbers that one types, and the row and the product that are computed just now marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.engine.network.products import Step
from fmnist_gui.kit.fields.number_field import NumberField, numbers_in
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import grid_layout
from fmnist_gui.kit.look import SPACE, Look, color
from fmnist_gui.kit.picture import Picture
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.linear.product_texts import number

LARGEST = 1000
FIELD_WIDTH, BIAS_WIDTH, RESULT_WIDTH = 43, 76, 72  # px
GAP = SPACE // 2


class ProductBoard(Picture):
    """A matrix [rows, columns], an input [columns] and a bias [rows] in fields; the output is filled step by step."""

    edited = Signal()

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self.matrix = [[_field(FIELD_WIDTH) for _ in range(columns)] for _ in range(rows)]
        self.inputs = [_field(FIELD_WIDTH) for _ in range(columns)]
        self.bias = [_field(BIAS_WIDTH) for _ in range(rows)]
        self.results = [QLabel() for _ in range(rows)]
        self._step: Step | None = None
        self._lay_out()
        for field in self.fields:
            field.edited.connect(self.edited)
        Texts(self).call(self._set_texts)

    @property
    def fields(self) -> list[NumberField]:
        return [*(field for row in self.matrix for field in row), *self.inputs, *self.bias]

    def fill(self, matrix: Sequence[Sequence[float]], x: Sequence[float], bias: Sequence[float]) -> None:
        """Put numbers into all fields, without a signal."""
        for field, value in zip(self.fields, (*(value for row in matrix for value in row), *x, *bias), strict=True):
            with QSignalBlocker(field):
                field.set_value(float(value))

    def numbers(self) -> tuple[list[list[float]], list[float], list[float]]:
        """Matrix, input and bias. Raises StudioError for the first field without a number that can be used, and
        marks all of them."""
        values = numbers_in(self.fields, LARGEST)
        rows, columns = len(self.matrix), len(self.inputs)
        matrix = [values[row * columns : (row + 1) * columns] for row in range(rows)]
        return matrix, values[rows * columns : (rows + 1) * columns], values[-rows:]

    def show_step(self, step: Step | None, outputs: Sequence[float | None]) -> None:
        """Mark what `step` computes with; `outputs`: what each row has given so far, None where it is to come."""
        self._step = step
        for label, value in zip(self.results, outputs, strict=True):
            label.setText("?" if value is None else f"<b>{number(value)}</b>")
        self.update()

    def _lay_out(self) -> None:
        grid = grid_layout(GAP + 1, GAP + 2, margins=(GAP, 0, GAP, GAP), parent=self)
        rows, columns = len(self.matrix), len(self.inputs)
        self._names = {name: QLabel() for name in ("A", "x", "b", "y")}
        columns_of = {"A": (0, columns), "x": (columns + 1, 1), "b": (columns + 3, 1), "y": (columns + 5, 1)}
        for name, (column, span) in columns_of.items():
            self._names[name].setAlignment(Qt.AlignmentFlag.AlignCenter)
            set_role(self._names[name], "small")
            grid.addWidget(self._names[name], 0, column, 1, span)
        for row in range(rows):
            for column, field in enumerate(self.matrix[row]):
                grid.addWidget(field, row + 1, column)
            grid.addWidget(self.bias[row], row + 1, columns + 3)
            self.results[row].setMinimumWidth(RESULT_WIDTH)
            self.results[row].setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(self.results[row], row + 1, columns + 5)
        for row, field in enumerate(self.inputs):
            grid.addWidget(field, row + 1, columns + 1)
        for sign, column in (("·", columns), ("+", columns + 2), ("=", columns + 4)):
            grid.addWidget(QLabel(sign), 1, column, rows, 1)
        grid.setColumnStretch(columns + 6, 1)

    def _set_texts(self) -> None:
        self._names["A"].setText(tr("The matrix A"))
        self._names["x"].setText(tr("Input x"))
        self._names["b"].setText(tr("Bias b"))
        self._names["y"].setText(tr("Output y"))
        for row, fields in enumerate(self.matrix, start=1):
            for column, field in enumerate(fields, start=1):
                field.setAccessibleName(tr("A, row {row}, column {column}", row=row, column=column))
        for row, field in enumerate(self.inputs, start=1):
            field.setAccessibleName(tr("Input x, number {number}", number=row))
        for row, field in enumerate(self.bias, start=1):
            field.setAccessibleName(tr("Bias b, number {number}", number=row))
        for row, label in enumerate(self.results, start=1):
            label.setAccessibleName(tr("Output y, number {number}", number=row))
        for field in self.fields:
            field.setToolTip(tr("Type a number; Up and Down change it by one"))

    def paint(self, painter: QPainter, look: Look) -> None:
        step = self._step
        if step is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self.matrix[step.row]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(look.selected))
        for first, last in ((row[0], row[-1]), (self.inputs[0], self.inputs[-1])):
            painter.drawRoundedRect(_around(first, last), GAP, GAP)
        painter.setPen(QPen(color(look.accent), 2))
        painter.setBrush(color(look.accent, 0.25))
        now = [self.bias[step.row]] if step.with_bias else [row[step.products - 1], self.inputs[step.products - 1]]
        for widget in (*now, self.results[step.row]):
            painter.drawRoundedRect(_around(widget, widget).adjusted(1, 1, -1, -1), GAP, GAP)


def _field(width: int) -> NumberField:
    field = NumberField(False, -LARGEST, LARGEST, by=1)
    field.setFixedWidth(width)
    return field


def _around(first: QWidget, last: QWidget) -> QRect:
    return first.geometry().united(last.geometry()).adjusted(-GAP + 1, -GAP + 1, GAP - 1, GAP - 1)
