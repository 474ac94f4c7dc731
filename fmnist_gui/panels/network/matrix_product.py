"""A linear layer is a matrix product: shown with numbers that are reckoned anew at each press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import SEQUENTIAL
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.plain_table import PlainTable
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.network.structure_topics import Topic
from fmnist_gui.views.linear.product_texts import numbers, variants_of

if TYPE_CHECKING:
    from fmnist_gui.engine.network.structure import MatrixProduct

CELL = 36


class MatrixProductTopic(Topic):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix_view, self.input_view, self.output_view = MatrixView(), MatrixView(), MatrixView()
        self.again = IconButton("dice-multiple-outline", N_("Draw other random weights"), N_("Draw again"))
        self.table = PlainTable()
        self.caption = QLabel()
        self._seed = 0
        self._product: MatrixProduct | None = None
        self._task = LatestTask(self)
        self._task.done.connect(self._on_done)
        self.again.clicked.connect(self._on_again)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for view, columns, sign in ((self.matrix_view, 4, "×"), (self.input_view, 1, "="), (self.output_view, 1, "")):
            view.largest_cell = CELL
            view.number_text = lambda value: f"{value:g}"
            view.setFixedSize(columns * CELL + 4, 4 * CELL + 4)
            row.addWidget(view)
            if sign:
                row.addWidget(QLabel(sign))
        self.caption.setWordWrap(True)
        row.addSpacing(2 * SPACE)
        row.addWidget(self.caption, 1)
        line = QHBoxLayout()
        line.addWidget(self.again)
        line.addStretch(1)
        self.inside.addLayout(row)
        self.inside.addWidget(self.table, 1)
        self.inside.addLayout(line)
        self.texts.call(self._show)

    def begin(self) -> None:
        if self._product is None:
            self._run()

    @Slot()
    def _on_again(self) -> None:
        self._seed += 1
        self._run()

    def _run(self) -> None:
        seed = self._seed
        self._task.run(lambda task: _product(seed))

    @Slot(object)
    def _on_done(self, product: MatrixProduct) -> None:
        self._product = product
        self._show()

    def _show(self) -> None:
        self.about.setText(
            tr("A linear layer multiplies its input x by a matrix A and adds a bias: y = Ax + b. That is all it does.")
        )
        for view, name in (
            (self.matrix_view, tr("The matrix A")),
            (self.input_view, tr("The input x")),
            (self.output_view, tr("The output y")),
        ):
            view.setAccessibleName(name)
        if self._product is None:
            return
        product = self._product
        self.caption.setText(self._first_row(product))
        low, high = 0.0, 60.0
        self.matrix_view.show_matrix(product.matrix.numpy(), low, high, SEQUENTIAL)
        self.input_view.show_matrix(product.x.numpy()[:, np.newaxis], low, high, SEQUENTIAL)
        self.output_view.show_matrix(product.product.numpy()[:, np.newaxis], low, high, SEQUENTIAL)
        rows = [("A.matmul(x)", numbers(product.product), tr("the matrix product"))]
        rows += [(variant.code, variant.result, variant.verdict) for variant in variants_of(product)]
        rows.append(("b", numbers(product.bias), tr("the random bias that the third line has too much")))
        self.table.show_rows((tr("Code"), tr("Result"), tr("Beside the product")), rows, code=(0, 1))

    def _first_row(self, product: MatrixProduct) -> str:
        row, x = product.matrix[0].tolist(), product.x.tolist()
        terms = " + ".join(f"{a:g}·{b:g}" for a, b in zip(row, x, strict=True))
        result = f"{terms} = {product.product[0].item():g}"
        return tr("Each row of A, times x, added up: the first output is {sum}.", sum=result)


def _product(seed: int) -> MatrixProduct:
    from fmnist_gui.engine.network.structure import matrix_product

    return matrix_product(seed)
