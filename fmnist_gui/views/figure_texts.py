"""Figures of a network in words and numbers, as all pages write them."""

from __future__ import annotations

from collections.abc import Callable

from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.numbers import percent, percent_number, thousands, wilson_interval
from fmnist_gui.engine.training.comparison import (
    Concatenation,
    Confusion,
    Counts,
    Figures,
    Normalization,
)
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.text import tr


def fraction_number(value: float) -> str:
    """A fraction from 0 to 1 in per cent; whole ones differ from rounded ones."""
    return percent_number(value, 0) if value in (0.0, 1.0) else percent_number(value)


NUMBERS: dict[Normalization, Callable[[float], str]] = {
    "counts": thousands,
    "recall": fraction_number,
    "precision": fraction_number,
}


def shape_text(shape: tuple[int, ...]) -> str:
    return f"[{', '.join(map(str, shape))}]"


def split_text(split_name: str, images: int) -> str:
    count = thousands(images)
    return tr("{count} training images" if split_name == "train" else "{count} test images", count=count)


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


def cell_tip(matrix: Counts, true: int, predicted: int) -> str:
    """The cell in words, with its share of the row and of the column."""
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


def joining_text(joining: Concatenation) -> str:
    """How the predictions of all batches became one tensor."""
    cat = tr(
        "The scores of {batches} batches, {shape} each, were joined along their first axis by torch.cat: {joined}.",
        batches=joining.batches,
        shape=shape_text(joining.batch_shape),
        joined=shape_text(joining.cat_shape),
    )
    if joining.stack_shape is not None:
        stack = tr("torch.stack would lay them along a new axis: {stacked}.", stacked=shape_text(joining.stack_shape))
    else:
        stack = tr(
            "torch.stack, which lays them along a new axis, refuses here: the last batch is {last}.",
            last=shape_text(joining.last_shape),
        )
    return tr("{first} {second}", first=cat, second=stack)


def network_note(subject: Subject) -> str:
    """Which network a page shows."""
    if subject.live and subject.snapshot is not None:
        return tr("The network that is being trained, after step {step}.", step=thousands(subject.snapshot.step))
    if subject.weights is None:
        return tr("No trained model yet: this is a new network. Train one on the Train page.")
    name, accuracy = subject.state.model.name, subject.state.model.accuracy
    if accuracy is None:
        return tr("Network: {name}", name=name)
    return tr("Network: {name}, {score} % right on new images", name=name, score=percent_number(accuracy))
