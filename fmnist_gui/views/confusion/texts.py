"""The figures of a network in words and numbers."""

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import percent, percent_number, thousands, wilson_interval
from fmnist_gui.engine.training.comparison import Counts, Figures
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.labels import split_text
from fmnist_gui.kit.text import tr


def fraction_number(value: float) -> str:
    """A fraction from 0 to 1 as a percentage; whole ones differ from rounded ones."""
    return percent_number(value, 0 if value in (0.0, 1.0) else 1)


def accuracy_text(figures: Figures, split_name: str) -> str:
    """How many images are classified correctly, and how sure that is."""
    return fraction_text(figures.correct, figures.images, split_text(split_name, figures.images), 2)


def fraction_text(correct: int, count: int, images: str, decimals: int) -> str:
    """How many of the `images`, a text that says how many of what they are, are classified correctly."""
    low, high = wilson_interval(correct, count)
    return tr(
        "{fraction} of the {images} are classified correctly (95 % interval: {low} to {high} %).",
        fraction=percent(correct / count, decimals),
        images=images,
        low=percent_number(low, decimals),
        high=percent_number(high, decimals),
    )


def pair_text(matrix: Counts, true: int, predicted: int) -> str:
    """How often two classes are taken for one another, each way and both together."""
    more, less = int(matrix[true, predicted]), int(matrix[predicted, true])
    return tr(
        "{first} ↔ {second}: {more} + {less} = {sum} images",
        first=class_name(true),
        second=class_name(predicted),
        more=thousands(more),
        less=thousands(less),
        sum=thousands(more + less),
    )


def cell_text(matrix: Counts, true: int, predicted: int) -> str:
    """What a cell of the matrix holds."""
    total = int(matrix[true].sum())
    if not total:
        return tr("These images have none of the class {true}.", true=class_name(true))
    return tr(
        "{true} classified correctly: {count} of {total}"
        if true == predicted
        else "{true} taken for {predicted}: {count} of {total}",
        true=class_name(true),
        predicted=class_name(predicted),
        count=thousands(int(matrix[true, predicted])),
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
    parts = (
        (N_("{fraction} of the {total} that are {name}"), int(matrix[true].sum()), true),
        (N_("{fraction} of the {total} that were classified as {name}"), int(matrix[:, predicted].sum()), predicted),
    )
    fractions = [
        tr(
            text,
            fraction=percent(int(matrix[true, predicted]) / total, 2),
            total=thousands(total),
            name=class_name(label),
        )
        for text, total, label in parts
        if total
    ]
    return "\n".join([cell_text(matrix, true, predicted), *fractions])
