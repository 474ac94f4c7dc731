"""A network's confusions on the training images beside those of the course's reference run."""

from fmnist_gui.engine.course.course_run import REFERENCE_CONFUSIONS, REFERENCE_COUNTED, REFERENCE_IMAGES
from fmnist_gui.engine.numbers import fixed, thousands
from fmnist_gui.engine.training.comparison import Counts
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.plain_table import NumberTable
from fmnist_gui.kit.text import Texts, tr


class ReferenceTable(NumberTable):
    def __init__(self) -> None:
        super().__init__()
        Texts(self).bind_name(self, "Reference run and this network")

    def show_counts(self, counts: Counts) -> None:
        """`counts` [10, 10] of all training images."""
        correct = int(counts.trace())
        rows: list[tuple[str, ...]] = [
            (
                f"{class_name(first)} ↔ {class_name(second)}",
                thousands(reference),
                thousands(int(counts[first, second] + counts[second, first])),
            )
            for (first, second), reference in REFERENCE_CONFUSIONS.items()
        ]
        numbers = (REFERENCE_COUNTED, correct)
        rows.append((tr("on the diagonal"), *map(thousands, numbers)))
        rows.append((tr("accuracy"), *(fixed(number / REFERENCE_IMAGES, 3) for number in numbers)))
        self.show_numbers(("", tr("reference run"), tr("this network")), rows, words=1)
