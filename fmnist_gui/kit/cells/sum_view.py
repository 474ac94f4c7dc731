"""How one number was made: the patch, the filter, their products, and the sum of it all, adding up on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, short_number
from fmnist_gui.kit.cells.matrix_grid import CAPTION_HEIGHT, MatrixGrid
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.stage_values import Values, arranged, scale_of
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import grid_layout, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.network.explain import Sum

LARGEST_TERMS = 5  # of a linear layer's many products, shown one by one
LARGEST_CELL = 52  # px
NAMES = (N_("inputs"), N_("weights"), N_("products"))


class SumView(QWidget):
    """Shows a Sum. Of a convolution over several maps, the numbers of one map at a time; a click on a map's part
    of the sum chooses it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sum: Sum | None = None
        self._channel = 0
        self.formula = QLabel(wordWrap=True)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reading = role_label("small")
        self.views = [MatrixView() for _ in NAMES]
        self.signs = [QLabel("×"), QLabel("=")]
        self.terms = MatrixGrid()
        self.terms_title = role_label("small")
        self.terms_box = QWidget(self)  # for the owner to place
        self._lay_out()
        self._texts = Texts(self)
        self._texts.call(self._show)
        for view in self.views:
            view.hovered.connect(self._on_hovered)
        self.terms.clicked.connect(self._on_term_clicked)

    def show_sum(self, made: Sum | None) -> None:
        self._sum = made
        if made is None or self._channel >= len(made.inputs):
            self._channel = 0
        self._show()

    def _lay_out(self) -> None:
        row = grid_layout(SPACE // 2, SPACE // 2)
        for number, view in enumerate(self.views):
            view.number_text = short_number
            view.largest_cell = LARGEST_CELL
            view.setMaximumHeight(5 * LARGEST_CELL + CAPTION_HEIGHT + 4)
            row.addWidget(view, 0, 2 * number)
            row.setColumnStretch(2 * number, 1)
        for number, sign in enumerate(self.signs):
            row.addWidget(sign, 0, 2 * number + 1)
        self.terms_title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it widens no column
        self.terms.number_text = short_number
        self.terms.left_aligned = True
        self.terms.largest_cell = 40
        self.terms.setFixedHeight(56)
        self.terms.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        vbox(self.terms_title, self.terms, spacing=0, parent=self.terms_box)
        vbox((row, 10), self.reading, self.formula, None, spacing=SPACE // 2, parent=self)

    def _show(self) -> None:
        made = self._sum
        self.setVisible(made is not None)
        self.terms_box.setVisible(made is not None)
        if made is None:
            return
        self.reading.setText(" ")
        self._show_matrices(made)
        self._show_terms(made)
        self.formula.setText(formula_of(made))

    def _show_matrices(self, made: Sum) -> None:
        parts = [self._part(made.inputs.numpy())]
        if made.weights is not None:
            parts += [self._part(made.weights.numpy()), self._part(made.products.numpy())]
        for number, view in enumerate(self.views):
            shown = number < len(parts)
            view.setVisible(shown)
            if shown:
                name, values = tr(NAMES[number]), parts[number]
                view.setAccessibleName(name)
                view.show_matrices(values[np.newaxis], *scale_of(values), captions=[name])
                view.set_highlight(_highest(values) if made.operation == "max_pool" else None)
        for sign in self.signs:
            sign.setVisible(len(parts) == 3)

    def _part(self, values: Values) -> Values:
        """What is shown of one operand: the chosen map, or a row of values in rows and columns."""
        if values.ndim == 3:
            return values[self._channel]
        whole = arranged(values)
        return whole.reshape(-1, whole.shape[-1]) if len(whole) == 1 else whole.reshape(2, -1)

    def _show_terms(self, made: Sum) -> None:
        """The sum in at most seven parts: one a map, or the largest products and what is left."""
        title, captions = "", list[str]()
        parts: Values = np.zeros(0)
        if made.operation == "convolution" and len(made.inputs) > 1:
            parts = made.products.sum(dim=(1, 2)).numpy()
            captions = [str(number + 1) for number in range(len(parts))]
            title = tr("The sum over each input map; click to see it.")
        elif made.operation == "linear":
            parts, largest = _largest(made.products.numpy())
            captions = [*(f"#{number}" for number in largest), tr("others")]
            title = tr("The largest of {count} products, and the sum of the others:", count=len(made.inputs))
        self.terms_title.setText(title)
        self.terms_box.setVisible(bool(title))
        if title:
            values = parts.reshape(-1, 1, 1)
            self.terms.show_matrices(values, *scale_of(values), columns=len(values), captions=captions)
            self.terms.setAccessibleName(title)

    @Slot(int, int)
    def _on_hovered(self, row: int, column: int) -> None:
        made, text = self._sum, " "
        if made is not None and row >= 0 and made.weights is not None:
            x, w, product = (
                self._part(values.numpy())[row, column] for values in (made.inputs, made.weights, made.products)
            )
            text = f"{fixed(x, 4)} × {_bracketed(w)} = {fixed(product, 4)}"
        elif made is not None and row >= 0:
            text = fixed(self._part(made.inputs.numpy())[row, column], 4)
        self.reading.setText(text)

    @Slot(int, int, int)
    def _on_term_clicked(self, tile: int, row: int, column: int) -> None:
        if self._sum is not None and self._sum.inputs.dim() == 3:
            self._channel = tile
            self._show()


def formula_of(made: Sum) -> str:
    """The last line of the computation, with the numbers in it."""
    result = f"<b>{fixed(made.total, 4)}</b>"
    if made.weights is not None and made.bias is not None:
        total = made.products.sum().item()
        return tr(
            "sum of {count} products {sum} + bias {bias} = {result}",
            count=made.inputs.numel(),
            sum=fixed(total, 4),
            bias=_bracketed(made.bias),
            result=result,
        )
    values = made.inputs.flatten().tolist()
    if made.operation == "max_pool":
        return f"max({', '.join(fixed(v, 4) for v in values)}) = {result}"
    if made.operation == "relu":
        return f"max(0, {fixed(values[0], 4)}) = {result}"
    if made.operation == "softmax":
        return tr("e to the power of the score, divided by the sum of all ten such powers: {result}", result=result)
    return tr("The number itself goes on: {result}", result=result)


def _highest(values: Values) -> tuple[int, int]:
    row, column = np.unravel_index(int(values.argmax()), values.shape)
    return int(row), int(column)


def _largest(products: Values) -> tuple[Values, list[int]]:
    """The products of the largest size, then the sum of all others; and which ones they are."""
    order = np.argsort(-np.abs(products))[:LARGEST_TERMS]
    chosen = products[order]
    return np.append(chosen, products.sum() - chosen.sum()), [int(number) for number in order]


def _bracketed(value: float) -> str:
    text = fixed(value, 4)
    return f"({text})" if text.startswith("−") else text
