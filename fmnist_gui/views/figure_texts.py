"""Figures of a network in words and numbers, as all pages write them."""

from __future__ import annotations

from collections.abc import Callable

from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.numbers import wilson_interval
from fmnist_gui.engine.training.comparison import (
    Concatenation,
    Confusion,
    Counts,
    Figures,
    Normalization,
)
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.text import tr


def count_number(value: float) -> str:
    return f"{value:,.0f}"


def share_number(value: float) -> str:
    """A share from 0 to 1 as a percentage; whole ones are told from rounded ones."""
    return f"{100 * value:.0f}" if value in (0.0, 1.0) else f"{100 * value:.1f}"


def difference_number(value: float) -> str:
    return f"{value:+,.0f}".replace("-", "−") if value else "0"


NUMBERS: dict[Normalization, Callable[[float], str]] = {
    "counts": count_number,
    "recall": share_number,
    "precision": share_number,
}


def percent(share: float) -> str:
    return f"{100 * share:.2f} %"


def shape_text(shape: tuple[int, ...]) -> str:
    return f"[{', '.join(map(str, shape))}]"


def split_text(split_name: str, images: int) -> str:
    count = f"{images:,}"
    return tr("{count} training images" if split_name == "train" else "{count} test images", count=count)


def accuracy_text(figures: Figures, split_name: str) -> str:
    """How many images are classified correctly, and how sure that is."""
    low, high = wilson_interval(figures.correct, figures.images)
    return tr(
        "{fraction} of the {images} are classified correctly (95 % interval: {low} to {high} %).",
        fraction=percent(figures.accuracy),
        images=split_text(split_name, figures.images),
        low=f"{100 * low:.2f}",
        high=f"{100 * high:.2f}",
    )


def confusion_text(confusion: Confusion) -> str:
    return tr(
        "{true} taken for {predicted}: {count} of {total}",
        true=class_name(confusion.true),
        predicted=class_name(confusion.predicted),
        count=f"{confusion.count:,}",
        total=f"{confusion.total:,}",
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
        count=f"{count:,}",
        total=f"{total:,}",
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
                fraction=percent(count / row),
                total=f"{row:,}",
                name=class_name(true),
            )
        )
    if column:
        lines.append(
            tr(
                "{fraction} of the {total} that were classified as {name}",
                fraction=percent(count / column),
                total=f"{column:,}",
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
        return tr("The network that is being trained, after step {step}.", step=f"{subject.snapshot.step:,}")
    if subject.weights is None:
        return tr("No trained model yet: this is a new network. Train one on the Train page.")
    name, accuracy = subject.state.model.name, subject.state.model.accuracy
    if accuracy is None:
        return tr("Network: {name}", name=name)
    return tr("Network: {name}, {score} % right on new images", name=name, score=f"{100 * accuracy:.1f}")
