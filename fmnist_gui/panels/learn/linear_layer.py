"""C12: a linear layer is a matrix product, with numbers that the reader types."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.network.products import Step, steps_of
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import tr, tr_error
from fmnist_gui.kit.view import View
from fmnist_gui.views.linear.product_board import ProductBoard
from fmnist_gui.views.linear.product_texts import number, numbers, variants_of

if TYPE_CHECKING:
    from fmnist_gui.engine.network.structure import MatrixProduct

STEP_INTERVAL_MS = 600
ROWS = ((1.0, 2.0, 3.0, 4.0), (2.0, 3.0, 4.0, 5.0), (3.0, 4.0, 5.0, 6.0))
INPUT = (1.0, 2.0, 3.0, 4.0)
DECIMALS = 2  # of the random bias, so that it can be read in its field


class LinearLayerPart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.board = ProductBoard(len(ROWS), len(INPUT))
        self.problem, self.sum, self.variants = QLabel(), QLabel(), QLabel()
        self.back = IconButton("skip-previous", N_("One product back"))
        self.play = IconButton("play", N_("Compute the output step by step, or pause"), N_("Play"))
        self.forward = IconButton("skip-next", N_("Add the next product"), N_("Next product"))
        self.again = IconButton(
            "dice-multiple-outline", N_("Draw other random weights and another bias"), N_("Draw again")
        )
        self.reset = IconButton("restore", N_("The numbers of the beginning"))
        self.at = 0  # steps that are done
        self.product: MatrixProduct | None = None
        self._steps: list[Step] = []
        self._seed = 0
        self._redraw_bias = True  # the next product brings the bias of its seed into the fields
        self._task = LatestTask(self)
        self._timer = QTimer(self, interval=STEP_INTERVAL_MS)
        self.board.fill(ROWS, INPUT, (0.0, 0.0, 0.0))
        self._lay_out()
        self._connect()
        self.texts.call(self._show)

    def refresh(self) -> None:
        """The numbers are the reader's own: they are reckoned once, and when they change."""
        if self.product is None:
            self._reckon()

    # ---- the numbers

    def _reckon(self) -> None:
        """Everything anew from what is in the fields."""
        try:
            matrix, x, bias = self.board.numbers()
        except StudioError:
            self.product, self._steps = None, []
            self._show()
            return
        self._steps = steps_of(matrix, x, bias)
        self._show()
        seed, redraw = self._seed, self._redraw_bias
        self._task.run(lambda task: _product(seed, matrix, x, None if redraw else bias))

    @Slot(object)
    def _on_product(self, product: MatrixProduct) -> None:
        if not self._steps:  # a field was spoiled meanwhile
            return
        if self._redraw_bias:
            self._redraw_bias = False
            matrix, x, _ = self.board.numbers()
            self.board.fill(matrix, x, [round(value, DECIMALS) for value in product.bias.tolist()])
            self._reckon()
            return
        self.product = product
        self._show()

    @Slot()
    def _on_edited(self) -> None:
        self._stop()
        self._reckon()

    @Slot()
    def _on_again(self) -> None:
        self._seed += 1
        self._redraw_bias = True
        self._reckon()

    @Slot()
    def _on_reset(self) -> None:
        self._seed, self._redraw_bias, self.at = 0, True, 0
        self._stop()
        self.board.fill(ROWS, INPUT, (0.0, 0.0, 0.0))
        self._reckon()

    # ---- step by step

    @Slot()
    def _on_back(self) -> None:
        self._stop()
        self._go_to(self.at - 1)

    @Slot()
    def _on_forward(self) -> None:
        self._stop()
        self._go_to(self.at + 1)

    @Slot()
    def _on_play(self) -> None:
        if self._timer.isActive():
            self._stop()
            return
        if self.at >= len(self._steps):
            self.at = 0
        self._timer.start()
        self._on_tick()

    @Slot()
    def _on_tick(self) -> None:
        if self.at >= len(self._steps) or not self.isVisible():
            self._stop()
        else:
            self._go_to(self.at + 1)

    def _stop(self) -> None:
        self._timer.stop()
        self._show_buttons()

    def _go_to(self, at: int) -> None:
        self.at = min(max(at, 0), len(self._steps))
        self._show()

    # ---- what is shown

    def _show(self) -> None:
        self._show_buttons()
        self._show_step()
        self._show_problem()
        self._show_variants()

    def _show_buttons(self) -> None:
        usable = bool(self._steps)
        playing = self._timer.isActive()
        self.back.setEnabled(usable and self.at > 0)
        self.forward.setEnabled(usable and self.at < len(self._steps))
        self.play.setEnabled(usable)
        self.play.set_icon("pause" if playing else "play")
        self.play.setText(tr("Pause") if playing else tr("Play"))

    def _show_step(self) -> None:
        done = self._steps[: self.at]
        step = done[-1] if done else None
        outputs: list[float | None] = [None] * len(ROWS)
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
        product, look = self.product, current_look()
        self.variants.setVisible(product is not None)
        if product is None:
            return
        lines = [
            _line(tr("A times x, by hand:"), "A @ x", numbers(product.product), ""),
        ]
        titles = (
            tr("A layer as it is made, with random weights:"),
            tr("Its weights replaced by A, with the bias b:"),
            tr("Its weights replaced by A, without a bias:"),
        )
        codes = ("nn.Linear(4, 3)(x)", "layer.weight = nn.Parameter(A); layer(x)", "nn.Linear(4, 3, bias=False)")
        for title, code, variant in zip(titles, codes, variants_of(product), strict=True):
            ink = look.good if variant.equal else look.muted
            told = tr("difference {numbers}: {verdict}", numbers=variant.difference, verdict=variant.verdict)
            lines.append(_line(title, code, variant.result, f"<span style='color:{ink}'>{escape(told)}</span>"))
        self.variants.setText(f"<table cellspacing='0' cellpadding='2'>{''.join(lines)}</table>")

    # ---- construction

    def _connect(self) -> None:
        self.board.edited.connect(self._on_edited)
        self.back.clicked.connect(self._on_back)
        self.play.clicked.connect(self._on_play)
        self.forward.clicked.connect(self._on_forward)
        self.again.clicked.connect(self._on_again)
        self.reset.clicked.connect(self._on_reset)
        self._timer.timeout.connect(self._on_tick)
        self._task.done.connect(self._on_product)
        self._task.failed.connect(self.tell_error)

    def _lay_out(self) -> None:
        self.problem.setProperty("role", "error")
        self.forward.setProperty("accent", True)
        for label in (self.problem, self.sum, self.variants):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        line = QHBoxLayout()
        line.setSpacing(SPACE // 2)
        for button in (self.back, self.play, self.forward):
            line.addWidget(button)
        line.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE // 2)
        foot.addWidget(self.again)
        foot.addWidget(self.reset)
        foot.addStretch(1)
        inside = QVBoxLayout()
        inside.setSpacing(SPACE)
        inside.addWidget(self.board)
        inside.addWidget(self.problem)
        inside.addWidget(self.sum)
        inside.addLayout(line)
        inside.addSpacing(SPACE)
        inside.addWidget(self.variants)
        inside.addLayout(foot)
        self.view_layout.addLayout(inside)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show()
        super().changeEvent(event)


def _factor(value: float) -> str:
    """A number inside a sum: a negative one in brackets."""
    return f"({number(value)})" if value < 0 else number(value)


def _line(title: str, code: str, result: str, told: str) -> str:
    more = f"<br>{told}" if told else ""
    return (
        f"<tr><td style='padding-bottom:6px'>{escape(title)} <code>{escape(code)}</code><br>"
        f"<b>{escape(result)}</b>{more}</td></tr>"
    )


def _product(seed: int, matrix: list[list[float]], x: list[float], bias: list[float] | None) -> MatrixProduct:
    from fmnist_gui.engine.network.structure import matrix_product

    return matrix_product(seed, matrix, x, bias)
