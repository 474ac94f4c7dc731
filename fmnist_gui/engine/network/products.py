"""y = Ax + b computed as one would by hand: product by product, row by row; needs no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PRODUCT_ROWS = ((1.0, 2.0, 3.0, 4.0), (2.0, 3.0, 4.0, 5.0), (3.0, 4.0, 5.0, 6.0))  # the course's example
PRODUCT_INPUT = (1.0, 2.0, 3.0, 4.0)


@dataclass(frozen=True)
class Step:
    """After it, row `row` has added up `products` of its products, and the bias where `with_bias`."""

    row: int
    products: int
    with_bias: bool
    total: float


def steps_of(matrix: Sequence[Sequence[float]], x: Sequence[float], bias: Sequence[float]) -> list[Step]:
    """Each product is a step of its own, and so is the addition of each row's bias."""
    steps = []
    for number, row in enumerate(matrix):
        total = 0.0
        for products, (weight, value) in enumerate(zip(row, x, strict=True), start=1):
            total += weight * value
            steps.append(Step(number, products, False, total))
        steps.append(Step(number, len(x), True, total + bias[number]))
    return steps
