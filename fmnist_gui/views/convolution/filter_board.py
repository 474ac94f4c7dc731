"""The 25 weights of a filter and its bias in fields, and filters to fill them with."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.one_filter import FILTERS, SIDE
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField, numbers_in
from fmnist_gui.kit.layout import grid_layout, hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.text import Texts, tr

LARGEST = 100
FIELD_WIDTH = 44  # px
LEARNED = 6  # filters of conv1
OWN = "own"
DECIMALS = 3  # of a learned weight, so that it can be read in its field

Rows = Sequence[Sequence[float]]


class FilterBoard(QWidget):
    """`edited` for each number typed and each filter chosen; `learned` are the network's, once they are known."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._learned: list[tuple[Rows, float]] = []
        self.texts = Texts(self)
        entries = {name: name for name in FILTERS}
        learned = {number: lambda number=number: _learned_text(number) for number in range(LEARNED)}
        self.choice = Choice({**entries, **learned, OWN: N_("Weights of your own")}, "Filter", narrow=True)
        self.weights = [NumberField(False, -LARGEST, LARGEST, by=1) for _ in range(SIDE * SIDE)]
        self.bias = NumberField(False, -LARGEST, LARGEST, by=1)
        self._lay_out()
        self.choice.activated.connect(self._on_chosen)
        for field in self.fields:
            field.setFixedWidth(FIELD_WIDTH)
            field.edited.connect(self._on_edited)
        self.texts.call(self._set_texts)
        self._fill(next(iter(FILTERS.values())), 0.0)

    @property
    def fields(self) -> list[NumberField]:
        return [*self.weights, self.bias]

    def numbers(self) -> tuple[list[list[float]], float]:
        """The weights, row by row, and the bias. Raises StudioError for a field without a number that can be used."""
        *weights, bias = numbers_in(self.fields, LARGEST)
        return [weights[row * SIDE : (row + 1) * SIDE] for row in range(SIDE)], bias

    def set_learned(self, filters: list[tuple[Rows, float]]) -> None:
        """The filters of the current network; the one that is chosen follows it."""
        changed = filters != self._learned
        self._learned = filters
        if changed and isinstance(self.choice.value, int):
            self._on_chosen()

    def _lay_out(self) -> None:
        grid = grid_layout(3, 3)
        for number, field in enumerate(self.weights):
            grid.addWidget(field, *divmod(number, SIDE))
        vbox(
            hbox(field_label(self.texts, "Filter", self.choice), (self.choice, 1)),
            hbox(grid, None),
            hbox(field_label(self.texts, "Bias", self.bias), self.bias, None),
            None,
            spacing=SPACE // 2,
            parent=self,
        )

    def _set_texts(self) -> None:
        for number, field in enumerate(self.weights):
            row, column = divmod(number, SIDE)
            field.setAccessibleName(tr("Weight, row {row}, column {column}", row=row, column=column))
        self.bias.setAccessibleName(tr("Bias"))
        for field in self.fields:
            field.setToolTip(tr("Type a number; Up and Down change it by one"))

    def _fill(self, weights: Rows, bias: float) -> None:
        for field, value in zip(self.fields, [*(value for row in weights for value in row), bias], strict=True):
            with QSignalBlocker(field):
                field.set_value(round(float(value), DECIMALS))
        self.edited.emit()

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.choice.value
        if isinstance(chosen, int):
            if chosen < len(self._learned):
                self._fill(*self._learned[chosen])
        elif chosen != OWN:
            self._fill(FILTERS[chosen], 0.0)

    @Slot()
    def _on_edited(self) -> None:
        self.choice.choose(OWN)
        self.edited.emit()


def _learned_text(number: int) -> str:
    return tr("conv1 of the current network: filter {number}", number=number + 1)
