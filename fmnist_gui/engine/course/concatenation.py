"""torch.cat and torch.stack on small tensors: what comes of them, and in words why they refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import StudioError

Kind = Literal["cat", "stack"]
Shape = Sequence[int]


@dataclass(frozen=True, eq=False)
class Joined:
    """`origin` has the shape of the result; each entry is the number of the tensor that it came from."""

    origin: npt.NDArray[np.int64]

    @property
    def shape(self) -> tuple[int, ...]:
        return self.origin.shape


@dataclass(frozen=True)
class Concatenation:
    """How the scores of batches become one tensor: the shapes before, by torch.cat, and as torch.stack has them.

    `stack_shape` is None where torch.stack refuses because the last batch is smaller than the others.
    """

    batches: int
    batch_shape: tuple[int, ...]
    last_shape: tuple[int, ...]
    cat_shape: tuple[int, ...]
    stack_shape: tuple[int, ...] | None


class JoinError(StudioError):
    """`differs_in`: the dimension in which sizes do not match, None where `dim` is wrong; `said`: torch's own words."""

    def __init__(self, text: str, differs_in: int | None = None, **values: object) -> None:
        super().__init__(text, **values)
        self.differs_in = differs_in
        self.said = ""


def join(kind: Kind, shapes: Sequence[Shape], dim: int) -> Joined:
    """Join tensors of these shapes, each filled with its number. Raises JoinError where torch refuses."""
    tensors = [torch.full(tuple(shape), number) for number, shape in enumerate(shapes)]
    try:
        joined = torch.cat(tensors, dim=dim) if kind == "cat" else torch.stack(tensors, dim=dim)
    except (RuntimeError, IndexError) as error:
        explained = explain(kind, shapes, dim)
        explained.said = str(error).splitlines()[0]
        raise explained from error
    return Joined(joined.numpy())


def joined_shape(kind: Kind, shapes: Sequence[Shape], dim: int) -> tuple[int, ...] | None:
    """The shape alone, of tensors of any size; None where torch refuses."""
    tensors = [torch.empty(tuple(shape), device="meta") for shape in shapes]
    try:
        return tuple((torch.cat(tensors, dim=dim) if kind == "cat" else torch.stack(tensors, dim=dim)).shape)
    except (RuntimeError, IndexError, AssertionError):  # the last: stack of tensors without data, in torch 2.6
        return None


def batches_joined(images: int, batch_size: int) -> Concatenation:
    """What becomes of the scores of `images`, ten each, that were computed batch by batch."""
    shapes = [(min(batch_size, images - start), CLASS_COUNT) for start in range(0, images, batch_size)]
    cat = joined_shape("cat", shapes, 0)
    assert cat is not None
    return Concatenation(len(shapes), shapes[0], shapes[-1], cat, joined_shape("stack", shapes, 0))


def explain(kind: Kind, shapes: Sequence[Shape], dim: int) -> JoinError:
    """Why `shapes` cannot be joined so."""
    first = list(shapes[0])
    for number, shape in enumerate(shapes[1:], start=1):
        if kind == "stack" and list(shape) != first:
            differing = next((d for d, (a, b) in enumerate(zip(first, shape, strict=False)) if a != b), 0)
            return JoinError(
                "stack needs equal shapes, as the pages of a book: a is {first}, {name} is {other}.",
                differing,
                first=first,
                name=name_of(number),
                other=list(shape),
            )
    dimensions = len(first) + (kind == "stack")
    if not -dimensions <= dim < dimensions:
        return _no_such_dim(kind, dim, dimensions)
    for number, shape in enumerate(shapes[1:], start=1):
        for dimension, (a, b) in enumerate(zip(first, shape, strict=True)):
            if a != b and dimension != dim % dimensions:
                return JoinError(
                    "cat joins along dim {dim}; in every other dimension the sizes must match. In dimension "
                    "{dimension} a has {first}, {name} has {other}.",
                    dimension,
                    dim=dim,
                    dimension=dimension,
                    first=a,
                    name=name_of(number),
                    other=b,
                )
    return JoinError("torch cannot join these tensors.")


def _no_such_dim(kind: Kind, dim: int, dimensions: int) -> JoinError:
    if kind == "cat":
        return JoinError(
            "There is no dim {dim}: the tensors have {dimensions} dimensions, and cat joins along one of them. "
            "Choose from {lowest} to {highest}.",
            dim=dim,
            dimensions=dimensions,
            lowest=-dimensions,
            highest=dimensions - 1,
        )
    return JoinError(
        "There is no dim {dim}: with the new one the result has {dimensions} dimensions. Choose from {lowest} to "
        "{highest}.",
        dim=dim,
        dimensions=dimensions,
        lowest=-dimensions,
        highest=dimensions - 1,
    )


def name_of(number: int) -> str:
    """a, b, c, …"""
    return chr(ord("a") + number)
