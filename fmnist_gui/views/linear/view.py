"""A linear layer is a matrix product, with numbers that the reader types."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.network.products import PRODUCT_INPUT, PRODUCT_ROWS, Step, steps_of
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.playback import Playback
from fmnist_gui.kit.text import tr, tr_error
from fmnist_gui.kit.view import View
from fmnist_gui.views.linear.product_board import ProductBoard
from fmnist_gui.views.linear.product_texts import number, numbers, variants_of

if TYPE_CHECKING:
    from fmnist_gui.engine.network.structure import MatrixProduct

STEP_INTERVAL_MS = 600
DECIMALS = 4  # of the random bias: those that PyTorch prints


class LinearView(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.about = QLabel()
        self.board = ProductBoard(len(PRODUCT_ROWS), len(PRODUCT_INPUT))
        self.problem, self.sum, self.variants = QLabel(), QLabel(), QLabel()
        self.back = IconButton("skip-previous", N_("One product back"))
        self.play = IconButton("play", N_("Compute the output step by step, or pause"), N_("Play"))
        self.forward = IconButton("skip-next", N_("Add the next product"), N_("Next product"))
        self.again = IconButton(
            "dice-multiple-outline", N_("Draw other random weights and another bias"), N_("Draw again")
        )
        self.reset = IconButton("restore", N_("The numbers of the beginning"))
        self.at = 0  # steps that are done
        self._steps: list[Step] = []
        self._seed = 0
        self._bias_is_drawn = True  # the bias of the seed is still to come into the fields
        self.playback = Playback(self.play, STEP_INTERVAL_MS, self)
        self.board.fill(PRODUCT_ROWS, PRODUCT_INPUT, [0.0] * len(PRODUCT_ROWS))
        self._lay_out()
        self._connect()
        self.texts.call_for_look(self._show)

    def job(self) -> Job | None:
        try:
            matrix, x, bias = self.board.numbers()
        except StudioError:
            return None
        seed, given = self._seed, None if self._bias_is_drawn else bias
        return lambda: _product(seed, matrix, x, given)

    @Slot(object)
    def _on_result(self, product: MatrixProduct) -> None:
        if self._bias_is_drawn:
            self._bias_is_drawn = False
            matrix, x, _ = self.board.numbers()
            self.board.fill(matrix, x, [round(value, DECIMALS) for value in product.bias.tolist()])
            self._take_numbers()
        super()._on_result(product)

    def show_result(self, product: MatrixProduct) -> None:
        self._show()

    def _compute(self) -> None:
        """Everything anew from what is in the fields; with one that cannot be used there is no result."""
        self._take_numbers()
        self.worker.cancel()  # what was made of other numbers, or with another bias
        if not self._steps:
            self.result = None
        self.refresh()
        self._show()

    def _take_numbers(self) -> None:
        try:
            self._steps = steps_of(*self.board.numbers())
        except StudioError:
            self._steps = []

    @Slot()
    def _on_edited(self) -> None:
        self.playback.stop()
        self._bias_is_drawn = False
        self._compute()

    @Slot()
    def _on_again(self) -> None:
        self._seed += 1
        self._bias_is_drawn = True
        self._compute()

    @Slot()
    def _on_reset(self) -> None:
        self.playback.stop()
        self._seed, self._bias_is_drawn, self.at = 0, True, 0
        self.board.fill(PRODUCT_ROWS, PRODUCT_INPUT, [0.0] * len(PRODUCT_ROWS))
        self._compute()

    def _on_step(self, by: int) -> None:
        self.playback.stop()
        self._go_to(self.at + by)

    @Slot(bool)
    def _on_play(self, playing: bool) -> None:
        if playing:
            self._go_to(1 if self.at >= len(self._steps) else self.at + 1)
        self._show_buttons()

    @Slot()
    def _on_moved(self) -> None:
        if self.at >= len(self._steps):
            self.playback.stop()
        else:
            self._go_to(self.at + 1)

    def _go_to(self, at: int) -> None:
        self.at = min(max(at, 0), len(self._steps))
        self._show()

    def _show(self) -> None:
        self._show_buttons()
        self._show_step()
        self._show_problem()
        self._show_variants()

    def _show_buttons(self) -> None:
        usable = bool(self._steps)
        self.back.setEnabled(usable and self.at > 0)
        self.forward.setEnabled(usable and self.at < len(self._steps))
        self.play.setEnabled(usable)
        self.play.setText(tr("Pause") if self.playback.playing else tr("Play"))

    def _show_step(self) -> None:
        done = self._steps[: self.at]
        step = done[-1] if done else None
        outputs: list[float | None] = [None] * len(PRODUCT_ROWS)
        for each in done:
            outputs[each.row] = each.total
        self.board.show_step(step, outputs)
        if not self._steps:
            self.sum.clear()
        elif step is None:
            self.sum.setText(tr("Press “Next product”: the first row of A meets x, product by product."))
        else:
            self.sum.setText(self._sum_text(step))

    def _sum_text(self, step: Step) -> str:
        """The products of the row so far, the newest in the accent colour, and what they add up to."""
        matrix, x, bias = self.board.numbers()
        terms = [
            f"{_factor(weight)}·{_factor(value)}"
            for weight, value in list(zip(matrix[step.row], x, strict=True))[: step.products]
        ]
        if step.with_bias:
            terms.append(_factor(bias[step.row]))
        terms[-1] = f"<b style='color:{current_look().accent}'>{terms[-1]}</b>"
        return f"y<sub>{step.row + 1}</sub> = {' + '.join(terms)} = <b>{number(step.total)}</b>"

    def _show_problem(self) -> None:
        problem = ""
        try:
            self.board.numbers()
        except StudioError as error:
            problem = tr_error(error)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _show_variants(self) -> None:
        product, look = self.result, current_look()
        self.variants.setVisible(product is not None)
        if product is None:
            return
        lines = [_line(tr("A times x, by hand:"), "A @ x", numbers(product.product), "")]
        for variant in variants_of(product):
            ink = look.good if variant.equal else look.muted
            verdict = tr("difference {numbers}: {verdict}", numbers=variant.difference, verdict=variant.verdict)
            colored = f"<span style='color:{ink}'>{escape(verdict)}</span>"
            lines.append(_line(variant.title, variant.code, variant.result, colored))
        self.variants.setText(f"<table cellspacing='0' cellpadding='2'>{''.join(lines)}</table>")

    def _connect(self) -> None:
        self.board.edited.connect(self._on_edited)
        self.back.clicked.connect(partial(self._on_step, -1))
        self.playback.toggled.connect(self._on_play)
        self.forward.clicked.connect(partial(self._on_step, 1))
        self.again.clicked.connect(self._on_again)
        self.reset.clicked.connect(self._on_reset)
        self.playback.moved.connect(self._on_moved)

    def _lay_out(self) -> None:
        self.texts.bind(
            self.about.setText,
            "A linear layer multiplies its input x by a matrix A and adds a bias: y = Ax + b. That is all it does.",
        )
        set_role(self.problem, "error")
        self.forward.setProperty("accent", True)
        for label in (self.about, self.problem, self.sum, self.variants):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        line = hbox(self.back, self.play, self.forward, None, spacing=SPACE // 2)
        foot = hbox(self.again, self.reset, spacing=SPACE // 2)
        if self.compact:
            foot.addStretch(1)
        else:  # in one line with the others: so the smallest window has room for all
            line.addLayout(foot)
        board = (self.board, self.problem, self.sum, line, SPACE, self.variants)
        fill(self.surface(), self.about, *board, *([foot] if self.compact else []), None)
        self.about.setVisible(not self.compact)


def _factor(value: float) -> str:
    """A number inside a sum: a negative one in brackets."""
    return f"({number(value)})" if value < 0 else number(value)


def _line(title: str, code: str, result: str, verdict: str) -> str:
    more = f"<br>{verdict}" if verdict else ""
    return (
        f"<tr><td style='padding-bottom:6px'>{escape(title)} <code>{escape(code)}</code><br>"
        f"<b>{escape(result)}</b>{more}</td></tr>"
    )


def _product(seed: int, matrix: list[list[float]], x: list[float], bias: list[float] | None) -> MatrixProduct:
    """Without a `bias`: with the one that the seed gives."""
    from fmnist_gui.engine.network.structure import matrix_product

    if bias is None:
        bias = [round(value, DECIMALS) for value in matrix_product(seed, matrix, x).bias.tolist()]
    return matrix_product(seed, matrix, x, bias)
