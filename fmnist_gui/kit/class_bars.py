"""How many images each class has, as ten bars."""

from collections.abc import Sequence

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.bars import Bars
from fmnist_gui.kit.class_names import class_names
from fmnist_gui.kit.text import Texts, named, tr

ROW_HEIGHT = 18


class ClassBars(Bars):
    def __init__(self) -> None:
        super().__init__(ROW_HEIGHT)
        self.counts: list[int] = [0] * CLASS_COUNT
        Texts(self).call(self._show)

    def show_counts(self, counts: Sequence[int]) -> None:
        self.counts = list(counts)
        self._show()

    def _show(self) -> None:
        names = class_names()
        self.show_rows([(f"{label}  {names[label]}", count) for label, count in enumerate(self.counts)])
        self.setAccessibleName(tr("Images of each class"))
        texts = (named(name, thousands(count)) for name, count in zip(names, self.counts, strict=True))
        self.setAccessibleDescription(", ".join(texts))
