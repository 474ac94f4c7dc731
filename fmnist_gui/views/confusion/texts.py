"""The figures of a network in words and numbers."""

from __future__ import annotations

from collections.abc import Callable

from fmnist_gui.engine.numbers import percent, percent_number, thousands, wilson_interval
from fmnist_gui.engine.training.comparison import Confusion, Counts, Figures, Normalization
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.labels import split_text
from fmnist_gui.kit.text import tr


def fraction_number(value: float) -> str:
    """A fraction from 0 to 1 as a percentage; whole ones differ from rounded ones."""
    return percent_number(value, 0 if value in (0.0, 1.0) else 1)


NUMBERS: dict[Normalization, Callable[[float], str]] = {
    "counts": thousands,
    "recall": fraction_number,
    "precision": fraction_number,
}


def accuracy_text(figures: Figures, split_name: str) -> str:
    """How many images are classified correctly, and how sure that is."""
    low, high = wilson_interval(figures.correct, figures.images)
    return tr(
        "{fraction} of the {images} are classified correctly (95 % interval: {low} to {high} %).",
        fraction=percent(figures.accuracy, 2),
        images=split_text(split_name, figures.images),
        low=percent_number(low, 2),
        high=percent_number(high, 2),
    )


def confusion_text(confusion: Confusion) -> str:
    return tr(
        "{true} taken for {predicted}: {count} of {total}",
        true=class_name(confusion.true),
        predicted=class_name(confusion.predicted),
        count=thousands(confusion.count),
        total=thousands(confusion.total),
    )


def cell_text(matrix: Counts, true: int, predicted: int) -> str:
    """What a cell of the matrix holds."""
    count, total = int(matrix[true, predicted]), int(matrix[true].sum())
    if not total:
        return tr("These images have none of the class {true}.", true=class_name(true))
    if true != predicted:
        return confusion_text(Confusion(true, predicted, count, total))
    return tr(
        "{true} classified correctly: {count} of {total}",
        true=class_name(true),
        count=thousands(count),
        total=thousands(total),
    )


def other_way_text(matrix: Counts, true: int, predicted: int) -> str:
    """The same confusion the other way round, and both together; empty for a cell of the diagonal."""
    if true == predicted:
        return ""
    back = int(matrix[predicted, true])
    return tr(
        "The other way round, {true} was taken for {predicted} in {count} cases; together {sum}.",
        true=class_name(predicted),
        predicted=class_name(true),
        count=thousands(back),
        sum=thousands(back + int(matrix[true, predicted])),
    )


def cell_tip(matrix: Counts, true: int, predicted: int) -> str:
    """The cell in words, with its fraction of the row and of the column."""
    count = int(matrix[true, predicted])
    row, column = int(matrix[true].sum()), int(matrix[:, predicted].sum())
    lines = [cell_text(matrix, true, predicted)]
    if row:
        lines.append(
            tr(
                "{fraction} of the {total} that are {name}",
                fraction=percent(count / row, 2),
                total=thousands(row),
                name=class_name(true),
            )
        )
    if column:
        lines.append(
            tr(
                "{fraction} of the {total} that were classified as {name}",
                fraction=percent(count / column, 2),
                total=thousands(column),
                name=class_name(predicted),
            )
        )
    return "\n".join(lines)
