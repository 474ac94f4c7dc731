"""How sure a network is: one bar for each of the ten classes, always in the same order."""

from collections.abc import Sequence

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.numbers import percent
from fmnist_gui.kit.bars import POINTER, Bar, Bars
from fmnist_gui.kit.cells.cells import Position
from fmnist_gui.kit.class_names import class_name, class_names
from fmnist_gui.kit.text import Texts, named, tr

ROW_HEIGHT, LEAST_ROW_HEIGHT = 22, 16  # px


class ProbabilityBars(Bars):
    """Ten probabilities with names and percentages; the highest in the accent colour, the true label pointed at."""

    usual_width = 260

    def __init__(self) -> None:
        super().__init__(ROW_HEIGHT, LEAST_ROW_HEIGHT, widest=percent(1.0))
        self.values: list[float] | None = None
        self.label: int | None = None
        self._left = POINTER
        Texts(self).call(self._show)

    def show_probabilities(self, values: Sequence[float] | None, label: int | None = None) -> None:
        """`values`: ten probabilities, or None for empty bars; `label`: the true class, if known."""
        self.values = None if values is None else [float(value) for value in values]
        self.label = label
        self._show()

    def row_text(self, row: int) -> str:
        """What the bar `row` says, in words."""
        return self._in_words(row, class_name(row), percent(self.values[row]) if self.values else "")

    def _in_words(self, row: int, name: str, number: str) -> str:
        text = named(name, number) if number else name
        return f"{text} ({tr('true label')})" if row == self.label else text

    def describe(self, cell: Position) -> str:
        return self.row_text(cell[0])

    def _show(self) -> None:
        values = self.values or [0.0] * CLASS_COUNT
        numbers = [percent(value) if self.values else "" for value in values]
        names = class_names()
        best = values.index(max(values)) if self.values is not None else None
        self.show_bars(
            [
                Bar(
                    name,
                    numbers[row],
                    value,
                    row == best,
                    row in (best, self.label),
                    row == self.label,
                )
                for row, (name, value) in enumerate(zip(names, values, strict=True))
            ]
        )
        self.setAccessibleName(tr("Probability of each class"))
        rows = zip(names, numbers, strict=True)
        self.setAccessibleDescription(", ".join(self._in_words(row, *texts) for row, texts in enumerate(rows)))
