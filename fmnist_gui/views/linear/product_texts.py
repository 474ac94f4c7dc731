"""The matrix product and the linear layers that give it, as lines of code with what comes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fmnist_gui.engine.numbers import fixed, significant
from fmnist_gui.kit.text import tr

if TYPE_CHECKING:
    from torch import Tensor

    from fmnist_gui.engine.network.structure import MatrixProduct


@dataclass(frozen=True)
class Variant:
    """One way to make a linear layer of four inputs and three outputs."""

    title: str
    code: str
    result: str
    difference: str  # from the product, number by number
    verdict: str
    equal: bool


def variants_of(product: MatrixProduct) -> list[Variant]:
    """Random weights; the matrix as weights with a bias; the matrix as weights without one."""
    made = (
        (
            tr("A layer as it is made, with random weights:"),
            "nn.Linear(4, 3)(x)",
            product.random,
            tr("different: the weights are random"),
        ),
        (
            tr("Its weights replaced by A, with the bias b:"),
            "layer.weight = nn.Parameter(A); layer(x)",
            product.with_bias,
            _of_bias(product),
        ),
        (
            tr("Its weights replaced by A, without a bias:"),
            "nn.Linear(4, 3, bias=False)",
            product.without_bias,
            tr("different"),
        ),
    )
    variants = []
    for title, code, result, otherwise in made:
        difference = result - product.product
        equal = bool((difference == 0).all())
        variants.append(
            Variant(title, code, numbers(result), numbers(difference), tr("equal") if equal else otherwise, equal)
        )
    return variants


def _of_bias(product: MatrixProduct) -> str:
    if (product.with_bias - product.product).abs().max().item() < 1:
        return tr("close, not equal: the bias is added")
    return tr("not equal: the bias is added")


def numbers(values: Tensor) -> str:
    """[30, 40, 50], as PyTorch prints them, with four decimals at most."""
    return "[" + ", ".join(number(value) for value in values.tolist()) + "]"


def number(value: float) -> str:
    if value == round(value) or abs(value) >= 1000:
        return fixed(value, 0) if value == round(value) else significant(value, 5)
    return fixed(value, 4).rstrip("0").rstrip(".")
