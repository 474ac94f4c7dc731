"""The code of the course's sections, run statement by statement as a notebook would, on the data that is there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch

from fmnist_gui.engine.data.etl import CourseSet
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.errors import Cancelled
from fmnist_gui.engine.network.course_network import Network, Weights, network_with, new_network

SEED = 0  # of everything random in a section, so that its output is the same every time


@dataclass(frozen=True)
class Statement:
    """One statement and what came of it: what it printed, then the value of an expression, or what went wrong."""

    code: str
    output: str
    failed: bool = False


def lesson_names(
    data: FashionData, weights: Weights | None, is_cancelled: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    """The names that a section's code may use, those of the script that it becomes when it is exported.

    `network` is the trained network of `weights`, or a new one where there is none; the code may change its copy.
    """
    torchvision = import_torchvision()
    own = {name: tensor.clone() for name, tensor in weights.items()} if weights is not None else None
    return {
        "torch": torch,
        "nn": torch.nn,
        "F": torch.nn.functional,
        "torchvision": torchvision,
        "DataLoader": torch.utils.data.DataLoader,
        "Network": Network,
        "train_set": CourseSet(data.train, is_cancelled),
        "test_set": CourseSet(data.test, is_cancelled),
        "network": network_with(own) if own is not None else new_network(SEED).eval(),
    }


def run_code(code: str, names: dict[str, Any]) -> Iterator[Statement]:
    """Run `code` in `names`, one statement after the other; a failing one is the last. Raises Cancelled.

    The code is the application's own (`resources/learn`), never what somebody typed.
    """
    printed: list[str] = []
    names["print"] = lambda *values: printed.append(" ".join(map(str, values)))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(SEED)
        for text, node in statements_of(code):
            printed.clear()
            try:
                value = _run(node, names)
            except Cancelled:
                raise
            except Exception as error:
                yield Statement(text, "\n".join([*printed, f"{type(error).__name__}: {error}"]), failed=True)
                return
            shown = [] if value is None else [repr(value)]
            yield Statement(text, "\n".join([*printed, *shown]))


def statements_of(code: str) -> list[tuple[str, ast.stmt]]:
    """Each statement with its lines; comments and blank lines belong to the statement after them."""
    lines, found, last = code.splitlines(), [], 0
    for node in ast.parse(code).body:
        assert node.end_lineno is not None
        found.append(("\n".join(lines[last : node.end_lineno]), node))
        last = node.end_lineno
    return found


def _run(node: ast.stmt, names: dict[str, Any]) -> object:
    if isinstance(node, ast.Expr):
        return eval(compile(ast.Expression(node.value), "<section>", "eval"), names)
    exec(compile(ast.Module([node], []), "<section>", "exec"), names)
    return None
